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
    settle();
    m_books.push_back(std::make_unique<ElementBook>());
    m_books.back()->element = element;
    m_books.back()->id = id;
    m_books.back()->isKnown = isKnown;
    if (m_bookOf.size() <= element)
        m_bookOf.resize(std::max<std::size_t>(element + 1, m_plan.elements.size()));
    m_bookOf[element] = m_books.back().get();
}

void MetricRegistry::settle()
{
    if (m_books.empty())
        return;
    ElementBook &book = *m_books.back();
    book.shrink();
    std::vector<std::shared_ptr<Definitions>> &known = m_definitions[m_plan.elements[book.element].type];
    const auto same = std::ranges::find_if(known, [&book](const auto &definitions) { return *definitions == *book.definitions; });
    if (same != known.end()) {
        book.definitions = *same;
    } else {
        book.definitions->shrink_to_fit();
        known.push_back(book.definitions);
    }
}

void MetricRegistry::reveal(ElementIndex element)
{
    ElementBook *book = bookOf(element);
    if (!book || book->isKnown)
        return;
    book->isKnown = true;
    book->take(book->sampleAt(m_samples + 1), m_clock.now(), book->hasSeriesOfHistograms);
    for (const Definition &definition : *book->definitions) {
        if (!definition.hasSeries())
            continue;
        for (std::uint64_t sample = 0; sample < m_samples; ++sample)
            m_series[book->firstSeries + definition.series].points.add(kNothing);
    }
    showSeries(*book);
}

void MetricRegistry::showSeries(const ElementBook &book)
{
    m_place.resize(m_series.size());
    for (const Definition &definition : *book.definitions) {
        if (!definition.hasSeries())
            continue;
        m_place[book.firstSeries + definition.series] = static_cast<std::uint32_t>(m_shown.size());
        m_shown.push_back(book.firstSeries + definition.series);
    }
}

void MetricRegistry::watch(const std::uint64_t &collector) { m_books.back()->counts.addOnce(collector); }
void MetricRegistry::watch(const double &collector) { m_books.back()->sums.addOnce(collector); }
void MetricRegistry::watch(const LevelOverTime &collector) { m_books.back()->levels.addOnce(collector); }
void MetricRegistry::watch(const AverageOverTime &collector) { m_books.back()->averages.addOnce(collector); }
void MetricRegistry::watch(const DurationTally &collector) { m_books.back()->tallies.addOnce(collector); }
void MetricRegistry::watch(const Histogram &collector) { m_books.back()->histograms.addOnce(collector); }

void MetricRegistry::define(Definition definition, bool hasSeries)
{
    ElementBook &book = *m_books.back();
    assert(!book.find(definition.metric.text()) && "a metric that is named twice");
    if (hasSeries && m_keepsSeries) {
        if (!book.hasSeries)
            book.firstSeries = static_cast<std::uint32_t>(m_series.size());
        definition.series = static_cast<std::uint32_t>(m_series.size() - book.firstSeries);
        m_series.push_back({&book, definition.metric, SampledSeries(m_plan.sample, m_plan.duration)});
        book.hasSeries = true;
    }
    book.definitions->push_back(definition);
}

void MetricRegistry::measure(std::string_view metric, Measure measure, bool hasSeries)
{
    std::vector<Measure> &measures = m_books.back()->measures;
    measures.push_back(std::move(measure));
    define({.metric = metric, .place = static_cast<std::uint32_t>(measures.size() - 1)}, hasSeries);
}

void MetricRegistry::count(std::string_view metric, const std::uint64_t &collector, bool hasSeries)
{
    define({.metric = metric, .place = m_books.back()->counts.addOnce(collector), .gain = Gain::Count, .isSummed = true}, hasSeries);
}

void MetricRegistry::rate(std::string_view metric, const std::uint64_t &collector, bool hasSeries)
{
    define({.metric = metric, .place = m_books.back()->counts.addOnce(collector), .gain = Gain::Rate, .isSummed = true}, hasSeries);
}

void MetricRegistry::sum(std::string_view metric, const double &collector)
{
    define({.metric = metric, .place = m_books.back()->sums.addOnce(collector), .gain = Gain::Sum, .isSummed = true}, false);
}

void MetricRegistry::average(std::string_view metric, const LevelOverTime &collector, bool hasSeries)
{
    define({.metric = metric, .place = m_books.back()->levels.addOnce(collector), .gain = Gain::LevelAverage}, hasSeries);
}

void MetricRegistry::average(std::string_view metric, const AverageOverTime &collector, bool hasSeries)
{
    define({.metric = metric, .place = m_books.back()->averages.addOnce(collector), .gain = Gain::Average}, hasSeries);
}

void MetricRegistry::mean(std::string_view metric, const DurationTally &collector, bool hasSeries)
{
    define({.metric = metric, .place = m_books.back()->tallies.addOnce(collector), .gain = Gain::Mean, .startsAtZero = false}, hasSeries);
}

