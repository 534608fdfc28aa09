// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "sim/experiment/experiment.h"
#include "sim/plan/plan.h"
#include "sim/theory/self_check.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace nephoscope;
using nephoscope::tests::Laboratory;
using sim::theory::Law;
using sim::theory::LawCheck;

namespace {

std::vector<LawCheck> checksOf(const Architecture &design, const sim::Results &results)
{
    const Result<sim::Plan> plan = sim::compile(design, Catalogue::builtIn());
    return plan ? sim::theory::checkLaws(*plan, results) : std::vector<LawCheck>();
}

} // namespace

/// Laws that every station must obey, whatever is drawn.
class SelfCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothLawsOfABusyStation()
    {
        Laboratory lab(2000, 100, 4);
        lab.service("s", 2, 10);
        lab.consumer("c", 150);
        lab.request("c", "s");
        Result<sim::Results> results = sim::simulate(lab.design(), Catalogue::builtIn(), "");
        QVERIFY(results);
        const std::vector<LawCheck> checks = checksOf(lab.design(), *results);
        QVERIFY(std::ranges::any_of(checks, [](const LawCheck &check) { return check.element == "s-server" && check.law == Law::Utilization; }));
        QVERIFY(std::ranges::any_of(checks, [](const LawCheck &check) { return check.element == "s" && check.law == Law::Little; }));
        for (const LawCheck &check : checks)
            QVERIFY2(check.holds(), (check.element + ": " + std::to_string(check.measured) + ", " + std::to_string(check.product)).c_str());
        // 1.5 of the two cores are busy.
        const auto busy = std::ranges::find(checks, Law::Utilization, &LawCheck::law);
        QVERIFY(std::abs(busy->product - 1.5) < 0.02);

        // What is told 3 % too high or too low is noticed, in the law that it is part of.
        for (const double factor : {0.97, 1.03}) {
            for (const auto &[element, metric] : std::initializer_list<std::pair<const char *, const char *>>{
                     {"s", "wait_mean"}, {"s", "queue_length"}, {"s", "throughput"}, {"s-server", "utilization"}, {"s-server", "service_mean"}, {"s-server", "throughput"}}) {
                sim::Results wrong = *results;
                wrong.metrics[element][metric].mean *= factor;
                const Law law = element == std::string("s") ? Law::Little : Law::Utilization;
                int broken = 0;
                for (const LawCheck &check : checksOf(lab.design(), wrong)) {
                    broken += check.element == element && check.law == law && !check.holds() ? 1 : 0;
                    QVERIFY(check.element == element || check.holds());
                }
                QVERIFY2(broken == 1, (std::string(element) + "." + metric).c_str());
            }
        }
    }

    void allExamplesObey_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/examples"));
        for (const QString &file : folder.entryList({QStringLiteral("*.neph")}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }

    void allExamplesObey()
    {
        QFETCH(QString, file);
        Result<ReadDocument> document = readDocumentFile(file.toStdString(), Catalogue::builtIn());
        QVERIFY(document);
        Architecture design = document->architecture;
        design.run.replications = 1;
        sim::ExperimentOptions options;
        options.folder = QFileInfo(file).path().toStdString();
        const Result<sim::Results> results = sim::simulate(design, Catalogue::builtIn(), "", options);
        QVERIFY(results);
        for (const LawCheck &check : checksOf(design, *results)) {
            QVERIFY2(check.holds(), (check.element + (check.law == Law::Little ? ", Little: " : ", utilization: ") + std::to_string(check.measured) + ", "
                                     + std::to_string(check.product))
                                        .c_str());
        }
    }
};

NEPHOSCOPE_TEST(SelfCheckTest);
#include "self_check_test.moc"
