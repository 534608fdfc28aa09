// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/process.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace nephoscope;
using namespace nephoscope::sim;

namespace {

using Told = std::vector<std::pair<double, std::string>>;

/// Counts how many of it are alive: frames that are not destroyed show as more than 0.
struct Alive {
    explicit Alive(int &number) : count(number) { ++count; }
    ~Alive() { --count; }
    Alive(const Alive &) = delete;
    Alive &operator=(const Alive &) = delete;
    int &count;
};

struct Teller {
    Clock clock;
    Signal signal{clock};
    int alive = 0;
    Told told;
    ProcessGroup group{clock, "teller"};

    void tell(std::string what) { told.emplace_back(toSeconds(clock.now()), std::move(what)); }

    Process waits(double seconds, std::string name)
    {
        const Alive here(alive);
        co_await clock.after(toTime(seconds));
        tell(name);
    }
    ProcessOf<int> adds(int a, int b)
    {
        const Alive here(alive);
        co_await clock.after(kSecond);
        co_return a + b;
    }
    Process calls()
    {
        const Alive here(alive);
        const int sum = co_await adds(2, 3);
        tell("sum " + std::to_string(sum));
        co_await waits(1, "inner");
        co_await clock.until(kSecond); // past: at once
        tell("outer");
    }
    Process listens(std::string name)
    {
        const Alive here(alive);
        co_await signal.wait();
        tell(name);
        co_await signal.wait();
        tell(name + " again");
    }
    Process givesUp(double seconds)
    {
        const Alive here(alive);
        const bool wasRaised = co_await signal.waitFor(toTime(seconds));
        tell(wasRaised ? "raised" : "gave up");
    }
    Process raises(double seconds)
    {
        co_await clock.after(toTime(seconds));
        signal.raise();
    }
    Process cancelsItself()
    {
        const Alive here(alive);
        co_await clock.after(kSecond);
        group.cancelAll();
        tell("still told");
        co_await clock.after(kSecond);
        tell("never told");
    }
};

} // namespace

class ProcessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void processesWaitAndCall();
    void aSignalWakesAllThatWaitInTheirOrder();
    void waitingForASignalCanGiveUp();
    void cancellingDestroysEveryFrame();
    void aProcessMayCancelItsOwnGroup();
    void aGroupMayGoWhileItsProcessRuns();
    void aSignalMayGoBeforeThoseThatWait();
    void aNegativeWaitEndsTheRunAndNamesTheGroup();
};

void ProcessTest::processesWaitAndCall()
{
    Teller teller;
    teller.group.start(teller.calls());
    QCOMPARE(teller.alive, 2);
    teller.clock.run(kHour);
    const Told expected{{1, "sum 5"}, {2, "inner"}, {2, "outer"}};
    QCOMPARE(teller.told, expected);
    QCOMPARE(teller.alive, 0);
    QVERIFY(teller.group.isIdle());
}

void ProcessTest::aSignalWakesAllThatWaitInTheirOrder()
{
    Teller teller;
    teller.group.start(teller.listens("a"));
    teller.group.start(teller.listens("b"));
    teller.group.start(teller.raises(2));
    teller.group.start(teller.raises(5));
    teller.clock.run(kHour);
    const Told expected{{2, "a"}, {2, "b"}, {5, "a again"}, {5, "b again"}};
    QCOMPARE(teller.told, expected);
    QVERIFY(!teller.signal.isAwaited());
}

void ProcessTest::waitingForASignalCanGiveUp()
{
    Teller teller;
    teller.group.start(teller.givesUp(3));
    teller.clock.run(2 * kSecond);
    QVERIFY(teller.signal.isAwaited());
    teller.clock.run(10 * kSecond);
    QVERIFY(!teller.signal.isAwaited());
    teller.group.start(teller.givesUp(3));
    teller.group.start(teller.raises(1));
    teller.clock.run(kHour);
    const Told expected{{3, "gave up"}, {11, "raised"}};
    QCOMPARE(teller.told, expected);
    QCOMPARE(teller.clock.pending(), std::size_t{0});
}

void ProcessTest::cancellingDestroysEveryFrame()
{
    Teller teller;
    teller.group.start(teller.calls());
    teller.group.start(teller.listens("a"));
    teller.group.start(teller.givesUp(30));
    teller.clock.run(kSecond / 2);
    QCOMPARE(teller.group.count(), std::size_t{3});
    QCOMPARE(teller.alive, 4);
    teller.group.cancelAll();
    QCOMPARE(teller.alive, 0);
    QCOMPARE(teller.clock.pending(), std::size_t{0});
    teller.signal.raise();
    teller.clock.run(kHour);
    QVERIFY(teller.told.empty());
}

void ProcessTest::aProcessMayCancelItsOwnGroup()
{
    Teller teller;
    teller.group.start(teller.cancelsItself());
    teller.group.start(teller.waits(5, "other"));
    teller.clock.run(kHour);
    const Told expected{{1, "still told"}};
    QCOMPARE(teller.told, expected);
    QCOMPARE(teller.alive, 0);
}

void ProcessTest::aGroupMayGoWhileItsProcessRuns()
{
    struct Owner {
        Clock &clock;
        int &alive;
        std::unique_ptr<ProcessGroup> group;
        Process run()
        {
            const Alive here(alive);
            co_await clock.after(SimTime{1});
            group.reset();
            co_await clock.after(SimTime{1});
            ++alive; // must not be reached
        }
    };
    Clock clock;
    int alive = 0;
    Owner owner{clock, alive, std::make_unique<ProcessGroup>(clock, "owner")};
    owner.group->start(owner.run());
    clock.run(kSecond);
    QCOMPARE(alive, 0);
}

void ProcessTest::aSignalMayGoBeforeThoseThatWait()
{
    struct Listener {
        static Process listen(Signal &signal, int &alive, int &gaveUp)
        {
            const Alive here(alive);
            const bool wasRaised = co_await signal.waitFor(kSecond);
            gaveUp += wasRaised ? 0 : 1;
        }
    };
    Clock clock;
    int alive = 0;
    int gaveUp = 0;
    ProcessGroup group(clock, "listener");
    {
        Signal signal(clock);
        group.start(Listener::listen(signal, alive, gaveUp));
    }
    QCOMPARE(alive, 1);
    clock.run(kHour); // the time is up, though nothing can raise it any more
    QCOMPARE(gaveUp, 1);
    QCOMPARE(alive, 0);
    QVERIFY(group.isIdle());
}

void ProcessTest::aNegativeWaitEndsTheRunAndNamesTheGroup()
{
    struct Bad {
        static Process wait(Clock &clock) { co_await clock.after(SimTime{-5}); }
    };
    Teller teller;
    teller.group.start(Bad::wait(teller.clock));
    QCOMPARE(teller.clock.run(kHour), RunStop::Failed);
    QVERIFY(teller.clock.error()->message.find("\"teller\"") != std::string::npos);
    teller.group.cancelAll();
}

NEPHOSCOPE_TEST(ProcessTest);
#include "process_test.moc"
