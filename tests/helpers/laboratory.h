// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/results/results.h"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

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
    /// Further parameters of an element that is there.
    void set(const std::string &id, Settings params);
    void request(const std::string &from, const std::string &to, Settings params = {});
    void link(LinkRole role, const std::string &from, const std::string &to, Settings params = {});
    /// An action of the document: `at` seconds, and the field that it needs besides.
    Event &event(double at, const std::string &action, const std::string &target);
    /// Sets a parameter of an element that is there.
    void set(const std::string &element, const std::string &parameter, const Value &value);

    /// The mean of `element.metric` over the replications; NaN where nothing was measured (or the run failed: see `problem`).
    double measured(const std::string &metric) const;
    /// When `element.event` was logged in the first replication, s.
    std::vector<double> logged(const std::string &event) const;
    /// The first such entry; an empty one if there is none.
    sim::LogEntry entry(const std::string &event) const;
    /// Why the run could not finish; empty: it did.
    std::string problem() const;
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
