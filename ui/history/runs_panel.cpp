// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/runs_panel.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/history/run_keeper.h"
#include "ui/style/field_buttons.h"
#include "ui/style/format.h"
#include "ui/style/words.h"

#include <QCheckBox>
#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

enum Column { When, Design, VariantName, Seed, Length, Actions, ColumnCount };
constexpr int kTypingPause = 200; // ms
constexpr int kRowHeight = 30;
constexpr int kNarrowest = 92; // px, of a column: its heading is not cut off
constexpr int kIdRole = Qt::UserRole;

QTableWidget *table(QWidget *parent, const QString &name, int columns)
{
    auto *made = new QTableWidget(parent);
    made->setObjectName(name);
    made->setColumnCount(columns);
    made->setEditTriggers(QAbstractItemView::NoEditTriggers);
    made->setSelectionBehavior(QAbstractItemView::SelectRows);
    made->setShowGrid(false);
    made->setTabKeyNavigation(false);
    made->setWordWrap(false);
    made->verticalHeader()->hide();
    made->verticalHeader()->setDefaultSectionSize(kRowHeight);
    made->horizontalHeader()->setHighlightSections(false);
    made->horizontalHeader()->setMinimumSectionSize(kNarrowest);
    return made;
}

QString timeWords(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QLabel *line(QWidget *parent, const char *tone)
{
    auto *made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setProperty("tone", tone);
    return made;
}

} // namespace

RunsPanel::RunsPanel(Document *document, RunKeeper *keeper, QWidget *parent)
    : QWidget(parent), m_document(document), m_keeper(keeper), m_store(keeper->historyFile()), m_last(line(this, "secondary")), m_stale(line(this, "warn")),
      m_notice(line(this, "error"))
{
    setObjectName(QStringLiteral("runsPanel"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    m_last->setObjectName(QStringLiteral("lastRun"));
    m_stale->setObjectName(QStringLiteral("lastRunStale"));
    m_notice->setObjectName(QStringLiteral("historyNotice"));
    m_notice->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(6);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    m_stale->setWordWrap(false);
    m_again = new QPushButton(this);
    m_again->setObjectName(QStringLiteral("lastRunAgain"));
    top->addWidget(m_last, 1); // wrapped: in one line it would widen the window
    top->addWidget(m_stale);
    top->addWidget(m_again);
    column->addLayout(top);
    column->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(makeList(), 3);
    row->addWidget(makeFigures(), 2);
    column->addLayout(row, 1);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &RunsPanel::reload);
    connect(m_keeper, &RunKeeper::lastRunChanged, this, &RunsPanel::showLastRun);
    connect(m_keeper, &RunKeeper::repeatableChanged, this, [this] { m_again->setVisible(m_keeper->canRepeat()); });
    connect(m_again, &QPushButton::clicked, m_keeper, &RunKeeper::repeatLastRun);
    connect(m_keeper, &RunKeeper::kept, this, [this] {
        if (m_isRead)
            reload();
    });
    connect(m_keeper, &RunKeeper::historyProblem, this, &RunsPanel::tell);
    connect(m_keeper, &RunKeeper::lastRunSetAside, this, [this](const QString &name) {
        m_notice->setText(tr("The results beside the design could not be read; they are kept as %1.").arg(name));
        m_notice->show();
    });
    connect(m_keeper, &RunKeeper::lastRunFailed, this, [this](const QString &sentence) {
        m_notice->setText(tr("The results could not be kept beside the design: %1").arg(sentence));
        m_notice->show();
    });
    connect(m_document, &Document::reset, this, [this] {
        if (m_isRead && m_ownOnly->isChecked())
            reload();
    });
    retranslate();
}

QWidget *RunsPanel::makeList()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_search = new QLineEdit(part);
    m_search->setObjectName(QStringLiteral("runsSearch"));
    addClearButton(m_search);
    m_ownOnly = new QCheckBox(part);
    m_ownOnly->setObjectName(QStringLiteral("runsOwnOnly"));
    m_remove = new QPushButton(part);
    m_remove->setObjectName(QStringLiteral("runsRemove"));
    row->addWidget(m_search, 1);
    row->addWidget(m_ownOnly);
    row->addWidget(m_remove);
    column->addLayout(row);
    m_list = table(part, QStringLiteral("runsList"), ColumnCount);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->horizontalHeader()->setSectionResizeMode(Design, QHeaderView::Stretch);
    column->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_ownOnly, &QCheckBox::toggled, this, &RunsPanel::reload);
    connect(m_remove, &QPushButton::clicked, this, &RunsPanel::removeChosen);
    connect(m_list, &QTableWidget::itemSelectionChanged, this, &RunsPanel::fillFigures);
    return part;
}

