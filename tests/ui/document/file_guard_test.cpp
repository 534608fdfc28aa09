// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/document/document.h"
#include "ui/document/file_guard.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace nephoscope::ui;

class FileGuardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFileIsHeldWhileItIsOpen();
    void onlyWhatOthersWroteIsTold();
};

void FileGuardTest::aFileIsHeldWhileItIsOpen()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shop.neph"));
    {
        Document document;
        const FileGuard guard(&document);
        QVERIFY(document.save(path));
        const QString holder = FileGuard::holderOf(path);
        QVERIFY2(holder.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(holder));
        // A design that goes on under another name lets the file go.
        QVERIFY(document.save(folder.filePath(QStringLiteral("other.neph"))));
        QVERIFY(FileGuard::holderOf(path).isEmpty());
    }
    QVERIFY(FileGuard::holderOf(folder.filePath(QStringLiteral("other.neph"))).isEmpty());
    QVERIFY(FileGuard::holderOf(folder.filePath(QStringLiteral("never-there.neph"))).isEmpty());
}

void FileGuardTest::onlyWhatOthersWroteIsTold()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shop.neph"));
    Document document;
    FileGuard guard(&document);
    QVERIFY(document.save(path));
    QSignalSpy told(&guard, &FileGuard::changedOutside);
    document.setTitle(QStringLiteral("Mine"));
    QVERIFY(document.save(path));
    guard.acknowledge();
    QVERIFY(!told.wait(800));
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write("\n");
    file.close();
    QVERIFY(told.wait(5000));
    QCOMPARE(told.count(), 1);
}

NEPHOSCOPE_TEST(FileGuardTest);
#include "file_guard_test.moc"
