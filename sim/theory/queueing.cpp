// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/theory/queueing.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace nephoscope::sim::theory {

double erlangB(double load, int servers)
{
    assert(load >= 0 && servers >= 0);
    double blocked = 1;
    for (int k = 1; k <= servers; ++k)
        blocked = load * blocked / (k + load * blocked);
    return blocked;
}

double erlangC(double load, int servers)
{
    if (load >= servers)
        return 1;
    const double blocked = erlangB(load, servers);
    return servers * blocked / (servers - load * (1 - blocked));
}

namespace {

/// From the mean wait, by Little's law.
Station fromWait(double rate, double meanService, int servers, double wait)
{
    Station station;
    station.utilization = rate * meanService / servers;
    station.wait = wait;
    station.residence = wait + meanService;
    station.waiting = rate * station.wait;
    station.inside = rate * station.residence;
    station.throughput = rate;
    return station;
}

} // namespace

std::optional<Station> mmc(double rate, double serviceRate, int servers)
{
    if (rate >= servers * serviceRate)
        return std::nullopt;
    return fromWait(rate, 1 / serviceRate, servers, erlangC(rate / serviceRate, servers) / (servers * serviceRate - rate));
}

double mmcResidenceQuantile(double rate, double serviceRate, int servers, double q)
{
    const double spare = servers * serviceRate - rate;
    const double waits = erlangC(rate / serviceRate, servers);
    // P(T > t) is the service alone, or after a wait that is exponential with rate `spare`.
    const auto exceeds = [&](double t) {
        const double alone = std::exp(-serviceRate * t);
        if (std::abs(spare - serviceRate) < 1e-9 * serviceRate)
            return alone * (1 + waits * serviceRate * t);
        return (1 - waits) * alone + waits * (spare * alone - serviceRate * std::exp(-spare * t)) / (spare - serviceRate);
    };
    double low = 0;
    double high = 1 / serviceRate;
    while (exceeds(high) > 1 - q)
        high *= 2;
    for (int step = 0; step < 100; ++step) {
        const double middle = (low + high) / 2;
        (exceeds(middle) > 1 - q ? low : high) = middle;
    }
    return high;
}

Station mmck(double rate, double serviceRate, int servers, int places)
{
    assert(servers >= 1 && places >= servers);
    // Terms relative to the greatest, so that none overflows.
    std::vector<double> log(static_cast<std::size_t>(places) + 1, 0);
    for (int n = 1; n <= places; ++n)
        log[static_cast<std::size_t>(n)] = log[static_cast<std::size_t>(n) - 1] + std::log(rate / (serviceRate * std::min(n, servers)));
    const double greatest = *std::max_element(log.begin(), log.end());
    double sum = 0;
    double inside = 0;
    double busy = 0;
    for (int n = 0; n <= places; ++n) {
        const double weight = std::exp(log[static_cast<std::size_t>(n)] - greatest);
        sum += weight;
        inside += n * weight;
        busy += std::min(n, servers) * weight;
    }
    Station station;
    station.loss = std::exp(log.back() - greatest) / sum;
    station.throughput = rate * (1 - station.loss);
    station.inside = inside / sum;
    station.waiting = (inside - busy) / sum;
    station.utilization = busy / sum / servers;
    station.residence = station.inside / station.throughput;
    station.wait = station.waiting / station.throughput;
    return station;
}

std::optional<Station> mg1(double rate, double meanService, double cv2)
{
    const double load = rate * meanService;
    if (load >= 1)
        return std::nullopt;
    return fromWait(rate, meanService, 1, load * meanService * (1 + cv2) / (2 * (1 - load)));
}

std::optional<Station> mg1Sharing(double rate, double meanService)
{
    const double load = rate * meanService;
    if (load >= 1)
        return std::nullopt;
    Station station = fromWait(rate, meanService, 1, 0);
    station.residence = meanService / (1 - load);
    station.inside = rate * station.residence;
    return station;
}

std::optional<Station> ggc(double rate, double meanService, int servers, double arrivalCv2, double serviceCv2)
{
    const double load = rate * meanService;
    if (load >= servers)
        return std::nullopt;
    const double wait = erlangC(load, servers) * meanService / (servers - load) * (arrivalCv2 + serviceCv2) / 2;
    return fromWait(rate, meanService, servers, wait);
}

ClosedNetwork mva(const std::vector<double> &demands, int users, double thinkTime)
{
    ClosedNetwork network;
    network.residence.assign(demands.size(), 0);
    network.inside.assign(demands.size(), 0);
    for (int n = 1; n <= users; ++n) {
        network.response = 0;
        for (std::size_t k = 0; k < demands.size(); ++k) {
            network.residence[k] = demands[k] * (1 + network.inside[k]);
            network.response += network.residence[k];
        }
        network.throughput = n / (thinkTime + network.response);
        for (std::size_t k = 0; k < demands.size(); ++k)
            network.inside[k] = network.throughput * network.residence[k];
    }
    return network;
}

double availability(double meanUp, double meanRepair)
{
    return meanUp / (meanUp + meanRepair);
}

double inSeries(const std::vector<double> &availabilities)
{
    double all = 1;
    for (const double one : availabilities)
        all *= one;
    return all;
}

double inParallel(const std::vector<double> &availabilities)
{
    double none = 1;
    for (const double one : availabilities)
        none *= 1 - one;
    return 1 - none;
}

double outOf(int needed, int units, double availability)
{
    double sum = 0;
    for (int up = std::max(needed, 0); up <= units; ++up) {
        double ways = 1;
        for (int i = 1; i <= up; ++i)
            ways = ways * (units - up + i) / i;
        sum += ways * std::pow(availability, up) * std::pow(1 - availability, units - up);
    }
    return sum;
}

} // namespace nephoscope::sim::theory
