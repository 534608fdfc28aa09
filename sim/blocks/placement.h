// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace nephoscope::sim {

/// What something takes up, or what a place offers: two amounts that both have to suffice.
struct Extent {
    double space = 0;
    double units = 0;
};

/// A place, what it offers in all, and what is in it.
struct Place {
    Extent capacity;
    std::vector<Extent> contents;

    Extent free() const;
    bool hasRoomFor(const Extent &item) const;
};

enum class PlacementPolicy : std::uint8_t {
    FirstFit, ///< the first that has room
    BestFit,  ///< the one whose space it leaves least of
    WorstFit, ///< the one whose space it leaves most of
    Spread    ///< the one that holds the fewest
};

/// Where `item` goes among the places that `isOpen` (one for each) and have room. Of equal ones the first. None: nowhere.
std::optional<std::size_t> choosePlace(PlacementPolicy policy, std::span<const Place> places, const std::vector<bool> &isOpen, const Extent &item);

/// Whether what all the `lost` places hold finds room in the others, the largest first, each in the first place that has room
/// (first fit decreasing: it may deny what a cleverer packing would find, never the reverse).
bool canTakeOver(std::span<const Place> places, const std::vector<bool> &isLost);

/// Places whose loss the others could not take over; empty if any `count` of them may be lost.
///
/// All combinations are tried while there are not more than 10,000 of them, else the `count` that hold most space.
std::vector<std::size_t> unbearableLoss(std::span<const Place> places, std::size_t count);

} // namespace nephoscope::sim
