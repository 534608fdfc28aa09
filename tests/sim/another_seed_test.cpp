// SPDX-License-Identifier: GPL-3.0-or-later
// What the examples say is so, and not only on average, is so whatever the dice say.
#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "sim/experiment/experiment.h"
#include "tests/helpers/test_main.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace nephoscope;

class AnotherSeedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsNoMeanHoldsForAnySeed_data();
    void whatIsNoMeanHoldsForAnySeed();
};

void AnotherSeedTest::whatIsNoMeanHoldsForAnySeed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("seed");
    constexpr int kSeeds = 3;
    const QDir folder(NEPHOSCOPE_SOURCE_DIR "/examples");
    for (const QString &name : folder.entryList({"*.neph"}, QDir::Files, QDir::Name)) {
        for (int seed = 2; seed < 2 + kSeeds; ++seed)
            QTest::newRow(qPrintable(name + ' ' + QString::number(seed))) << folder.filePath(name) << seed;
    }
}

void AnotherSeedTest::whatIsNoMeanHoldsForAnySeed()
{
    QFETCH(QString, file);
    QFETCH(int, seed);
    const Result<ReadDocument> document = readDocumentFile(file.toStdString(), Catalogue::builtIn());
    QVERIFY2(document.isOk(), document ? "" : document.error().text().c_str());
    Architecture design = document->architecture;
    design.run.seed = seed;
    // Means come near to what they should be as the replications are many: four standard errors are those of the document's.
    std::erase_if(design.expect, [](const Expectation &expectation) { return !expectation.metric.empty() && expectation.op == "~"; });
    if (design.expect.empty())
        return; // means are all that it tells of
    sim::ExperimentOptions options;
    options.folder = QFileInfo(file).path().toStdString();
    const auto verdicts = sim::check(design, Catalogue::builtIn(), options);
    QVERIFY2(verdicts.isOk(), verdicts ? "" : verdicts.error().text().c_str());
    for (const sim::ExpectationVerdict &verdict : *verdicts)
        QVERIFY2(verdict.ok, verdict.text.c_str());
}

NEPHOSCOPE_TEST(AnotherSeedTest);
#include "another_seed_test.moc"
