// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/ring.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace nephoscope::sim {

/// Whose turn it is when parties compete for a number of places.
///
/// Within a party it is first come, first served. Nothing is allocated once it has seen all parties and its greatest length.
class FairQueue
{
public:
    enum class Sharing {
        Together, ///< first come, first served over all
        Fair,     ///< the party with the fewest in service goes next, of several the one whose last turn is longest ago
        Reserved, ///< a party has its own part of the places and never more
    };

    /// `places`: in service at one time, 0: no limit (Together). `parties`: that the places are divided by (Reserved); 0: as
    /// many as have come so far.
    void configure(Sharing sharing, std::uint32_t places, std::uint32_t parties);

    /// The number of a party, by any key.
    std::uint32_t partyOf(std::uint32_t key);
    /// Whether one more of it may begin now (nobody of it waits and a place is free for it).
    bool mayBegin(std::uint32_t party) const;
    void wait(std::uint32_t party, std::uint32_t job);
    void begun(std::uint32_t party);
    void ended(std::uint32_t party);
    /// Takes the next one that may begin out of the queue; count it by `begun`.
    std::optional<std::uint32_t> next();

    std::uint32_t waiting() const { return m_waiting; }
    std::uint32_t inService() const { return m_inService; }
    /// Nobody is in service any more; those that wait stay.
    void forget();
    /// Those that wait are gone; those in service end by `ended`.
    void dropWaiting();

private:
    struct Job {
        std::uint64_t order = 0;
        std::uint32_t job = 0;
    };
    struct Party {
        std::uint32_t key = 0;
        std::uint32_t inService = 0;
        std::uint64_t lastTurn = 0;
        Ring<Job> queue;
    };

    std::uint32_t parties() const;
    bool hasPlace(const Party &party) const;
    bool goesBefore(const Party &party, const Party &other) const;

    Sharing m_sharing = Sharing::Together;
    std::uint32_t m_places = 0;
    std::uint32_t m_parties = 1; ///< 0: those that are known
    std::uint32_t m_waiting = 0;
    std::uint32_t m_inService = 0;
    std::uint64_t m_order = 0;
    std::uint64_t m_turns = 0;
    std::vector<Party> m_known;
};

} // namespace nephoscope::sim
