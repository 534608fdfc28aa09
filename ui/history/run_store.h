// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

class QSqlDatabase;

namespace nephoscope::ui {

struct FinishedRun;

/// One figure of a run that is kept.
struct KeptFigure {
    QString element; ///< id, instances as `vs-1#2`
    QString name;    ///< of the element, as it was
    QString metric;
    double value = 0;
};

/// A run as the history has it.
struct KeptRun {
    qint64 id = 0;
    qint64 finished = 0; ///< ms since 1970, UTC
    QString document;    ///< path; empty: it had none
    QString title;
    QString variant;
    QString design; ///< designDigest()
    QString digest; ///< of the results
    QString currency;
    std::uint64_t seed = 0;
    double duration = 0; ///< s
    double warmup = 0;
    int actions = 0;
    std::vector<KeptFigure> figures = {}; ///< filled by RunStore::run() alone
};

/// The history of runs: one SQLite file, shared by all windows and programs of the user.
///
/// Each call opens the file, waits at most two seconds for others, and closes it again, so it may be used from any one thread at a time and
/// no window holds it. A file that is damaged or was made by something else is renamed and a new one begun; one of a newer version is left
/// alone. Nothing here is ever fatal: what went wrong is in `problem`, a code for storeWords().
class RunStore
{
public:
    enum class Problem {
        None,
        SetAside,   ///< what was there could not be used; the new name is in setAsideName()
        Newer,      ///< made by a newer version of this program
        Busy,       ///< somebody else holds it
        NotWritable,///< the folder or the file cannot be written
        NoDriver    ///< Qt has no SQLite
    };
    static constexpr int kSchema = 1;
    static constexpr int kMostRuns = 5'000;
    static constexpr qint64 kMostBytes = 256 << 20;

    explicit RunStore(QString file = defaultFile());
    static QString defaultFile();
    const QString &file() const { return m_file; }

    /// The new id; none: it was not kept.
    std::optional<qint64> add(const FinishedRun &run);
    /// Newest first. `words`: each must occur in title, path, variant, seed or date (2026-11-24). `document`: only runs of that file.
    std::vector<KeptRun> find(const QString &words = {}, const QString &document = {}, int most = 1000);
    /// With its figures, in the order in which they were kept; none: there is no such run.
    std::optional<KeptRun> run(qint64 id);
    /// Whether all are gone now.
    bool remove(const std::vector<qint64> &ids);

    /// Of the last call.
    Problem problem() const { return m_problem; }
    const QString &setAsideName() const { return m_setAsideName; }

private:
    template <typename Work>
    bool with(bool isWriting, Work work);
    bool prepare(QSqlDatabase &database, bool isWriting);
    Problem examine(QSqlDatabase &database);

    QString m_file;
    Problem m_problem = Problem::None;
    QString m_setAsideName;
    bool m_isChecked = false; ///< the whole file has been found in order
};

/// Two runs side by side: a figure of both, or of one alone.
struct FigurePair {
    KeptFigure figure; ///< names it; `value` is that of the first run
    std::optional<double> first;
    std::optional<double> second;
    /// Second less first; none where one has no such figure.
    std::optional<double> difference() const { return first && second ? std::optional(*second - *first) : std::nullopt; }
};
/// In the order of the first run, then what only the second has.
std::vector<FigurePair> sideBySide(const KeptRun &first, const KeptRun &second);

} // namespace nephoscope::ui
