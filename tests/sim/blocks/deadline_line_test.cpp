// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/deadline_line.h"
#include "sim/engine/random_stream.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <functional>
#include <map>

using namespace nephoscope;
using namespace nephoscope::sim;

namespace {

struct Patience final : DeadlineListener {
    void deadlinePassed(std::uint32_t job) override
    {
        passed.emplace_back(job, clock.now());
        if (then)
            then(job);
    }
    Clock clock;
    DeadlineLine line{clock, "consumer", *this};
    std::vector<std::pair<std::uint32_t, SimTime>> passed;
    std::function<void(std::uint32_t)> then;
};

using Passed = std::vector<std::pair<std::uint32_t, SimTime>>;

} // namespace

class DeadlineLineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatIsNotRemovedPasses();
    void alowerPatienceOvertakes();
    void aListenerMayAddAndRemove();
    void anyMixAgreesWithOneEventEach();
};

void DeadlineLineTest::onlyWhatIsNotRemovedPasses()
{
    Patience p;
    DeadlineLine::Ticket one = p.line.add(1, 10);
    DeadlineLine::Ticket two = p.line.add(2, 10);
    p.clock.run(5);
    DeadlineLine::Ticket three = p.line.add(3, 10);
    p.line.add(4, 10);
    p.line.remove(one);
    p.line.remove(one);
    p.line.remove(three);
    QCOMPARE(p.clock.pending(), std::size_t{1});
    p.clock.run(100);
    p.line.remove(two); // passed already
    QCOMPARE(p.passed, (Passed{{2, 10}, {4, 15}}));
}

void DeadlineLineTest::alowerPatienceOvertakes()
{
    Patience p;
    p.line.add(1, 100);
    DeadlineLine::Ticket two = p.line.add(2, 10);
    p.line.add(3, 20);
    p.line.remove(two);
    p.clock.run(1000);
    QCOMPARE(p.passed, (Passed{{3, 20}, {1, 100}}));
}

void DeadlineLineTest::aListenerMayAddAndRemove()
{
    Patience p;
    DeadlineLine::Ticket second = DeadlineLine::Ticket::None;
    p.then = [&](std::uint32_t job) {
        if (job == 1) {
            p.line.remove(second);
            p.line.add(9, 10);
        }
    };
    p.line.add(1, 10);
    second = p.line.add(2, 10);
    p.line.add(3, 15);
    p.clock.run(1000);
    QCOMPARE(p.passed, (Passed{{1, 10}, {3, 15}, {9, 20}}));
}

void DeadlineLineTest::anyMixAgreesWithOneEventEach()
{
    RandomStream random(1, 0, "deadline_line_test", "mix");
    Patience p;
    std::map<std::uint32_t, std::pair<DeadlineLine::Ticket, SimTime>> open;
    SimTime patience = 50;
    Passed expected;
    for (std::uint32_t job = 0; job < 20'000; ++job) {
        p.clock.run(static_cast<SimTime>(job));
        for (auto it = open.begin(); it != open.end();)
            it = it->second.second <= p.clock.now() ? open.erase(it) : std::next(it);
        if (job % 1000 == 999)
            patience = 20 + random.below(60);
        if (random.below(3) != 0)
            open[job] = {p.line.add(job, patience), p.clock.now() + patience};
        if (!open.empty() && random.below(2) == 0) {
            auto it = std::next(open.begin(), random.below(static_cast<std::uint32_t>(open.size())));
            p.line.remove(it->second.first);
            QCOMPARE(it->second.first, DeadlineLine::Ticket::None);
            expected.emplace_back(it->first, -1);
            open.erase(it);
        }
    }
    p.clock.run(kHour);
    // Each job that was never removed has passed at its own time, none other has.
    std::map<std::uint32_t, SimTime> passed(p.passed.begin(), p.passed.end());
    QCOMPARE(passed.size(), p.passed.size());
    for (const auto &[job, time] : expected)
        QVERIFY(passed.count(job) == 0);
    for (const auto &[job, time] : p.passed)
        QVERIFY(time >= static_cast<SimTime>(job) + 20 && time <= static_cast<SimTime>(job) + 80);
    for (const auto &[job, entry] : open)
        QCOMPARE(passed[job], entry.second);
}

NEPHOSCOPE_TEST(DeadlineLineTest);
#include "deadline_line_test.moc"
