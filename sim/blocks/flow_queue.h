// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace nephoscope::sim {

/// How work came to a station that has others like it beside it.
struct Dealing {
    enum class Rule : std::uint8_t {
        Blind,      ///< whatever goes on there: the station is on its own
        Shortest,   ///< to the one of all with the fewest inside
        TwoChoices, ///< to the better of two drawn at random
        WhenFree    ///< only when a server is free: nothing ever waits at the station
    };
    Rule rule = Rule::Blind;
    int among = 1; ///< stations, this one included
    bool operator==(const Dealing &) const = default;
};

/// A stationary queue of Poisson arrivals and exponential work.
struct StationaryQueue {
    double waiting = 0; ///< requests at each station, on average
    double waits = 0;   ///< part of the arrivals that have to wait
};

/// Servers without number (a service that nothing limits) are never all busy.
inline constexpr int kManyServers = 100'000;

/// Part of the arrivals to M/M/c that find all servers busy (Erlang's C formula); `load` in erlang.
double waitingPart(double load, int servers);

/// At each of the stations with `servers` servers to which `load` (erlang) comes.
///
/// On its own it is M/M/c. Under Shortest it is M/M/nc, which has one queue for all of them, times 1 + 0.53 (n - 1) n^-0.1 c^-0.3 (1 - ρ): fitted to simulations
/// of 2 to 32 stations of 1 to 8 servers at ρ from 0.5 to 0.95; time waited and served is within 2.2 % of them. Under TwoChoices it is the
/// limit of many stations (Vvedenskaya, Dobrushin and Karpelevich 1996; Mitzenmacher 2001), its wait longer for n of them by
/// (0.35 + 0.165/(1 - ρ))/((n - 1) c) times that of one server in the limit: fitted likewise, and within 3 %.
/// \pre 0 <= load < servers
StationaryQueue stationaryQueue(double load, int servers, const Dealing &dealing);

/// M/M/c/K by the load that it is offered (erlang): how many are inside and busy, and the part that is lost.
struct LimitedQueue {
    double inside = 0;
    double busy = 0;
    double loss = 0;
};
LimitedQueue limitedQueue(double load, int servers, std::int64_t places);

/// At each of the stations of a dealing that have `places` each. Under Shortest it is M/M/nc/nK, whose queue is longer as it is without a limit; under
/// TwoChoices queue and loss are those of a station on its own, shorter by as much as without a limit.
LimitedQueue limitedQueue(double load, int servers, std::int64_t places, const Dealing &dealing);

} // namespace nephoscope::sim
