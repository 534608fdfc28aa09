// SPDX-License-Identifier: GPL-3.0-or-later
// What collectors gained between two moments.
#include "sim/run/element_book.h"

namespace nephoscope::sim {

double Window::count(const std::uint64_t &collector) const
{
    const std::size_t place = m_book->counts.placeOf(collector);
    const std::uint64_t end = m_end ? m_end->counts[place] : collector;
    return static_cast<double>(end - (m_begin ? m_begin->counts[place] : 0));
}

double Window::sum(const double &collector) const
{
    const std::size_t place = m_book->sums.placeOf(collector);
    return (m_end ? m_end->sums[place] : collector) - (m_begin ? m_begin->sums[place] : 0);
}

double Window::integral(const LevelOverTime &collector) const
{
    const std::size_t place = m_book->levels.placeOf(collector);
    const Wide end = m_end ? m_end->levels[place] : collector.integral(m_to);
    return static_cast<double>(end - (m_begin ? m_begin->levels[place] : 0)) * 1e-9;
}

double Window::integral(const AverageOverTime &collector) const
{
    const std::size_t place = m_book->averages.placeOf(collector);
    return (m_end ? m_end->averages[place] : collector.integral(m_to)) - (m_begin ? m_begin->averages[place] : 0);
}

DurationTally Window::tally(const DurationTally &collector) const
{
    const std::size_t place = m_book->tallies.placeOf(collector);
    const DurationTally &end = m_end ? m_end->tallies[place] : collector;
    return m_begin ? end.since(m_begin->tallies[place]) : end;
}

const Histogram &Window::histogram(const Histogram &collector) const
{
    assert((!m_isSample || m_book->hasSeriesOfHistograms) && "only distribution() makes a series of a histogram");
    const std::size_t place = m_book->histograms.placeOf(collector);
    const Histogram &end = m_end ? m_end->histograms[place] : collector;
    if (!m_begin)
        return end;
    if (!m_book->gained)
        m_book->gained = std::make_unique<ElementBook::Gained>();
    ElementBook::Gained &gained = *m_book->gained;
    // Of a window that ends now more may be counted before the next question.
    const bool isKnown = m_end && gained.of == &collector && gained.begin == m_begin && gained.end == m_end && gained.from == m_from && gained.to == m_to;
    if (!isKnown) {
        gained.histogram.setDifference(end, m_begin->histograms[place]);
        gained.of = &collector;
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

} // namespace nephoscope::sim
