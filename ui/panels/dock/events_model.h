// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <unordered_map>

namespace nephoscope {
class Catalogue;
}
namespace nephoscope::sim {
struct LogEntry;
}

namespace nephoscope::ui {

class Document;
class RunSession;

/// The lines of the run's log that a filter lets through: time, element, what happened, details.
///
/// Holds positions in the session's log, not lines; new lines are added at the end and dropped ones removed at the front, so
/// that following a run costs what is new. Long logs are looked through in pieces that take some milliseconds each.
class EventsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Element, Happened, Details, ColumnCount };
    enum Role { IdRole = Qt::UserRole, TargetRole, TimeRole, KindRole };

    EventsModel(Document *document, RunSession *session, const Catalogue &catalogue, QObject *parent = nullptr);

    struct Filter {
        QString text;
        std::set<std::string> elements; ///< empty: all
        std::string kind;               ///< empty: all
        bool operator==(const Filter &) const = default;
    };
    void setFilter(Filter filter);
    /// Takes what is new in the log, as far as it gets in a piece of time. False: there is more, call it again soon.
    bool follow();
    /// The time that the run is at: lines of later times, known from before a jump back, are faint.
    void setNow(double time);
    /// The last row at or before a time (s); -1: none.
    int rowAt(double time) const;
    /// Forgets everything, as the run does.
    void clear();
    void retranslate();
    /// The kinds of event that the log has shown so far.
    const std::set<std::string> &kinds() const { return m_kinds; }
    QString kindName(const std::string &element, const std::string &kind) const;
    /// What led to the line of a row, the first cause first, the line itself last; each as `01:00.5 Host B: failed`.
    QStringList chainOf(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void kindsChanged();

private:
    const sim::LogEntry *entryAt(int row) const;
    const sim::LogEntry *entryOf(std::uint32_t id) const;
    QString whatHappened(const sim::LogEntry &entry) const;
    bool passes(const sim::LogEntry &entry) const;
    QString nameOf(const std::string &element) const;
    void refilter();
    bool matches(const std::string &text, std::unordered_map<std::string, bool> &known, QString (EventsModel::*words)(const std::string &) const) const;
    QString kindOf(const std::string &key) const;

    Document *m_document;
    RunSession *m_session;
    const Catalogue &m_catalogue;
    Filter m_filter;
    std::deque<std::uint64_t> m_rows; ///< positions counted from the run's first line
    std::uint64_t m_next = 0;         ///< the first position not looked at yet
    std::set<std::string> m_kinds;
    std::uint64_t m_course = 0;
    double m_now = 0;
    // Whether the filter's text is in a name: the same few names come a million times.
    mutable std::unordered_map<std::string, bool> m_inElement;
    mutable std::unordered_map<std::string, bool> m_inKind;
};

} // namespace nephoscope::ui
