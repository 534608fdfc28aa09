// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/run_store.h"

#include "ui/history/finished_run.h"
#include "ui/history/set_aside.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QStringList>
#include <QUuid>
#include <QVariant>

#include <algorithm>

namespace nephoscope::ui {

namespace {

using Problem = RunStore::Problem;

constexpr int kApplication = 0x4e657068; // 'Neph', at a fixed place of the file
constexpr int kWait = 2000;              // ms, for others that write

// Codes of SQLite's C interface; without the extension in the upper bits.
enum Code { Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NoDatabase = 26 };

const QStringList &schema()
{
    static const QStringList statements{
        QStringLiteral("CREATE TABLE runs (id INTEGER PRIMARY KEY, finished INTEGER NOT NULL, document TEXT NOT NULL, title TEXT NOT NULL, variant TEXT NOT NULL, "
                       "design TEXT NOT NULL, digest TEXT NOT NULL, currency TEXT NOT NULL, seed TEXT NOT NULL, duration REAL NOT NULL, warmup REAL NOT NULL, "
                       "actions INTEGER NOT NULL, day TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE figures (run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE, place INTEGER NOT NULL, element TEXT NOT NULL, "
                       "name TEXT NOT NULL, metric TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY (run, place)) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX runs_finished ON runs (finished)")};
    return statements;
}

Problem problemOf(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    if (code == Busy || code == Locked)
        return Problem::Busy;
    if (code == Corrupt || code == NoDatabase)
        return Problem::SetAside;
    return Problem::NotWritable;
}

/// Takes the connection away again: Qt keeps it by name.
struct Connection {
    QString name = QUuid::createUuid().toString();
    ~Connection() { QSqlDatabase::removeDatabase(name); }
};

bool run(QSqlQuery &query, const QString &statement, const QVariantList &values = {})
{
    if (!query.prepare(statement))
        return false;
    for (const QVariant &value : values)
        query.addBindValue(value);
    return query.exec();
}

KeptRun runOf(const QSqlQuery &row)
{
    KeptRun run;
    run.id = row.value(0).toLongLong();
    run.finished = row.value(1).toLongLong();
    run.document = row.value(2).toString();
    run.title = row.value(3).toString();
    run.variant = row.value(4).toString();
    run.design = row.value(5).toString();
    run.digest = row.value(6).toString();
    run.currency = row.value(7).toString();
    run.seed = row.value(8).toString().toULongLong();
    run.duration = row.value(9).toDouble();
    run.warmup = row.value(10).toDouble();
    run.actions = row.value(11).toInt();
    return run;
}

const QString kColumns = QStringLiteral("id, finished, document, title, variant, design, digest, currency, seed, duration, warmup, actions");

/// A word as LIKE has it, its own signs escaped.
QString likePattern(QString word)
{
    word.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('%'), QStringLiteral("\\%")).replace(QLatin1Char('_'), QStringLiteral("\\_"));
    return QLatin1Char('%') + word + QLatin1Char('%');
}

} // namespace

RunStore::RunStore(QString file) : m_file(std::move(file)) {}

QString RunStore::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/nephoscope/history.sqlite");
}

/// Whether the file is ours, whole, and of this version.
RunStore::Problem RunStore::examine(QSqlDatabase &database)
{
    QSqlQuery query(database);
    const auto number = [&](const char *statement) -> std::optional<int> {
        return query.exec(QLatin1String(statement)) && query.next() ? std::optional(query.value(0).toInt()) : std::nullopt;
    };
    const auto application = number("PRAGMA application_id");
    if (!application)
        return problemOf(query.lastError());
    const auto tables = number("SELECT count(*) FROM sqlite_master");
    if (!tables)
        return problemOf(query.lastError());
    if (*application == 0 && *tables == 0)
        return Problem::None; // new, or empty
    if (*application != kApplication)
        return Problem::SetAside;
    const auto version = number("PRAGMA user_version");
    if (!version)
        return problemOf(query.lastError());
    if (*version > kSchema)
        return Problem::Newer;
    // Nothing but what this program made: a trigger or a view would run when we write or read.
    QStringList found;
    if (!query.exec(QStringLiteral("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")))
        return problemOf(query.lastError());
    while (query.next())
        found << query.value(0).toString();
    if (*version != kSchema || found != schema())
        return Problem::SetAside;
    // All of it is read for that, so it is done once and not at each keystroke of a search.
    if (m_isChecked)
        return Problem::None;
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
        return problemOf(query.lastError());
    m_isChecked = query.value(0).toString() == QLatin1String("ok");
    return m_isChecked ? Problem::None : Problem::SetAside;
}

