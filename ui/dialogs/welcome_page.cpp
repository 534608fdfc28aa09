// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/welcome_page.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "ui/dialogs/example_card.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {
constexpr int kCardWidth = 300;
constexpr int kGap = 16;
constexpr int kMargin = 40;
} // namespace

WelcomePage::WelcomePage(Painter painter, QWidget *parent)
    : QScrollArea(parent), m_painter(std::move(painter)), m_title(new QLabel), m_subtitle(new QLabel), m_new(new QPushButton),
      m_open(new QPushButton), m_examples(new QLabel), m_recent(new QLabel), m_grid(new QGridLayout), m_files(new QVBoxLayout)
{
    setObjectName(QStringLiteral("welcomePage"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_title->setProperty("role", "display");
    m_subtitle->setProperty("tone", "secondary");
    m_subtitle->setWordWrap(true);
    m_new->setProperty("primary", true);
    m_new->setObjectName(QStringLiteral("newDesign"));
    m_new->setIconSize({16, 16});
    m_examples->setProperty("role", "title");
    m_recent->setProperty("role", "title");

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
    column->addWidget(m_examples);
    m_grid->setSpacing(kGap);
    column->addLayout(m_grid);
    column->addSpacing(20);
    column->addWidget(m_recent);
    m_files->setSpacing(2);
    column->addLayout(m_files);
    column->addStretch(1);
    setWidget(content);

    connect(m_new, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    loadExamples();
    retranslate();
    setRecentFiles({});
}

void WelcomePage::loadExamples()
{
    const QDir folder(QStringLiteral(":/examples"));
    for (const QString &name : folder.entryList({QStringLiteral("*.neph")}, QDir::Files, QDir::Name)) {
        const QString resource = folder.filePath(name);
        QFile file(resource);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = file.readAll();
        auto read = readDocument(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), Catalogue::builtIn());
        if (!read)
            continue;
        auto *card = new ExampleCard(resource, std::move(read->architecture), m_painter, widget());
        connect(card, &ExampleCard::clicked, this, [this, resource] { Q_EMIT exampleChosen(resource); });
        m_cards.push_back(card);
    }
    m_examples->setVisible(!m_cards.empty());
}

void WelcomePage::arrange()
{
    const int columns = qMax(1, (viewport()->width() - 2 * kMargin + kGap) / (kCardWidth + kGap));
    if (columns == m_columns)
        return;
    for (int column = 0; column <= qMax(columns, m_columns); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    int place = 0;
    for (ExampleCard *card : m_cards) {
        m_grid->addWidget(card, place / columns, place % columns);
        ++place;
    }
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
    setAccessibleName(tr("Welcome"));
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

} // namespace nephoscope::ui
