// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/events_model.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QElapsedTimer>

#include <algorithm>
#include <vector>

namespace nephoscope::ui {

EventsModel::EventsModel(Document *document, RunSession *session, const Catalogue &catalogue, QObject *parent)
    : QAbstractTableModel(parent), m_document(document), m_session(session), m_catalogue(catalogue)
{
    follow();
}

void EventsModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    m_filter = std::move(filter);
    refilter();
    follow();
}

void EventsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_next = 0;
    const bool hadKinds = !m_kinds.empty();
    m_kinds.clear();
    endResetModel();
    if (hadKinds)
        Q_EMIT kindsChanged();
}

/// Looks through the log anew; `follow` does it.
void EventsModel::refilter()
{
    beginResetModel();
    m_rows.clear();
    m_next = 0;
    m_inElement.clear();
    m_inKind.clear();
    endResetModel();
}

bool EventsModel::follow()
{
    constexpr std::uint64_t kPiece = 2000; // lines between looks at the clock
    constexpr qint64 kBudget = 8;          // ms
    const std::uint64_t first = m_session->droppedLogLines();
    const auto &log = m_session->log();
    if (m_course != m_session->course()) {
        m_course = m_session->course();
        refilter();
    }
    int gone = 0;
    while (static_cast<std::size_t>(gone) < m_rows.size() && m_rows[static_cast<std::size_t>(gone)] < first)
        ++gone;
    if (gone > 0) {
        beginRemoveRows({}, 0, gone - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + gone);
        endRemoveRows();
    }
    QElapsedTimer clock;
    clock.start();
    std::vector<std::uint64_t> fresh;
    const std::size_t kindsBefore = m_kinds.size();
    const std::uint64_t end = first + log.size();
    std::uint64_t position = std::max(m_next, first);
    while (position < end && clock.elapsed() < kBudget) {
        for (const std::uint64_t stop = std::min(end, position + kPiece); position < stop; ++position) {
            const sim::LogEntry &entry = log[static_cast<std::size_t>(position - first)];
            if (!m_kinds.contains(entry.event))
                m_kinds.insert(entry.event);
            if (passes(entry))
                fresh.push_back(position);
        }
    }
    m_next = position;
    if (!fresh.empty()) {
        const int row = rowCount();
        beginInsertRows({}, row, row + static_cast<int>(fresh.size()) - 1);
        m_rows.insert(m_rows.end(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    if (m_kinds.size() != kindsBefore)
        Q_EMIT kindsChanged();
    return m_next == end;
}

int EventsModel::rowAt(double time) const
{
    const std::uint64_t first = m_session->droppedLogLines();
    const auto &log = m_session->log();
    const auto after = std::ranges::partition_point(m_rows, [&](std::uint64_t position) {
        return position < first || (position - first < log.size() && log[static_cast<std::size_t>(position - first)].t <= time);
    });
    return static_cast<int>(after - m_rows.begin()) - 1;
}

void EventsModel::setNow(double time)
{
    if (m_now == time)
        return;
    const double furthest = m_session->snapshot() ? m_session->snapshot()->furthest : 0;
    const bool isFaintAnywhere = std::min(m_now, time) < furthest;
    m_now = time;
    if (isFaintAnywhere && rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::ForegroundRole});
}

void EventsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    // The words that the filter looks into are others now.
    if (!m_filter.text.isEmpty())
        refilter();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const sim::LogEntry *EventsModel::entryAt(int row) const
{
    const std::uint64_t first = m_session->droppedLogLines();
    const std::uint64_t position = m_rows[static_cast<std::size_t>(row)];
    // The log may have moved on since the rows were last brought up to date.
    if (position < first || position - first >= m_session->log().size())
        return nullptr;
    return &m_session->log()[static_cast<std::size_t>(position - first)];
}

QString EventsModel::nameOf(const std::string &element) const
{
    return distinctWords(m_document->architecture(), element);
}

QString EventsModel::kindName(const std::string &element, const std::string &kind) const
{
    return eventWords(m_document->architecture(), m_catalogue, element, kind);
}

namespace {

QString detailOf(const sim::LogEntry &entry)
{
    return QString::fromStdString(Language::instance().isChinese() && !entry.detailZh.empty() ? entry.detailZh : entry.detail);
}

} // namespace

bool EventsModel::matches(const std::string &text, std::unordered_map<std::string, bool> &known,
                          QString (EventsModel::*words)(const std::string &) const) const
{
    const auto found = known.find(text);
    if (found != known.end())
        return found->second;
    const bool isIn = (this->*words)(text).contains(m_filter.text, Qt::CaseInsensitive);
    known.emplace(text, isIn);
    return isIn;
}

/// The name of a kind as one element has it; `key` is element and kind.
QString EventsModel::kindOf(const std::string &key) const
{
    const auto border = key.find('\n');
    const std::string kind = key.substr(border + 1);
    return kindName(key.substr(0, border), kind) + QLatin1Char('\n') + QString::fromStdString(kind);
}

bool EventsModel::passes(const sim::LogEntry &entry) const
{
    if (!m_filter.kind.empty() && entry.event != m_filter.kind)
        return false;
    if (!m_filter.elements.empty() && !m_filter.elements.count(entry.element.substr(0, entry.element.find('#')))
        && !m_filter.elements.count(entry.target.substr(0, entry.target.find('#'))))
        return false;
    if (m_filter.text.isEmpty())
        return true;
    return matches(entry.element, m_inElement, &EventsModel::nameOf) || matches(entry.element + '\n' + entry.event, m_inKind, &EventsModel::kindOf)
        || (!entry.target.empty() && matches(entry.target, m_inElement, &EventsModel::nameOf))
        || detailOf(entry).contains(m_filter.text, Qt::CaseInsensitive);
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EventsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    const sim::LogEntry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    if (role == IdRole)
        return QString::fromStdString(entry->element.substr(0, entry->element.find('#')));
    if (role == TargetRole)
        return QString::fromStdString(entry->target.substr(0, entry->target.find('#')));
    if (role == TimeRole)
        return entry->t;
    if (role == KindRole)
        return QString::fromStdString(entry->event);
    if (role == Qt::ForegroundRole) {
        if (entry->t > m_now)
            return tokens().textDis;
        if (index.column() == Time)
            return tokens().text3;
        if (index.column() == Happened && (entry->event == "failed" || entry->event == "placement_refused"))
            return tokens().err;
        if (index.column() == Details)
            return tokens().text2;
        return {};
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time: return formatClock(entry->t);
    case Element: return nameOf(entry->element);
    case Happened: return whatHappened(*entry);
    case Details: return detailOf(*entry);
    default: return {};
    }
}

QString EventsModel::whatHappened(const sim::LogEntry &entry) const
{
    const QString what = kindName(entry.element, entry.event);
    return entry.target.empty() ? what : tr("%1: %2").arg(what, nameOf(entry.target));
}

const sim::LogEntry *EventsModel::entryOf(std::uint32_t id) const
{
    const auto &log = m_session->log();
    // Ids grow with the log.
    const auto found = std::lower_bound(log.begin(), log.end(), id, [](const sim::LogEntry &entry, std::uint32_t wanted) { return entry.id < wanted; });
    return found != log.end() && found->id == id ? &*found : nullptr;
}

QStringList EventsModel::chainOf(int row) const
{
    QStringList chain;
    // Causes are earlier than what they cause, so that the chain ends.
    for (const sim::LogEntry *entry = entryAt(row); entry; entry = entry->cause == 0 ? nullptr : entryOf(entry->cause))
        chain.prepend(QStringLiteral("%1 %2: %3").arg(formatClock(entry->t), nameOf(entry->element), whatHappened(*entry)));
    return chain;
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Element: return tr("Element");
    case Happened: return tr("What happened");
    case Details: return tr("Details");
    default: return {};
    }
}

} // namespace nephoscope::ui