bool RunStore::prepare(QSqlDatabase &database, bool isWriting)
{
    if (!database.open()) {
        m_problem = problemOf(database.lastError());
        return false;
    }
    QSqlQuery query(database);
    query.exec(QStringLiteral("PRAGMA trusted_schema = OFF"));
    query.exec(QStringLiteral("PRAGMA foreign_keys = ON"));
    m_problem = examine(database);
    if (m_problem != Problem::None || !isWriting)
        return m_problem == Problem::None;
    const bool isSet = query.exec(QStringLiteral("PRAGMA journal_mode = WAL")) && query.exec(QStringLiteral("PRAGMA synchronous = FULL"))
        && query.exec(QStringLiteral("BEGIN IMMEDIATE"));
    // Another window may have made it since it was looked at.
    bool isMade = isSet && query.exec(QStringLiteral("SELECT count(*) FROM sqlite_master")) && query.next();
    if (isMade && query.value(0).toInt() == 0) {
        for (const QString &statement : schema())
            isMade = isMade && query.exec(statement);
        isMade = isMade && query.exec(QStringLiteral("PRAGMA application_id = %1").arg(kApplication))
            && query.exec(QStringLiteral("PRAGMA user_version = %1").arg(kSchema));
    }
    isMade = isMade && query.exec(QStringLiteral("COMMIT"));
    if (!isMade) {
        m_problem = problemOf(query.lastError());
        query.exec(QStringLiteral("ROLLBACK"));
    }
    return isMade;
}

/// Opens the file, lets `work` do something with it, and closes it. What cannot be used is set aside, and for writing begun anew.
template <typename Work>
bool RunStore::with(bool isWriting, Work work)
{
    m_problem = Problem::None;
    m_setAsideName.clear();
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE"))) {
        m_problem = Problem::NoDriver;
        return false;
    }
    const QFileInfo info(m_file);
    if (!info.exists() && !isWriting)
        return true; // nothing kept yet
    QDir().mkpath(info.absolutePath());
    for (int attempt = 0; attempt < 2; ++attempt) {
        const Connection connection;
        bool isDone = false;
        Problem problem = Problem::SetAside;
        if (!QFileInfo(m_file).exists() || (QFileInfo(m_file).isFile() && QFileInfo(m_file).size() <= kMostBytes)) {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection.name);
            database.setDatabaseName(m_file);
            database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kWait));
            if (prepare(database, isWriting)) {
                const QSqlError error = work(database);
                isDone = !error.isValid();
                m_problem = isDone ? Problem::None : problemOf(error);
            }
            problem = m_problem;
            database.close();
        }
        if (isDone) {
            m_problem = m_setAsideName.isEmpty() ? Problem::None : Problem::SetAside;
            return true;
        }
        m_problem = problem;
        if (problem != Problem::SetAside || !m_setAsideName.isEmpty())
            return false;
        m_isChecked = false;
        m_setAsideName = setAside(m_file);
        if (m_setAsideName.isEmpty()) {
            m_problem = Problem::NotWritable;
            return false;
        }
        // They belong to what was set aside.
        for (const char *ending : {"-wal", "-shm", "-journal"})
            QFile::rename(m_file + QLatin1String(ending), QFileInfo(m_file).absolutePath() + QLatin1Char('/') + m_setAsideName + QLatin1String(ending));
        if (!isWriting)
            return true;
    }
    return false;
}

