// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/element.h"
#include "model/link.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope {

/// How a design is run. Seconds; `sample` is the width of a sample of every series.
struct RunSettings {
    double duration = 3600;
    double warmup = 0;
    bool findWarmup = false; ///< `warmup` is the least: how long it takes is found by experiments
    std::uint64_t seed = 1;
    int replications = 1;
    double sample = 1;
    UnknownFields unknown;
    bool operator==(const RunSettings &) const = default;
};

/// Something that the document makes happen at `at` seconds: `fail`, `repair`, `set`, `enable`, `disable`, `relocate`,
/// `order`, `release`. Fields that the action does not use are empty.
struct Event {
    double at = 0;
    std::string action;
    std::string target; ///< id of an element or a link
    std::string kind;   ///< fail: crash, hang, slow, cut, disk_full
    std::optional<double> factor;
    std::string param;
    std::optional<Value> value;
    std::string to;
    std::string what;
    std::optional<double> amount;
    UnknownFields unknown;
    bool operator==(const Event &) const = default;
};

/// A named set of changes over the base design. `set` maps `element.parameter` to a value, in document order.
struct Variant {
    VariantId id;
    std::string name;
    std::vector<ElementId> disable;
    std::vector<ElementId> enable;
    std::vector<std::pair<std::string, Value>> set;
    UnknownFields unknown;
    bool operator==(const Variant &) const = default;
};

/// One thing that a run must show; which of the four kinds it is follows from which fields are set
/// (`metric`; `event` with `at`; `event` with `count`; `order`).
struct Expectation {
    std::string variant; ///< empty: the base design
    std::string metric;  ///< `element.metric`
    std::string op;      ///< < <= > >= == ~
    std::optional<double> value;
    std::optional<double> tolerance;
    std::optional<double> from;
    std::optional<double> to;
    std::string event; ///< `element.event`
    int occurrence = 1;
    std::optional<double> at;
    std::optional<double> count;
    std::vector<std::string> order;
    UnknownFields unknown;
    bool operator==(const Expectation &) const = default;
};

/// A whole design: what a document holds.
struct Architecture {
    std::string title;
    std::string description;
    std::string currency = "USD";
    std::vector<Element> elements;
    std::vector<Link> links;
    RunSettings run;
    std::vector<Event> events;
    std::vector<Variant> variants;
    std::vector<Expectation> expect;
    UnknownFields unknown;

    const Element *find(const ElementId &id) const;
    Element *find(const ElementId &id);
    const Link *find(const LinkId &id) const;
    Link *find(const LinkId &id);
    const Variant *findVariant(std::string_view id) const;

    /// Direct contents in document order.
    std::vector<const Element *> childrenOf(const ElementId &parent) const;
    /// Whether `inner` is `outer` or stands in it at any depth (safe on a cycle).
    bool contains(const ElementId &outer, const ElementId &inner) const;
    /// An id that is free among elements, links: `stem`, else `stem-2`, `stem-3` …
    std::string freeId(std::string_view stem) const;
    /// Upper left corner in scene units, summed over the parents' boxes.
    Box absoluteBox(const ElementId &id) const;

    bool operator==(const Architecture &) const = default;
};

} // namespace nephoscope
