// SPDX-License-Identifier: GPL-3.0-or-later
// Mechanisms that nobody thought of putting together: whatever may be drawn loads, runs and keeps its books.
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/io/writer.h"
#include "model/rules/rules.h"
#include "sim/run/simulation.h"
#include "tests/helpers/random_design.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace nephoscope;

/// NEPHOSCOPE_DESIGNS says how many (60), NEPHOSCOPE_SEED with which seed they begin (1).
class RandomDesignsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyDesignRunsAndKeepsItsBooks();
};

namespace {

std::uint64_t fromEnvironment(const char *variable, std::uint64_t otherwise)
{
    bool isNumber = false;
    const auto value = qEnvironmentVariable(variable).toULongLong(&isNumber);
    return isNumber ? value : otherwise;
}

struct Tally {
    std::uint64_t ran = 0;    ///< designs that ran to the end
    std::uint64_t served = 0; ///< of these with a request that was answered
};

/// What is wrong with the design of a seed, or nothing.
std::string wrongWith(std::uint64_t seed, Tally &tally)
{
    const Catalogue &catalogue = Catalogue::builtIn();
    const Result<std::string> text = writeDocument(tests::randomDesign(seed));
    if (!text)
        return "not written: " + text.error().text();
    if (qEnvironmentVariableIsSet("NEPHOSCOPE_PRINT"))
        qInfo("%s", text->c_str());
    const Result<ReadDocument> document = readDocument(*text, catalogue);
    if (!document)
        return document.error().code == "E-PARAM" ? std::string() : "not read: " + document.error().text();
    findProblems(document->architecture, catalogue);
    Result<sim::Plan> plan = sim::compile(document->architecture, catalogue);
    if (!plan)
        return "not compiled: " + plan.error().text();
    auto run = sim::Simulation::create(std::make_shared<const sim::Plan>(std::move(*plan)));
    // Values that make no sense together may be refused, in a sentence; endless work may be stopped.
    static const std::set<std::string> kFair{"E-PARAM", "E-RUNAWAY"};
    if (!run)
        return kFair.count(run.error().code) ? std::string() : "not made: " + run.error().text();
    if (const auto done = (*run)->runUntil(sim::toTime(document->architecture.run.duration)); !done)
        return kFair.count(done.error().code) ? std::string() : done.error().text();
    for (std::size_t i = 0; i < (*run)->size(); ++i) {
        const sim::Mechanism &mechanism = (*run)->at(static_cast<sim::ElementIndex>(i));
        const sim::Sentence doing = mechanism.doing();
        if (mechanism.takesPart() && (doing.en.empty() || doing.zh.empty()))
            return mechanism.id() + " does not say what it is doing";
    }
    const sim::RunRecord record = (*run)->record();
    ++tally.ran;
    tally.served += std::ranges::any_of(record.metrics, [](const sim::ElementMetrics &element) {
        return std::ranges::any_of(element.values, [](const auto &metric) { return metric.first == "responses" && metric.second > 0; });
    });
    return {};
}

} // namespace

void RandomDesignsTest::everyDesignRunsAndKeepsItsBooks()
{
    const std::uint64_t first = fromEnvironment("NEPHOSCOPE_SEED", 1);
    const std::uint64_t count = fromEnvironment("NEPHOSCOPE_DESIGNS", 60);
    Tally tally;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        if (qEnvironmentVariableIsSet("NEPHOSCOPE_VERBOSE"))
            qInfo("seed %llu", static_cast<unsigned long long>(seed));
        const std::string wrong = wrongWith(seed, tally);
        QVERIFY2(wrong.empty(), ("seed " + std::to_string(seed) + ": " + wrong).c_str());
    }
    // Designs that are refused, or in which nothing happens, prove nothing.
    qInfo("%llu of %llu ran to the end, in %llu somebody was served", static_cast<unsigned long long>(tally.ran),
          static_cast<unsigned long long>(count), static_cast<unsigned long long>(tally.served));
    QVERIFY(2 * tally.ran >= count);
    QVERIFY(3 * tally.served >= count);
}

NEPHOSCOPE_TEST(RandomDesignsTest);
#include "random_designs_test.moc"