QWidget *RunsPanel::makeFigures()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_hint = line(part, "quiet");
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_figures = table(part, QStringLiteral("runsFigures"), 4);
    m_figures->setSelectionMode(QAbstractItemView::SingleSelection);
    m_figures->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_figures->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    column->addWidget(m_hint);
    column->addWidget(m_figures, 1);
    return part;
}

void RunsPanel::reload()
{
    m_isRead = true;
    m_runs = m_store.find(m_search->text(), m_ownOnly->isChecked() ? m_document->filePath() : QString());
    tell(m_store.problem(), m_store.setAsideName());
    fillList();
}

void RunsPanel::tell(RunStore::Problem problem, const QString &setAsideName)
{
    QString sentence;
    switch (problem) {
    case RunStore::Problem::None: break;
    case RunStore::Problem::SetAside:
        sentence = tr("The history of runs could not be used; it is kept as %1, and a new one has begun.").arg(setAsideName);
        break;
    case RunStore::Problem::Newer: sentence = tr("The history of runs was made by a newer Nephoscope, which can show it; this one leaves it alone."); break;
    case RunStore::Problem::Busy: sentence = tr("The history of runs is in use by another program; try again when that is done."); break;
    case RunStore::Problem::NotWritable:
        sentence = tr("The history of runs cannot be written: %1. Make room there, or allow it to be written.").arg(m_store.file());
        break;
    case RunStore::Problem::NoDriver: sentence = tr("The history of runs needs SQLite for Qt; install libqt6sql6-sqlite."); break;
    }
    if (sentence.isEmpty() && problem == RunStore::Problem::None)
        return;
    m_notice->setText(sentence);
    m_notice->show();
}

