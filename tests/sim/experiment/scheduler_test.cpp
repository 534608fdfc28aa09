// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/scheduler.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <chrono>
#include <thread>

using namespace nephoscope;
using namespace nephoscope::sim;
using namespace std::chrono_literals;

class SchedulerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTaskRunsOnce();
    void noMoreThreadsThanAskedFor();
    void theEarliestErrorIsTold();
    void anExceptionIsAnError();
    void cancelReturnsWithinATenthOfASecond();
    void progressIsTheShareOfSimulatedTime();
};

namespace {

Error failure(const std::string &text)
{
    return {.code = "E-TEST", .message = text, .file = {}, .pointer = {}};
}

} // namespace

void SchedulerTest::everyTaskRunsOnce()
{
    for (const int threads : {0, 1, 2, 8}) {
        std::vector<std::atomic<int>> runs(100);
        std::vector<Task> tasks;
        for (auto &count : runs)
            tasks.push_back({[&count](const auto &, auto &) -> Result<Done> { return ++count, Done{}; }, 1});
        QVERIFY(runTasks(tasks, {.threads = threads, .onProgress = {}}).isOk());
        for (const auto &count : runs)
            QCOMPARE(count.load(), 1);
    }
}

void SchedulerTest::noMoreThreadsThanAskedFor()
{
    for (const int threads : {1, 2}) {
        std::atomic<int> inside = 0;
        std::atomic<int> most = 0;
        const Task task{[&](const auto &, auto &) -> Result<Done> {
                            const int now = ++inside;
                            int seen = most;
                            while (now > seen && !most.compare_exchange_weak(seen, now)) {
                            }
                            std::this_thread::sleep_for(5ms);
                            --inside;
                            return Done{};
                        },
                        1};
        QVERIFY(runTasks(std::vector<Task>(12, task), {.threads = threads, .onProgress = {}}).isOk());
        QCOMPARE(most.load(), threads);
    }
}

// Task 5 fails at once, task 2 later: a reader must always be told about task 2, or two runs would tell two stories.
void SchedulerTest::theEarliestErrorIsTold()
{
    for (const int threads : {1, 2, 8}) {
        std::vector<Task> tasks;
        for (int i = 0; i < 10; ++i) {
            tasks.push_back({[i](const auto &, auto &) -> Result<Done> {
                                 if (i == 2)
                                     std::this_thread::sleep_for(30ms);
                                 if (i == 2 || i == 5)
                                     return failure("task " + std::to_string(i));
                                 return Done{};
                             },
                             1});
        }
        const Result<Done> result = runTasks(tasks, {.threads = threads, .onProgress = {}});
        QVERIFY(!result);
        QCOMPARE(result.error().message, std::string("task 2"));
    }
}

void SchedulerTest::anExceptionIsAnError()
{
    const Task task{[](const auto &, auto &) -> Result<Done> { throw std::bad_alloc(); }, 1};
    const Result<Done> result = runTasks({task}, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, std::string("E-MEMORY"));
}

void SchedulerTest::cancelReturnsWithinATenthOfASecond()
{
    std::atomic<bool> cancel = false;
    const Task task{[](const std::atomic<bool> &stop, auto &) -> Result<Done> {
                        while (!stop)
                            std::this_thread::sleep_for(1ms);
                        return failure("stopped");
                    },
                    1};
    std::chrono::steady_clock::time_point wished;
    std::jthread user([&] {
        std::this_thread::sleep_for(50ms);
        wished = std::chrono::steady_clock::now();
        cancel = true;
    });
    const Result<Done> result = runTasks(std::vector<Task>(20, task), {.threads = 2, .onProgress = {}, .cancel = &cancel});
    const auto returned = std::chrono::steady_clock::now();
    user.join();
    QVERIFY(!result);
    QCOMPARE(result.error().code, std::string("E-CANCELLED"));
    QVERIFY(returned - wished < 100ms);
}

void SchedulerTest::progressIsTheShareOfSimulatedTime()
{
    std::vector<Progress> seen;
    const auto halfway = [](const auto &, std::atomic<std::int64_t> &clock) -> Result<Done> {
        clock = 500;
        std::this_thread::sleep_for(250ms);
        clock = 1000;
        return Done{};
    };
    QVERIFY(runTasks({{halfway, 1000}}, {.threads = 1, .onProgress = [&](const Progress &progress) { seen.push_back(progress); }}).isOk());
    QVERIFY(!seen.empty());
    QCOMPARE(seen.front().share, 0.5);
    QCOMPARE(seen.front().total, 1);
    QCOMPARE(seen.front().done, 0);
    QVERIFY(seen.size() <= 3);
}

NEPHOSCOPE_TEST(SchedulerTest);
#include "scheduler_test.moc"
