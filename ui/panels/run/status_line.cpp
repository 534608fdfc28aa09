// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run/status_line.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/panels/run/run_words.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVariant>

namespace nephoscope::ui {

StatusLine::StatusLine(Document *document, Selection *selection, RunSession *session, QWidget *parent)
    : QStatusBar(parent), m_document(document), m_selection(selection), m_session(session), m_dot(new QWidget(this)),
      m_state(new QLabel(this)), m_selected(new QLabel(this)), m_seed(new QLabel(this)), m_rate(new QLabel(this)), m_zoom(new QLabel(this)),
      m_problems(new QPushButton(this))
{
    setSizeGripEnabled(false);
    m_dot->setFixedSize(16, 16);
    m_dot->installEventFilter(this);
    for (QLabel *label : {m_state, m_selected, m_seed, m_rate, m_zoom}) {
        label->setTextFormat(Qt::PlainText);
        label->setProperty("role", "small");
        label->setProperty("tone", "secondary");
        label->setContentsMargins(0, 0, 12, 0);
    }
    m_problems->setObjectName(QStringLiteral("statusProblems"));
    m_problems->setProperty("statusButton", true);
    m_problems->setIconSize({14, 14});
    setContentsMargins(8, 0, 8, 0);
    addWidget(m_dot);
    addWidget(m_state);
    addWidget(m_selected);
    addPermanentWidget(m_seed);
    addPermanentWidget(m_rate);
    addPermanentWidget(m_zoom);
    addPermanentWidget(m_problems);

    m_timer.setSingleShot(true);
    m_timer.setInterval(200);
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::refresh);
    connect(m_session, &RunSession::updated, this, [this] {
        if (!m_timer.isActive())
            m_timer.start();
    });
    for (const auto signal : {&RunSession::started, &RunSession::stopped, &RunSession::phaseChanged})
        connect(m_session, signal, this, &StatusLine::refresh);
    connect(m_selection, &Selection::changed, this, &StatusLine::refresh);
    connect(m_document, &Document::edited, this, &StatusLine::refresh);
    connect(m_document, &Document::reset, this, &StatusLine::refresh);
    connect(m_problems, &QPushButton::clicked, this, &StatusLine::problemsClicked);
    connect(&Theme::instance(), &Theme::changed, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::setZoom(double zoom)
{
    m_zoomFactor = zoom;
    refresh();
}

void StatusLine::setProblems(int errors, int others)
{
    m_errors = errors;
    m_others = others;
    refresh();
}

void StatusLine::refresh()
{
    m_state->setText(runStateText(*m_session));
    const std::size_t selected = m_selection->elements().size() + m_selection->links().size();
    m_selected->setText(selected > 0 ? tr("%1 selected").arg(selected) : QString());
    m_seed->setText(tr("Seed %1").arg(m_document->architecture().run.seed));
    const sim::Snapshot *snapshot = m_session->snapshot();
    m_rate->setText(snapshot && snapshot->eventsPerSecond > 0 ? formatQuantity(snapshot->eventsPerSecond, tr("events/s")) : QString());
    m_zoom->setText(tr("Zoom %1").arg(formatPercent(m_zoomFactor)));
    const int problems = m_errors + m_others;
    const Tokens &t = tokens();
    m_problems->setText(problems == 0 ? tr("No problems") : problems == 1 ? tr("1 problem") : tr("%1 problems").arg(problems));
    const QColor colour = m_errors > 0 ? t.err : problems > 0 ? t.warn : t.ok;
    m_problems->setIcon(icon(problems > 0 ? QStringLiteral("ui/warn") : QStringLiteral("ui/check"), colour));
    const char *tone = m_errors > 0 ? "error" : problems > 0 ? "warn" : "calm";
    if (m_problems->property("tone").toByteArray() != tone) {
        m_problems->setProperty("tone", tone);
        m_problems->style()->unpolish(m_problems);
        m_problems->style()->polish(m_problems);
    }
    m_dot->update();
}

bool StatusLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_dot && event->type() == QEvent::Paint) {
        QPainter painter(m_dot);
        paintRunDot(&painter, QPointF(8, 8), *m_session);
        return true;
    }
    return QStatusBar::eventFilter(watched, event);
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QStatusBar::changeEvent(event);
}

} // namespace nephoscope::ui
