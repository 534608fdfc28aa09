// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/autosave.h"

#include "model/io/atomic_file.h"
#include "model/io/writer.h"
#include "ui/document/document.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>
#include <QtConcurrentRun>

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace nephoscope::ui {

namespace {

constexpr int kPause = 15000; ///< ms after the first unsaved change
constexpr qint64 kLargestNote = 65536;

QString noteOf(const QString &file)
{
    return file + QStringLiteral(".json");
}

QString lockOf(const QString &file)
{
    return file + QStringLiteral(".lock");
}

std::filesystem::path pathOf(const QString &file)
{
    return std::filesystem::path(file.toStdString());
}

} // namespace

QString Autosave::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/nephoscope/recovery");
}

Autosave::Autosave(Document *document, QObject *parent, const QString &folder) : QObject(parent), m_document(document), m_folder(folder)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPause);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::write);
    connect(m_document, &Document::edited, this, [this] {
        if (m_document->isModified() && !m_timer.isActive())
            m_timer.start();
    });
    connect(m_document, &Document::modifiedChanged, this, [this](bool isModified) {
        if (!isModified)
            forget();
    });
    connect(m_document, &Document::reset, this, [this] {
        // Another design: what belonged to the last one was saved or given up before.
        forget();
        if (m_document->isModified())
            m_timer.start();
    });
}

Autosave::~Autosave()
{
    m_writing.waitForFinished();
}

void Autosave::begin()
{
    if (!m_file.isEmpty())
        return;
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_file = QDir(m_folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".neph"));
    m_lock = std::make_unique<QLockFile>(lockOf(m_file));
    m_lock->setStaleLockTime(0);
    m_lock->tryLock(0);
}

void Autosave::write()
{
    if (!m_document->isModified())
        return;
    if (m_writing.isRunning()) {
        m_timer.start();
        return;
    }
    begin();
    const QJsonObject note{{QStringLiteral("original"), m_document->filePath()},
                           {QStringLiteral("title"), m_document->displayName()},
                           {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
    m_writing.setFuture(QtConcurrent::run([architecture = m_document->architecture(), file = m_file,
                                           text = QJsonDocument(note).toJson(QJsonDocument::Compact)] {
        const auto written = writeDocument(architecture);
        // The note first: a copy without one would be a copy of nobody knows what.
        if (written && replaceFile(pathOf(noteOf(file)), std::string_view(text.constData(), static_cast<std::size_t>(text.size()))))
            (void)replaceFile(pathOf(file), *written);
    }));
}

void Autosave::flush()
{
    m_timer.stop();
    m_writing.waitForFinished();
    write();
    m_writing.waitForFinished();
}

void Autosave::adopt(const Leftover &leftover)
{
    forget();
    m_file = leftover.file;
    m_lock = std::make_unique<QLockFile>(lockOf(m_file));
    m_lock->setStaleLockTime(0);
    m_lock->tryLock(0);
}

void Autosave::forget()
{
    m_timer.stop();
    m_writing.waitForFinished();
    if (m_file.isEmpty())
        return;
    QFile::remove(m_file);
    QFile::remove(noteOf(m_file));
    m_lock.reset();
    m_file.clear();
}

std::vector<Leftover> Autosave::leftovers(const QString &folder)
{
    std::vector<Leftover> found;
    const QDir directory(folder);
    sweepLeftovers(pathOf(directory.filePath(QStringLiteral("any.neph"))));
    for (const QString &name : directory.entryList({QStringLiteral("*.neph")}, QDir::Files)) {
        const QString file = directory.filePath(name);
        QLockFile lock(lockOf(file));
        lock.setStaleLockTime(0);
        // A lock that cannot be taken belongs to a window that is still open.
        if (!lock.tryLock(0))
            continue;
        QFile note(noteOf(file));
        QJsonObject fields;
        if (note.open(QIODevice::ReadOnly))
            fields = QJsonDocument::fromJson(note.read(kLargestNote)).object();
        QDateTime time = QDateTime::fromString(fields.value(QStringLiteral("time")).toString(), Qt::ISODate);
        if (!time.isValid())
            time = QFileInfo(file).lastModified();
        found.push_back({file, fields.value(QStringLiteral("original")).toString(), fields.value(QStringLiteral("title")).toString(), time});
    }
    std::sort(found.begin(), found.end(), [](const Leftover &a, const Leftover &b) { return a.time > b.time; });
    return found;
}

void Autosave::discard(const Leftover &leftover)
{
    QFile::remove(leftover.file);
    QFile::remove(noteOf(leftover.file));
    QFile::remove(lockOf(leftover.file));
}

} // namespace nephoscope::ui
