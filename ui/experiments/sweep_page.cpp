// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/sweep_page.h"

#include "model/catalogue/catalogue.h"
#include "sim/experiment/sweep_csv.h"
#include "ui/document/document.h"
#include "ui/experiments/cheapest_view.h"
#include "ui/experiments/comparison_model.h"
#include "ui/experiments/experiment_job.h"
#include "ui/experiments/experiment_table.h"
#include "ui/experiments/heat_map_view.h"
#include "ui/experiments/metric_choice.h"
#include "ui/experiments/progress_strip.h"
#include "ui/experiments/sweep_line_view.h"
#include "ui/experiments/sweep_settings.h"
#include "ui/experiments/sweep_table_model.h"
#include "ui/experiments/trade_off_view.h"
#include "ui/style/error_words.h"
#include "ui/style/format.h"
#include "ui/style/stylesheet.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr int kSettingsWidth = 290;

std::string csvOf(const SweepData &data)
{
    std::vector<sim::SweepPoint> points;
    for (const auto &point : data.points)
        points.push_back(*point);
    return sim::sweepCsv(data.design, Catalogue::builtIn(), data.grid, {}, points);
}

/// Whether anything in the design writes invoices, so that there is a bill to look at.
bool writesInvoices(const Architecture &design)
{
    return std::ranges::any_of(design.elements, [](const Element &element) {
        const ElementType *type = Catalogue::builtIn().find(element.type);
        return type && type->metric("invoices");
    });
}

} // namespace

SweepPage::SweepPage(Document *document, Selection *selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_job(new ExperimentJob(this)), m_settings(new SweepSettings(document, selection)), m_run(new QPushButton(this)),
      m_find(new QPushButton(this)), m_tabs(new QTabBar(this)), m_stack(new QStackedWidget(this)),
      m_choice(new MetricChoice(this)), m_spending(new QComboBox(this)), m_state(new QLabel(this)), m_export(new QPushButton(this)),
      m_progress(new ProgressStrip(m_job, this)), m_lines(new SweepLineView(this)), m_heat(new HeatMapView(this)), m_tradeOff(new TradeOffView(this)),
      m_tableModel(new SweepTableModel(this)), m_table(makeExperimentTable(m_tableModel, this)), m_search(new CheapestView(this))
{
    setProperty("surface", true);
    setPrimary(m_run);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (int i = 0; i <= CheapestTable; ++i)
        m_tabs->addTab(QString());
    for (QWidget *view : {static_cast<QWidget *>(m_lines), static_cast<QWidget *>(m_heat), static_cast<QWidget *>(m_tradeOff), static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_search)})
        m_stack->addWidget(view);
    for (const sim::Spending spending : {sim::Spending::Either, sim::Spending::Bill})
        m_spending->addItem(QString(), static_cast<int>(spending));
    m_spending->setObjectName(QStringLiteral("spending"));
    m_spending->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_spending->setMinimumContentsLength(18);
    m_state->setProperty("tone", "secondary");
    m_state->setProperty("role", "small");

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_settings);
    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(scroll, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 4, 16, 8);
    buttons->setSpacing(8);
    buttons->addWidget(m_run);
    buttons->addWidget(m_find, 1);
    leftColumn->addLayout(buttons);
    scroll->setMinimumWidth(kSettingsWidth); // not of the whole column: what the buttons take counts, too

    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 12, 0);
    row->addWidget(m_tabs, 1);
    row->addWidget(m_progress);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 6, 12, 2);
    bar->setSpacing(8);
    bar->addWidget(m_choice);
    bar->addWidget(m_spending);
    bar->addWidget(m_state, 1);
    bar->addWidget(m_export);
    auto *right = new QWidget(this);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(0);
    rightColumn->addLayout(row);
    rightColumn->addLayout(bar);
    rightColumn->addWidget(m_stack, 1);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(left);
    split->addWidget(right);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    split->setSizes({kSettingsWidth, 1000});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);

    connect(m_run, &QPushButton::clicked, this, &SweepPage::run);
    connect(m_find, &QPushButton::clicked, this, &SweepPage::findCheapest);
    connect(m_export, &QPushButton::clicked, this, &SweepPage::exportCsv);
    connect(&m_writing, &QFutureWatcher<std::string>::finished, this, [this] {
        refresh();
        Q_EMIT csvWanted(QByteArray::fromStdString(m_writing.result()));
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        refresh();
    });
    connect(m_choice, &MetricChoice::changed, this, &SweepPage::showMetric);
    connect(m_choice, &MetricChoice::filled, this, &SweepPage::refresh);
    connect(m_settings, &SweepSettings::changed, this, &SweepPage::refresh);
    connect(m_job, &ExperimentJob::progressed, this, &SweepPage::takeOver);
    connect(m_job, &ExperimentJob::finished, this, &SweepPage::finish);
    connect(m_document, &Document::reset, this, [this] {
        m_job->cancel();
        m_shared.reset(); // what still comes is about another design
        m_data.reset();
        m_search->clear();
        m_lines->setData(nullptr);
        m_heat->setData(nullptr);
        m_tradeOff->setData(nullptr);
        m_tradeOff->setVariants({});
        m_tableModel->setData(nullptr);
        m_choice->setData(m_data);
        refresh();
    });
    connect(m_document, &Document::edited, this, &SweepPage::refresh);
    retranslate();
}

