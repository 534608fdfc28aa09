// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace nephoscope {

struct InsertElement { std::size_t index = 0; Element element; };
struct RemoveElement { ElementId id; };
struct RenameElement { ElementId id; std::string name; };
/// New parent (none: the root). The box is not touched: a caller that wants the element to stay where it is on the
/// scene adds a SetBox.
struct ReparentElement { ElementId id; std::optional<ElementId> parent; };
struct SetElementEnabled { ElementId id; bool enabled = true; };
/// No value: back to the catalogue's default.
struct SetElementParameter { ElementId id; std::string parameter; std::optional<Value> value; };
struct SetElementBox { ElementId id; std::optional<Box> box; };
/// Moves an element to another place in document order (which is also the order of drawing).
struct ReorderElement { ElementId id; std::size_t index = 0; };
struct InsertLink { std::size_t index = 0; Link link; };
struct RemoveLink { LinkId id; };
struct SetLinkParameter { LinkId id; std::string parameter; std::optional<Value> value; };
struct SetLinkRole { LinkId id; LinkRole role = LinkRole::Request; };
/// A field that only says how something is drawn (bends of a link, notes of the design): kept among the unknown fields, so that no
/// result can depend on it. `id`: an element or a link; empty: the design. No value: taken away.
struct SetAppearance {
    static constexpr std::size_t kLast = static_cast<std::size_t>(-1);
    std::string id;
    std::string field;
    std::optional<RawJson> value;
    std::size_t index = kLast; ///< its place among the fields, where it is not there yet
};
struct SetTitle { std::string title; };
struct SetDescription { std::string description; };
struct SetCurrency { std::string currency; };
struct SetRunSettings { RunSettings run; };
struct SetEvents { std::vector<Event> events; };
struct SetVariants { std::vector<Variant> variants; };
struct SetExpectations { std::vector<Expectation> expect; };

/// Every possible change to an architecture. Listeners visit it without a catch-all, so that a new kind of change
/// does not compile until each view handles it.
using Change = std::variant<InsertElement, RemoveElement, RenameElement, ReparentElement, SetElementEnabled,
                            SetElementParameter, SetElementBox, ReorderElement, InsertLink, RemoveLink,
                            SetLinkParameter, SetLinkRole, SetAppearance, SetTitle, SetDescription, SetCurrency, SetRunSettings,
                            SetEvents, SetVariants, SetExpectations>;

/// For `std::visit`: one call operator a kind of change.
template <typename... Handlers>
struct Visit : Handlers... {
    using Handlers::operator()...;
};

/// Carries the change out and returns the change that takes it back. What it names must be there
/// (a programming error otherwise). Removing an element leaves its contents and links to the caller.
/// Call it `nephoscope::apply`: a Change is a `std::variant`, so a bare `apply` may find the one of `std`.
Change apply(Architecture &architecture, const Change &change);

} // namespace nephoscope
