// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace nephoscope::sim {

/// What one class of jobs has of a capacity that is divided among classes.
struct Share {
    double part = 0;      ///< 0–1 of the capacity, its own whenever it wants it
    bool borrows = false; ///< may use what others leave idle and lend
    bool lends = false;   ///< others may use what it leaves idle
    // Worked out by divide():
    double wants = 0;     ///< given: the most that it can use now, 0–1
    double gets = 0;
    double lent = 0;      ///< of its own part, used by others
};

/// Divides a capacity of 1: each class gets what it wants of its own part; what is left idle and is lent goes to those who
/// borrow and want more, in proportion to their parts (weighted max-min fairness).
void divide(std::span<Share> shares);

} // namespace nephoscope::sim
