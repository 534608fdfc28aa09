// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/theory_card.h"

#include "model/catalogue/catalogue.h"
#include "model/variant.h"
#include "sim/plan/plan.h"
#include "sim/results/trust.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/style/words.h"

#include <QGridLayout>
#include <QLabel>
#include <QStringList>

#include <cmath>

namespace nephoscope::ui {

namespace {

// A larger design would hold the window up each time that something is selected: the report has its cases.
constexpr std::size_t kMostElements = 2'000;

} // namespace

TheoryCard::TheoryCard(Document *document, RunSession *session, const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent), m_document(document), m_session(session), m_catalogue(catalogue), m_heading(new QLabel(this)), m_formula(new QLabel(this)),
      m_note(new QLabel(this)),
      m_grid(new QGridLayout(this))
{
    m_heading->setProperty("role", "group");
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_formula->setProperty("role", "small");
    m_formula->setProperty("tone", "quiet");
    m_formula->setTextFormat(Qt::PlainText);
    m_formula->setWordWrap(true);
    m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setProperty("role", "small");
    m_note->setProperty("tone", "quiet");
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_grid->setContentsMargins(0, 14, 0, 4);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(0, 1);
    m_grid->addWidget(m_heading, 0, 0, 1, 3);
    m_grid->addWidget(m_formula, 1, 0, 1, 3);
    m_grid->addWidget(m_note, 2, 0, 1, 3);
    const auto forget = [this] { m_isStale = true; };
    connect(document, &Document::edited, this, forget);
    connect(document, &Document::reset, this, forget);
    hide();
}

void TheoryCard::recognise()
{
    m_isStale = false;
    m_cases.clear();
    if (m_element.empty() || m_document->architecture().elements.size() > kMostElements)
        return;
    const Architecture &base = m_document->architecture();
    const Result<Architecture> architecture = m_variant.empty() ? Result<Architecture>(base) : applyVariant(base, m_catalogue, m_variant);
    if (!architecture)
        return;
    if (const Result<sim::Plan> plan = sim::compile(*architecture, m_catalogue))
        m_cases = sim::theory::knownCases(*plan, m_element);
}

std::optional<TheoryCard::Measured> TheoryCard::meanOf(const std::string &metric) const
{
    const sim::Series *points = m_session->points(m_element + '.' + metric);
    if (!points)
        return std::nullopt;
    std::vector<double> counted;
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < points->t.size(); ++i) {
        // The first point stands at time 0, before anything was measured; the warm-up is no steady state.
        if (points->t[i] <= m_document->architecture().run.warmup)
            continue;
        counted.push_back(points->v[i]);
        if (!std::isnan(points->v[i])) {
            sum += points->v[i];
            ++count;
        }
    }
    if (count == 0)
        return std::nullopt;
    return Measured{sum / count, sim::trustedInterval(metric, sim::batchesOf(counted), sum / count)};
}

std::optional<TheoryCard::Measured> TheoryCard::measured(const std::string &metric) const
{
    if (metric != "wait_mean")
        return meanOf(metric);
    // Little's law: it has no series of its own.
    const std::optional<Measured> waiting = meanOf("queue_length");
    const std::optional<Measured> throughput = meanOf("throughput");
    if (!waiting || !throughput || throughput->mean <= 0)
        return std::nullopt;
    return Measured{waiting->mean / throughput->mean, {}};
}

QString TheoryCard::words(const std::string &metric, const Measured &measured) const
{
    const QString mean = words(metric, measured.mean);
    const sim::BatchInterval &interval = measured.interval;
    return interval.ci95 && !interval.isTooShort ? QStringLiteral("%1 ± %2").arg(mean, words(metric, *interval.ci95)) : mean;
}

QString TheoryCard::words(const std::string &metric, double value) const
{
    return metricValue(m_document->architecture(), m_catalogue, m_element, metric, value);
}

TheoryCard::Row &TheoryCard::row(std::size_t place)
{
    while (m_rows.size() <= place) {
        const int line = static_cast<int>(m_rows.size()) + 3;
        const auto label = [this, line](int column) {
            auto *made = new QLabel(this);
            made->setTextFormat(Qt::PlainText);
            m_grid->addWidget(made, line, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
            return made;
        };
        m_rows.push_back({label(0), label(1), label(2)});
    }
    return m_rows[place];
}

void TheoryCard::show(const std::string &element)
{
    if (element != m_element || m_session->variant() != m_variant)
        m_isStale = true;
    m_element = element;
    m_variant = m_session->variant();
    if (m_isStale)
        recognise();
    std::size_t shown = 0;
    bool isTooShort = false;
    QStringList names;
    QStringList formulas;
    const auto fill = [this, &shown](const QString &metric, const QString &theory, const QString &measured, bool isHead) {
        Row &line = row(shown++);
        const QString texts[] = {metric, theory, measured};
        QLabel *labels[] = {line.metric, line.theory, line.measured};
        for (int i = 0; i < 3; ++i) {
            labels[i]->setText(texts[i]);
            labels[i]->setEnabled(!isHead);
            labels[i]->show();
        }
    };
    for (const sim::theory::KnownCase &known : m_cases) {
        names.push_back(QString::fromStdString(known.name));
        formulas.push_back(QString::fromStdString(known.formula + "; " + known.given));
        if (shown == 0)
            fill({}, tr("Theory"), tr("So far"), true);
        for (const sim::theory::Prediction &prediction : known.predictions) {
            const std::optional<Measured> found = measured(prediction.metric);
            isTooShort = isTooShort || (found && found->interval.isTooShort);
            fill(metricWords(prediction.metric), words(prediction.metric, prediction.value),
                 found ? words(prediction.metric, *found) : QStringLiteral("–"), false);
        }
    }
    for (std::size_t i = shown; i < m_rows.size(); ++i) {
        m_rows[i].metric->hide();
        m_rows[i].theory->hide();
        m_rows[i].measured->hide();
    }
    m_heading->setText(tr("Known case: %1").arg(names.join(QStringLiteral(", "))));
    m_formula->setText(formulas.join(QLatin1Char('\n')));
    m_note->setText(tr("Where no interval stands the run is too short for one so far."));
    m_note->setVisible(isTooShort);
    setVisible(shown > 0);
}

} // namespace nephoscope::ui
