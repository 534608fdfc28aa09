// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/why_window.h"

#include "model/catalogue/catalogue.h"
#include "model/variant.h"
#include "sim/results/explanation.h"
#include "ui/charts/chart_series.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

enum Column { Time, What, Detail };
enum Role { TimeRole = Qt::UserRole, ElementRole };

QLabel *label(QWidget *parent, const char *role = nullptr, const char *tone = nullptr)
{
    auto *made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (role)
        made->setProperty("role", role);
    if (tone)
        made->setProperty("tone", tone);
    return made;
}

} // namespace

std::vector<std::string> seriesOf(ChartKind kind, const ChartSource &source, const ChartChoice &choice)
{
    const auto metrics = [kind]() -> std::vector<const char *> {
        switch (kind) {
        case ChartKind::Utilization: return {"utilization"};
        case ChartKind::ResponseTime: return {"response_time_p95"};
        case ChartKind::Throughput: return {"failures", "throughput"};
        case ChartKind::Cost: return {"charges"};
        case ChartKind::Queue: return {"queue_length"};
        case ChartKind::Availability: return {"up_time"};
        case ChartKind::Instances: return {"instances", "healthy_targets", "live_members", "given_out"};
        case ChartKind::Storage: return {"used"};
        }
        return {};
    }();
    std::vector<SeriesName> all;
    for (const char *metric : metrics) {
        for (const SeriesName &series : seriesWithMetric(source, metric)) {
            // Throughput and failures are those of consumers.
            if (kind != ChartKind::Throughput || source.points(series.element + ".response_time_p95"))
                all.push_back(series);
        }
    }
    std::vector<std::string> selected, names;
    for (const SeriesName &series : all) {
        names.push_back(series.full);
        if (isSelected(choice, series.original))
            selected.push_back(series.full);
    }
    return selected.empty() ? names : selected;
}

WhyWindow::WhyWindow(RunSession *session, Document *document, Selection *selection, QWidget *parent)
    : QDialog(parent), m_session(session), m_document(document), m_selection(selection), m_subject(label(this, "strong")), m_figures(label(this)),
      m_causes(label(this, "group")), m_chains(new QTreeWidget(this)), m_nothing(label(this, nullptr, "secondary")), m_with(label(this, "group")),
      m_correlate(label(this, nullptr, "secondary")), m_jump(new QPushButton(this))
{
    setObjectName(QStringLiteral("whyWindow"));
    m_chains->setColumnCount(3);
    m_chains->setRootIsDecorated(false);
    m_chains->setIndentation(18);
    m_chains->setUniformRowHeights(true);
    m_chains->setProperty("table", true);
    m_chains->setMinimumHeight(190);
    m_chains->header()->setStretchLastSection(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    buttons->addButton(m_jump, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(m_subject);
    column->addWidget(m_figures);
    column->addSpacing(4);
    column->addWidget(m_causes);
    column->addWidget(m_chains, 1);
    column->addWidget(m_nothing);
    column->addSpacing(4);
    column->addWidget(m_with);
    column->addWidget(m_correlate);
    column->addWidget(buttons);
    resize(680, 460);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_jump, &QPushButton::clicked, this, [this] { Q_EMIT jumpWanted(m_peak); });
    connect(m_chains, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        const std::string id = item ? item->data(Time, ElementRole).toString().toStdString() : std::string();
        if (m_document->architecture().find(ElementId(id)))
            m_selection->reveal(id);
    });
    connect(m_chains, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) { Q_EMIT jumpWanted(item->data(Time, TimeRole).toDouble()); });
    connect(m_session, &RunSession::stopped, this, &QDialog::close);
    connect(m_session, &RunSession::started, this, &QDialog::close);
    // Its words are those of one moment.
    connect(&Language::instance(), &Language::changed, this, &QDialog::close);
}

void WhyWindow::explain(ChartKind kind, const ChartSource &source, const ChartChoice &choice, double time, double reach)
{
    const sim::Snapshot *snapshot = m_session->snapshot();
    if (!snapshot)
        return;
    const Architecture &base = m_document->architecture();
    const Result<Architecture> varied = applyVariant(base, Catalogue::builtIn(), m_session->variant());
    sim::RunEvidence evidence;
    evidence.architecture = varied ? &*varied : &base;
    evidence.catalogue = &Catalogue::builtIn();
    evidence.duration = std::max(snapshot->time, snapshot->furthest);
    evidence.seriesNames = snapshot->seriesNames;
    evidence.series = source.points;
    for (const sim::LogEntry &entry : m_session->log())
        evidence.log.push_back(&entry);

    setWindowTitle(tr("Why?"));
    m_causes->setText(tr("What led to it"));
    m_with->setText(tr("What moved with it"));
    m_chains->setHeaderLabels({tr("Time"), tr("What happened"), tr("Details")});
    m_chains->setAccessibleName(m_causes->text());
    m_chains->clear();
    const std::optional<sim::Explanation> explanation = sim::explain(evidence, seriesOf(kind, source, choice), time, reach);
    for (QWidget *part : {static_cast<QWidget *>(m_causes), static_cast<QWidget *>(m_with), static_cast<QWidget *>(m_correlate),
                          static_cast<QWidget *>(m_jump), static_cast<QWidget *>(m_figures)})
        part->setVisible(explanation.has_value());
    if (explanation) {
        fill(*explanation);
        return;
    }
    m_subject->setText(tr("Nothing was measured at %1").arg(formatClock(time)));
    m_chains->hide();
    m_nothing->hide();
}

