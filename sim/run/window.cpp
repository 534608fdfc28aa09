// SPDX-License-Identifier: GPL-3.0-or-later
// What collectors gained between two moments.
#include "sim/run/element_book.h"

#include <cmath>

namespace nephoscope::sim {

double Window::count(const std::uint64_t &collector) const { return countAt(m_book->counts.placeOf(collector)); }
double Window::sum(const double &collector) const { return sumAt(m_book->sums.placeOf(collector)); }
double Window::integral(const LevelOverTime &collector) const { return levelIntegralAt(m_book->levels.placeOf(collector)); }
double Window::integral(const AverageOverTime &collector) const { return integralAt(m_book->averages.placeOf(collector)); }
DurationTally Window::tally(const DurationTally &collector) const { return tallyAt(m_book->tallies.placeOf(collector)); }
const Histogram &Window::histogram(const Histogram &collector) const { return histogramAt(m_book->histograms.placeOf(collector)); }

double Window::countAt(std::size_t place) const
{
    const std::uint64_t end = m_end ? m_end->counts[place] : *m_book->counts[place];
    return static_cast<double>(end - (m_begin ? m_begin->counts[place] : 0));
}

double Window::sumAt(std::size_t place) const
{
    return (m_end ? m_end->sums[place] : *m_book->sums[place]) - (m_begin ? m_begin->sums[place] : 0);
}

double Window::levelIntegralAt(std::size_t place) const
{
    const Wide end = m_end ? m_end->levels[place] : m_book->levels[place]->integral(m_to);
    return static_cast<double>(end - (m_begin ? m_begin->levels[place] : 0)) * 1e-9;
}

double Window::integralAt(std::size_t place) const
{
    return (m_end ? m_end->averages[place] : m_book->averages[place]->integral(m_to)) - (m_begin ? m_begin->averages[place] : 0);
}

DurationTally Window::tallyAt(std::size_t place) const
{
    const DurationTally &end = m_end ? m_end->tallies[place] : *m_book->tallies[place];
    return m_begin ? end.since(m_begin->tallies[place]) : end;
}

const Histogram &Window::histogramAt(std::size_t place) const
{
    assert((!m_isSample || m_book->hasSeriesOfHistograms) && "only distribution() makes a series of a histogram");
    const Histogram *collector = m_book->histograms[place];
    const Histogram &end = m_end ? m_end->histograms[place] : *collector;
    if (!m_begin)
        return end;
    if (!m_book->gained)
        m_book->gained = std::make_unique<ElementBook::Gained>();
    ElementBook::Gained &gained = *m_book->gained;
    // Of a window that ends now more may be counted before the next question.
    const bool isKnown = m_end && gained.of == collector && gained.begin == m_begin && gained.end == m_end && gained.from == m_from && gained.to == m_to;
    if (!isKnown) {
        gained.histogram.setDifference(end, m_begin->histograms[place]);
        gained.of = collector;
        gained.begin = m_begin;
        gained.end = m_end;
        gained.from = m_from;
        gained.to = m_to;
    }
    return gained.histogram;
}

double Window::probe(std::size_t place) const
{
    return m_end ? m_end->probes[place] : m_book->probes[place]();
}

double Window::gained(Total total) const
{
    const std::size_t place = static_cast<std::size_t>(total);
    return probe(place) - (m_begin ? m_begin->probes[place] : 0);
}

double Window::value(const Definition &definition) const
{
    const std::size_t place = definition.place;
    const auto percentile = [&](double q) {
        const Histogram &gained = histogramAt(place);
        return gained.count() == 0 ? kNothing : gained.quantile(q);
    };
    switch (definition.gain) {
    case Gain::Measured: return m_book->measures[place](*this);
    case Gain::Count:
        // A count over a sample depends on its width; a rate does not.
        return m_isSample ? countAt(place) / seconds() : countAt(place);
    case Gain::Rate: return countAt(place) / seconds();
    case Gain::Sum: return sumAt(place);
    case Gain::LevelAverage: return levelIntegralAt(place) / seconds();
    case Gain::Average: return integralAt(place) / seconds();
    case Gain::Mean: {
        const DurationTally tally = tallyAt(place);
        return tally.count == 0 ? kNothing : tally.mean();
    }
    case Gain::Median: return percentile(0.5);
    case Gain::Percentile95: return percentile(0.95);
    case Gain::Percentile99: return percentile(0.99);
    case Gain::Greatest: {
        const Histogram &gained = histogramAt(place);
        if (gained.count() == 0)
            return kNothing;
        // The greatest of all is exact; of a part it is known to the width of a bucket, unless it is that of the whole.
        const double greatest = gained.quantile(1);
        const double ever = toSeconds(tallyAt(definition.tally).most);
        return std::abs(greatest - ever) <= 0.02 * ever ? ever : greatest;
    }
    case Gain::Probe: return probe(place);
    }
    return kNothing;
}

} // namespace nephoscope::sim
