// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/run_panel.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {
constexpr int kRefreshInterval = 500; // ms
}

RunPanel::RunPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_session(session), m_column(new QVBoxLayout(this)), m_nothing(new QLabel(this))
{
    setProperty("surface", true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setProperty("tone", "quiet");
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setContentsMargins(40, 12, 40, 12);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_nothing, 1);

    m_timer.setSingleShot(true);
    m_timer.setInterval(kRefreshInterval);
    connect(&m_timer, &QTimer::timeout, this, &RunPanel::refresh);
    connect(m_session, &RunSession::updated, this, [this] {
        if (isVisible() && !m_timer.isActive())
            m_timer.start();
    });
    connect(m_session, &RunSession::stopped, this, &RunPanel::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &RunPanel::refresh);
}

void RunPanel::showInstead(QWidget *view, const QString &sentence)
{
    m_nothing->setText(sentence);
    m_nothing->setVisible(!sentence.isEmpty());
    view->setVisible(sentence.isEmpty());
}

QString RunPanel::nameOf(const std::string &element) const
{
    return distinctWords(m_document->architecture(), element);
}

void RunPanel::reveal(const QString &element)
{
    const std::string id = element.section(QLatin1Char('#'), 0, 0).toStdString();
    if (m_document->architecture().find(ElementId(id)))
        m_selection->reveal(id);
}

void RunPanel::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

void RunPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