void MetricRegistry::distribution(const std::string &stem, const DurationTally &tally, const Histogram &histogram, bool hasSeries)
{
    ElementBook &book = *m_books.back();
    const std::uint32_t place = book.histograms.addOnce(histogram);
    const std::uint32_t tallyPlace = book.tallies.addOnce(tally);
    book.hasSeriesOfHistograms |= hasSeries;
    mean(stem + "_mean", tally, hasSeries);
    const auto define = [&](const char *suffix, Gain gain, bool isDrawn) {
        this->define({.metric = stem + suffix, .place = place, .tally = tallyPlace, .gain = gain, .startsAtZero = false}, isDrawn);
    };
    define("_p50", Gain::Median, hasSeries);
    define("_p95", Gain::Percentile95, hasSeries);
    define("_p99", Gain::Percentile99, hasSeries);
    define("_max", Gain::Greatest, false);
}

std::uint32_t MetricRegistry::addProbe(std::function<double()> value)
{
    std::vector<std::function<double()>> &probes = m_books.back()->probes;
    probes.push_back(std::move(value));
    return static_cast<std::uint32_t>(probes.size() - 1);
}

Total MetricRegistry::total(std::function<double()> soFar)
{
    return static_cast<Total>(addProbe(std::move(soFar)));
}

void MetricRegistry::level(std::string_view metric, std::function<double()> value, bool hasSeries)
{
    define({.metric = metric, .place = addProbe(std::move(value)), .gain = Gain::Probe}, hasSeries);
}

void MetricRegistry::trace(std::string_view series, std::function<double()> value)
{
    if (m_keepsSeries)
        define({.metric = series, .place = addProbe(std::move(value)), .gain = Gain::Probe, .isReported = false}, true);
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
        for (const Definition &definition : *book->definitions) {
            if (definition.isReported)
                metrics.values.emplace_back(definition.metric, window.value(definition));
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
        // What a histogram gained is worked out once for all quantiles of a sample that is kept; all else is read as it stands.
        const bool isKeptFirst = book->hasSeriesOfHistograms;
        if (isKeptFirst)
            book->take(point, now);
        Window window = windowOf(*book, m_samples > 0 ? &book->sampleAt(m_samples + 1) : nullptr, isKeptFirst ? &point : nullptr);
        window.m_isSample = true;
        for (const Definition &definition : *book->definitions) {
            if (!definition.hasSeries())
                continue;
            const double atStart = definition.startsAtZero ? 0 : kNothing;
            const double value = now == 0 ? atStart : window.to() == window.from() ? kNothing : window.value(definition);
            const std::size_t number = book->firstSeries + definition.series;
            ElementSeries &series = m_series[number];
            series.latest = value;
            series.points.add(value);
            if (m_isFollowed && !std::isnan(value))
                m_newPoints.push_back({m_place[number], toSeconds(now), value});
        }
        if (!isKeptFirst)
            book->take(point, now, false);
    }
    ++m_samples;
}

namespace {

/// The places of what is reported, in the catalogue's order. Elements of a type nearly always share their definitions, and with them the answer.
class CatalogueOrder
{
public:
    const std::vector<std::uint32_t> &of(const Definitions &definitions, const ElementType &type)
    {
        const auto [found, isNew] = m_known.try_emplace(&definitions);
        std::vector<std::uint32_t> &places = found->second;
        if (!isNew)
            return places;
        std::vector<std::ptrdiff_t> ranks;
        for (const Definition &definition : definitions) {
            ranks.push_back(std::ranges::find(type.metrics, definition.metric.text(), &MetricType::id) - type.metrics.begin());
            if (definition.isReported)
                places.push_back(static_cast<std::uint32_t>(ranks.size() - 1));
        }
        std::ranges::stable_sort(places, {}, [&ranks](std::uint32_t place) { return ranks[place]; });
        return places;
    }

private:
    std::unordered_map<const Definitions *, std::vector<std::uint32_t>> m_known; ///< looked up, never walked
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
        const std::vector<std::uint32_t> &order = orders.of(*book->definitions, *m_plan.elements[book->element].type);
        metrics.values.reserve(order.size());
        for (const std::uint32_t place : order)
            metrics.values.emplace_back((*book->definitions)[place].metric, window.value((*book->definitions)[place]));
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
    if (!definition || !definition->hasSeries() || std::isnan(m_series[book->firstSeries + definition->series].latest))
        return std::nullopt;
    return m_series[book->firstSeries + definition->series].latest;
}

double MetricRegistry::soFar(ElementIndex element, std::string_view metric) const
{
    const ElementBook *book = bookOf(element);
    const Definition *definition = book ? book->find(metric) : nullptr;
    return definition && m_clock.now() > 0 ? windowOf(*book, nullptr, nullptr).value(*definition) : kNothing;
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
    return windowOf(*book, mark.get(), nullptr).value(*definition);
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
        for (const Definition &definition : *book->definitions) {
            if (definition.isReported)
                metrics.push_back(definition.metric);
        }
    }
    return metrics;
}

} // namespace nephoscope::sim
