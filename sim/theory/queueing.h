// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

/// Closed forms of queueing theory and reliability, to stand beside what a run measures. Rates are per second, times in seconds.
namespace nephoscope::sim::theory {

/// A station in its steady state.
struct Station {
    double utilization = 0; ///< busy servers over servers
    double wait = 0;        ///< mean time until service begins
    double residence = 0;   ///< mean time in the station
    double waiting = 0;     ///< mean number of those that wait
    double inside = 0;      ///< mean number of those in the station
    double throughput = 0;
    double loss = 0;        ///< part of the arrivals that find no room
};

/// Part of the arrivals that find all `servers` busy and are lost (Erlang B). \pre load >= 0 (erlang), servers >= 0
double erlangB(double load, int servers);
/// Part of the arrivals that have to wait; 1 where load >= servers (Erlang C).
double erlangC(double load, int servers);

/// M/M/c. None: it is not stable (rate >= servers × serviceRate).
std::optional<Station> mmc(double rate, double serviceRate, int servers);
/// The time that a share `q` of all spends in an M/M/c station at most. \pre stable, 0 < q < 1
double mmcResidenceQuantile(double rate, double serviceRate, int servers, double q);
/// M/M/c/K: with room for `places` in all, those in service included. \pre places >= servers >= 1
Station mmck(double rate, double serviceRate, int servers, int places);
/// M/G/1 in the order of arrival (Pollaczek–Khinchine); `cv2` is the squared coefficient of variation of the service time.
std::optional<Station> mg1(double rate, double meanService, double cv2);
/// M/G/1 under processor sharing: the mean depends on no more than the mean service time.
std::optional<Station> mg1Sharing(double rate, double meanService);
/// G/G/c, an approximation (Allen and Cunneen): `arrivalCv2` is that of the times between arrivals.
std::optional<Station> ggc(double rate, double meanService, int servers, double arrivalCv2, double serviceCv2);

/// A closed network of one class of users.
struct ClosedNetwork {
    double throughput = 0;
    double response = 0; ///< without the thinking
    std::vector<double> residence; ///< by centre
    std::vector<double> inside;
};
/// Exact mean value analysis. `demands`: visits × service time at each centre of one server; `users` think `thinkTime` on average.
ClosedNetwork mva(const std::vector<double> &demands, int users, double thinkTime);

/// Part of the time that something is up, from its mean time up and its mean time to repair.
double availability(double meanUp, double meanRepair);
/// All are needed.
double inSeries(const std::vector<double> &availabilities);
/// One is enough.
double inParallel(const std::vector<double> &availabilities);
/// At least `needed` of `units` equal ones.
double outOf(int needed, int units, double availability);

} // namespace nephoscope::sim::theory
