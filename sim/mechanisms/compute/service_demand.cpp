// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/service_demand.h"

#include "sim/plan/parameter_reader.h"

namespace nephoscope::sim {

Result<Distribution> serviceDemand(const ParameterReader &parameters)
{
    const double mean = parameters.number("demand") / 1e3;
    const double cv = parameters.number("cv");
    const int stages = parameters.integer("stages");
    const double shape = parameters.number("shape");
    const double low = parameters.number("low") / 1e3;
    const double high = parameters.number("high") / 1e3;
    const Value trace = parameters.value("trace");
    const std::string kind = parameters.text("distribution");
    if (kind == "deterministic")
        return Distribution::deterministic(mean);
    if (kind == "erlang")
        return Distribution::erlang(mean, stages);
    if (kind == "lognormal")
        return Distribution::lognormal(mean, cv);
    if (kind == "hyperexponential")
        return Distribution::hyperexponential(mean, cv);
    if (kind == "bounded_pareto")
        return Distribution::boundedPareto(shape, low, high);
    if (kind != "trace")
        return Distribution::exponential(mean);
    std::vector<double> values;
    if (trace.isList()) {
        for (const Value &value : trace.toList())
            values.push_back(value.isNumber() ? value.toNumber() / 1e3 : 0);
    }
    return Distribution::trace(std::move(values));
}

} // namespace nephoscope::sim
