// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/sim_time.h"
#include "sim/run/request.h"

#include <cstdint>
#include <vector>

namespace nephoscope::sim {

class Volume;

/// A write on its way to the second volume.
struct Copy {
    Volume *at = nullptr;         ///< source
    RequestId write = kNoRequest; ///< waits for it; none: nobody does
    std::uint32_t bytes = 0;
    SimTime since = 0;            ///< when it was done at the source
    bool isPartOfCatchUp = false;
    bool isUsed = true;
};

/// All copies under way, by places that are used again.
class Copies
{
public:
    std::uint32_t add(const Copy &copy)
    {
        if (m_free.empty()) {
            m_copies.push_back(copy);
            return static_cast<std::uint32_t>(m_copies.size() - 1);
        }
        const std::uint32_t place = m_free.back();
        m_free.pop_back();
        m_copies[place] = copy;
        return place;
    }
    /// By value: its place may be somebody else's at once.
    Copy take(std::uint32_t place)
    {
        m_copies[place].isUsed = false;
        m_free.push_back(place);
        return m_copies[place];
    }
    /// Places, free ones included.
    std::uint32_t places() const { return static_cast<std::uint32_t>(m_copies.size()); }
    Copy &operator[](std::uint32_t place) { return m_copies[place]; }

private:
    std::vector<Copy> m_copies;
    std::vector<std::uint32_t> m_free;
};

} // namespace nephoscope::sim
