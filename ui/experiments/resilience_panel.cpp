// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/resilience_panel.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/experiments/resilience_delegate.h"
#include "ui/experiments/resilience_job.h"
#include "ui/experiments/resilience_model.h"
#include "ui/experiments/resilience_words.h"
#include "ui/style/error_words.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/stylesheet.h"
#include "ui/style/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr int kPollInterval = 100; // ms
constexpr int kMostReplications = 1000;
constexpr int kFindingsWidth = 420;
constexpr int kSetRole = Qt::UserRole;

QLabel *label(QWidget *parent, const char *property, const char *value)
{
    auto *made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setProperty(property, value);
    return made;
}

} // namespace

ResiliencePanel::ResiliencePanel(Document *document, Selection *selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_model(new ResilienceModel(this))
{
    setObjectName(QStringLiteral("resiliencePanel"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(10);
    column->addWidget(makeSettings());
    m_nothing = label(this, "tone", "quiet");
    m_nothing->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(m_nothing, 1);
    m_body = new QWidget(this);
    auto *row = new QHBoxLayout(m_body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(makeMatrix(), 1);
    row->addWidget(makeFindings());
    column->addWidget(m_body, 1);
    m_poll.setInterval(kPollInterval);
    connect(&m_poll, &QTimer::timeout, this, &ResiliencePanel::showProgress);
    connect(m_document, &Document::edited, this, [this] {
        m_isStale = m_resilience != nullptr;
        refresh();
    });
    connect(m_document, &Document::reset, this, &ResiliencePanel::forget);
    forget();
    retranslate();
}

ResiliencePanel::~ResiliencePanel() = default;

QWidget *ResiliencePanel::makeSettings()
{
    auto *settings = new QWidget(this);
    auto *row = new QHBoxLayout(settings);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_run = new QPushButton(settings);
    m_run->setObjectName(QStringLiteral("resilienceRun"));
    setPrimary(m_run);
    m_cancel = new QPushButton(settings);
    m_pairs = new QCheckBox(settings);
    m_pairs->setObjectName(QStringLiteral("resiliencePairs"));
    m_kinds = new QComboBox(settings);
    m_kinds->setObjectName(QStringLiteral("resilienceKinds"));
    m_judged = new QComboBox(settings);
    m_judged->setObjectName(QStringLiteral("resilienceJudged"));
    for (int i = 0; i < 2; ++i) {
        m_kinds->addItem(QString());
        m_judged->addItem(QString());
    }
    m_replicationsLabel = new QLabel(settings);
    m_replications = new QSpinBox(settings);
    m_replications->setRange(1, kMostReplications);
    m_replicationsLabel->setBuddy(m_replications);
    m_progressWords = new QLabel(settings);
    m_progress = new QProgressBar(settings);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setFixedHeight(6);
    for (QWidget *widget : {static_cast<QWidget *>(m_run), static_cast<QWidget *>(m_cancel), static_cast<QWidget *>(m_pairs), static_cast<QWidget *>(m_kinds),
                            static_cast<QWidget *>(m_judged), static_cast<QWidget *>(m_replicationsLabel), static_cast<QWidget *>(m_replications)})
        row->addWidget(widget);
    row->addStretch(1);
    row->addWidget(m_progressWords);
    row->addWidget(m_progress);
    connect(m_run, &QPushButton::clicked, this, &ResiliencePanel::start);
    connect(m_cancel, &QPushButton::clicked, this, &ResiliencePanel::cancel);
    return settings;
}

QWidget *ResiliencePanel::makeMatrix()
{
    auto *part = new QWidget(m_body);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    m_showSingles = new QToolButton(part);
    m_showPairs = new QToolButton(part);
    auto *group = new QButtonGroup(this);
    for (QToolButton *button : {m_showSingles, m_showPairs}) {
        button->setCheckable(true);
        group->addButton(button);
        row->addWidget(button);
    }
    m_showSingles->setChecked(true);
    m_legend = label(part, "tone", "secondary");
    m_legend->setWordWrap(true); // in one line it would widen the window
    m_legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addSpacing(12);
    row->addWidget(m_legend, 1);
    column->addLayout(row);
    m_table = new QTableView(part);
    m_table->setObjectName(QStringLiteral("resilienceMatrix"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ResilienceDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(ResilienceDelegate::kCell);
    m_table->horizontalHeader()->setStyleSheet(QStringLiteral("QHeaderView::section { padding: 0 }")); // a cell has room for a number only
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setMinimumSectionSize(ResilienceDelegate::kCell);
    m_table->verticalHeader()->setDefaultSectionSize(ResilienceDelegate::kCell);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    column->addWidget(m_table, 1);
    connect(m_showSingles, &QToolButton::clicked, this, [this] { showMatrix(false); });
    connect(m_showPairs, &QToolButton::clicked, this, [this] { showMatrix(true); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!m_isChoosing)
            choose(m_model->set(index));
    });
    return part;
}

QWidget *ResiliencePanel::makeFindings()
{
    auto *part = new QWidget(m_body);
    part->setFixedWidth(kFindingsWidth);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_score = label(part, "role", "strong");
    m_score->setWordWrap(true);
    m_score->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_about = label(part, "tone", "secondary");
    m_stale = label(part, "tone", "warn");
    m_list = new QListWidget(part);
    m_list->setObjectName(QStringLiteral("resilienceFindings"));
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    column->addWidget(m_score);
    column->addWidget(m_about);
    column->addWidget(m_stale);
    column->addWidget(m_list, 1);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        const QVariant place = item ? item->data(kSetRole) : QVariant();
        if (place.isValid() && m_resilience && !m_isChoosing)
            choose(&m_resilience->sets[place.toULongLong()]);
    });
    return part;
}

sim::ResilienceOptions ResiliencePanel::wanted() const
{
    sim::ResilienceOptions options;
    options.hasPairs = m_pairs->isChecked();
    if (m_kinds->currentIndex() == 1)
        options.kinds = {"crash"};
    options.judgesExpectations = m_judged->currentIndex() == 0;
    return options;
}

void ResiliencePanel::start()
{
    if (m_job)
        return;
    Architecture design = m_document->architecture();
    design.run.replications = m_replications->value();
    m_tested = design;
    const QString file = m_document->filePath();
    m_job = std::make_unique<ResilienceJob>(std::move(design), wanted(), file.isEmpty() ? std::string() : QFileInfo(file).absolutePath().toStdString());
    connect(m_job.get(), &ResilienceJob::finished, this, &ResiliencePanel::take);
    m_isStale = false;
    m_job->start();
    m_poll.start();
    refresh();
}

void ResiliencePanel::cancel()
{
    if (m_job)
        m_job->cancel();
}

void ResiliencePanel::take()
{
    // The job is told of by itself: it may go only after its signal.
    ResilienceJob *job = m_job.release();
    job->deleteLater();
    m_poll.stop();
    const Result<sim::Resilience> &result = *job->result();
    if (result) {
        m_resilience = std::make_shared<sim::Resilience>(*result);
        m_model->show(m_resilience, m_tested);
        showMatrix(m_resilience->hasPairs);
    }
    refresh();
    if (!result && result.error().code != "E-CANCELLED")
        Q_EMIT failed(errorWords(result.error().message));
    Q_EMIT finished();
}

void ResiliencePanel::forget()
{
    m_job.reset();
    m_poll.stop();
    m_resilience.reset();
    m_isStale = false;
    m_model->show(nullptr, {});
    m_replications->setValue(std::clamp(m_document->architecture().run.replications, 1, kMostReplications));
    refresh();
}

void ResiliencePanel::showMatrix(bool hasPairs)
{
    m_model->setMatrix(hasPairs ? ResilienceModel::Matrix::Pairs : ResilienceModel::Matrix::Singles);
    (hasPairs ? m_showPairs : m_showSingles)->setChecked(true);
    if (hasPairs) {
        m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        m_table->horizontalHeader()->setDefaultSectionSize(ResilienceDelegate::kCell);
    } else {
        m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    }
}

/// Shows the set in the matrix, in the list, and on the canvas.
void ResiliencePanel::choose(const sim::FaultSet *set)
{
    if (!set)
        return;
    m_isChoosing = true;
    m_table->setCurrentIndex(m_model->indexOf(*set));
    const auto place = static_cast<qulonglong>(set - m_resilience->sets.data());
    QListWidgetItem *item = nullptr;
    for (int i = 0; i < m_list->count() && !item; ++i) {
        const QVariant own = m_list->item(i)->data(kSetRole);
        if (own.isValid() && own.toULongLong() == place)
            item = m_list->item(i);
    }
    m_list->setCurrentItem(item);
    m_isChoosing = false;
    std::vector<ElementId> elements;
    std::vector<LinkId> links;
    for (const std::size_t index : set->faults) {
        const sim::Fault &fault = m_resilience->faults[index];
        if (fault.isLink && m_document->architecture().find(LinkId(fault.target)))
            links.emplace_back(fault.target);
        else if (!fault.isLink && m_document->architecture().find(ElementId(fault.target)))
            elements.emplace_back(fault.target);
    }
    if (elements.empty() && links.empty())
        return;
    m_selection->reveal(elements.empty() ? links.front().text() : elements.front().text());
    m_selection->set(elements, links);
}

void ResiliencePanel::showProgress()
{
    if (!m_job)
        return;
    const sim::Progress progress = m_job->progress();
    QString words = progress.total > 0 ? (progress.isPilot ? tr("Finding the warm-up: %1 of %2 runs") : tr("%1 of %2 runs")).arg(formatCount(progress.done), formatCount(progress.total))
                                       : tr("Starting");
    const double elapsed = m_job->elapsed();
    // Too little is done at first to tell.
    if (elapsed >= 1 && progress.share >= 0.02)
        words = tr("%1, %2 left").arg(words, formatDuration(std::ceil(elapsed / progress.share * (1 - progress.share))));
    m_progressWords->setText(words);
    m_progress->setValue(static_cast<int>(progress.share * 1000));
}

void ResiliencePanel::refresh()
{
    const bool isRunning = m_job != nullptr;
    m_run->setVisible(!isRunning);
    m_cancel->setVisible(isRunning);
    m_cancel->setEnabled(true);
    m_progress->setVisible(isRunning);
    m_progressWords->setVisible(isRunning);
    for (QWidget *setting : {static_cast<QWidget *>(m_pairs), static_cast<QWidget *>(m_kinds), static_cast<QWidget *>(m_judged), static_cast<QWidget *>(m_replications)})
        setting->setEnabled(!isRunning);
    m_body->setVisible(m_resilience != nullptr);
    m_nothing->setVisible(m_resilience == nullptr);
    m_run->setEnabled(!m_document->architecture().elements.empty());
    showProgress();
    fillList();
    if (!m_resilience)
        return;
    const sim::Resilience &r = *m_resilience;
    m_showPairs->setVisible(r.hasPairs);
    m_showSingles->setVisible(r.hasPairs);
    m_score->setText(r.hasPairs ? tr("Survived: single faults %1, pairs %2").arg(survivalWords(r.singles()), survivalWords(r.pairs()))
                                : tr("Survived: single faults %1").arg(survivalWords(r.singles())));
    const auto consumers = std::ranges::count_if(r.criteria, [](const sim::Criterion &one) { return !one.consumer.empty(); });
    QString about = tr("Faults at %1, never repaired. Judged: expectations %2, consumers answered from %3 on: %4.")
                        .arg(formatClock(r.at), QString::number(static_cast<qlonglong>(r.criteria.size()) - consumers), formatClock(r.answeredFrom), QString::number(consumers));
    if (!r.setAside.empty())
        about += QLatin1Char(' ') + tr("Left out, as they do not hold without a fault either: %1.").arg(r.setAside.size());
    m_about->setText(about);
    m_stale->setText(tr("The design has changed since; try again to see what holds now."));
    m_stale->setVisible(m_isStale);
}

void ResiliencePanel::addHeading(const QString &text)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setFlags(Qt::NoItemFlags);
    QFont font = m_list->font();
    font.setWeight(QFont::DemiBold);
    item->setFont(font);
    item->setForeground(tokens().text2);
}

void ResiliencePanel::addFinding(const sim::FaultSet &set, const QString &words)
{
    auto *item = new QListWidgetItem(faultSetWords(m_tested, *m_resilience, set) + QLatin1Char('\n') + words, m_list);
    item->setData(kSetRole, static_cast<qulonglong>(&set - m_resilience->sets.data()));
}

void ResiliencePanel::fillList()
{
    m_isChoosing = true;
    m_list->clear();
    m_isChoosing = false;
    if (!m_resilience)
        return;
    const sim::Resilience &r = *m_resilience;
    const bool isChinese = Language::instance().isChinese();
    const auto cutOf = [&](const sim::FaultSet &set) -> const sim::CutComparison * {
        const auto found = std::ranges::find_if(r.cuts, [&](const sim::CutComparison &cut) { return &r.sets[cut.set] == &set; });
        return found == r.cuts.end() ? nullptr : &*found;
    };
    addHeading(r.hasPairs ? tr("Smallest sets that break it") : tr("What breaks it alone"));
    bool isAny = false;
    for (const sim::FaultSet &set : r.sets) {
        if (!set.isMinimal)
            continue;
        isAny = true;
        QString words = brokenWords(m_tested, r, set);
        // Why a run cannot finish is told already.
        if (const sim::CutComparison *cut = set.unfinished.empty() ? cutOf(set) : nullptr) {
            words += QLatin1Char('\n')
                + (cut->foundBy == sim::FoundBy::Both ? tr("The drawing says so too.") : QString::fromStdString(cut->reason.in(isChinese)));
        }
        addFinding(set, words);
    }
    if (!isAny)
        addHeading(tr("Nothing: all of it was survived."));
    if (std::ranges::any_of(r.cuts, [](const sim::CutComparison &cut) { return cut.foundBy == sim::FoundBy::Structure; })) {
        addHeading(tr("Broken by the drawing alone"));
        for (const sim::CutComparison &cut : r.cuts) {
            if (cut.foundBy == sim::FoundBy::Structure)
                addFinding(r.sets[cut.set], QString::fromStdString(cut.reason.in(isChinese)));
        }
    }
}

void ResiliencePanel::retranslate()
{
    m_run->setText(tr("Let everything fail"));
    m_cancel->setText(tr("Cancel"));
    m_pairs->setText(tr("Every pair too"));
    m_pairs->setToolTip(tr("Every two crashes at once, or every two faults of the kind chosen."));
    m_kinds->setItemText(0, tr("All kinds of failure"));
    m_kinds->setItemText(1, tr("Crashes only"));
    m_kinds->setAccessibleName(tr("Kinds of failure"));
    m_judged->setItemText(0, tr("By expectations and answers"));
    m_judged->setItemText(1, tr("By answers alone"));
    m_judged->setAccessibleName(tr("What is judged"));
    m_judged->setToolTip(tr("A fault is survived when every expectation that holds without it still holds, and every consumer is still answered at the end."));
    m_replicationsLabel->setText(tr("Replications"));
    m_nothing->setText(tr("Everything in the design fails, one thing after the other, and each time the whole run is judged: what was survived, which are the "
                          "smallest sets that break it, and where the drawing alone would have told otherwise."));
    m_showSingles->setText(tr("Single faults"));
    m_showPairs->setText(tr("Pairs"));
    m_legend->setText(tr("✓ survived   ✕ broken, the darker the more   framed: nothing smaller breaks it"));
    m_table->setAccessibleName(tr("Faults and what was survived"));
    m_list->setAccessibleName(tr("Findings"));
    m_progress->setAccessibleName(tr("Progress"));
    refresh();
    // Names in the matrix follow the language too.
    if (m_resilience)
        m_model->setMatrix(m_model->matrix());
}

void ResiliencePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
