// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a run that expectations ask for, and what the instances of a drawn element did together.
#include "sim/run/metric_windows.h"

#include "model/catalogue/element_type.h"
#include "sim/engine/clock.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace nephoscope::sim {

namespace {

/// Ends the name of the row that adds up what a drawn element and its instances did.
constexpr std::string_view kTogether = "#all";

/// Whether those of several elements add up: numbers of things, hours, energy.
bool addsUp(const Definition &definition, const PlanElement &element)
{
    if (definition.isSummed)
        return true;
    const auto found = std::ranges::find(element.type->metrics, definition.metric.text(), &MetricType::id);
    return found != element.type->metrics.end() && (found->unit == "h" || found->unit == "kWh");
}

} // namespace

void addTogether(RunRecord &record, const Plan &plan, const std::vector<std::unique_ptr<ElementBook>> &books)
{
    std::map<ElementIndex, std::vector<std::size_t>> instances; // places in the record, by the drawn element
    std::map<std::string_view, std::size_t> places;
    if (std::ranges::none_of(books, [&plan](const auto &book) { return plan.elements[book->element].original != kNone; }))
        return;
    for (std::size_t place = 0; place < record.metrics.size(); ++place)
        places.emplace(record.metrics[place].element, place);
    for (const auto &book : books) {
        if (book->isKnown && plan.elements[book->element].original != kNone)
            instances[plan.drawn(book->element)].push_back(places.at(book->id));
    }
    std::vector<ElementMetrics> rows;
    for (const auto &[drawn, others] : instances) {
        const auto found = std::ranges::find(books, drawn, [](const auto &book) { return book->element; });
        if (found == books.end() || !(*found)->isKnown)
            continue;
        const ElementBook *book = found->get();
        ElementMetrics together{book->id + std::string(kTogether), {}};
        for (const auto &[metric, own] : record.metrics[places.at(book->id)].values) {
            const Definition *definition = book->find(metric.text());
            if (!definition || !addsUp(*definition, plan.elements[drawn]))
                continue;
            double sum = own;
            for (const std::size_t place : others) {
                const auto &values = record.metrics[place].values;
                const auto same = std::ranges::find(values, metric, &std::pair<MetricName, double>::first);
                sum += same == values.end() ? 0 : same->second;
            }
            together.values.emplace_back(metric, sum);
        }
        if (!together.values.empty())
            rows.push_back(std::move(together));
    }
    record.metrics.insert(record.metrics.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

void MetricRegistry::setWindows(const std::vector<MetricWindow> &windows)
{
    settle();
    for (const auto &book : m_books) {
        if (book->isKnown)
            showSeries(*book);
    }
    if (m_plan.warmup > 0)
        m_cuts.push_back(m_plan.warmup);
    m_cuts.insert(m_cuts.end(), m_batchEnds.begin(), m_batchEnds.end());
    for (const MetricWindow &asked : windows) {
        OpenWindow window;
        window.from = toTime(std::max(0.0, asked.from));
        window.to = std::min(toTime(std::max(0.0, asked.to)), m_plan.duration);
        std::string_view element = asked.element;
        window.isOfAll = element.ends_with(kTogether);
        if (window.isOfAll)
            element.remove_suffix(kTogether.size());
        const ElementIndex drawn = m_plan.element(element);
        for (const auto &book : m_books) {
            const Definition *definition = nullptr;
            if (window.isOfAll ? m_plan.drawn(book->element) == drawn : book->id == element)
                definition = book->find(asked.metric);
            if (definition && (!window.isOfAll || addsUp(*definition, m_plan.elements[drawn])))
                window.parts.push_back({book.get(), definition, {}, {}});
        }
        for (const SimTime time : {window.from, window.to}) {
            if (time > 0 && time < m_plan.duration)
                m_cuts.push_back(time);
        }
        m_windows.push_back(std::move(window));
    }
    std::ranges::sort(m_cuts);
    m_cuts.erase(std::unique(m_cuts.begin(), m_cuts.end()), m_cuts.end());
}

void MetricRegistry::cut()
{
    const SimTime now = m_clock.now();
    if (now == m_plan.warmup) {
        for (const auto &book : m_books)
            book->warmup = std::make_unique<Checkpoint>(book->checkpoint(now));
    }
    if (std::ranges::binary_search(m_batchEnds, now))
        closeBatch();
    for (OpenWindow &window : m_windows) {
        for (OpenWindow::Part &part : window.parts) {
            if (now == window.from)
                part.begin = part.book->checkpoint(now);
            if (now == window.to)
                part.end = part.book->checkpoint(now);
        }
    }
}

double MetricRegistry::OpenWindow::value(const MetricRegistry &registry) const
{
    const std::ptrdiff_t known = std::ranges::count_if(parts, [](const Part &part) { return part.book->isKnown; });
    if (to <= from || known < (isOfAll ? 2 : 1))
        return kNothing;
    double sum = 0;
    for (const Part &part : parts) {
        if (part.book->isKnown)
            sum += registry.windowOf(*part.book, part.begin ? &*part.begin : nullptr, part.end ? &*part.end : nullptr).value(*part.definition);
    }
    return sum;
}

} // namespace nephoscope::sim
