// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/characteristics/finding.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace nephoscope::sim {

namespace {

std::string worstOf(const std::map<std::string, std::pair<double, double>> &byElement)
{
    const auto worst = std::ranges::max_element(byElement, {}, [](const auto &one) { return std::abs(one.second.first - one.second.second); });
    return worst == byElement.end() ? std::string() : worst->first;
}

} // namespace

/// Only what the run tells apart from the bill can be held against it: the time for which servers were there, by the log.
CharacteristicFinding findMeasuredUsage(const RunEvidence &evidence)
{
    CharacteristicFinding finding;
    finding.which = Characteristic::MeasuredUsage;
    finding.name = {"Measured usage", "可测量的使用"};
    finding.formula = {"Difference = |billed − used| ÷ used; used is the time from first serving to terminated by the log. At most one granule a stretch is right.",
                       "偏差 = |计费量 − 实际用量| ÷ 实际用量；实际用量按日志从开始服务到终止计算。每段不超过一个计量粒度为正确。"};
    std::map<std::string, std::pair<double, double>> byElement; // billed, used; h
    for (const Invoice *invoice : evidence.invoices) {
        for (const InvoiceLine &line : invoice->lines) {
            if (line.what == "server_hours" && line.unit == "h" && line.recordCount > 0)
                byElement[line.element].first += line.quantity;
        }
    }
    if (byElement.empty()) {
        finding.counted = evidence.invoices.empty() ? LocalText{"Nobody was billed in this run.", "本次运行中没有任何计费。"}
                                                    : LocalText{"No bill of this run charges server time that was metered, which the log could be held against.",
                                                                "本次运行的账单不含可与日志对照的按量服务器时间。"};
        return finding;
    }
    double billed = 0, used = 0;
    std::set<std::string> servers;
    for (const auto &[id, hours] : byElement)
        servers.insert(id);
    for (const auto &[id, stretches] : presenceOf(evidence, servers)) {
        for (const auto &[from, to] : stretches)
            byElement[id].second += (to - from) / 3600;
    }
    for (const auto &[id, hours] : byElement) {
        billed += hours.first;
        used += hours.second;
    }
    if (used <= 0) {
        finding.counted = {"No server that was billed has run.", "计费的服务器均未运行。"};
        return finding;
    }
    finding.figures.push_back({"difference", {"Billed against used", "计费与实际用量之差"}, std::abs(billed - used) / used, "share"});
    finding.figures.push_back({"billed", {"Billed server time", "计费的服务器时间"}, billed * 3600, "s"});
    finding.figures.push_back({"used", {"Used server time", "实际服务器时间"}, used * 3600, "s"});
    const std::string worst = shownName(evidence, worstOf(byElement));
    finding.counted = {counted(static_cast<double>(byElement.size()), "server", "servers") + "; furthest apart: " + worst + ".",
                       plain(static_cast<double>(byElement.size())) + " 台服务器；偏差最大：" + worst + "。"};
    return finding;
}

} // namespace nephoscope::sim
