// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include "ui/style/language.h"
#include "ui/style/page_text.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QSignalBlocker>
#include <QTextBrowser>
#include <QTextCursor>

#include <algorithm>

namespace nephoscope::ui {

namespace {

QDir folder()
{
    return QDir(QStringLiteral(":/help/%1/topics").arg(Language::instance().isChinese() ? QStringLiteral("zh_CN") : QStringLiteral("en")));
}

QString textOf(const QString &name)
{
    QFile file(folder().filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

HelpWindow::HelpWindow(QWidget *parent) : QDialog(parent), m_topics(new QListWidget(this)), m_page(new QTextBrowser(this))
{
    m_topics->setProperty("topics", true);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setProperty("page", true);
    m_page->document()->setDocumentMargin(20);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_topics);
    row->addWidget(m_page, 1);
    connect(m_topics, &QListWidget::currentRowChanged, this, &HelpWindow::showTopic);
    connect(&Theme::instance(), &Theme::changed, this, &HelpWindow::showTopic);
    retranslate();
    m_topics->setCurrentRow(0);
    followTextScale(this, [this] { resize(scaled(820), scaled(560)); });
}

void HelpWindow::retranslate()
{
    setWindowTitle(tr("Guide"));
    m_topics->setAccessibleName(tr("Topics of the guide"));
    m_page->setAccessibleName(tr("Page of the guide"));
    const int row = std::max(0, m_topics->currentRow());
    {
        const QSignalBlocker blocker(m_topics);
        m_topics->clear();
        for (const QString &name : folder().entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
            // The first line is `# Title`.
            const QString title = textOf(name).section(QLatin1Char('\n'), 0, 0).mid(2);
            auto *item = new QListWidgetItem(title, m_topics);
            item->setData(Qt::UserRole, name);
        }
        m_topics->setCurrentRow(row);
    }
    constexpr int kMargins = 40;
    m_topics->setFixedWidth(m_topics->sizeHintForColumn(0) + kMargins);
    showTopic();
}

void HelpWindow::showTopic()
{
    const QListWidgetItem *item = m_topics->currentItem();
    if (!item)
        return;
    setPage(m_page->document(), textOf(item->data(Qt::UserRole).toString()));
    m_page->setTextCursor(QTextCursor(m_page->document()));
}

void HelpWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace nephoscope::ui
