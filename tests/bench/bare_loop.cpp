// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bare_loop.h"

#include <cmath>

namespace nephoscope::bench {

namespace {

/// Layers of equal area under e^-x: 256 of them, the lowest with the tail.
struct Layers {
    double edge[257];
    double height[257];
    Layers()
    {
        constexpr double kTail = 7.69711747013104972;
        constexpr double kArea = 3.949659822581572e-3;
        edge[0] = kArea / std::exp(-kTail);
        edge[1] = kTail;
        edge[256] = 0;
        for (int i = 2; i < 256; ++i)
            edge[i] = -std::log(std::exp(-edge[i - 1]) + kArea / edge[i - 1]);
        for (int i = 0; i < 257; ++i)
            height[i] = std::exp(-edge[i]);
    }
};

const Layers kLayers;

} // namespace

Xoshiro::Xoshiro(std::uint64_t seed)
{
    for (std::uint64_t &word : m_state) {
        seed += 0x9e3779b97f4a7c15;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        word = z ^ (z >> 31);
    }
}

double Xoshiro::exponential()
{
    double shift = 0;
    for (;;) {
        const std::uint64_t u = bits();
        const std::size_t layer = u & 255;
        const double x = static_cast<double>(u >> 11) * 0x1p-53 * kLayers.edge[layer];
        if (x < kLayers.edge[layer + 1])
            return shift + x;
        if (layer == 0) {
            shift += kLayers.edge[1]; // the tail is the whole again
            continue;
        }
        const double y = static_cast<double>(bits() >> 11) * 0x1p-53;
        if (kLayers.height[layer] + y * (kLayers.height[layer + 1] - kLayers.height[layer]) < std::exp(-x))
            return shift + x;
    }
}

double bareLoop(std::uint64_t requests, std::uint64_t seed)
{
    enum Kind : std::uint32_t { Arrival, Departure };
    constexpr double kService = 1e7; // ns
    constexpr double kBetween = kService / 0.8;
    Xoshiro random(seed);
    PlainHeap heap;
    heap.push(0, Arrival);
    std::uint64_t inSystem = 0;
    std::uint64_t served = 0;
    std::int64_t timeInSystem = 0; // departures less arrivals
    while (served < requests) {
        const PlainHeap::Entry event = heap.pop();
        if (event.kind == Arrival) {
            timeInSystem -= event.time;
            heap.push(event.time + static_cast<std::int64_t>(random.exponential() * kBetween), Arrival);
            if (inSystem++ == 0)
                heap.push(event.time + static_cast<std::int64_t>(random.exponential() * kService), Departure);
        } else {
            timeInSystem += event.time;
            ++served;
            if (--inSystem > 0)
                heap.push(event.time + static_cast<std::int64_t>(random.exponential() * kService), Departure);
            // Those still inside have been there up to now.
            if (served == requests)
                timeInSystem += static_cast<std::int64_t>(inSystem) * event.time;
        }
    }
    return static_cast<double>(timeInSystem) / static_cast<double>(requests) / kService;
}

double bareBalancer(std::uint64_t requests, std::uint64_t seed)
{
    constexpr std::uint32_t kServers = 16;
    constexpr std::uint32_t kArrival = kServers;
    constexpr double kService = 1e8; // ns
    constexpr double kBetween = kService / 0.8 / kServers;
    Xoshiro random(seed);
    PlainHeap heap;
    heap.push(0, kArrival);
    std::uint32_t inside[kServers] = {};
    double worked = 0;
    std::uint64_t served = 0;
    std::int64_t now = 0;
    const auto begin = [&](std::uint32_t server) {
        const double time = random.exponential() * kService;
        worked += time;
        heap.push(now + static_cast<std::int64_t>(time), server);
    };
    while (served < requests) {
        const PlainHeap::Entry event = heap.pop();
        now = event.time;
        if (event.kind != kArrival) {
            ++served;
            if (--inside[event.kind] > 0)
                begin(event.kind);
            continue;
        }
        heap.push(now + static_cast<std::int64_t>(random.exponential() * kBetween), kArrival);
        std::uint32_t least = inside[0];
        std::uint32_t ties = 0;
        std::uint32_t tied[kServers];
        for (std::uint32_t server = 1; server < kServers; ++server)
            least = inside[server] < least ? inside[server] : least;
        for (std::uint32_t server = 0; server < kServers; ++server) {
            tied[ties] = server;
            ties += inside[server] == least ? 1 : 0;
        }
        const std::uint32_t server = tied[ties == 1 ? 0 : (random.bits() >> 32) * ties >> 32];
        if (inside[server]++ == 0)
            begin(server);
    }
    return worked / static_cast<double>(now) / kServers;
}

} // namespace nephoscope::bench
