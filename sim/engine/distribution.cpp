// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/distribution.h"

#include <charconv>
#include <cmath>

namespace nephoscope::sim {

namespace {

std::string shown(double value)
{
    char text[32];
    return std::string(text, std::to_chars(text, text + sizeof text, value).ptr);
}

Error wrong(std::string sentence)
{
    return {"E-PARAM", std::move(sentence), {}, {}, 0, 0};
}

bool isTime(double value)
{
    return std::isfinite(value) && value >= 0;
}

Error wrongMean(double mean)
{
    return wrong("The mean time is " + shown(mean) + "; it must be 0 or more.");
}

} // namespace

Result<Distribution> Distribution::deterministic(double value)
{
    if (!isTime(value))
        return wrongMean(value);
    return Distribution(Shape::Constant, value, 0, value);
}

Result<Distribution> Distribution::exponential(double mean)
{
    if (!isTime(mean))
        return wrongMean(mean);
    return mean == 0 ? Distribution() : Distribution(Shape::Exponential, mean, 1, mean);
}

Result<Distribution> Distribution::erlang(double mean, int stages)
{
    if (!isTime(mean))
        return wrongMean(mean);
    if (stages < 1 || stages > 1000)
        return wrong("An Erlang distribution has " + std::to_string(stages) + " stages; it needs 1 to 1000.");
    Distribution result(Shape::Erlang, mean, 1.0 / stages, mean / stages);
    result.m_count = static_cast<std::uint32_t>(stages);
    return mean == 0 ? Distribution() : result;
}

Result<Distribution> Distribution::lognormal(double mean, double cv)
{
    if (!isTime(mean))
        return wrongMean(mean);
    if (!isTime(cv))
        return wrong("The coefficient of variation is " + shown(cv) + "; it must be 0 or more.");
    if (cv == 0 || mean == 0)
        return deterministic(mean);
    const double variance = std::log1p(cv * cv);
    return Distribution(Shape::Lognormal, mean, cv * cv, std::log(mean) - variance / 2, std::sqrt(variance));
}

Result<Distribution> Distribution::hyperexponential(double mean, double cv)
{
    if (!isTime(mean))
        return wrongMean(mean);
    if (!std::isfinite(cv) || cv < 1)
        return wrong("A hyperexponential distribution has a coefficient of variation of " + shown(cv) + "; it must be 1 or more.");
    const double squared = cv * cv;
    const double p = (1 + std::sqrt((squared - 1) / (squared + 1))) / 2;
    if (p >= 1)
        return wrong("A coefficient of variation of " + shown(cv) + " is too large for a hyperexponential distribution.");
    return mean == 0 ? Distribution() : Distribution(Shape::Hyperexponential, mean, squared, p, mean / (2 * p), mean / (2 * (1 - p)));
}

Result<Distribution> Distribution::boundedPareto(double shape, double low, double high)
{
    if (!std::isfinite(shape) || shape <= 0)
        return wrong("The shape of a bounded Pareto distribution is " + shown(shape) + "; it must be above 0.");
    if (!std::isfinite(low) || low <= 0 || !std::isfinite(high) || high < low)
        return wrong("A bounded Pareto distribution goes from " + shown(low) + " to " + shown(high)
                     + "; its low end must be above 0 and not above its high end.");
    if (low == high)
        return deterministic(low);
    const double ratio = low / high;
    const double inside = -std::expm1(shape * std::log(ratio)); // 1 - (low/high)^shape
    // E[X^k] = shape low^k (1 - (low/high)^(shape-k)) / ((shape-k) inside), with its limit where shape = k.
    const auto moment = [&](double k) {
        const double d = shape - k;
        const double grown = std::abs(d) < 1e-9 ? -std::log(ratio) : -std::expm1(d * std::log(ratio)) / d;
        return shape * std::pow(low, k) * grown / inside;
    };
    const double mean = moment(1);
    return Distribution(Shape::BoundedPareto, mean, moment(2) / (mean * mean) - 1, -1 / shape, low, inside);
}

Result<Distribution> Distribution::uniform(double low, double high)
{
    if (!isTime(low) || !std::isfinite(high) || high < low)
        return wrong("A uniform distribution goes from " + shown(low) + " to " + shown(high)
                     + "; its low end must be 0 or more and not above its high end.");
    if (low == high)
        return deterministic(low);
    const double mean = (low + high) / 2;
    const double width = high - low;
    return Distribution(Shape::Uniform, mean, width * width / 12 / (mean * mean), low, width);
}

Result<Distribution> Distribution::ofValues(Shape shape, std::vector<double> values)
{
    if (values.empty())
        return wrong("A list of service times is empty; it needs at least one.");
    double sum = 0;
    for (const double value : values) {
        if (!isTime(value))
            return wrong("A list of service times holds " + shown(value) + "; each must be 0 or more.");
        sum += value;
    }
    const double count = static_cast<double>(values.size());
    const double mean = sum / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    Distribution result(shape, mean, mean > 0 ? squares / count / (mean * mean) : 0, 0);
    result.m_values = std::make_shared<const std::vector<double>>(std::move(values));
    return result;
}

Result<Distribution> Distribution::empirical(std::vector<double> values)
{
    return ofValues(Shape::Empirical, std::move(values));
}

Result<Distribution> Distribution::trace(std::vector<double> values)
{
    return ofValues(Shape::Trace, std::move(values));
}

double Distribution::drawOther(RandomStream &random)
{
    switch (m_shape) {
    case Shape::Constant:
        return m_a;
    case Shape::Exponential:
        return m_a * random.exponential();
    case Shape::Erlang: {
        double sum = 0;
        for (std::uint32_t stage = 0; stage < m_count; ++stage)
            sum += random.exponential();
        return m_a * sum;
    }
    case Shape::Lognormal:
        return std::exp(m_a + m_b * random.normal());
    case Shape::Hyperexponential: {
        const double mean = random.chance(m_a) ? m_b : m_c;
        return mean * random.exponential();
    }
    case Shape::BoundedPareto:
        return m_b * std::pow(1 - random.uniform() * m_c, m_a);
    case Shape::Uniform:
        return m_a + m_b * random.uniform();
    case Shape::Empirical:
        return (*m_values)[random.below(static_cast<std::uint32_t>(m_values->size()))];
    case Shape::Trace: {
        const double value = (*m_values)[m_count];
        m_count = m_count + 1 == m_values->size() ? 0 : m_count + 1;
        return value;
    }
    }
    return 0;
}

Result<WeightedChoice> WeightedChoice::make(std::span<const double> weights)
{
    double sum = 0;
    for (const double weight : weights) {
        if (!std::isfinite(weight) || weight < 0)
            return wrong("A weight is " + shown(weight) + "; each must be 0 or more.");
        sum += weight;
    }
    if (!(sum > 0) || !std::isfinite(sum))
        return wrong("No weight is above 0; at least one must be.");
    const std::size_t n = weights.size();
    WeightedChoice choice;
    choice.m_columns.resize(n);
    std::vector<double> share(n);
    std::vector<std::uint32_t> small;
    std::vector<std::uint32_t> large;
    for (std::uint32_t i = 0; i < n; ++i) {
        share[i] = weights[i] * static_cast<double>(n) / sum;
        (share[i] < 1 ? small : large).push_back(i);
    }
    while (!small.empty() && !large.empty()) {
        const std::uint32_t less = small.back();
        const std::uint32_t more = large.back();
        small.pop_back();
        choice.m_columns[less] = {share[less], more};
        share[more] -= 1 - share[less];
        if (share[more] < 1) {
            large.pop_back();
            small.push_back(more);
        }
    }
    // What is left is 1 but for rounding; a weight of 0 can't be among it unless rounding left it, so it takes no own share.
    for (const std::uint32_t i : small)
        choice.m_columns[i] = {1, i};
    for (const std::uint32_t i : large)
        choice.m_columns[i] = {1, i};
    return choice;
}

} // namespace nephoscope::sim