std::optional<qint64> RunStore::add(const FinishedRun &kept)
{
    qint64 id = 0;
    const auto work = [&](QSqlDatabase &database) {
        QSqlQuery query(database);
        if (!query.exec(QStringLiteral("BEGIN IMMEDIATE")))
            return query.lastError();
        const sim::Results &results = kept.results;
        bool isDone = nephoscope::ui::run(query,
                          QStringLiteral("INSERT INTO runs (finished, document, title, variant, design, digest, currency, seed, duration, warmup, actions, day) "
                                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                          {kept.finished.toMSecsSinceEpoch(), kept.document.isNull() ? QStringLiteral("") : kept.document,
                           kept.title.isNull() ? QStringLiteral("") : kept.title, QString::fromStdString(results.variant), QString::fromStdString(kept.design),
                           QString::fromStdString(results.digest), QString::fromStdString(kept.currency), QString::number(results.seed), results.duration,
                           results.warmup, kept.actions, kept.finished.toLocalTime().date().toString(Qt::ISODate)});
        id = query.lastInsertId().toLongLong();
        int place = 0;
        for (const auto &[path, value] : keptFigures(results)) {
            const auto dot = path.rfind('.');
            const std::string element = path.substr(0, dot);
            const auto name = std::ranges::find(kept.names, element, &std::pair<std::string, std::string>::first);
            isDone = isDone
                && nephoscope::ui::run(query, QStringLiteral("INSERT INTO figures (run, place, element, name, metric, value) VALUES (?, ?, ?, ?, ?, ?)"),
                       {id, place++, QString::fromStdString(element), QString::fromStdString(name == kept.names.end() ? element : name->second),
                        QString::fromStdString(path.substr(dot + 1)), value});
        }
        isDone = isDone && nephoscope::ui::run(query, QStringLiteral("DELETE FROM runs WHERE id NOT IN (SELECT id FROM runs ORDER BY id DESC LIMIT ?)"), {kMostRuns})
            && query.exec(QStringLiteral("COMMIT"));
        const QSqlError error = query.lastError();
        if (!isDone)
            query.exec(QStringLiteral("ROLLBACK"));
        return isDone ? QSqlError() : error;
    };
    return with(true, work) ? std::optional(id) : std::nullopt;
}

std::vector<KeptRun> RunStore::find(const QString &words, const QString &document, int most)
{
    std::vector<KeptRun> found;
    with(false, [&](QSqlDatabase &database) {
        found.clear();
        QString statement = QStringLiteral("SELECT %1 FROM runs WHERE 1").arg(kColumns);
        QVariantList values;
        for (const QString &word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts).mid(0, 16)) {
            statement += QStringLiteral(" AND (title LIKE ? ESCAPE '\\' OR document LIKE ? ESCAPE '\\' OR variant LIKE ? ESCAPE '\\' OR seed = ? OR day LIKE ? ESCAPE '\\')");
            const QString pattern = likePattern(word);
            values << pattern << pattern << pattern << word << pattern;
        }
        if (!document.isEmpty()) {
            statement += QStringLiteral(" AND document = ?");
            values << document;
        }
        statement += QStringLiteral(" ORDER BY finished DESC, id DESC LIMIT ?");
        values << most;
        QSqlQuery query(database);
        query.setForwardOnly(true);
        // An empty file has no tables yet.
        if (!database.tables().contains(QStringLiteral("runs")))
            return QSqlError();
        if (!nephoscope::ui::run(query, statement, values))
            return query.lastError();
        while (query.next())
            found.push_back(runOf(query));
        return query.lastError();
    });
    return found;
}

std::optional<KeptRun> RunStore::run(qint64 id)
{
    std::optional<KeptRun> found;
    with(false, [&](QSqlDatabase &database) {
        QSqlQuery query(database);
        if (!database.tables().contains(QStringLiteral("runs")))
            return QSqlError();
        if (!nephoscope::ui::run(query, QStringLiteral("SELECT %1 FROM runs WHERE id = ?").arg(kColumns), {id}))
            return query.lastError();
        if (!query.next())
            return QSqlError();
        KeptRun kept = runOf(query);
        if (!nephoscope::ui::run(query, QStringLiteral("SELECT element, name, metric, value FROM figures WHERE run = ? ORDER BY place"), {id}))
            return query.lastError();
        while (query.next())
            kept.figures.push_back({query.value(0).toString(), query.value(1).toString(), query.value(2).toString(), query.value(3).toDouble()});
        found = std::move(kept);
        return query.lastError();
    });
    return found;
}

bool RunStore::remove(const std::vector<qint64> &ids)
{
    if (!QFile::exists(m_file))
        return true;
    return with(true, [&](QSqlDatabase &database) {
        QSqlQuery query(database);
        if (!query.exec(QStringLiteral("BEGIN IMMEDIATE")))
            return query.lastError();
        for (const qint64 id : ids) {
            if (!nephoscope::ui::run(query, QStringLiteral("DELETE FROM runs WHERE id = ?"), {id})) {
                const QSqlError error = query.lastError();
                query.exec(QStringLiteral("ROLLBACK"));
                return error;
            }
        }
        return query.exec(QStringLiteral("COMMIT")) ? QSqlError() : query.lastError();
    });
}

std::vector<FigurePair> sideBySide(const KeptRun &first, const KeptRun &second)
{
    std::vector<FigurePair> pairs;
    const auto same = [](const KeptFigure &a, const KeptFigure &b) { return a.element == b.element && a.metric == b.metric; };
    for (const KeptFigure &figure : first.figures) {
        const auto other = std::ranges::find_if(second.figures, [&](const KeptFigure &one) { return same(one, figure); });
        pairs.push_back({figure, figure.value, other == second.figures.end() ? std::nullopt : std::optional(other->value)});
    }
    for (const KeptFigure &figure : second.figures) {
        if (std::ranges::none_of(first.figures, [&](const KeptFigure &one) { return same(one, figure); }))
            pairs.push_back({figure, std::nullopt, figure.value});
    }
    return pairs;
}

} // namespace nephoscope::ui
