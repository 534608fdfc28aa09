// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/metric_registry.h"

#include <algorithm>
#include <cassert>
#include <type_traits>
#include <unordered_map>

namespace nephoscope::sim {

/// The collectors of one element as they stood at one moment, each kind in the order in which it was watched.
struct Checkpoint {
    SimTime at = 0;
    std::vector<std::uint64_t> counts;
    std::vector<double> sums;
    std::vector<Wide> levels;
    std::vector<double> averages;
    std::vector<DurationTally> tallies;
    std::vector<Histogram> histograms;
    std::vector<double> probes;
};

/// The collectors of one kind, each with its place. Mostly a handful, of a balancer as many as it has targets.
template <typename Collector>
class Collectors
{
public:
    std::size_t size() const { return m_all.size(); }
    bool isEmpty() const { return m_all.empty(); }
    const Collector *operator[](std::size_t place) const { return m_all[place]; }

    std::size_t placeOf(const Collector &collector) const
    {
        const std::size_t place = find(collector);
        assert(place != m_all.size() && "a collector that was not watched");
        return place;
    }
    /// The place that it has now.
    std::uint32_t addOnce(const Collector &collector)
    {
        if (const std::size_t place = find(collector); place != m_all.size())
            return static_cast<std::uint32_t>(place);
        if (m_all.size() >= kFew) {
            if (!m_places)
                m_places = std::make_unique<std::unordered_map<const Collector *, std::size_t>>();
            for (std::size_t place = m_places->size(); place < m_all.size(); ++place)
                m_places->emplace(m_all[place], place);
            m_places->emplace(&collector, m_all.size());
        }
        m_all.push_back(&collector);
        return static_cast<std::uint32_t>(m_all.size() - 1);
    }
    void shrink() { m_all.shrink_to_fit(); }

private:
    static constexpr std::size_t kFew = 32;

    std::size_t find(const Collector &collector) const
    {
        if (m_places) {
            const auto found = m_places->find(&collector);
            return found == m_places->end() ? m_all.size() : found->second;
        }
        return static_cast<std::size_t>(std::ranges::find(m_all, &collector) - m_all.begin());
    }

    std::vector<const Collector *> m_all;
    std::unique_ptr<std::unordered_map<const Collector *, std::size_t>> m_places; ///< looked up, never walked; only of many
};

/// How a metric comes from what collectors gained.
enum class Gain : std::uint8_t {
    Measured, ///< by a function of its own
    Count,
    Rate, ///< of a count
    Sum,
    LevelAverage,
    Average,
    Mean,
    Median,
    Percentile95,
    Percentile99,
    Greatest,
    Probe,
};

/// A metric as its element named it. A large design has hundreds of thousands, nearly all of a few kinds: those need no function
/// object each, and the order is one that leaves no gaps.
struct Definition {
    MetricName metric;
    static constexpr std::uint32_t kNoSeries = static_cast<std::uint32_t>(-1);
    std::uint32_t series = kNoSeries; ///< which of its element's
    std::uint32_t place = 0; ///< of what it is about: among the collectors of its kind, or among the book's measures
    std::uint32_t tally = 0; ///< Greatest: of the durations that the histogram is of
    Gain gain = Gain::Measured;
    bool startsAtZero = true; ///< its series, at time 0; else with nothing to measure
    bool isReported = true;   ///< else only drawn
    bool isSummed = false;    ///< a number of things: those of several elements add up
    bool hasSeries() const { return series != kNoSeries; }
    bool operator==(const Definition &) const = default;
};

/// The metrics of an element in the order of naming. They hold places and no collectors, so that those of all elements that measure alike are
/// the same ones.
using Definitions = std::vector<Definition>;

/// All collectors and metrics of one element.
struct ElementBook {
    ElementIndex element = kNone;
    std::string id;
    Collectors<std::uint64_t> counts;
    Collectors<double> sums;
    Collectors<LevelOverTime> levels;
    Collectors<AverageOverTime> averages;
    Collectors<DurationTally> tallies;
    Collectors<Histogram> histograms;
    std::vector<std::function<double()>> probes;
    std::vector<Measure> measures;
    std::shared_ptr<Definitions> definitions = std::make_shared<Definitions>(); ///< once all are named: shared and never changed
    std::uint32_t firstSeries = 0; ///< of its series among all; they follow each other
    std::unique_ptr<Checkpoint> warmup;
    std::unique_ptr<Checkpoint> batchStart; ///< of the batch that is under way; null: as `warmup`
    // The last sample, and the one before it by turns where there are series of histograms, so that sampling allocates nothing; none without a series.
    std::unique_ptr<Checkpoint[]> samples;
    bool hasSeries = false;
    // Only quantiles need them, and few elements draw those over time: they would be most of a large design's memory.
    bool hasSeriesOfHistograms = false;
    bool isKnown = true;
    /// What a histogram gained over a window, for the next quantile of the same.
    struct Gained {
        const Histogram *of = nullptr;
        const Checkpoint *begin = nullptr;
        const Checkpoint *end = nullptr;
        SimTime from = 0;
        SimTime to = 0;
        Histogram histogram;
    };
    mutable std::unique_ptr<Gained> gained;

    /// Gives back the room that is left over once all is named.
    void shrink()
    {
        counts.shrink();
        sums.shrink();
        levels.shrink();
        averages.shrink();
        tallies.shrink();
        histograms.shrink();
        probes.shrink_to_fit();
        measures.shrink_to_fit();
    }

    /// Sets `point` to now; what it held before was earlier.
    void take(Checkpoint &point, SimTime now, bool withHistograms = true) const
    {
        const auto fill = [](auto &values, const auto &collectors, auto valueOf) {
            if (values.size() != collectors.size())
                values = std::remove_cvref_t<decltype(values)>(collectors.size());
            for (std::size_t i = 0; i < collectors.size(); ++i)
                values[i] = valueOf(collectors[i]);
        };
        const auto valueOf = [](const auto *collector) { return *collector; };
        const auto integralOf = [now](const auto *collector) { return collector->integral(now); };
        point.at = now;
        fill(point.counts, counts, valueOf);
        fill(point.sums, sums, valueOf);
        fill(point.levels, levels, integralOf);
        fill(point.averages, averages, integralOf);
        fill(point.tallies, tallies, valueOf);
        fill(point.probes, probes, [](const std::function<double()> &probe) { return probe(); });
        if (!withHistograms)
            return;
        point.histograms.resize(histograms.size());
        for (std::size_t i = 0; i < histograms.size(); ++i)
            point.histograms[i].catchUpWith(*histograms[i]);
    }
    Checkpoint &sampleAt(std::uint64_t sample)
    {
        const std::size_t kept = hasSeriesOfHistograms ? 2 : 1;
        if (!samples)
            samples = std::make_unique<Checkpoint[]>(kept);
        return samples[sample % kept];
    }
    Checkpoint checkpoint(SimTime now) const
    {
        Checkpoint point;
        take(point, now);
        return point;
    }
    const Definition *find(std::string_view metric) const
    {
        const auto found = std::ranges::find_if(*definitions, [metric](const Definition &definition) { return definition.metric == metric; });
        return found == definitions->end() ? nullptr : &*found;
    }
};

} // namespace nephoscope::sim
