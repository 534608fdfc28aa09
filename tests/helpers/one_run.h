// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/results/run_record.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::sim {
class Simulation;
}

namespace nephoscope::tests {

/// One replication of a design, and questions about it. A design that cannot be run ends the test program with the reason.
class OneRun
{
public:
    /// `folder` is that of the document, for files beside it.
    explicit OneRun(const Architecture &design, std::vector<sim::MetricWindow> windows = {}, const std::string &folder = {});

    /// `element.metric`; NaN: nothing to measure. One that is not there ends the test program.
    double metric(const std::string &name) const;
    double window(std::size_t index) const { return m_record.windows[index]; }
    /// When something was logged; NaN: never.
    double timeOf(const std::string &element, const std::string &event, int occurrence = 1) const;
    int count(const std::string &element, const std::string &event) const;
    const sim::RunRecord &record() const { return m_record; }

private:
    sim::RunRecord m_record;
};

/// Calls `visit` with a run of the design that has come to `time` s.
void lookAt(const Architecture &design, double time, const std::function<void(sim::Simulation &)> &visit);

/// What an element says (in English) that it is doing at `time` s.
std::string doing(const Architecture &design, const std::string &element, double time);

/// What ties a behaviour to its catalogue entry: it reads all of its parameters and reports all of its metrics and no others.
/// Returns an empty text when it holds for the element, else what is missing or too much.
std::string differsFromCatalogue(const Architecture &design, const std::string &element);

/// A document event: `at` s, what is to happen to whom.
void addEvent(Architecture &design, double at, const std::string &action, const std::string &target, const std::string &kind = {});
void addSetting(Architecture &design, double at, const std::string &target, const std::string &parameter, const Value &value);
/// A link of any role, with parameters.
void addLink(Architecture &design, const std::string &role, const std::string &from, const std::string &to, const Parameters &params = {});

} // namespace nephoscope::tests
