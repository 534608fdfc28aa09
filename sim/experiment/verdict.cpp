// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/verdict.h"

#include "sim/experiment/plain_number.h"
#include "sim/results/trust.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace nephoscope::sim {

namespace {

struct Wording {
    std::string_view metric;
    const char *en;
    const char *zh;
};

constexpr std::array kWordings{
    Wording{"availability", "availability", "可用性"},
    Wording{"response_time_mean", "mean response time", "平均响应时间"},
    Wording{"response_time_p50", "median response time", "响应时间中位数"},
    Wording{"response_time_p95", "response time (95th percentile)", "响应时间（第 95 百分位）"},
    Wording{"response_time_p99", "response time (99th percentile)", "响应时间（第 99 百分位）"},
    Wording{"cost", "cost", "成本"},
    Wording{"charges", "charges", "费用"},
    Wording{"failures", "failures", "失败数"},
    Wording{"throughput", "throughput", "吞吐量"},
    Wording{"utilization", "utilization", "利用率"},
};

LocalText wordsFor(std::string_view metric)
{
    const auto found = std::find_if(kWordings.begin(), kWordings.end(), [&](const Wording &one) { return one.metric == metric; });
    if (found != kWordings.end())
        return {found->en, found->zh};
    std::string words(metric);
    std::replace(words.begin(), words.end(), '_', ' ');
    return {words, words};
}

LocalText rangeOf(double low, double high)
{
    const std::string from = plainNumber(low);
    const std::string to = plainNumber(high);
    if (from == to)
        return {from, from};
    return {from + " to " + to, from + " 至 " + to};
}

/// How much more or less, over the interval of a clear difference.
LocalText amountOf(const Difference &difference, double base, std::string_view metric)
{
    const double half = *difference.estimate.ci95;
    const bool isLess = difference.estimate.mean < 0;
    double low = std::abs(difference.estimate.mean) - half;
    double high = std::abs(difference.estimate.mean) + half;
    const char *en = " ";
    const char *zh = "";
    if (isShare(metric)) { // a percentage of a percentage would mislead
        low *= 100;
        high *= 100;
        en = " percentage points ";
        zh = " 个百分点";
    } else if (base != 0) {
        low /= std::abs(base);
        high /= std::abs(base);
        if (!isLess && low > 9) {
            const LocalText range = rangeOf(low + 1, high + 1);
            return {range.en + " times as much", "为原来的 " + range.zh + " 倍"};
        }
        low *= 100;
        high *= 100;
        en = " % ";
        zh = " %";
    }
    const LocalText range = rangeOf(low, high);
    return {range.en + en + (isLess ? "less" : "more"), std::string(isLess ? "减少 " : "增加 ") + range.zh + zh};
}

} // namespace

LocalText verdictOf(const Comparison &comparison, const ComparedVariant &variant,
                    const std::function<std::string(const std::string &element)> &nameOf)
{
    const Results &base = comparison.variants.front().results;
    LocalText text;
    const auto say = [&text](const LocalText &part) {
        text.en += part.en + "; ";
        text.zh += part.zh + "；";
    };
    std::vector<LocalText> same;
    for (const std::string &key : comparison.keyMetrics) {
        const auto dot = key.rfind('.');
        const std::string element = nameOf ? nameOf(key.substr(0, dot)) : key.substr(0, dot);
        const std::string metric = key.substr(dot + 1);
        const LocalText words = wordsFor(metric);
        const LocalText name{words.en + " of " + element, element + " 的" + words.zh};
        const Difference *difference = variant.difference(key);
        if (!difference) {
            say({name.en + " has nothing to compare", name.zh + "无从比较"});
        } else if (!difference->estimate.ci95) {
            say({name.en + " measured once only: nothing can be said", name.zh + "只测得一次，无法判断"});
        } else if (!difference->isClear()) {
            same.push_back({name.en + " no different", name.zh + "无明显差异"});
        } else {
            const LocalText amount = amountOf(*difference, base.metric(key)->mean, metric);
            say({name.en + " " + amount.en, name.zh + amount.zh});
        }
    }
    if (same.size() > 1 && same.size() == comparison.keyMetrics.size()) {
        say({"no clear difference", "无明显差异"});
    } else if (same.size() > 2) {
        say({"the rest no different", "其余无明显差异"});
    } else {
        for (const LocalText &part : same)
            say(part);
    }
    const std::string count = std::to_string(comparison.replications);
    text.en += count + (comparison.replications == 1 ? " replication." : " replications.");
    text.zh += count + " 次重复运行。";
    if (text.en.front() >= 'a' && text.en.front() <= 'z')
        text.en.front() = static_cast<char>(text.en.front() - 'a' + 'A');
    return text;
}

} // namespace nephoscope::sim
