// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/element_type.h"

#include <algorithm>

namespace nephoscope {

namespace {

template <typename Entry>
const Entry *findById(const std::vector<Entry> &entries, std::string_view id)
{
    const auto found = std::ranges::find(entries, id, &Entry::id);
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

const Parameter *ElementType::parameter(std::string_view id) const
{
    return findById(parameters, id);
}

const MetricType *ElementType::metric(std::string_view id) const
{
    return findById(metrics, id);
}

const EventType *ElementType::event(std::string_view id) const
{
    return findById(events, id);
}

} // namespace nephoscope