void WhyWindow::fill(const sim::Explanation &explanation)
{
    const Architecture &design = m_document->architecture();
    const auto parts = [](const std::string &series) {
        const auto dot = series.rfind('.');
        return std::pair(series.substr(0, dot), series.substr(dot + 1));
    };
    const auto [element, metric] = parts(explanation.series);
    const auto words = [&](const std::string &of, const std::string &what, double value) {
        return metricValue(design, Catalogue::builtIn(), of, what, value);
    };
    m_peak = explanation.peak;
    m_subject->setText(QStringLiteral("%1 · %2").arg(distinctWords(design, element), metricWords(metric)));
    const QString value = words(element, metric, explanation.value);
    const QString usual = words(element, metric, explanation.usual);
    m_figures->setText(explanation.isUnusual ? tr("%1 at %2; usually %3. Away from that since %4.").arg(value, formatClock(explanation.peak), usual, formatClock(explanation.onset))
                                             : tr("%1 at %2; usually %3: nothing out of the ordinary.").arg(value, formatClock(explanation.peak), usual));
    for (const std::vector<const sim::LogEntry *> &chain : explanation.chains) {
        QTreeWidgetItem *first = nullptr;
        for (const sim::LogEntry *entry : chain) {
            auto *item = first ? new QTreeWidgetItem(first) : new QTreeWidgetItem(m_chains);
            const QString what = eventWords(design, Catalogue::builtIn(), entry->element, entry->event);
            const QString target = entry->target.empty() ? QString() : tr(": %1").arg(distinctWords(design, entry->target));
            item->setText(Time, formatClock(entry->t));
            item->setText(What, tr("%1: %2").arg(distinctWords(design, entry->element), what) + target);
            item->setText(Detail, QString::fromStdString(Language::instance().isChinese() && !entry->detailZh.empty() ? entry->detailZh : entry->detail));
            item->setData(Time, TimeRole, entry->t);
            item->setData(Time, ElementRole, QString::fromStdString(entry->element).section(QLatin1Char('#'), 0, 0));
            if (!first) {
                first = item;
                QFont strong = m_chains->font();
                strong.setWeight(QFont::DemiBold);
                item->setFont(What, strong);
            }
        }
        first->setExpanded(true);
    }
    m_chains->setVisible(!explanation.chains.empty());
    m_nothing->setVisible(explanation.chains.empty());
    m_nothing->setText(tr("Nothing in the log explains it: shortly before, no fault, change or move happened to what this depends on."));
    m_chains->resizeColumnToContents(Time);
    m_chains->resizeColumnToContents(What);
    m_chains->setColumnWidth(What, std::min(m_chains->columnWidth(What) + 12, 380));
    if (explanation.correlate) {
        const auto [other, what] = parts(explanation.correlate->series);
        m_correlate->setText(tr("%1, %2: %3 then. Correlation %4 over %5 samples; it went along with it, which need not be the cause.")
                                 .arg(distinctWords(design, other), metricWords(what), words(other, what, explanation.correlate->value),
                                      QString::number(explanation.correlate->correlation, 'f', 2), formatCount(explanation.correlate->samples)));
    } else {
        m_correlate->setText(tr("No measure of what this depends on did (a correlation of 0.7 or more)."));
    }
    m_jump->setText(tr("Jump to %1").arg(formatClock(m_peak)));
}

QStringList WhyWindow::lines() const
{
    QStringList all{m_subject->text(), m_figures->text()};
    for (int i = 0; i < m_chains->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *first = m_chains->topLevelItem(i);
        all << first->text(Time) + QLatin1Char(' ') + first->text(What);
        for (int j = 0; j < first->childCount(); ++j)
            all << QStringLiteral("  ") + first->child(j)->text(Time) + QLatin1Char(' ') + first->child(j)->text(What);
    }
    if (!m_nothing->isHidden())
        all << m_nothing->text();
    return all << m_correlate->text();
}

} // namespace nephoscope::ui
