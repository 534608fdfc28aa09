// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/file_guard.h"

#include "ui/document/document.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace nephoscope::ui {

namespace {

constexpr int kSettle = 300; // ms

QString lockPathOf(const QString &path)
{
    const QFileInfo file(path);
    return file.absolutePath() + QStringLiteral("/.") + file.fileName() + QStringLiteral(".lock");
}

std::unique_ptr<QLockFile> lockOf(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(lockPathOf(path));
    // A document may stay open for days; only a process that is gone gives it up.
    lock->setStaleLockTime(0);
    return lock;
}

/// Empty for a file that is not there.
QByteArray digestOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(&file);
    return hash.result();
}

} // namespace

FileGuard::FileGuard(Document *document, QObject *parent) : QObject(parent), m_document(document)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &FileGuard::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(m_document, &Document::filePathChanged, this, &FileGuard::follow);
    connect(m_document, &Document::reset, this, &FileGuard::acknowledge);
    follow();
}

QString FileGuard::holderOf(const QString &path)
{
    if (!QFileInfo::exists(lockPathOf(path)))
        return {};
    const std::unique_ptr<QLockFile> lock = lockOf(path);
    if (lock->tryLock(0) || lock->error() != QLockFile::LockFailedError)
        return {};
    qint64 process = 0;
    QString computer;
    QString program;
    if (!lock->getLockInfo(&process, &computer, &program))
        return {};
    return tr("%1, process %2").arg(computer).arg(process);
}

void FileGuard::follow()
{
    const QString path = m_document->filePath();
    m_lock.reset();
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (!path.isEmpty()) {
        m_lock = lockOf(path);
        m_lock->tryLock(0);
    }
    acknowledge();
}

void FileGuard::acknowledge()
{
    const QString path = m_document->filePath();
    m_settle.stop();
    m_known = path.isEmpty() ? QByteArray() : digestOf(path);
    // A file that was replaced as a whole is no longer the one that was watched.
    if (!path.isEmpty() && !m_watcher.files().contains(path))
        m_watcher.addPath(path);
}

void FileGuard::look()
{
    const QString path = m_document->filePath();
    const QByteArray now = path.isEmpty() ? QByteArray() : digestOf(path);
    if (!path.isEmpty() && !m_watcher.files().contains(path))
        m_watcher.addPath(path);
    // A file that is gone comes back with the next save.
    if (now.isEmpty() || now == m_known)
        return;
    m_known = now;
    Q_EMIT changedOutside();
}

} // namespace nephoscope::ui
