// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/run_parameters.h"


namespace nephoscope::ui {

namespace {

/// Whole numbers up to here are exact in a field.
constexpr double kLargestWhole = 9007199254740992.0;
/// A hundred years, the longest run.
constexpr double kLongestRun = 3155760000.0;

Parameter setting(const char *id, ParameterKind kind, const char *unit, LocalText label, LocalText help, Value defaultValue,
                  std::optional<double> minimum, std::optional<double> maximum)
{
    Parameter parameter;
    parameter.id = id;
    parameter.kind = kind;
    parameter.unit = unit;
    parameter.label = std::move(label);
    parameter.help = std::move(help);
    parameter.defaultValue = std::move(defaultValue);
    parameter.minimum = minimum;
    parameter.maximum = maximum;
    return parameter;
}

Parameter currency()
{
    Parameter parameter = setting("currency", ParameterKind::Enumeration, "", {"Currency", "货币"},
                                  {"What all prices of the design are in.", "设计中所有价格使用的货币。"}, "USD", {}, {});
    for (const char *code : {"USD", "EUR", "CNY", "GBP", "JPY", "INR", "CAD", "AUD", "CHF"})
        parameter.choices.push_back({code, {code, code}});
    return parameter;
}

} // namespace

const std::vector<Parameter> &runParameters()
{
    static const std::vector<Parameter> parameters = [] {
        const RunSettings run;
        std::vector<Parameter> all;
        all.push_back(setting("duration", ParameterKind::Number, "s", {"Duration", "时长"},
                              {"All simulated time of a run, warm-up included.", "一次运行的全部模拟时间，包括预热。"}, run.duration, 0,
                              kLongestRun));
        all.back().minimumExclusive = true;
        all.push_back(setting("warmup", ParameterKind::Number, "s", {"Warm-up", "预热"},
                              {"The first seconds, which count in no metric; shorter than the duration.",
                               "开头不计入任何指标的时间，须短于时长。"},
                              run.warmup, 0, kLongestRun));
        all.push_back(setting("find_warmup", ParameterKind::Boolean, "", {"Find the warm-up", "自动确定预热"},
                              {"Simulations, reports and experiments run the design first to find how long it takes to leave its start behind; the warm-up above is "
                               "then the least.",
                               "模拟、报告和实验先试运行设计，找出离开起始阶段所需的时间；上面的预热此时为最短值。"},
                              run.findWarmup, {}, {}));
        all.push_back(setting("replications", ParameterKind::Integer, "", {"Replications", "重复次数"},
                              {"How often a simulation or report runs the design, each time with other random numbers.",
                               "模拟或报告运行设计的次数，每次使用不同的随机数。"},
                              run.replications, 1, 10000));
        all.push_back(setting("seed", ParameterKind::Integer, "", {"Seed", "随机种子"},
                              {"Starts the random numbers. The same seed gives the same run.", "随机数的起点。相同的种子得到相同的运行。"},
                              static_cast<double>(run.seed), 0, kLargestWhole));
        all.push_back(setting("sample", ParameterKind::Number, "s", {"Sample width", "采样间隔"},
                              {"How much time one point of a chart covers.", "图表中一个点所覆盖的时间。"}, run.sample, 0, kLongestRun));
        all.back().minimumExclusive = true;
        all.push_back(currency());
        return all;
    }();
    return parameters;
}

Value runSetting(const Architecture &architecture, const std::string &setting)
{
    const RunSettings &run = architecture.run;
    if (setting == "duration")
        return run.duration;
    if (setting == "warmup")
        return run.warmup;
    if (setting == "find_warmup")
        return run.findWarmup;
    if (setting == "replications")
        return run.replications;
    if (setting == "seed")
        return static_cast<double>(run.seed);
    if (setting == "sample")
        return run.sample;
    return architecture.currency;
}

RunSettings withSetting(RunSettings run, const std::string &setting, const std::optional<Value> &value)
{
    const RunSettings defaults;
    const auto number = [&](double otherwise) { return value ? value->toNumber() : otherwise; };
    if (setting == "duration")
        run.duration = number(defaults.duration);
    else if (setting == "warmup")
        run.warmup = number(defaults.warmup);
    else if (setting == "find_warmup")
        run.findWarmup = value ? value->toBool() : defaults.findWarmup;
    else if (setting == "replications")
        run.replications = static_cast<int>(number(defaults.replications));
    else if (setting == "seed")
        run.seed = static_cast<std::uint64_t>(number(static_cast<double>(defaults.seed)));
    else if (setting == "sample")
        run.sample = number(defaults.sample);
    return run;
}

} // namespace nephoscope::ui
