// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "model/io/json_tree.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope {

/// What is known while one document is read: its text, the first thing that is wrong, what is odd.
///
/// After a failure the reading goes on harmlessly until somebody asks hasFailed(); only the first failure counts.
class Reading
{
public:
    Reading(std::string_view text, const JsonNode &root) : m_text(text), m_root(root) {}

    bool hasFailed() const { return m_error.has_value(); }
    const Error &error() const { return *m_error; }
    /// At most kWarnings, and one that says how many were left out.
    std::vector<Error> takeWarnings();

    void fail(const JsonNode &node, std::string code, std::string message);
    void warn(const JsonNode &node, std::string code, std::string message);
    /// Fails with an error about `node` whose pointer, if it has one, leads from there to a part of it.
    void failAt(const JsonNode &node, const Error &error);

private:
    static constexpr std::size_t kWarnings = 100;
    Error placed(const JsonNode &node, std::string code, std::string message) const;

    std::string_view m_text;
    const JsonNode &m_root;
    std::optional<Error> m_error;
    std::vector<Error> m_warnings;
    std::size_t m_leftOut = 0;
};

/// A parameter that is a number within limits, for fields that the catalogue does not describe.
Parameter numberField(std::string id, std::string unit, double minimum, double maximum,
                      ParameterKind kind = ParameterKind::Number);

/// Reads the fields of one object by name and kind; what nobody asked for is kept as unknown.
class Fields
{
public:
    /// Fails with E-TYPE if the node is no object.
    Fields(Reading &reading, const JsonNode &object);

    const JsonNode &node() const { return m_object; }
    /// nullptr if it is not there.
    const JsonNode *take(std::string_view name);
    /// Fails with E-MISSING if it is not there.
    const JsonNode *need(std::string_view name);

    std::string text(std::string_view name, std::size_t characters, std::string fallback = {});
    bool boolean(std::string_view name, bool fallback);
    std::optional<double> number(const Parameter &field);
    std::optional<std::uint64_t> unsignedInteger(std::string_view name);
    /// An id; empty if it is not there.
    std::string id(std::string_view name);
    std::string neededId(std::string_view name);
    /// One of the choices; empty if it is not there.
    std::string choice(std::string_view name, const std::vector<std::string> &choices);
    /// The list, nullptr if it is not there; fails if it has more than `limit` entries.
    const JsonNode *list(std::string_view name, std::size_t limit);

    std::vector<std::pair<std::string, RawJson>> rest() const;

private:
    bool isKind(const JsonNode &node, JsonKind kind, const char *needed);

    Reading &m_reading;
    const JsonNode &m_object;
    std::set<std::string, std::less<>> m_taken;
};

} // namespace nephoscope
