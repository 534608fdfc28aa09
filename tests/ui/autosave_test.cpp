// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "tests/helpers/test_main.h"
#include "ui/document/autosave.h"
#include "ui/document/document.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace nephoscope;
using namespace nephoscope::ui;

class AutosaveTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unsavedChangesAreFoundAgain();
    void aLivingSessionsCopyIsNotOffered();
    void savingTakesTheCopyAway();
    void aLeftoverStaysUntilItIsSaved();
};

void AutosaveTest::unsavedChangesAreFoundAgain()
{
    QTemporaryDir folder;
    QString copy;
    {
        Document document;
        Autosave autosave(&document, nullptr, folder.path());
        document.setTitle(QStringLiteral("A half-drawn cloud"));
        autosave.flush();
        copy = autosave.file();
        // The session ends here without saving, as after a crash: the lock goes with the process, the copy stays.
    }
    const auto leftovers = Autosave::leftovers(folder.path());
    QCOMPARE(leftovers.size(), std::size_t(1));
    QCOMPARE(leftovers.front().file, copy);
    QCOMPARE(leftovers.front().title, QStringLiteral("A half-drawn cloud"));
    const auto read = readDocumentFile(copy.toStdString(), Catalogue::builtIn());
    QVERIFY(read.isOk());
    QCOMPARE(read->architecture.title, std::string("A half-drawn cloud"));
    // Looking deletes nothing.
    QCOMPARE(Autosave::leftovers(folder.path()).size(), std::size_t(1));
    Autosave::discard(leftovers.front());
    QVERIFY(Autosave::leftovers(folder.path()).empty());
}

void AutosaveTest::aLivingSessionsCopyIsNotOffered()
{
    QTemporaryDir folder;
    Document document;
    Autosave autosave(&document, nullptr, folder.path());
    document.setTitle(QStringLiteral("Open now"));
    autosave.flush();
    QVERIFY(QFileInfo::exists(autosave.file()));
    QVERIFY(Autosave::leftovers(folder.path()).empty());
}

void AutosaveTest::savingTakesTheCopyAway()
{
    QTemporaryDir folder;
    Document document;
    Autosave autosave(&document, nullptr, folder.path());
    document.setTitle(QStringLiteral("Saved in time"));
    autosave.flush();
    const QString copy = autosave.file();
    QVERIFY(QFileInfo::exists(copy));
    QVERIFY(document.save(folder.filePath(QStringLiteral("saved.neph"))).isOk());
    QVERIFY(!QFileInfo::exists(copy));
}

void AutosaveTest::aLeftoverStaysUntilItIsSaved()
{
    QTemporaryDir folder;
    {
        Document document;
        Autosave autosave(&document, nullptr, folder.path());
        document.setTitle(QStringLiteral("Broken off"));
        autosave.flush();
    }
    const Leftover leftover = Autosave::leftovers(folder.path()).front();
    Document document;
    Autosave autosave(&document, nullptr, folder.path());
    document.replace(readDocumentFile(leftover.file.toStdString(), Catalogue::builtIn())->architecture, QString(), true);
    autosave.adopt(leftover);
    QVERIFY(QFileInfo::exists(leftover.file));
    QTemporaryDir elsewhere;
    QVERIFY(document.save(elsewhere.filePath(QStringLiteral("done.neph"))).isOk());
    QVERIFY(!QFileInfo::exists(leftover.file));
}

NEPHOSCOPE_TEST(AutosaveTest);
#include "autosave_test.moc"