CheapestModel *SweepPage::cheapest()
{
    return m_search->model();
}

SweepPage::~SweepPage()
{
    m_writing.disconnect(this);
    m_writing.waitForFinished();
}

void SweepPage::show(View view)
{
    m_tabs->setCurrentIndex(view);
}

SweepPage::View SweepPage::view() const
{
    return static_cast<View>(m_tabs->currentIndex());
}

std::string SweepPage::folder() const
{
    const QString file = m_document->filePath();
    return file.isEmpty() ? std::string() : QFileInfo(file).absolutePath().toStdString();
}

bool SweepPage::prepare(sim::SweepGrid &grid, Architecture &design)
{
    if (m_job->isRunning())
        return false;
    const Result<sim::SweepGrid> &wanted = m_settings->grid();
    if (!wanted) {
        Q_EMIT failed(tr("The sweep cannot begin"), errorWords(wanted.error().message));
        return false;
    }
    grid = *wanted;
    design = m_document->architecture();
    design.run.replications = m_settings->replications();
    m_shared = std::make_shared<Shared>();
    return true;
}

void SweepPage::run()
{
    sim::SweepGrid grid;
    Architecture design;
    if (!prepare(grid, design))
        return;
    m_isSearch = false;
    m_ran = whatRuns(m_document->architecture());
    m_data = std::make_shared<SweepData>(design, grid);
    m_lines->setData(m_data);
    m_heat->setData(m_data);
    m_tradeOff->setData(m_data);
    m_tableModel->setData(m_data);
    if (m_tabs->currentIndex() == CheapestTable)
        show(grid.axes.size() > 1 ? Heat : Line);
    const auto work = [design, grid, shared = m_shared](const sim::ExperimentOptions &options) -> std::optional<Error> {
        sim::SweepOptions wanted;
        wanted.onPoint = [shared](const sim::SweepPoint &point) {
            const std::lock_guard lock(shared->mutex);
            shared->points.push_back(point);
        };
        const auto done = sim::sweep(design, Catalogue::builtIn(), grid, wanted, options);
        return done ? std::nullopt : std::optional(done.error());
    };
    m_job->start(work, folder());
    refresh();
}

void SweepPage::findCheapest()
{
    sim::SweepGrid grid;
    if (!prepare(grid, m_searched))
        return;
    m_isSearch = true;
    m_search->clear();
    show(CheapestTable);
    sim::CheapestOptions wanted;
    wanted.first = std::max(2, m_settings->replications());
    if (writesInvoices(m_searched))
        wanted.spending = static_cast<sim::Spending>(m_spending->currentData().toInt());
    wanted.onStep = [shared = m_shared](const sim::Cheapest &found) {
        const std::lock_guard lock(shared->mutex);
        shared->found = found;
    };
    const auto work = [design = m_searched, grid, wanted, shared = m_shared](const sim::ExperimentOptions &options) -> std::optional<Error> {
        Result<sim::Cheapest> found = sim::findCheapest(design, Catalogue::builtIn(), grid, wanted, options);
        if (!found)
            return found.error();
        const std::lock_guard lock(shared->mutex);
        shared->found = std::move(found).value();
        return std::nullopt;
    };
    m_job->start(work, folder(), true);
    refresh();
}

void SweepPage::takeOver()
{
    if (!m_shared)
        return;
    const std::lock_guard lock(m_shared->mutex);
    if (m_shared->found) {
        m_search->setFound(std::move(*m_shared->found), m_searched);
        m_shared->found.reset();
    }
    if (m_shared->points.empty() || !m_data)
        return;
    for (sim::SweepPoint &point : m_shared->points)
        m_data->points[static_cast<std::size_t>(point.point)] = std::move(point);
    m_shared->points.clear();
    m_choice->setData(m_data);
    m_tableModel->setData(m_data);
    fitColumns(m_table);
    m_lines->update();
    m_heat->update();
    m_tradeOff->update();
}

