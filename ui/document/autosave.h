// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFutureWatcher>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace nephoscope::ui {

class Document;

/// What a session that ended without saving left behind.
struct Leftover {
    QString file;     ///< the recovered design
    QString original; ///< path of the file that it was a version of; empty: it had none
    QString title;
    QDateTime time; ///< when it was kept
};

/// Keeps a copy of unsaved changes, at most 20 s after a change, in the program's own folder and off the window's thread.
///
/// The copy goes when the design is saved or its changes are given up; after a crash `leftovers` finds it. A copy of a process that is
/// still there is not touched.
class Autosave : public QObject
{
    Q_OBJECT
public:
    explicit Autosave(Document *document, QObject *parent = nullptr, const QString &folder = defaultFolder());
    ~Autosave() override;

    static QString defaultFolder();
    /// Newest first.
    static std::vector<Leftover> leftovers(const QString &folder = defaultFolder());
    /// Takes a leftover away; only after the user said so.
    static void discard(const Leftover &leftover);

    /// Writes now if there is something unsaved, and waits for it.
    void flush();
    /// Goes on with a leftover that was opened: it stays until the design is saved or given up.
    void adopt(const Leftover &leftover);
    /// The copy is no longer wanted: saved, or given up by the user.
    void forget();
    const QString &file() const { return m_file; }

private:
    void begin();
    void write();

    Document *m_document;
    QString m_folder;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
    QFutureWatcher<void> m_writing;
};

} // namespace nephoscope::ui
