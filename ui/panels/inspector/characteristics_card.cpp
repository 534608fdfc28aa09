// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/characteristics_card.h"

#include "model/catalogue/catalogue.h"
#include "model/variant.h"
#include "sim/results/characteristics/characteristics.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/style/characteristic_words.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {
constexpr qint64 kMeasureInterval = 1000; // ms
constexpr qint64 kShare = 30;              ///< so many times as long as it took it waits
}

/// One characteristic: its name, a line a figure, and what was counted.
class CharacteristicsCard::Row : public QWidget
{
public:
    explicit Row(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this)), m_name(label()), m_counted(label())
    {
        m_grid->setContentsMargins(0, 8, 0, 6);
        m_grid->setHorizontalSpacing(12);
        m_grid->setVerticalSpacing(2);
        m_grid->setColumnStretch(0, 1);
        m_name->setProperty("role", "strong");
        m_counted->setProperty("role", "small");
        m_counted->setProperty("tone", "quiet");
        m_grid->addWidget(m_name, 0, 0, 1, 2);
    }

    void show(const sim::CharacteristicFinding &finding)
    {
        m_name->setText(local(finding.name));
        m_counted->setText(local(finding.counted));
        setToolTip(local(finding.formula));
        QStringList words{local(finding.name)};
        while (m_figures.size() < finding.figures.size()) {
            const int line = static_cast<int>(m_figures.size()) + 1;
            m_figures.emplace_back(label(), label());
            m_figures.back().second->setWordWrap(false);
            m_grid->addWidget(m_figures.back().first, line, 0);
            m_grid->addWidget(m_figures.back().second, line, 1, Qt::AlignRight | Qt::AlignTop);
        }
        for (std::size_t i = 0; i < m_figures.size(); ++i) {
            const bool isThere = i < finding.figures.size();
            m_figures[i].first->setVisible(isThere);
            m_figures[i].second->setVisible(isThere);
            if (!isThere)
                continue;
            m_figures[i].first->setText(local(finding.figures[i].label));
            m_figures[i].second->setText(figureWords(finding.figures[i]));
            m_figures[i].second->setProperty("role", i == 0 ? "strong" : "");
            words << m_figures[i].first->text() + QLatin1Char(' ') + m_figures[i].second->text();
        }
        m_grid->removeWidget(m_counted);
        m_grid->addWidget(m_counted, static_cast<int>(m_figures.size()) + 1, 0, 1, 2);
        words << m_counted->text();
        setAccessibleName(words.join(QStringLiteral(", ")));
    }

private:
    QLabel *label()
    {
        auto *made = new QLabel(this);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        return made;
    }

    QGridLayout *m_grid;
    QLabel *m_name;
    QLabel *m_counted;
    std::vector<std::pair<QLabel *, QLabel *>> m_figures;
};

CharacteristicsCard::CharacteristicsCard(Document *document, RunSession *session, const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent), m_document(document), m_session(session), m_catalogue(catalogue), m_heading(new QLabel(this)), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("characteristics"));
    m_heading->setProperty("role", "group");
    m_column->setContentsMargins(0, 10, 0, 4);
    m_column->setSpacing(0);
    m_column->addWidget(m_heading);
    connect(m_document, &Document::edited, this, [this] { m_design.reset(); });
    connect(m_document, &Document::reset, this, [this] { m_design.reset(); });
    hide();
}

CharacteristicsCard::~CharacteristicsCard() = default;

void CharacteristicsCard::show(bool isWanted)
{
    const sim::Snapshot *snapshot = m_session->snapshot();
    const bool isShown = isWanted && snapshot && snapshot->time > 0;
    setVisible(isShown);
    if (!isShown)
        return;
    const bool isNew = m_course != m_session->course() || snapshot->time != m_measuredTime;
    const bool isOver = m_session->hasEnded();
    if (isNew && (m_measuredTime < 0 || isOver || m_course != m_session->course() || m_sinceMeasured.elapsed() >= m_interval))
        measure();
}

void CharacteristicsCard::measure()
{
    QElapsedTimer clock;
    clock.start();
    if (!m_design || m_variant != m_session->variant()) {
        m_variant = m_session->variant();
        const Architecture &base = m_document->architecture();
        const Result<Architecture> varied = applyVariant(base, m_catalogue, m_variant);
        m_design = std::make_unique<Architecture>(varied ? *varied : base);
    }
    const sim::Snapshot &snapshot = *m_session->snapshot();
    sim::RunEvidence evidence;
    evidence.architecture = m_design.get();
    evidence.catalogue = &m_catalogue;
    evidence.duration = snapshot.time;
    evidence.seriesNames = snapshot.seriesNames;
    evidence.series = [this](const std::string &name) { return m_session->points(name); };
    for (const sim::LogEntry &entry : m_session->log()) {
        // After a jump back those of the time to come are still known.
        if (entry.t <= snapshot.time)
            evidence.log.push_back(&entry);
    }
    for (const sim::Invoice &invoice : snapshot.invoices)
        evidence.invoices.push_back(&invoice);

    m_heading->setText(tr("Cloud characteristics so far"));
    const std::vector<sim::CharacteristicFinding> findings = sim::measureCharacteristics(evidence);
    while (m_rows.size() < findings.size()) {
        m_rows.push_back(new Row(this));
        m_column->addWidget(m_rows.back());
    }
    for (std::size_t i = 0; i < findings.size(); ++i)
        m_rows[i]->show(findings[i]);
    m_measuredTime = snapshot.time;
    m_course = m_session->course();
    m_interval = std::max(kMeasureInterval, kShare * clock.elapsed());
    m_sinceMeasured.start();
}

QString CharacteristicsCard::text() const
{
    QStringList words;
    for (const Row *row : m_rows)
        words << row->accessibleName();
    return words.join(QLatin1Char('\n'));
}

void CharacteristicsCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && isVisible())
        measure();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
