// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/clock.h"
#include "sim/engine/histogram.h"
#include "sim/engine/sampled_series.h"
#include "sim/engine/statistics.h"
#include "sim/plan/plan.h"
#include "sim/results/run_record.h"
#include "sim/run/snapshot.h"

#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nephoscope::sim {

/// What a metric shows while there is nothing to measure (a mean over no requests).
inline constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Names a running total, see `MetricRegistry::total`.
enum class Total : std::size_t {};

class MetricRegistry;
struct Checkpoint;
struct Definition;
using Definitions = std::vector<Definition>;
struct ElementBook;

/// What an element's collectors gained between two moments. Only collectors that the metric was defined with, or that were named by
/// `MetricRegistry::watch`, can be asked for.
class Window
{
public:
    double seconds() const { return toSeconds(m_to - m_from); }
    SimTime from() const { return m_from; }
    SimTime to() const { return m_to; }
    /// Whether it is the whole measured part of the run: then what only the whole knows (a greatest value) is exact.
    bool isWhole() const { return m_isWhole; }
    /// Whether it is one sample of a series.
    bool isSample() const { return m_isSample; }

    double count(const std::uint64_t &collector) const;
    double sum(const double &collector) const;
    /// Units × s.
    double integral(const LevelOverTime &collector) const;
    double integral(const AverageOverTime &collector) const;
    /// Time average.
    double average(const LevelOverTime &collector) const { return integral(collector) / seconds(); }
    double average(const AverageOverTime &collector) const { return integral(collector) / seconds(); }
    DurationTally tally(const DurationTally &collector) const;
    /// Good until the next one is asked for of the same element.
    const Histogram &histogram(const Histogram &collector) const;
    /// What a running total rose by.
    double gained(Total total) const;

private:
    friend class MetricRegistry;
    double value(const Definition &definition) const;
    // By the collector's place among those of its kind.
    double countAt(std::size_t place) const;
    double sumAt(std::size_t place) const;
    double levelIntegralAt(std::size_t place) const;
    double integralAt(std::size_t place) const;
    DurationTally tallyAt(std::size_t place) const;
    const Histogram &histogramAt(std::size_t place) const;
    double probe(std::size_t place) const;

    const ElementBook *m_book = nullptr;
    const Checkpoint *m_begin = nullptr; ///< null: all collectors were empty
    const Checkpoint *m_end = nullptr;   ///< null: now
    SimTime m_from = 0;
    SimTime m_to = 0;
    bool m_isWhole = false;
    bool m_isSample = false;
};

using Measure = std::function<double(const Window &)>;

/// All metrics of a run: what each element measures, at which moments it is cut, and the series.
///
/// An element names its metrics once, as functions of what its collectors gained over a window. Collectors are plain members that
/// the element adds to; they are copied at the end of the warm-up, at both ends of each window that an expectation asks for, and
/// at each sample, and never reset.
class MetricRegistry
{
public:
    MetricRegistry(const Plan &plan, const Clock &clock);
    ~MetricRegistry();
    MetricRegistry(const MetricRegistry &) = delete;
    MetricRegistry &operator=(const MetricRegistry &) = delete;

    // --- naming metrics (in Mechanism::describe) ---

    /// The metrics that follow are those of this element. With `isKnown` false it is not in the run, and nothing of it is reported until it is
    /// (see `reveal`).
    void begin(ElementIndex element, std::string_view id, bool isKnown = true);

    void watch(const std::uint64_t &collector);
    void watch(const double &collector);
    void watch(const LevelOverTime &collector);
    void watch(const AverageOverTime &collector);
    void watch(const DurationTally &collector);
    void watch(const Histogram &collector);

    /// A total that is worked out when it is asked for (energy so far), for `Window::gained`. `soFar` never looks ahead of now.
    Total total(std::function<double()> soFar);

