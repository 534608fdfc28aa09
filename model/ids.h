// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional> // not <compare> first: moc (6.4) cannot parse it on its own

#include <string>
#include <string_view>
#include <utility>

namespace nephoscope {

/// A string that names one kind of thing, so that the id of a link cannot be taken for the id of an element.
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(std::string text) : m_text(std::move(text)) {}

    const std::string &text() const { return m_text; }
    bool isEmpty() const { return m_text.empty(); }
    auto operator<=>(const Id &) const = default;

private:
    std::string m_text;
};

using ElementId = Id<struct ElementTag>;
using LinkId = Id<struct LinkTag>;
using VariantId = Id<struct VariantTag>;

/// Letters, digits, `-`, `_`; 1 to 128 characters: what ids of elements, links and variants are made of.
bool isValidId(std::string_view text);
/// Lower-case letters, digits, `_`, starting with a letter: types, parameters, metrics, events.
bool isSnakeCase(std::string_view text);

} // namespace nephoscope

template <typename Tag>
struct std::hash<nephoscope::Id<Tag>> {
    std::size_t operator()(const nephoscope::Id<Tag> &id) const noexcept { return std::hash<std::string>{}(id.text()); }
};
