// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/element_book.h"
#include "sim/run/metric_registry.h"

#include <memory>
#include <optional>
#include <vector>

namespace nephoscope::sim {

/// A part of the run that an expectation asks for.
struct MetricRegistry::OpenWindow {
    /// One element's share: a window about a row of instances has one of each.
    struct Part {
        const ElementBook *book = nullptr;
        const Definition *definition = nullptr;
        std::optional<Checkpoint> begin;
        std::optional<Checkpoint> end;
    };
    std::vector<Part> parts;
    SimTime from = 0;
    SimTime to = 0;
    bool isOfAll = false; ///< of a drawn element with all its instances

    /// NaN where there is nothing to measure; a row of instances is there from the first instance on.
    double value(const MetricRegistry &registry) const;
};

/// Adds the rows `ELEMENT#all`: what the instances of a drawn element did together, the sums of whatever is a number of things.
void addTogether(RunRecord &record, const Plan &plan, const std::vector<std::unique_ptr<ElementBook>> &books);

} // namespace nephoscope::sim