void RunsPanel::fillList()
{
    const QSignalBlocker blocker(m_list);
    m_list->clearContents();
    m_list->setRowCount(static_cast<int>(m_runs.size()));
    for (int row = 0; row < m_list->rowCount(); ++row) {
        const KeptRun &run = m_runs[static_cast<std::size_t>(row)];
        const QString title = !run.title.isEmpty() ? run.title : run.document.isEmpty() ? tr("Untitled") : QFileInfo(run.document).completeBaseName();
        const QString texts[ColumnCount] = {timeWords(QDateTime::fromMSecsSinceEpoch(run.finished)),
                                            title,
                                            run.variant == QLatin1String("base") ? tr("Base design") : run.variant,
                                            QString::number(run.seed),
                                            formatDuration(run.duration),
                                            run.actions == 0 ? QStringLiteral("–") : QString::number(run.actions)};
        for (int place = 0; place < ColumnCount; ++place) {
            auto *item = new QTableWidgetItem(texts[place]);
            item->setTextAlignment((place >= Seed ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            item->setToolTip(run.document.isEmpty() ? title : run.document);
            m_list->setItem(row, place, item);
        }
        m_list->item(row, When)->setData(kIdRole, run.id);
    }
    m_list->clearSelection();
    fillFigures();
}

std::vector<const KeptRun *> RunsPanel::chosen() const
{
    std::vector<const KeptRun *> runs;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows())
        runs.push_back(&m_runs[static_cast<std::size_t>(index.row())]);
    // The older one first, so that a difference is a change.
    std::ranges::sort(runs, [](const KeptRun *a, const KeptRun *b) { return std::pair(a->finished, a->id) < std::pair(b->finished, b->id); });
    return runs;
}

QString RunsPanel::valueWords(const KeptFigure &figure, double value, const QString &currency) const
{
    Architecture design;
    design.currency = currency.toStdString();
    return metricValue(design, Catalogue::builtIn(), figure.element.toStdString(), figure.metric.toStdString(), value);
}

void RunsPanel::fillFigures()
{
    const std::vector<const KeptRun *> runs = chosen();
    m_remove->setEnabled(!runs.empty());
    m_figures->setRowCount(0);
    std::optional<KeptRun> first;
    std::optional<KeptRun> second;
    if (runs.size() == 1 || runs.size() == 2) {
        first = m_store.run(runs.front()->id);
        second = runs.size() == 2 ? m_store.run(runs.back()->id) : first;
    }
    const bool isShown = first && second;
    m_figures->setVisible(isShown);
    m_hint->setVisible(!isShown);
    m_hint->setText(m_runs.empty() ? tr("No runs here yet. A run that reaches its end is kept.")
                                   : tr("Choose a run to see its figures, or two to see them side by side."));
    if (!isShown)
        return;
    const bool isPair = runs.size() == 2;
    const auto heading = [](const KeptRun &run) { return timeWords(QDateTime::fromMSecsSinceEpoch(run.finished)); };
    m_figures->setHorizontalHeaderLabels({tr("Measure"), heading(*first), heading(*second), tr("Difference")});
    m_figures->setColumnHidden(2, !isPair);
    m_figures->setColumnHidden(3, !isPair);
    for (int place = 0; place < 4; ++place)
        m_figures->horizontalHeaderItem(place)->setTextAlignment((place == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    const std::vector<FigurePair> pairs = sideBySide(*first, *second);
    m_figures->setRowCount(static_cast<int>(pairs.size()));
    for (int row = 0; row < m_figures->rowCount(); ++row) {
        const FigurePair &pair = pairs[static_cast<std::size_t>(row)];
        const auto words = [&](const std::optional<double> &value) { return value ? valueWords(pair.figure, *value, first->currency) : QStringLiteral("–"); };
        QString difference = QStringLiteral("–");
        if (pair.difference())
            difference = *pair.difference() == 0 ? QStringLiteral("0")
                                                 : (*pair.difference() > 0 ? QStringLiteral("+") : QStringLiteral("−"))
                                                       + valueWords(pair.figure, std::abs(*pair.difference()), first->currency);
        const QString name = tr("%1: %2").arg(pair.figure.name, metricWords(pair.figure.metric.toStdString()));
        const QString texts[] = {name, words(pair.first), words(pair.second), difference};
        for (int place = 0; place < 4; ++place) {
            auto *item = new QTableWidgetItem(texts[place]);
            item->setTextAlignment((place == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            item->setToolTip(texts[place]);
            m_figures->setItem(row, place, item);
        }
    }
}

void RunsPanel::removeChosen()
{
    std::vector<qint64> ids;
    for (const KeptRun *run : chosen())
        ids.push_back(run->id);
    if (ids.empty())
        return;
    if (!m_store.remove(ids)) {
        tell(m_store.problem(), m_store.setAsideName());
        return;
    }
    reload();
}

void RunsPanel::showLastRun()
{
    m_again->setVisible(m_keeper->canRepeat());
    const std::optional<LastRun> &last = m_keeper->lastRun();
    if (!last) {
        m_last->setText(tr("This design has no run that was kept."));
        m_stale->hide();
        return;
    }
    const QString variant = last->results.variant == "base" ? tr("Base design") : QString::fromStdString(last->results.variant);
    QString text = tr("Last run of this design: %1, %2, seed %3, %4").arg(timeWords(last->finished), variant, QString::number(last->results.seed), formatDuration(last->results.duration));
    int shown = 0;
    for (const auto &[path, value] : keptFigures(last->results)) {
        if (++shown > 2)
            break;
        const auto dot = path.rfind('.');
        text += tr("; %1 of %2 %3").arg(metricWords(path.substr(dot + 1)), elementWords(m_document->architecture(), path.substr(0, dot)),
                                         metricValue(m_document->architecture(), Catalogue::builtIn(), path.substr(0, dot), path.substr(dot + 1), value));
    }
    m_last->setText(text);
    m_stale->setText(tr("The design has changed since"));
    m_stale->setVisible(m_keeper->isStale());
}

void RunsPanel::retranslate()
{
    m_search->setPlaceholderText(tr("Search by design, file, variant, seed or date"));
    m_search->setToolTip(m_search->placeholderText());
    m_search->setAccessibleName(tr("Search runs"));
    m_ownOnly->setText(tr("This file only"));
    m_remove->setText(tr("Delete"));
    m_again->setText(tr("Show again"));
    m_again->setToolTip(tr("Repeats this run at once: it is the same one, with its charts and events."));
    m_list->setAccessibleName(tr("Runs"));
    m_figures->setAccessibleName(tr("Figures of the chosen runs"));
    m_list->setHorizontalHeaderLabels({tr("Ended"), tr("Design"), tr("Variant"), tr("Seed"), tr("Length"), tr("Actions")});
    for (int place = 0; place < ColumnCount; ++place)
        m_list->horizontalHeaderItem(place)->setTextAlignment((place >= Seed ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    showLastRun();
    fillList();
}

void RunsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isRead)
        reload();
}

} // namespace nephoscope::ui
