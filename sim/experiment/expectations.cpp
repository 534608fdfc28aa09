// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/expectations.h"

#include "model/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace nephoscope::sim {

namespace {

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

bool holds(double measured, const std::string &op, double bound, double tolerance)
{
    if (op == "<")
        return measured < bound && !isNear(measured, bound);
    if (op == ">")
        return measured > bound && !isNear(measured, bound);
    if (op == "<=")
        return measured <= bound || isNear(measured, bound);
    if (op == ">=")
        return measured >= bound || isNear(measured, bound);
    const double distance = std::abs(measured - bound);
    if (op == "~")
        return distance <= tolerance || isNear(distance, tolerance) || isNear(measured, bound);
    return isNear(measured, bound);
}

/// At most `digits` significant digits, never in another locale's way.
std::string rounded(double value, int digits)
{
    std::array<char, 40> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, digits).ptr;
    return {buffer.data(), end};
}

/// In full, without an exponent where people would not write one.
std::string plain(double value)
{
    if (std::abs(value) < 1e-6 || std::abs(value) >= 1e15)
        return formatNumber(value);
    std::array<char, 40> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed).ptr;
    return {buffer.data(), end};
}

std::string boundText(const std::string &op, double bound, const std::optional<double> &tolerance)
{
    std::string text = op + " " + plain(bound);
    if (op == "~")
        text += " ± " + plain(tolerance.value_or(0));
    return text;
}

/// The measured value, in full where rounding would make a failure look like a success.
std::string measuredText(double measured, double bound, bool ok)
{
    const std::string text = rounded(measured, 6);
    return !ok && text == rounded(bound, 6) ? plain(measured) : text;
}

struct LogName {
    std::string_view element;
    std::string_view event;
};

LogName splitName(std::string_view name)
{
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos)
        return {name, {}};
    return {name.substr(0, dot), name.substr(dot + 1)};
}

bool matches(const LogEntry &entry, std::string_view name)
{
    const LogName parts = splitName(name);
    return entry.element == parts.element && entry.event == parts.event;
}

void judgeMetric(ExpectationVerdict &verdict, const Results &results, const std::optional<Estimate> &window)
{
    const Expectation &expectation = verdict.expectation;
    const bool isPart = expectation.from || expectation.to;
    const Estimate *found = isPart ? (window ? &*window : nullptr) : results.metric(expectation.metric);
    std::string name = expectation.metric;
    if (isPart) {
        name += " in [" + plain(expectation.from.value_or(results.warmup)) + ", "
                + plain(expectation.to.value_or(results.duration)) + ")";
    }
    const double bound = expectation.value.value_or(0);
    const std::string wanted = boundText(expectation.op, bound, expectation.tolerance);
    if (!found || found->n == 0) {
        const bool isKnown = results.metric(expectation.metric) != nullptr;
        verdict.text = name + (isKnown ? ": nothing to measure, expected " : ": no such metric in this run, expected ") + wanted;
        return;
    }
    verdict.measured = found->mean;
    verdict.ok = holds(found->mean, expectation.op, bound, expectation.tolerance.value_or(0));
    verdict.text = name + " " + measuredText(found->mean, bound, verdict.ok) + " " + wanted;
}

void judgeCount(ExpectationVerdict &verdict, const Results &results)
{
    const Expectation &expectation = verdict.expectation;
    const auto count = std::count_if(results.log.begin(), results.log.end(),
                                     [&](const LogEntry &entry) { return matches(entry, expectation.event); });
    verdict.measured = static_cast<double>(count);
    verdict.ok = holds(*verdict.measured, expectation.op, *expectation.count, expectation.tolerance.value_or(0));
    verdict.text = expectation.event + " " + std::to_string(count) + (count == 1 ? " time " : " times ")
                   + boundText(expectation.op, *expectation.count, expectation.tolerance);
}

void judgeTime(ExpectationVerdict &verdict, const Results &results)
{
    const Expectation &expectation = verdict.expectation;
    const double bound = expectation.at.value_or(0);
    const std::string wanted = boundText(expectation.op, bound, expectation.tolerance);
    std::string name = expectation.event;
    if (expectation.occurrence != 1)
        name += " (occurrence " + std::to_string(expectation.occurrence) + ")";
    int seen = 0;
    for (const LogEntry &entry : results.log) {
        if (!matches(entry, expectation.event) || ++seen != expectation.occurrence)
            continue;
        verdict.measured = entry.t;
        verdict.ok = holds(entry.t, expectation.op, bound, expectation.tolerance.value_or(0));
        verdict.text = name + " at " + measuredText(entry.t, bound, verdict.ok) + " " + wanted;
        return;
    }
    verdict.text = name + (seen == 0 ? " never happened" : " happened only " + std::to_string(seen) + (seen == 1 ? " time" : " times"))
                   + ", expected at " + wanted;
}

void judgeOrder(ExpectationVerdict &verdict, const Results &results)
{
    const std::vector<std::string> &order = verdict.expectation.order;
    std::size_t reached = 0;
    for (const LogEntry &entry : results.log) {
        if (reached < order.size() && matches(entry, order[reached]))
            ++reached;
    }
    verdict.measured = static_cast<double>(reached);
    verdict.ok = reached == order.size();
    verdict.text = "order ";
    for (std::size_t i = 0; i < order.size(); ++i)
        verdict.text += (i == 0 ? "" : ", ") + order[i];
    verdict.text += verdict.ok ? ": all " + std::to_string(reached) + " in this order"
                               : ": " + std::to_string(reached) + " of " + std::to_string(order.size()) + ", no " + order[reached]
                                     + (reached == 0 ? "" : " after " + order[reached - 1]);
}

} // namespace

bool isAbout(const Expectation &expectation, const std::string &variant)
{
    const auto isBase = [](const std::string &id) { return id.empty() || id == "base"; };
    return isBase(variant) ? isBase(expectation.variant) : expectation.variant == variant;
}

std::optional<MetricWindow> windowOf(const Expectation &expectation, const RunSettings &run)
{
    if (expectation.metric.empty() || (!expectation.from && !expectation.to))
        return std::nullopt;
    const LogName name = splitName(expectation.metric);
    return MetricWindow{std::string(name.element), std::string(name.event), expectation.from.value_or(run.warmup),
                        expectation.to.value_or(run.duration)};
}

ExpectationVerdict judge(const Expectation &expectation, const Results &results, const std::optional<Estimate> &window)
{
    ExpectationVerdict verdict;
    verdict.expectation = expectation;
    if (!expectation.order.empty())
        judgeOrder(verdict, results);
    else if (!expectation.metric.empty())
        judgeMetric(verdict, results, window);
    else if (expectation.count)
        judgeCount(verdict, results);
    else
        judgeTime(verdict, results);
    if (!expectation.variant.empty() && expectation.variant != "base")
        verdict.text = "[" + expectation.variant + "] " + verdict.text;
    return verdict;
}

} // namespace nephoscope::sim
