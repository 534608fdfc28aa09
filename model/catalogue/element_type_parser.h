// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/catalogue_node.h"

namespace nephoscope::catalogue_parser {

/// What several types share: headings, parameters, metrics and events.
struct Shared {
    const Node &groups;
    std::vector<Parameter> parameters;
    std::vector<MetricType> metrics;
    std::vector<EventType> events;
};

/// Of categories.json; `groups` outlives it. Throws Refusal.
Shared parseShared(const Node &root, const Node &groups);

/// One `<category>/<type>.json`, without its category. Throws Refusal.
ElementType parseType(const Node &node, const Shared &shared);

} // namespace nephoscope::catalogue_parser
