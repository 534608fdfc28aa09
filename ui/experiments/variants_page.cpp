// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/variants_page.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/variant_verbs.h"
#include "ui/experiments/comparison_delegate.h"
#include "ui/experiments/comparison_model.h"
#include "ui/experiments/difference_legend.h"
#include "ui/experiments/experiment_job.h"
#include "ui/experiments/progress_strip.h"
#include "ui/experiments/variant_editor.h"
#include "ui/style/error_words.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/stylesheet.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr int kMostReplications = 10000;
constexpr int kFewest = 10; // as the command line's compare
constexpr int kMostUntilPrecise = 200;
constexpr int kVariantWidth = 280;
constexpr int kFigureWidth = 262;
constexpr int kRunWidth = 146;
constexpr int kEditorWidth = 320;
constexpr int kRowHeight = 66;
constexpr int kHeaderHeight = 42;

} // namespace

VariantsPage::VariantsPage(Document *document, Selection *selection, MakeValueField makeField, QWidget *parent)
    : QWidget(parent), m_document(document), m_model(new ComparisonModel(document, this)), m_job(new ExperimentJob(this)), m_table(new QTableView(this)),
      m_editor(new VariantEditor(document, selection, std::move(makeField), this)), m_add(new QPushButton(this)), m_run(new QPushButton(this)),
      m_replicationsLabel(new QLabel(this)), m_replications(new QSpinBox(this)), m_untilLabel(new QLabel(this)), m_until(new QComboBox(this)),
      m_state(new QLabel(this)), m_progress(new ProgressStrip(m_job, this)), m_legend(new DifferenceLegend(this)), m_verdict(new QLabel(this))
{
    setProperty("surface", true);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ComparisonDelegate(m_model, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setMouseTracking(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setFixedHeight(kHeaderHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_replications->setRange(2, kMostReplications);
    m_replications->setValue(kFewest);
    m_replicationsLabel->setBuddy(m_replications);
    m_untilLabel->setBuddy(m_until);
    for (QLabel *label : {m_replicationsLabel, m_untilLabel, m_state})
        label->setProperty("tone", "secondary");
    m_state->setProperty("role", "small");
    m_state->setMinimumWidth(0);
    m_add->setIcon(icon(QStringLiteral("ui/plus")));
    m_until->setObjectName(QStringLiteral("until"));
    setPrimary(m_run);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 6, 12, 6);
    bar->setSpacing(8);
    bar->addWidget(m_add);
    bar->addWidget(m_run);
    bar->addSpacing(8);
    bar->addWidget(m_replicationsLabel);
    bar->addWidget(m_replications);
    bar->addWidget(m_untilLabel);
    bar->addWidget(m_until);
    bar->addWidget(m_state, 1);
    bar->addWidget(m_legend);
    bar->addWidget(m_progress);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 0, 12, 0);
    m_verdict->setContentsMargins(0, 6, 0, 8);
    foot->addWidget(m_verdict, 1);
    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(m_table, 1);
    leftColumn->addLayout(foot);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(left);
    split->addWidget(m_editor);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({1000, kEditorWidth});
    split->setChildrenCollapsible(false);
    m_editor->setMinimumWidth(270);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(split, 1);

    connect(m_add, &QPushButton::clicked, this, [this] { show(VariantVerbs::add(*m_document)); });
    connect(m_run, &QPushButton::clicked, this, &VariantsPage::run);
    connect(m_job, &ExperimentJob::progressed, this, &VariantsPage::takeOver);
    connect(m_job, &ExperimentJob::finished, this, &VariantsPage::finish);
    connect(m_editor, &VariantEditor::variantMade, this, [this](const QString &id) { show(id.toStdString()); });
    connect(m_editor, &VariantEditor::failed, this, [this](const QString &sentence) { Q_EMIT failed(tr("The variant could not be applied"), sentence); });
    connect(m_until, &QComboBox::activated, this, [this] {
        const bool isPrecise = m_until->currentData().toDouble() > 0;
        m_replications->setValue(isPrecise ? kMostUntilPrecise : std::max(kFewest, m_document->architecture().run.replications));
        retranslate();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        m_editor->setVariant(m_model->variantAt(current.row()));
        refresh();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        sizeColumns();
        // The variant that was chosen, or the one that took its place.
        const int row = m_model->rowOf(m_editor->variant());
        m_table->selectRow(std::max(0, row));
        refresh();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &VariantsPage::refresh);
    connect(m_model, &ComparisonModel::staleChanged, this, &VariantsPage::refresh);
    connect(m_document, &Document::reset, this, [this] {
        m_job->cancel();
        m_shared.reset(); // what still comes is about another design
        m_replications->setValue(std::max(kFewest, m_document->architecture().run.replications));
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_add->setIcon(icon(QStringLiteral("ui/plus")));
        m_table->viewport()->update();
    });
    sizeColumns();
    m_table->selectRow(0);
    retranslate();
}

VariantsPage::~VariantsPage() = default;

void VariantsPage::sizeColumns()
{
    for (int i = 0; i < m_model->columnCount(); ++i)
        m_table->setColumnWidth(i, i == 0 ? kVariantWidth : m_model->isMetric(i) ? kFigureWidth : kRunWidth);
}

void VariantsPage::show(const std::string &variant)
{
    if (const int row = m_model->rowOf(variant); row >= 0)
        m_table->selectRow(row);
    m_table->scrollTo(m_table->currentIndex());
}

QString VariantsPage::verdict() const
{
    return m_model->verdictAt(m_table->currentIndex().row());
}

void VariantsPage::addToVariant(const std::string &path)
{
    addToVariant(path, m_editor->variant());
}

void VariantsPage::addToVariant(const std::string &path, const std::string &variant)
{
    show(m_document->architecture().findVariant(variant) ? variant : VariantVerbs::add(*m_document));
    m_editor->addChange(path);
}

void VariantsPage::run()
{
    if (m_job->isRunning())
        return;
    m_running = m_document->architecture();
    m_shared = std::make_shared<Shared>();
    sim::CompareOptions wanted;
    wanted.replications = m_replications->value();
    if (const double precision = m_until->currentData().toDouble(); precision > 0)
        wanted.precision = precision;
    wanted.onStep = [shared = m_shared](const sim::Comparison &comparison) {
        const std::lock_guard lock(shared->mutex);
        shared->newest = comparison;
    };
    wanted.onDone = [shared = m_shared](const std::vector<int> &done) {
        const std::lock_guard lock(shared->mutex);
        shared->done = done;
    };
    m_total = wanted.replications;
    const QString file = m_document->filePath();
    const auto work = [design = m_running, wanted, shared = m_shared](const sim::ExperimentOptions &options) -> std::optional<Error> {
        Result<sim::Comparison> comparison = sim::compare(design, Catalogue::builtIn(), wanted, options);
        if (!comparison)
            return comparison.error();
        const std::lock_guard lock(shared->mutex);
        shared->newest = std::move(comparison).value();
        return std::nullopt;
    };
    m_job->start(work, file.isEmpty() ? std::string() : QFileInfo(file).absolutePath().toStdString());
    m_model->setRunning(std::vector<int>(static_cast<std::size_t>(m_model->rowCount()), 0), m_total);
    refresh();
}

void VariantsPage::takeOver()
{
    if (!m_shared)
        return;
    const std::lock_guard lock(m_shared->mutex);
    if (m_shared->newest) {
        m_model->setComparison(std::move(*m_shared->newest), m_running);
        m_shared->newest.reset();
    }
    if (m_job->isRunning() && !m_shared->done.empty())
        m_model->setRunning(m_shared->done, m_total);
}

void VariantsPage::finish()
{
    takeOver();
    m_model->setRunning({}, 0);
    m_shared.reset();
    refresh();
    if (m_job->error() && m_job->error()->code != "E-CANCELLED")
        Q_EMIT failed(tr("The variants could not be compared"), errorWords(m_job->error()->text()));
}

void VariantsPage::refresh()
{
    const bool isRunning = m_job->isRunning();
    const auto &comparison = m_model->comparison();
    m_run->setEnabled(!isRunning && !m_document->architecture().variants.empty());
    m_run->setText(comparison ? tr("Run again") : tr("Run comparison"));
    m_run->setToolTip(m_document->architecture().variants.empty() ? tr("Add a variant first: there is nothing to compare with the base.")
                                                                  : tr("Runs the base and its variants with the same random numbers on all cores."));
    QString state;
    if (m_job->isCancelled() && m_job->error() && !isRunning)
        state = tr("Cancelled.");
    else if (comparison && m_model->isStale())
        state = tr("The design has changed since; run again.");
    else if (comparison && !comparison->isWarmupEnough.value_or(true) && !isRunning)
        state = tr("Run too short: its start reaches into the second half.");
    else if (comparison && comparison->precision && !isRunning)
        state = comparison->isPrecise ? tr("Known within ± %1.").arg(formatPercent(*comparison->precision))
                                      : tr("Not known within ± %1 after %2 replications.")
                                            .arg(formatPercent(*comparison->precision), formatCount(comparison->replications));
    if (state.isEmpty() && comparison && comparison->isWarmupEnough && !isRunning)
        state = tr("Warm-up found: %1.").arg(formatDuration(comparison->warmup));
    m_legend->setVisible(comparison && !isRunning);
    m_state->setText(isRunning ? QString() : state);
    m_state->setToolTip(m_state->text().toHtmlEscaped());
    const QString words = verdict();
    if (!words.isEmpty())
        m_verdict->setText(words);
    else if (m_document->architecture().variants.empty())
        m_verdict->setText(tr("Add a variant, change something in it, and run both: what differs is shown with its error bars."));
    else if (!comparison)
        m_verdict->setText(isRunning ? QString() : tr("Run the comparison to see what the variants change."));
    else if (m_table->currentIndex().row() > 0)
        m_verdict->setText(tr("This variant has not been run yet."));
    else
        m_verdict->setText(QString());
    m_verdict->setVisible(!m_verdict->text().isEmpty());
    m_verdict->setProperty("tone", words.isEmpty() ? "quiet" : "");
    m_verdict->style()->unpolish(m_verdict);
    m_verdict->style()->polish(m_verdict);
}

void VariantsPage::retranslate()
{
    m_add->setText(tr("Add variant"));
    m_table->setAccessibleName(tr("Variants"));
    const double chosen = m_until->currentData().toDouble();
    m_until->clear();
    m_until->addItem(tr("all are done"), 0.0);
    for (const double precision : {0.01, 0.02, 0.05})
        m_until->addItem(tr("± %1").arg(formatPercent(precision)), precision);
    m_until->setCurrentIndex(std::max(0, m_until->findData(chosen)));
    m_replicationsLabel->setText(chosen > 0 ? tr("Replications at most") : tr("Replications"));
    m_untilLabel->setText(tr("until"));
    m_until->setToolTip(tr("Ends early when availability, response time, failures and cost of all variants are known that well (half width of the 95 % "
                           "interval as a share of the mean)."));
    m_replications->setToolTip(tr("More runs with other random numbers make the intervals narrower."));
    refresh();
}

void VariantsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