    /// A metric of the catalogue, and its series too if it is to be drawn over time. The collectors that it asks for must be watched.
    void measure(std::string_view metric, Measure measure, bool hasSeries = false);
    /// How often. Its series is the rate (1/s).
    void count(std::string_view metric, const std::uint64_t &collector, bool hasSeries = false);
    /// How often a second.
    void rate(std::string_view metric, const std::uint64_t &collector, bool hasSeries = false);
    void sum(std::string_view metric, const double &collector);
    void average(std::string_view metric, const LevelOverTime &collector, bool hasSeries = false);
    void average(std::string_view metric, const AverageOverTime &collector, bool hasSeries = false);
    /// Mean duration (s).
    void mean(std::string_view metric, const DurationTally &collector, bool hasSeries = false);
    /// `<stem>_mean`, `_p50`, `_p95`, `_p99`, `_max`.
    void distribution(const std::string &stem, const DurationTally &tally, const Histogram &histogram, bool hasSeries = false);
    /// A value as it stands at the end of the window (bytes used, a bill).
    void level(std::string_view metric, std::function<double()> value, bool hasSeries = false);
    /// Only a series: a value as it stands at each sample, drawn over time and no metric.
    void trace(std::string_view series, std::function<double()> value);

    // --- by the run ---

    /// The element comes into the run now: its series begin with the sample that is under way.
    void reveal(ElementIndex element);
    void keepSeries(bool isKept) { m_keepsSeries = isKept; }
    /// The windows that expectations ask for; a window about an element or metric that is not there stays NaN.
    void setWindows(const std::vector<MetricWindow> &windows);
    /// Measures everything in `count` equal stretches after the warm-up too. \pre before setWindows()
    void setBatches(int count);
    /// The times at which `cut` must be called, ascending, without the end.
    const std::vector<SimTime> &cuts() const { return m_cuts; }
    /// At the end of the warm-up, and at both ends of each window.
    void cut();
    /// At 0 and then every sample.
    void sample();
    /// Ends the books: the metrics of all elements, the values of the windows and the series.
    void report(RunRecord &record) const;

    // --- looking (live run) ---

    /// The value of the last sample of a series; none before the first sample or if there is no such series.
    std::optional<double> latest(ElementIndex element, std::string_view metric) const;
    std::vector<std::string> seriesNames() const;
    /// All points since the last call, in the order in which they came.
    std::vector<SeriesPoint> takeNewPoints();
    /// A metric over everything so far, the warm-up included. NaN: nothing to measure, or no such metric.
    double soFar(ElementIndex element, std::string_view metric) const;

    // --- looking back (monitors) ---

    bool has(ElementIndex element, std::string_view metric) const;
    /// An element's collectors as they stand now, from which `since` measures. \pre all metrics are named
    std::shared_ptr<const Checkpoint> mark(ElementIndex element) const;
    /// A metric over the time since a mark of its element (none: since the start, the warm-up included). NaN: nothing to measure,
    /// no time since, or no such metric.
    double since(const std::shared_ptr<const Checkpoint> &mark, ElementIndex element, std::string_view metric) const;
    /// The ids that an element reports, for the test that compares them with the catalogue.
    std::vector<std::string> metricsOf(ElementIndex element) const;

private:
    friend class Window;
    struct OpenWindow;

    struct ElementSeries {
        const ElementBook *book;
        MetricName metric;
        SampledSeries points;
        double latest = kNothing; ///< of the last sample
        std::string name() const;
    };

    const ElementBook *bookOf(ElementIndex element) const;
    ElementBook *bookOf(ElementIndex element);
    void closeBatch();
    std::vector<ElementMetrics> batch() const;
    void showSeries(const ElementBook &book);
    void define(Definition definition, bool hasSeries);
    std::uint32_t addProbe(std::function<double()> value);
    /// All of the last element is named.
    void settle();
    Window windowOf(const ElementBook &book, const Checkpoint *begin, const Checkpoint *end) const;

    const Plan &m_plan;
    const Clock &m_clock;
    bool m_keepsSeries = true;
    bool m_isFollowed = false;
    std::uint64_t m_samples = 0; ///< so far
    std::vector<std::unique_ptr<ElementBook>> m_books; ///< in the order of naming
    std::vector<ElementBook *> m_bookOf; ///< by element; null: it named none
    std::unordered_map<const ElementType *, std::vector<std::shared_ptr<Definitions>>> m_definitions; ///< looked up, never walked
    std::vector<OpenWindow> m_windows;
    std::vector<SimTime> m_cuts;
    std::vector<SimTime> m_batchEnds; ///< without that of the last, which is the run's
    std::vector<std::vector<ElementMetrics>> m_batches; ///< those that are over
    std::vector<SeriesPoint> m_newPoints;
    std::deque<ElementSeries> m_series; ///< in the order of naming
    std::vector<std::size_t> m_shown; ///< series of what is known, in the order in which it became so
    std::vector<std::uint32_t> m_place; ///< of each series in `m_shown`
};

} // namespace nephoscope::sim