void SweepPage::finish()
{
    takeOver();
    m_shared.reset();
    if (!m_isSearch && m_data)
        m_data->isComplete = !m_job->error() && std::all_of(m_data->points.begin(), m_data->points.end(), [](const auto &point) { return point.has_value(); });
    m_lines->update();
    refresh();
    if (m_job->error() && m_job->error()->code != "E-CANCELLED")
        Q_EMIT failed(m_isSearch ? tr("The cheapest design could not be found") : tr("The sweep could not be run"), errorWords(m_job->error()->text()));
}

std::string SweepPage::csv() const
{
    return m_data && m_data->isComplete ? csvOf(*m_data) : std::string();
}

void SweepPage::exportCsv()
{
    if (!m_data || !m_data->isComplete || m_writing.isRunning())
        return;
    // A million rows take their time; the points do not change any more.
    m_writing.setFuture(QtConcurrent::run([data = std::shared_ptr<const SweepData>(m_data)] { return csvOf(*data); }));
    refresh();
}

std::string SweepPage::metric() const
{
    return m_choice->metric();
}

std::string SweepPage::across() const
{
    return m_choice->across();
}

void SweepPage::setMetric(const std::string &metric)
{
    m_choice->setMetric(metric);
}

void SweepPage::setVariants(std::vector<VariantPoint> variants)
{
    m_tradeOff->setVariants(std::move(variants));
}

void SweepPage::showMetric()
{
    m_lines->setMetric(metric());
    m_heat->setMetric(metric());
    m_tradeOff->setMetric(metric());
    m_tradeOff->setAcross(across());
    m_tableModel->setMetric(metric());
    fitColumns(m_table);
}

void SweepPage::refresh()
{
    const bool isRunning = m_job->isRunning();
    const Result<sim::SweepGrid> &grid = m_settings->grid();
    const bool hasExpectations = std::any_of(m_document->architecture().expect.begin(), m_document->architecture().expect.end(),
                                             [](const Expectation &one) { return one.variant.empty() || one.variant == "base"; });
    m_run->setEnabled(!isRunning && grid);
    m_find->setEnabled(!isRunning && grid && grid->size() <= sim::kMostCandidates);
    m_find->setToolTip(hasExpectations ? tr("Finds the point of the grid that meets the expectations of the design at the least cost, and says how certain that is.")
                                       : tr("The design has no expectations: finds the point of the grid that costs least, and says how certain that is."));
    const int view = m_tabs->currentIndex();
    m_choice->setVisible(view != CheapestTable && !m_choice->isEmpty());
    m_choice->setAcrossVisible(view == TradeOff);
    m_spending->setVisible(view == CheapestTable && writesInvoices(m_document->architecture()));
    m_spending->setEnabled(!isRunning);
    m_export->setVisible(view != CheapestTable && m_data);
    m_export->setEnabled(m_data && m_data->isComplete && !isRunning && !m_writing.isRunning());
    QString state;
    if (m_job->isCancelled() && m_job->error() && !isRunning)
        state = tr("Cancelled.");
    else if (m_data && !(m_ran == whatRuns(m_document->architecture())))
        state = tr("The design has changed since; run again.");
    else if (const int tooShort = m_data && m_data->isComplete ? m_data->tooShort() : 0; tooShort > 0)
        state = tr("Run too short at %1 of %2 points: its start reaches into the second half.").arg(formatCount(tooShort), formatCount(static_cast<double>(m_data->points.size())));
    m_state->setText(state);
    m_state->setToolTip(state.toHtmlEscaped());
    m_search->setSearching(isRunning && m_isSearch);
}

void SweepPage::retranslate()
{
    const QString names[] = {tr("Line"), tr("Heat map"), tr("Cost and quality"), tr("Table"), tr("Cheapest")};
    for (int i = 0; i <= CheapestTable; ++i)
        m_tabs->setTabText(i, names[i]);
    m_tabs->setAccessibleName(tr("Views of the sweep"));
    m_run->setText(tr("Run sweep"));
    m_run->setToolTip(tr("Runs every combination with the same random numbers on all cores."));
    m_find->setText(tr("Find the cheapest"));
    m_export->setText(tr("Save CSV…"));
    m_spending->setItemText(0, tr("By what providers spend"));
    m_spending->setItemText(1, tr("By what consumers are billed"));
    m_spending->setAccessibleName(tr("What the cheapest has least of"));
    m_spending->setToolTip(tr("Where providers spend nothing, what is billed counts in any case."));
    m_lines->setAccessibleName(tr("Lines of the sweep"));
    m_heat->setAccessibleName(tr("Heat map of the sweep"));
    m_tradeOff->setAccessibleName(tr("Cost and quality of the sweep"));
    m_table->setAccessibleName(tr("Table of the sweep"));
    m_tableModel->setMetric(metric());
    refresh();
}

void SweepPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
