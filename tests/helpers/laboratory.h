// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace nephoscope::tests {

using Settings = std::initializer_list<std::pair<const std::string, Value>>;

/// A design in which nothing costs time or gives up but what a theorem speaks of: no overhead, latency, timeout, retry or limit.
class Laboratory
{
public:
    /// Seconds of each of `replications` runs, after `warmup` seconds that do not count.
    Laboratory(double duration, double warmup, int replications);

    /// A service with `servers` cores of its own: virtual server, hypervisor and host under it. `demand` in ms.
    void service(const std::string &id, int servers, double demand, Settings more = {}, const std::string &discipline = "fcfs");
    /// A consumer that issues `rate` requests a second (Poisson unless `more` says otherwise).
    void consumer(const std::string &id, double rate, Settings more = {});
    void balancer(const std::string &id, const std::string &algorithm, Settings more = {});
    void element(const std::string &id, const std::string &type, const std::string &parent, Settings params);
    void request(const std::string &from, const std::string &to, Settings params = {});
    /// The mean of `element.metric` must be known to `relativeHalfWidth` (95 %), and `exact` must lie in its 99.9 % interval, widened
    /// by `bias` × exact where the measure itself is no more exact than that (quantiles of a histogram).
    /// Returns an empty text when it holds, else what was found.
    std::string differs(const std::string &metric, double exact, double relativeHalfWidth = 0.01, double bias = 0) const;
    const Architecture &design() const { return m_design; }

private:
    Architecture m_design;
};

} // namespace nephoscope::tests

/// Fails the test with what was found.
#define NEPHOSCOPE_AGREES(...)                                  \
    do {                                                        \
        const std::string difference = (__VA_ARGS__);           \
        if (!difference.empty())                                \
            QFAIL(difference.c_str());                          \
    } while (false)
