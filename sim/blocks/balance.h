// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace nephoscope::sim {

/// Items that load the places they are in: which of them to move so that the loads come nearer to what is wanted.
///
/// Loads and capacities are in one unit; the load of a place is what is in it by its capacity (0–1 and beyond). Space is a second amount
/// that has to suffice. Of equal answers the one that comes first in the lists is taken.
struct Balance {
    struct Place {
        double capacity = 1;  ///< > 0
        double freeSpace = 0; ///< that no item takes
        double rest = 0;      ///< load that belongs to no item
        bool isOpen = true;   ///< takes more
    };
    struct Item {
        std::size_t place = 0;
        double load = 0;
        double space = 0;
        bool isMovable = true;
    };
    struct Move {
        std::size_t item;
        std::size_t to;
        bool operator==(const Move &) const = default;
    };
    std::vector<Place> places;
    std::vector<Item> items;

    /// 0–1 and beyond.
    double loadOf(std::size_t place) const;
    double highest() const;
    bool hasRoom(std::size_t place, const Item &item) const;
    void carryOut(const Move &move);

    /// The move that leaves the lowest highest load (in the fewest places), of those the one that moves least; none if no move lowers it.
    std::optional<Move> bestMove() const;
    /// The moves that bring the highest load as low as it can be: of those that bring it within 0.01 of that the fewest, and of these those that
    /// move the smallest load. Where none lowers it by as much, best moves one after the other while they leave it in fewer places.
    std::vector<Move> lowerHighest() const;
    /// The fewest moves that bring every place under `upper`; among them those that move the smallest load, each to the place that is loaded
    /// least. A place that cannot be brought there keeps what it has.
    std::vector<Move> bringUnder(double upper) const;
    /// Moves that empty places, those with the least load first, while the others stay under `upper`.
    std::vector<Move> emptyPlaces(double upper) const;
};

} // namespace nephoscope::sim
