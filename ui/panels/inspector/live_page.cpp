// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/live_page.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/panels/inspector/attack_card.h"
#include "ui/panels/inspector/characteristics_card.h"
#include "ui/panels/inspector/measures.h"
#include "ui/panels/inspector/theory_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace nephoscope::ui {

LivePage::LivePage(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, int most, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_session(session), m_catalogue(catalogue), m_most(most),
      m_heading(new QLabel(this)), m_span(new QLabel(this)), m_nothing(new QLabel(this)), m_attacks(new AttackCard(this)), m_column(new QVBoxLayout(this)),
      m_theory(new TheoryCard(document, session, catalogue, this)), m_characteristics(new CharacteristicsCard(document, session, catalogue, this))
{
    m_heading->setProperty("role", "group");
    m_span->setProperty("role", "small");
    m_span->setProperty("tone", "quiet");
    m_nothing->setProperty("tone", "quiet");
    m_nothing->setWordWrap(true);
    m_nothing->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout;
    row->addWidget(m_heading);
    row->addStretch();
    row->addWidget(m_span);
    m_column->setContentsMargins(16, 10, 16, 6);
    m_column->setSpacing(0);
    m_column->addLayout(row);
    m_column->addWidget(m_nothing);
    m_column->addWidget(m_attacks);
    m_column->addWidget(m_theory);
    m_column->addWidget(m_characteristics);
    m_column->addStretch(1);

    m_timer.setSingleShot(true);
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &LivePage::refresh);
    const auto later = [this] {
        if (isVisible() && !m_timer.isActive())
            m_timer.start();
    };
    connect(m_session, &RunSession::updated, this, later);
    connect(m_session, &RunSession::started, this, &LivePage::refresh);
    connect(m_session, &RunSession::stopped, this, &LivePage::refresh);
    connect(m_selection, &Selection::changed, this, &LivePage::refresh);
    refresh();
}

void LivePage::refresh()
{
    m_heading->setText(tr("Now"));
    m_span->setText(tr("last %1 s").arg(static_cast<int>(kSeconds)));
    std::vector<Sparkline::Content> measures;
    if (m_selection->elements().size() == 1)
        measures = measuresOf(m_selection->elements().front().text(), *m_document, m_catalogue, *m_session, kSeconds);
    if (measures.size() > static_cast<std::size_t>(m_most))
        measures.resize(static_cast<std::size_t>(m_most));
    while (m_lines.size() < measures.size()) {
        auto *line = new Sparkline(this);
        m_column->insertWidget(m_column->indexOf(m_theory), line);
        m_lines.push_back(line);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(i < measures.size());
        if (i < measures.size())
            m_lines[i]->show(measures[i]);
    }
    // In the small block below the properties there is no room for it.
    const bool isAttacked = m_most > 2 && m_attacks->show(m_selection->elements(), *m_document, *m_session);
    m_attacks->setVisible(isAttacked);
    constexpr int kBrief = 2; // of the 'Now' block
    m_theory->show(m_most > kBrief && !measures.empty() ? m_selection->elements().front().text() : std::string());
    m_characteristics->show(m_most > kBrief && isVisible() && m_selection->isEmpty());
    m_heading->setVisible(!measures.empty());
    m_span->setVisible(!measures.empty());
    m_nothing->setVisible(measures.empty() && !isAttacked);
    m_nothing->setText(!m_session->isActive()                ? tr("Nothing runs. Press Play to see what this does in a run.")
                       : m_selection->elements().size() != 1 ? tr("Select one element to see its measures.")
                                                             : tr("This element has no measures in the run."));
    const int shown = static_cast<int>(measures.size());
    const bool wasEmpty = m_shown <= 0;
    const bool isFirst = m_shown < 0;
    m_shown = shown;
    if (isFirst || wasEmpty != (shown == 0))
        Q_EMIT emptyChanged(shown == 0);
}

void LivePage::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

void LivePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
