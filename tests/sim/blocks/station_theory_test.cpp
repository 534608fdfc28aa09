// SPDX-License-Identifier: GPL-3.0-or-later
// A station under Poisson arrivals beside the closed forms.
#include "sim/blocks/station.h"
#include "sim/engine/distribution.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::sim;

namespace {

/// Poisson arrivals at a station: what a closed form is compared with.
struct OpenQueue final : EventHandler, StationListener {
    OpenQueue(const Station::Settings &settings, double rate, Distribution service, std::uint64_t seed = 1)
        : station(clock, "station", *this, settings), m_perRate(1 / rate), m_service(std::move(service)),
          m_arrivals(seed, 0, "queue", "arrivals"), m_demands(seed, 0, "queue", "demands"), m_priorities(seed, 0, "queue", "priorities")
    {
        clock.at(0, EventClass::Arrival, *this);
    }
    void handle(std::uint32_t, std::uint64_t) override
    {
        const std::uint32_t job = static_cast<std::uint32_t>(begun.size());
        begun.push_back(clock.now());
        const int priority = highShare > 0 && m_priorities.chance(highShare) ? 7 : 0;
        isHigh.push_back(priority == 7);
        work.push_back(m_service.drawTime(m_demands));
        if (!station.arrive(job, work.back(), priority))
            ++lost;
        clock.after(toTime(m_perRate * m_arrivals.exponential()), EventClass::Arrival, *this);
    }
    void served(std::uint32_t job, SimTime) override
    {
        const SimTime took = clock.now() - begun[job];
        residence.add(took);
        (isHigh[job] ? high : low).add(took - work[job]);
    }
    std::string_view eventSource() const override { return "queue"; }

    Clock clock;
    Station station;
    double highShare = 0;
    std::vector<SimTime> begun;
    std::vector<SimTime> work;
    std::vector<bool> isHigh;
    DurationTally residence;
    DurationTally high;
    DurationTally low;
    std::uint64_t lost = 0;

private:
    double m_perRate;
    Distribution m_service;
    RandomStream m_arrivals;
    RandomStream m_demands;
    RandomStream m_priorities;
};

bool isWithin(double value, double exact, double relative)
{
    if (std::abs(value / exact - 1) <= relative)
        return true;
    qWarning("%g is not within %g of %g", value, relative, exact);
    return false;
}

} // namespace

class StationTheoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void workNeverExceedsCapacity();
    void meanTimesAgreeWithTheClosedForms();
    void prioritiesAgreeWithCobham();
    void sharingIsInsensitive();
};

void StationTheoryTest::workNeverExceedsCapacity()
{
    // Random changes of speed and servers under load, with works that don't divide evenly.
    for (const Discipline discipline : {Discipline::Fcfs, Discipline::Sharing, Discipline::Priority}) {
        OpenQueue queue({.servers = 2, .discipline = discipline}, 300, Distribution::exponential(0.01).value());
        RandomStream random(4, 0, "station_test", "changes");
        for (int i = 1; i < 3000; ++i) {
            queue.clock.run(i * 10 * kMillisecond);
            queue.station.setSpeed(random.below(4) / 3.0);
            queue.station.setServers(static_cast<int>(random.below(4)));
            QVERIFY(queue.station.workDone() <= queue.station.workPossible() * (1 + 1e-12));
            QVERIFY(queue.station.busyIntegral() <= queue.station.serversIntegral());
        }
        QVERIFY(queue.station.servedCount() > 2000);
    }
}

void StationTheoryTest::meanTimesAgreeWithTheClosedForms()
{
    // H01: M/M/1, λ 80, μ 100: 50 ms. H03: M/M/2, λ 150: 22.8571 ms. H11: M/M/2/5, λ 3, μ 1: loss 0.374422, 1.95320 s.
    // H14: M/D/1, λ 80: 30 ms. Tolerances are five standard errors and more.
    OpenQueue mm1({.servers = 1}, 80, Distribution::exponential(0.01).value());
    mm1.clock.run(40'000 * kSecond);
    QVERIFY(isWithin(mm1.residence.mean(), 0.05, 0.03));
    QVERIFY(isWithin(static_cast<double>(mm1.station.busyIntegral()) / static_cast<double>(mm1.clock.now()), 0.8, 0.01));
    OpenQueue mm2({.servers = 2}, 150, Distribution::exponential(0.01).value());
    mm2.clock.run(10'000 * kSecond);
    QVERIFY(isWithin(mm2.residence.mean(), 0.0228571, 0.03));
    OpenQueue mm25({.servers = 2, .limit = 5}, 3, Distribution::exponential(1).value());
    mm25.clock.run(300'000 * kSecond);
    QVERIFY(isWithin(static_cast<double>(mm25.lost) / static_cast<double>(mm25.begun.size()), 0.374422, 0.01));
    QVERIFY(isWithin(mm25.residence.mean(), 1.95320, 0.01));
    OpenQueue md1({.servers = 1}, 80, Distribution::deterministic(0.01).value());
    md1.clock.run(10'000 * kSecond);
    QVERIFY(isWithin(md1.residence.mean(), 0.03, 0.03));
}

void StationTheoryTest::prioritiesAgreeWithCobham()
{
    // H12: non-pre-emptive priority, λ 30 high, 50 low, μ 100: waits of 11.4286 and 57.1429 ms.
    OpenQueue queue({.discipline = Discipline::Priority}, 80, Distribution::exponential(0.01).value());
    queue.highShare = 30.0 / 80;
    queue.clock.run(40'000 * kSecond);
    QVERIFY(isWithin(queue.high.mean(), 0.0114286, 0.02));
    QVERIFY(isWithin(queue.low.mean(), 0.0571429, 0.04));
}

void StationTheoryTest::sharingIsInsensitive()
{
    // H16: M/G/1-PS, λ 80, S 10 ms: 50 ms whatever the distribution; FCFS would take 30 and 110 ms here.
    OpenQueue constant({.discipline = Discipline::Sharing}, 80, Distribution::deterministic(0.01).value());
    constant.clock.run(20'000 * kSecond);
    QVERIFY(isWithin(constant.residence.mean(), 0.05, 0.03));
    OpenQueue varied({.discipline = Discipline::Sharing}, 80, Distribution::hyperexponential(0.01, 2).value());
    varied.clock.run(40'000 * kSecond);
    QVERIFY(isWithin(varied.residence.mean(), 0.05, 0.04));
}

NEPHOSCOPE_TEST(StationTheoryTest);
#include "station_theory_test.moc"
