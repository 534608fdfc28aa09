// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace nephoscope::sim {

/// The id of a metric, in a pool that keeps each spelling once: a large design names the same few dozen a hundred thousand times.
/// As small and as cheap to copy as a pointer; good until the program ends. May be made on any thread.
class MetricName
{
public:
    // Implicit: it stands wherever an id is meant.
    MetricName(std::string_view id);
    MetricName(const std::string &id) : MetricName(std::string_view(id)) {}
    MetricName(const char *id) : MetricName(std::string_view(id)) {}

    operator const std::string &() const { return *m_id; }
    const std::string &text() const { return *m_id; }

    friend bool operator==(MetricName left, MetricName right) { return left.m_id == right.m_id; }
    friend bool operator==(MetricName left, std::string_view right) { return *left.m_id == right; }
    friend bool operator==(MetricName left, const std::string &right) { return *left.m_id == right; }
    friend bool operator==(MetricName left, const char *right) { return *left.m_id == right; }

private:
    const std::string *m_id; ///< of the pool
};

} // namespace nephoscope::sim
