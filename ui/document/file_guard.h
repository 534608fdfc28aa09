// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace nephoscope::ui {

class Document;

/// Keeps two hands off one file: locks the document's file while it is open here, and tells when another program wrote it.
///
/// The lock is a hidden file beside the document (`.name.neph.lock`) and goes with the window; one that a crash left behind is
/// recognised by its process and does not count. Where no file may be made there is no lock.
class FileGuard : public QObject
{
    Q_OBJECT
public:
    explicit FileGuard(Document *document, QObject *parent = nullptr);

    /// Who has a file open elsewhere, as `computer, process 4711`; empty: nobody.
    static QString holderOf(const QString &path);
    /// The file is now as this window knows it: just loaded, just saved, or looked at by the user.
    void acknowledge();

Q_SIGNALS:
    /// The file's content is another one than this window loaded or saved.
    void changedOutside();

private:
    void follow();
    void look();

    Document *m_document;
    std::unique_ptr<QLockFile> m_lock;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< others write in several steps
    QByteArray m_known; ///< digest of the content that this window knows
};

} // namespace nephoscope::ui
