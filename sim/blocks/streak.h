// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace nephoscope::sim {

/// Samples in a row in which something was so: what is noticed only when it lasts.
class Streak
{
public:
    /// One more sample; `enough`: how many in a row count, >= 1.
    void see(bool isSo, int enough) { m_count = isSo ? std::min(m_count + 1, enough) : 0; }
    /// Counts anew.
    void restart() { m_count = 0; }
    /// At most as many as are enough.
    int count() const { return m_count; }
    bool hasLasted(int enough) const { return m_count >= enough; }

private:
    int m_count = 0;
};

} // namespace nephoscope::sim
