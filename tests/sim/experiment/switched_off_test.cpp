// SPDX-License-Identifier: GPL-3.0-or-later
// Architectures emerge: what an example shows goes away with the mechanism that makes it.
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "tests/helpers/effect.h"
#include "tests/helpers/test_main.h"

#include <QDir>
#include <QTest>

using namespace nephoscope;

class SwitchedOffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEffectGoesAway_data();
    void theEffectGoesAway();
};

// All of them, or every n-th one: NEPHOSCOPE_PART is `part/n`, parts from 0.
void SwitchedOffTest::theEffectGoesAway_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(NEPHOSCOPE_SOURCE_DIR "/examples");
    const QStringList names = folder.entryList({"*.neph"}, QDir::Files, QDir::Name);
    QVERIFY(names.size() > 40);
    const QStringList asked = qEnvironmentVariable("NEPHOSCOPE_PART", "0/1").split('/');
    QCOMPARE(asked.size(), 2);
    const int parts = asked[1].toInt();
    QVERIFY(parts > 0);
    for (int i = asked[0].toInt(); i < names.size(); i += parts)
        QTest::newRow(qPrintable(names[i])) << folder.filePath(names[i]);
}

void SwitchedOffTest::theEffectGoesAway()
{
    QFETCH(QString, file);
    const Result<ReadDocument> document = readDocumentFile(file.toStdString(), Catalogue::builtIn());
    QVERIFY(document.isOk());
    const std::string why = tests::whyNoEffect(document->architecture, QFileInfo(file).path().toStdString());
    QVERIFY2(why.empty(), why.c_str());
}

NEPHOSCOPE_TEST(SwitchedOffTest);
#include "switched_off_test.moc"
