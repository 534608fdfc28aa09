// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/metric_name.h"

#include <functional>
#include <mutex>
#include <unordered_set>

namespace nephoscope::sim {

namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

const std::string *pooled(std::string_view id)
{
    static std::mutex mutex;
    static std::unordered_set<std::string, Hash, std::equal_to<>> pool; // its strings never move
    const std::scoped_lock lock(mutex);
    const auto found = pool.find(id);
    return found != pool.end() ? &*found : &*pool.emplace(id).first;
}

} // namespace

MetricName::MetricName(std::string_view id)
    : m_id(pooled(id))
{
}

} // namespace nephoscope::sim
