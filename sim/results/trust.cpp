// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/trust.h"

#include "model/value.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

bool isShare(std::string_view metric)
{
    return metric == "availability" || metric == "up_time" || metric == "utilization";
}

BatchInterval trustedInterval(std::string_view metric, const std::vector<double> &batches, double whole)
{
    BatchInterval interval = batchInterval(batches, whole);
    const double size = std::abs(whole);
    const double scale = isShare(metric) ? std::min(size, std::max(0.0, 1 - size)) : size;
    interval.isTooShort = interval.isTooShort || interval.ci95.value_or(0) > kWidestTrusted * scale;
    return interval;
}

BatchTrust batchTrustOf(const Results &results)
{
    BatchTrust trust;
    for (const auto &[element, metrics] : results.metrics) {
        for (const auto &[metric, estimate] : metrics) {
            // What never varies has an interval of no width, which says nothing about the length of the run.
            if (!estimate.batches || !estimate.batches->ci95 || *estimate.batches->ci95 == 0)
                continue;
            ++trust.intervals;
            trust.tooShort += estimate.batches->isTooShort ? 1 : 0;
        }
    }
    return trust;
}

LocalText trustOf(const Results &results)
{
    LocalText text;
    const auto say = [&text](const std::string &en, const std::string &zh) {
        text.en += (text.en.empty() ? "" : " ") + en;
        text.zh += zh;
    };
    if (results.isWarmupEnough) {
        const std::string seconds = formatNumber(std::round(results.warmup * 1000) / 1000);
        say("Warm-up found by MSER-5: " + seconds + " s.", "由 MSER-5 得出的预热时间：" + seconds + " 秒。");
        if (!*results.isWarmupEnough)
            say("Run too short: its start reaches into the second half.", "运行过短：起始阶段延续到后半段。");
    }
    if (results.batches > 0) {
        const BatchTrust trust = batchTrustOf(results);
        const std::string batches = std::to_string(results.batches);
        say("Intervals from " + batches + " batches of one run.", "区间由一次运行的 " + batches + " 个批次得出。");
        if (trust.tooShort > 0) {
            const std::string some = std::to_string(trust.tooShort);
            const std::string all = std::to_string(trust.intervals);
            const std::string widest = formatNumber(kWidestTrusted * 100);
            say("Run too short for " + some + " of " + all + (trust.intervals == 1 ? " interval" : " intervals") + ": wider than ± " + widest
                    + " %, or batches still depend on their neighbors"
                    + (results.batches < kBatches ? ", or are fewer than " + std::to_string(kBatches) : std::string()) + ".",
                all + " 个区间中有 " + some + " 个因运行过短而不可信：宽于 ± " + widest + "%，或相邻批次仍相关"
                    + (results.batches < kBatches ? "，或少于 " + std::to_string(kBatches) + " 个批次" : std::string()) + "。");
        }
    }
    return text;
}

} // namespace nephoscope::sim
