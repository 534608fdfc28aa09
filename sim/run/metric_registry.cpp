// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/metric_registry.h"

#include "model/catalogue/element_type.h"
#include "sim/engine/clock.h"
#include "sim/run/element_book.h"
#include "sim/run/metric_windows.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_map>

namespace nephoscope::sim {

MetricRegistry::MetricRegistry(const Plan &plan, const Clock &clock)
    : m_plan(plan)
    , m_clock(clock)
{
}

MetricRegistry::~MetricRegistry() = default;

void MetricRegistry::begin(ElementIndex element, std::string_view id, bool isKnown)
{
    m_books.push_back(std::make_unique<ElementBook>());
    m_books.back()->element = element;
    m_books.back()->id = id;
    m_books.back()->isKnown = isKnown;
    if (m_bookOf.size() <= element)
        m_bookOf.resize(std::max<std::size_t>(element + 1, m_plan.elements.size()));
    m_bookOf[element] = m_books.back().get();
}

void MetricRegistry::reveal(ElementIndex element)
{
    ElementBook *book = bookOf(element);
    if (!book || book->isKnown)
        return;
    book->isKnown = true;
    book->take(book->sampleAt(m_samples + 1), m_clock.now(), book->hasSeriesOfHistograms);
    for (const Definition &definition : book->definitions) {
        if (!definition.hasSeries())
            continue;
        for (std::uint64_t sample = 0; sample < m_samples; ++sample)
            m_series[definition.series].points.add(kNothing);
    }
    showSeries(*book);
}

void MetricRegistry::showSeries(const ElementBook &book)
{
    m_place.resize(m_series.size());
    for (const Definition &definition : book.definitions) {
        if (!definition.hasSeries())
            continue;
        m_place[definition.series] = static_cast<std::uint32_t>(m_shown.size());
        m_shown.push_back(definition.series);
    }
}

void MetricRegistry::watch(const std::uint64_t &collector) { m_books.back()->counts.addOnce(collector); }
void MetricRegistry::watch(const double &collector) { m_books.back()->sums.addOnce(collector); }
void MetricRegistry::watch(const LevelOverTime &collector) { m_books.back()->levels.addOnce(collector); }
void MetricRegistry::watch(const AverageOverTime &collector) { m_books.back()->averages.addOnce(collector); }
void MetricRegistry::watch(const DurationTally &collector) { m_books.back()->tallies.addOnce(collector); }
void MetricRegistry::watch(const Histogram &collector) { m_books.back()->histograms.addOnce(collector); }

Total MetricRegistry::total(std::function<double()> soFar)
{
    std::vector<std::function<double()>> &probes = m_books.back()->probes;
    probes.push_back(std::move(soFar));
    return static_cast<Total>(probes.size() - 1);
}

void MetricRegistry::define(std::string_view metric, Measure measure, bool hasSeries, bool startsAtZero, bool isReported)
{
    ElementBook &book = *m_books.back();
    assert(!book.find(metric) && "a metric that is named twice");
    Definition definition{metric, std::move(measure)};
    definition.startsAtZero = startsAtZero;
    definition.isReported = isReported;
    if (hasSeries && m_keepsSeries) {
        definition.series = static_cast<std::uint32_t>(m_series.size());
        m_series.push_back({&book, definition.metric, SampledSeries(m_plan.sample, m_plan.duration)});
        book.hasSeries = true;
    }
    book.definitions.push_back(std::move(definition));
}

void MetricRegistry::measure(std::string_view metric, Measure measure, bool hasSeries)
{
    define(metric, std::move(measure), hasSeries);
}

void MetricRegistry::count(std::string_view metric, const std::uint64_t &collector, bool hasSeries)
{
    watch(collector);
    ElementBook &book = *m_books.back();
    define(metric, [&collector](const Window &window) { return window.count(collector); }, hasSeries);
    book.definitions.back().isSummed = true;
    if (!hasSeries || !m_keepsSeries)
        return;
    // A count over a sample depends on its width; a rate does not.
    const Measure plain = book.definitions.back().measure;
    book.definitions.back().measure = [plain](const Window &window) { return window.isSample() ? plain(window) / window.seconds() : plain(window); };
}

void MetricRegistry::rate(std::string_view metric, const std::uint64_t &collector, bool hasSeries)
{
    watch(collector);
    define(metric, [&collector](const Window &window) { return window.count(collector) / window.seconds(); }, hasSeries);
    m_books.back()->definitions.back().isSummed = true;
}

void MetricRegistry::sum(std::string_view metric, const double &collector)
{
    watch(collector);
    define(metric, [&collector](const Window &window) { return window.sum(collector); }, false);
    m_books.back()->definitions.back().isSummed = true;
}

void MetricRegistry::average(std::string_view metric, const LevelOverTime &collector, bool hasSeries)
{
    watch(collector);
    define(metric, [&collector](const Window &window) { return window.average(collector); }, hasSeries);
}

void MetricRegistry::average(std::string_view metric, const AverageOverTime &collector, bool hasSeries)
{
    watch(collector);
    define(metric, [&collector](const Window &window) { return window.average(collector); }, hasSeries);
}

void MetricRegistry::mean(std::string_view metric, const DurationTally &collector, bool hasSeries)
{
    watch(collector);
    define(metric, [&collector](const Window &window) {
        const DurationTally tally = window.tally(collector);
        return tally.count == 0 ? kNothing : tally.mean();
    }, hasSeries, false);
}

void MetricRegistry::distribution(const std::string &stem, const DurationTally &tally, const Histogram &histogram, bool hasSeries)
{
    watch(histogram);
    m_books.back()->hasSeriesOfHistograms |= hasSeries;
    mean(stem + "_mean", tally, hasSeries);
    const auto quantile = [&](const char *suffix, double q) {
        define(stem + suffix, [&histogram, q](const Window &window) {
            const Histogram &gained = window.histogram(histogram);
            return gained.count() == 0 ? kNothing : gained.quantile(q);
        }, hasSeries, false);
    };
    quantile("_p50", 0.5);
    quantile("_p95", 0.95);
    quantile("_p99", 0.99);
    define(stem + "_max", [&tally, &histogram](const Window &window) {
        const Histogram &gained = window.histogram(histogram);
        if (gained.count() == 0)
            return kNothing;
        // The greatest of all is exact; of a part it is known to the width of a bucket, unless it is that of the whole.
        const double greatest = gained.quantile(1);
        const double ever = toSeconds(window.tally(tally).most);
        return std::abs(greatest - ever) <= 0.02 * ever ? ever : greatest;
    }, false, false);
}

void MetricRegistry::level(std::string_view metric, std::function<double()> value, bool hasSeries)
{
    ElementBook &book = *m_books.back();
    const std::size_t place = book.probes.size();
    book.probes.push_back(std::move(value));
    define(metric, [place](const Window &window) { return window.probe(place); }, hasSeries);
}

void MetricRegistry::trace(std::string_view series, std::function<double()> value)
{
    if (!m_keepsSeries)
        return;
    ElementBook &book = *m_books.back();
    const std::size_t place = book.probes.size();
    book.probes.push_back(std::move(value));
    define(series, [place](const Window &window) { return window.probe(place); }, true, true, false);
}

ElementBook *MetricRegistry::bookOf(ElementIndex element)
{
    return element < m_bookOf.size() ? m_bookOf[element] : nullptr;
}

const ElementBook *MetricRegistry::bookOf(ElementIndex element) const
{
    return element < m_bookOf.size() ? m_bookOf[element] : nullptr;
}

void MetricRegistry::setBatches(int count)
{
    const SimTime whole = m_plan.duration - m_plan.warmup;
    for (int i = 1; i < count; ++i)
        m_batchEnds.push_back(m_plan.warmup + whole / count * i + whole % count * i / count);
}

std::vector<ElementMetrics> MetricRegistry::batch() const
{
    std::vector<ElementMetrics> shown;
    for (const auto &book : m_books) {
        if (!book->isKnown)
            continue;
        const Window window = windowOf(*book, book->batchStart ? book->batchStart.get() : book->warmup.get(), nullptr);
        ElementMetrics &metrics = shown.emplace_back();
        metrics.element = book->id;
        for (const Definition &definition : book->definitions) {
            if (definition.isReported)
                metrics.values.emplace_back(definition.metric, definition.measure(window));
        }
    }
    return shown;
}

void MetricRegistry::closeBatch()
{
    m_batches.push_back(batch());
    for (const auto &book : m_books)
        book->batchStart = std::make_unique<Checkpoint>(book->checkpoint(m_clock.now()));
}

Window MetricRegistry::windowOf(const ElementBook &book, const Checkpoint *begin, const Checkpoint *end) const
{
    Window window;
    window.m_book = &book;
    window.m_begin = begin;
    window.m_end = end;
    window.m_from = begin ? begin->at : 0;
    window.m_to = end ? end->at : m_clock.now();
    return window;
}

void MetricRegistry::sample()
{
    const SimTime now = m_clock.now();
    for (const auto &book : m_books) {
        if (!book->hasSeries || !book->isKnown)
            continue;
        Checkpoint &point = book->sampleAt(m_samples);
        book->take(point, now, book->hasSeriesOfHistograms);
        Window window = windowOf(*book, m_samples > 0 ? &book->sampleAt(m_samples + 1) : nullptr, &point);
        window.m_isSample = true;
        for (Definition &definition : book->definitions) {
            if (!definition.hasSeries())
                continue;
            const double atStart = definition.startsAtZero ? 0 : kNothing;
            const double value = now == 0 ? atStart : window.to() == window.from() ? kNothing : definition.measure(window);
            ElementSeries &series = m_series[definition.series];
            series.latest = value;
            series.points.add(value);
            if (m_isFollowed && !std::isnan(value))
                m_newPoints.push_back({m_place[definition.series], toSeconds(now), value});
        }
    }
    ++m_samples;
}

namespace {

/// The places of what is reported, in the catalogue's order. Elements of a type nearly always name the same metrics, so that the
/// last answer for a type is mostly the next one's too.
class CatalogueOrder
{
public:
    const std::vector<std::uint32_t> &of(const ElementBook &book, const ElementType &type)
    {
        Known &known = m_known[&type];
        const auto isSame = [](const Definition &definition, MetricName metric) { return definition.metric == metric; };
        if (std::ranges::equal(book.definitions, known.metrics, isSame))
            return known.places;
        known = {};
        std::vector<std::ptrdiff_t> ranks;
        for (const Definition &definition : book.definitions) {
            known.metrics.push_back(definition.metric);
            ranks.push_back(std::ranges::find(type.metrics, definition.metric.text(), &MetricType::id) - type.metrics.begin());
            if (definition.isReported)
                known.places.push_back(static_cast<std::uint32_t>(ranks.size() - 1));
        }
        std::ranges::stable_sort(known.places, {}, [&ranks](std::uint32_t place) { return ranks[place]; });
        return known.places;
    }

private:
    struct Known {
        std::vector<MetricName> metrics;
        std::vector<std::uint32_t> places;
    };
    std::unordered_map<const ElementType *, Known> m_known; ///< looked up, never walked
};

} // namespace

std::string MetricRegistry::ElementSeries::name() const
{
    return book->id + "." + metric.text();
}

void MetricRegistry::report(RunRecord &record) const
{
    CatalogueOrder orders;
    record.metrics.reserve(m_books.size());
    record.series.reserve(m_shown.size());
    for (const auto &book : m_books) {
        if (!book->isKnown)
            continue;
        Window window = windowOf(*book, book->warmup.get(), nullptr);
        window.m_isWhole = true;
        ElementMetrics metrics;
        metrics.element = book->id;
        const std::vector<std::uint32_t> &order = orders.of(*book, *m_plan.elements[book->element].type);
        metrics.values.reserve(order.size());
        for (const std::uint32_t place : order)
            metrics.values.emplace_back(book->definitions[place].metric, book->definitions[place].measure(window));
        record.metrics.push_back(std::move(metrics));
    }
    addTogether(record, m_plan, m_books);
    if (!m_batchEnds.empty()) {
        record.batches = m_batches;
        record.batches.push_back(batch());
    }
    for (const OpenWindow &window : m_windows)
        record.windows.push_back(window.value(*this));
    for (const std::size_t shown : m_shown) {
        const SampledSeries &sampled = m_series[shown].points;
        Series series;
        series.t.reserve(sampled.size());
        series.v.reserve(sampled.size());
        for (std::size_t point = 0; point < sampled.size(); ++point) {
            series.t.push_back(toSeconds(sampled.timeOf(point)));
            series.v.push_back(sampled.valueOf(point));
        }
        record.series.emplace_back(m_series[shown].name(), std::move(series));
    }
}

std::optional<double> MetricRegistry::latest(ElementIndex element, std::string_view metric) const
{
    const ElementBook *book = bookOf(element);
    const Definition *definition = book ? book->find(metric) : nullptr;
    if (!definition || !definition->hasSeries() || std::isnan(m_series[definition->series].latest))
        return std::nullopt;
    return m_series[definition->series].latest;
}

double MetricRegistry::soFar(ElementIndex element, std::string_view metric) const
{
    const ElementBook *book = bookOf(element);
    const Definition *definition = book ? book->find(metric) : nullptr;
    return definition && m_clock.now() > 0 ? definition->measure(windowOf(*book, nullptr, nullptr)) : kNothing;
}

bool MetricRegistry::has(ElementIndex element, std::string_view metric) const
{
    const ElementBook *book = bookOf(element);
    const Definition *definition = book ? book->find(metric) : nullptr;
    return definition && definition->isReported;
}

std::shared_ptr<const Checkpoint> MetricRegistry::mark(ElementIndex element) const
{
    const ElementBook *book = bookOf(element);
    return std::make_shared<const Checkpoint>(book ? book->checkpoint(m_clock.now()) : Checkpoint{});
}

double MetricRegistry::since(const std::shared_ptr<const Checkpoint> &mark, ElementIndex element, std::string_view metric) const
{
    const ElementBook *book = bookOf(element);
    const Definition *definition = book ? book->find(metric) : nullptr;
    if (!definition || m_clock.now() <= (mark ? mark->at : 0))
        return kNothing;
    return definition->measure(windowOf(*book, mark.get(), nullptr));
}

std::vector<std::string> MetricRegistry::seriesNames() const
{
    std::vector<std::string> names;
    for (const std::size_t shown : m_shown)
        names.push_back(m_series[shown].name());
    return names;
}

std::vector<SeriesPoint> MetricRegistry::takeNewPoints()
{
    if (!m_isFollowed) {
        m_isFollowed = true;
        for (std::size_t i = 0; i < m_shown.size(); ++i) {
            const SampledSeries &series = m_series[m_shown[i]].points;
            for (std::size_t point = 0; point < series.size(); ++point) {
                if (!std::isnan(series.valueOf(point)))
                    m_newPoints.push_back({static_cast<std::uint32_t>(i), toSeconds(series.timeOf(point)), series.valueOf(point)});
            }
        }
    }
    return std::exchange(m_newPoints, {});
}

std::vector<std::string> MetricRegistry::metricsOf(ElementIndex element) const
{
    std::vector<std::string> metrics;
    if (const ElementBook *book = bookOf(element)) {
        for (const Definition &definition : book->definitions) {
            if (definition.isReported)
                metrics.push_back(definition.metric);
        }
    }
    return metrics;
}

} // namespace nephoscope::sim
