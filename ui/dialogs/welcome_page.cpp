// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/welcome_page.h"

#include "ui/dialogs/example_shelf.h"
#include "ui/style/field_buttons.h"
#include "ui/style/icons.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {
constexpr int kMargin = 40;
} // namespace

WelcomePage::WelcomePage(Painter painter, QWidget *parent)
    : QScrollArea(parent), m_title(new QLabel), m_subtitle(new QLabel), m_new(new QPushButton), m_open(new QPushButton),
      m_examples(new QLabel), m_recent(new QLabel), m_search(new QLineEdit), m_shelf(new ExampleShelf(painter)), m_files(new QVBoxLayout)
{
    setObjectName(QStringLiteral("welcomePage"));
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // what is in it takes the keys
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_title->setProperty("role", "display");
    m_subtitle->setProperty("tone", "secondary");
    m_subtitle->setWordWrap(true);
    m_new->setProperty("primary", true);
    m_new->setObjectName(QStringLiteral("newDesign"));
    m_new->setIconSize({16, 16});
    m_examples->setProperty("role", "display");
    m_recent->setProperty("role", "title");
    m_search->setObjectName(QStringLiteral("exampleSearch"));
    addClearButton(m_search);
    followTextScale(m_search, [this] { m_search->setFixedWidth(scaled(300)); });

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(kMargin, 32, kMargin, 32);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addSpacing(8);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_new);
    buttons->addWidget(m_open);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addSpacing(20);
    column->addWidget(m_recent);
    m_files->setSpacing(2);
    column->addLayout(m_files);
    column->addSpacing(12);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(24);
    heading->addWidget(m_examples);
    heading->addWidget(m_search);
    heading->addStretch();
    column->addLayout(heading);
    column->addWidget(m_shelf);
    column->addStretch(1);
    setWidget(content);

    connect(m_new, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(m_search, &QLineEdit::textChanged, m_shelf, &ExampleShelf::setFilter);
    connect(m_shelf, &ExampleShelf::exampleChosen, this, &WelcomePage::exampleChosen);
    retranslate();
    setRecentFiles({});
}

const std::vector<ExampleCard *> &WelcomePage::cards() const
{
    return m_shelf->cards();
}

void WelcomePage::setRecentFiles(const QStringList &files)
{
    m_recentFiles = files;
    while (QLayoutItem *item = m_files->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_recent->setVisible(!files.isEmpty());
    for (const QString &file : files) {
        const QFileInfo info(file);
        const QString folder = QDir::toNativeSeparators(info.absolutePath()).replace(QDir::homePath(), QStringLiteral("~"));
        auto *button = new QPushButton(QStringLiteral("%1   %2").arg(info.fileName(), folder).replace(QLatin1Char('&'), QStringLiteral("&&")));
        button->setProperty("flat", true);
        button->setProperty("recentFile", true);
        button->setToolTip(file.toHtmlEscaped());
        connect(button, &QPushButton::clicked, this, [this, file] { Q_EMIT fileChosen(file); });
        m_files->addWidget(button, 0, Qt::AlignLeft);
    }
}

void WelcomePage::retranslate()
{
    m_title->setText(tr("Nephoscope"));
    m_subtitle->setText(tr("Draw a cloud architecture out of mechanisms, run it, and watch what they do together."));
    m_new->setText(tr("New design"));
    m_new->setIcon(icon(QStringLiteral("ui/plus"), tokens().onAccent));
    m_open->setText(tr("Open…"));
    m_examples->setText(tr("Examples"));
    m_recent->setText(tr("Recent files"));
    m_search->setPlaceholderText(tr("Search examples"));
    m_search->setAccessibleName(tr("Search examples"));
    setAccessibleName(tr("Welcome"));
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    m_shelf->arrange(viewport()->width() - 2 * kMargin);
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

} // namespace nephoscope::ui
