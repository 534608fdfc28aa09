// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts cost: the bare loop as the yardstick, and the event queue in the hold model (take the next event, schedule
// another: Jones, Communications of the ACM 29(4), 1986) with so many pending.
#include "sim/engine/event_queue.h"
#include "sim/engine/random_stream.h"
#include "tests/bench/bare_loop.h"

#include <benchmark/benchmark.h>

using namespace nephoscope;

namespace {

void bareLoop(benchmark::State &state)
{
    constexpr std::uint64_t kRequests = 1'000'000;
    std::uint64_t seed = 0;
    for (auto _ : state) {
        const double ratio = bench::bareLoop(kRequests, ++seed);
        if (ratio < 4.5 || ratio > 5.5)
            state.SkipWithError("the bare loop does not wait as M/M/1 does");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRequests));
}

void bareBalancer(benchmark::State &state)
{
    constexpr std::uint64_t kRequests = 1'000'000;
    std::uint64_t seed = 0;
    for (auto _ : state) {
        const double busy = bench::bareBalancer(kRequests, ++seed);
        if (busy < 0.79 || busy > 0.81)
            state.SkipWithError("the bare balancer is not as busy as it is to be");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kRequests));
}

void holdPlainHeap(benchmark::State &state)
{
    const std::int64_t pending = state.range(0);
    bench::Xoshiro random(1);
    const double mean = static_cast<double>(pending) * 1000;
    bench::PlainHeap heap;
    for (std::int64_t i = 0; i < pending; ++i)
        heap.push(static_cast<std::int64_t>(random.exponential() * mean), 0);
    for (auto _ : state) {
        const bench::PlainHeap::Entry event = heap.pop();
        heap.push(event.time + static_cast<std::int64_t>(random.exponential() * mean), event.kind);
    }
    state.SetItemsProcessed(state.iterations());
}

void holdEventQueue(benchmark::State &state)
{
    const std::int64_t pending = state.range(0);
    bench::Xoshiro random(1);
    const double mean = static_cast<double>(pending) * 1000;
    sim::EventQueue queue;
    sim::ScheduledEvent event;
    for (std::int64_t i = 0; i < pending; ++i)
        queue.push(static_cast<sim::SimTime>(random.exponential() * mean), sim::EventClass::Departure, event);
    sim::SimTime time = 0;
    for (auto _ : state) {
        queue.pop(sim::kHorizon - 1, time, event);
        queue.push(time + static_cast<sim::SimTime>(random.exponential() * mean), sim::EventClass::Departure, event);
    }
    state.SetItemsProcessed(state.iterations());
}

void exponentialDraw(benchmark::State &state)
{
    sim::RandomStream random(1, 0, "element", "arrivals");
    for (auto _ : state)
        benchmark::DoNotOptimize(random.exponential());
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(bareLoop)->Name("bare loop, M/M/1")->Unit(benchmark::kMillisecond);
BENCHMARK(bareBalancer)->Name("bare loop, balancer")->Unit(benchmark::kMillisecond);
BENCHMARK(exponentialDraw)->Name("exponential draw");
BENCHMARK(holdPlainHeap)->Name("plain heap, hold")->Arg(1'000)->Arg(10'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK(holdEventQueue)
    ->Name("event queue, hold")
    ->Arg(4)->Arg(16)->Arg(32)->Arg(48)->Arg(64)->Arg(100)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Arg(1'000'000);

} // namespace
