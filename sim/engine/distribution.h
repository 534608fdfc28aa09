// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/engine/random_stream.h"
#include "sim/engine/sim_time.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace nephoscope::sim {

/// A distribution of times in seconds: built once, drawn without allocation.
///
/// The makers refuse parameters that make no distribution with a sentence that names the parameter.
class Distribution
{
public:
    /// Always 0.
    Distribution() = default;

    static Result<Distribution> deterministic(double value);
    static Result<Distribution> exponential(double mean);
    /// Sum of `stages` exponentials, cv² = 1/stages.
    static Result<Distribution> erlang(double mean, int stages);
    /// `cv`: standard deviation / mean, >= 0.
    static Result<Distribution> lognormal(double mean, double cv);
    /// Two phases with balanced means, cv >= 1: p = (1 + sqrt((cv² - 1)/(cv² + 1)))/2, rates 2p/mean and 2(1 - p)/mean.
    static Result<Distribution> hyperexponential(double mean, double cv);
    /// F(x) = (1 - (low/x)^shape)/(1 - (low/high)^shape), 0 < low < high (equal: constant).
    static Result<Distribution> boundedPareto(double shape, double low, double high);
    static Result<Distribution> uniform(double low, double high);
    /// One of the values at random.
    static Result<Distribution> empirical(std::vector<double> values);
    /// The values in their order, from the start again after the last. Copies have their own place in it.
    static Result<Distribution> trace(std::vector<double> values);

    double mean() const { return m_mean; }
    /// Variance / mean²; 0 where the mean is 0.
    double squaredCv() const { return m_squaredCv; }
    bool isConstant() const { return m_shape == Shape::Constant; }

    /// Seconds.
    double draw(RandomStream &random)
    {
        if (m_shape == Shape::Exponential) [[likely]]
            return m_a * random.exponential();
        return drawOther(random);
    }
    /// To the nearest nanosecond, at most the horizon.
    SimTime drawTime(RandomStream &random) { return toTime(draw(random)); }

private:
    enum class Shape : std::uint8_t { Constant, Exponential, Erlang, Lognormal, Hyperexponential, BoundedPareto, Uniform, Empirical, Trace };

    Distribution(Shape shape, double mean, double squaredCv, double a, double b = 0, double c = 0)
        : m_shape(shape), m_a(a), m_b(b), m_c(c), m_mean(mean), m_squaredCv(squaredCv)
    {
    }
    static Result<Distribution> ofValues(Shape shape, std::vector<double> values);
    double drawOther(RandomStream &random);

    Shape m_shape = Shape::Constant;
    std::uint32_t m_count = 0; ///< stages; place in the trace
    double m_a = 0;
    double m_b = 0;
    double m_c = 0;
    double m_mean = 0;
    double m_squaredCv = 0;
    std::shared_ptr<const std::vector<double>> m_values;
};

/// Choice among n by weight in O(1) (Walker's alias method, Vose's construction).
class WeightedChoice
{
public:
    /// Error with no weight, a negative one, one that is not finite, or all 0.
    static Result<WeightedChoice> make(std::span<const double> weights);

    std::uint32_t draw(RandomStream &random) const
    {
        const std::uint32_t column = random.below(static_cast<std::uint32_t>(m_columns.size()));
        const Column &c = m_columns[column];
        return random.uniform() < c.keep ? column : c.alias;
    }
    std::size_t size() const { return m_columns.size(); }

private:
    struct Column {
        double keep = 1;
        std::uint32_t alias = 0;
    };
    std::vector<Column> m_columns;
};

} // namespace nephoscope::sim
