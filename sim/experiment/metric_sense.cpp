// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/comparison.h"

#include <algorithm>
#include <array>

namespace nephoscope::sim {

namespace {

constexpr std::array<std::string_view, 15> kHigher{
    "authenticity_detections", "availability", "availability_detections", "compliance", "confidentiality_detections", "coverage", "fairness", "healthy_targets",
    "integrity_detections", "objectives_met", "orders_fulfilled", "responses", "tampering_caught", "throughput", "up_time"};

constexpr std::array<std::string_view, 47> kLower{
    "authenticity_successes", "availability_successes", "blast_radius", "breach_time", "breaches", "carbon_emitted", "charges",
    "confidentiality_successes", "cost", "data_lost", "detection_time_mean", "downtime", "dropped", "energy", "exposure", "failures",
    "false_detections", "false_positives", "handling_time_mean", "integrity_successes", "lag_mean", "lead_time_mean", "longest_outage", "lost",
    "lost_time", "not_converged", "objectives_missed", "orders_refused", "placement_refused", "queue_length", "recovery_time_mean", "refused",
    "rejected", "residence_mean", "residence_p50", "residence_p95", "residence_p99", "response_time_max", "response_time_mean",
    "response_time_p50", "response_time_p95", "response_time_p99", "split_brains", "steal", "timed_out", "virtual_servers_lost", "wait_mean"};

static_assert(std::is_sorted(kHigher.begin(), kHigher.end()) && std::is_sorted(kLower.begin(), kLower.end()));

} // namespace

MetricSense senseOf(std::string_view metric)
{
    if (std::binary_search(kHigher.begin(), kHigher.end(), metric))
        return MetricSense::HigherIsBetter;
    if (std::binary_search(kLower.begin(), kLower.end(), metric))
        return MetricSense::LowerIsBetter;
    return MetricSense::Neutral;
}

int metricsWithSense()
{
    return static_cast<int>(kHigher.size() + kLower.size());
}

} // namespace nephoscope::sim
