// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/rules/design_view.h"
#include "model/rules/single_point_of_failure.h"
#include "sim/results/characteristics/finding.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace nephoscope::sim {

namespace {

struct Mean {
    double sum = 0;
    int count = 0;
    void add(double value)
    {
        sum += value;
        ++count;
    }
};

/// The stretches of time in which something was broken, none of them overlapping.
std::vector<std::pair<double, double>> united(std::vector<std::pair<double, double>> stretches)
{
    std::ranges::sort(stretches);
    std::vector<std::pair<double, double>> all;
    for (const auto &[from, to] : stretches) {
        if (!all.empty() && from <= all.back().second)
            all.back().second = std::max(all.back().second, to);
        else
            all.emplace_back(from, to);
    }
    return all;
}

/// Something that is down.
struct Down {
    double since = 0;
    bool isFault = false; ///< by itself, not with its container
    std::optional<double> repaired;
};

/// What fails with its container names it.
bool isFault(const LogEntry &entry)
{
    return entry.event == "failed" && entry.target.empty();
}

/// What users wait for.
bool isUsed(const std::string &type)
{
    return type == "cloud_service" || type == "database" || type == "lun" || type == "state_management_database";
}

bool isSwitch(const LogEntry &entry)
{
    return entry.event == "switched_over" || entry.event == "target_removed" || entry.event == "restart_ordered";
}

/// Single points of failure, and what can fail. Nothing of a design that is too large to be searched.
std::pair<double, double> weakPoints(const RunEvidence &evidence)
{
    const DesignView design(*evidence.architecture, *evidence.catalogue);
    if (evidence.architecture->elements.size() > kMostElementsForSinglePoints)
        return {0, 0};
    std::vector<Problem> problems;
    findSinglePointOfFailure(design, problems);
    double able = 0;
    for (const Element &element : evidence.architecture->elements) {
        const ElementType *type = evidence.catalogue->find(element.type);
        able += type && type->canFail && design.takesPart(element) ? 1 : 0;
    }
    return {static_cast<double>(problems.size()), able};
}

} // namespace

CharacteristicFinding findResiliency(const RunEvidence &evidence)
{
    CharacteristicFinding finding;
    finding.which = Characteristic::Resiliency;
    finding.name = {"Resiliency", "可恢复性"};
    finding.formula = {"Answered under faults = answered ÷ asked while something was broken; to switch over = fault → first switch that it led to; to recover = fault → "
                       "the services and data that went down serve again; weak points = single points of failure ÷ elements that can fail.",
                       "故障期应答率 = 故障期间应答数 ÷ 请求数；切换时间 = 故障 → 由其引起的首次切换；恢复时间 = 故障 → 失效的服务与数据再次可用（若无，则为损坏者本身）；薄弱点 = 单点故障数 ÷ 可失效元素数。"};
    const Causes causes(evidence.log);
    std::set<std::uint32_t> switched;
    Mean toSwitch, toRecover, toMend;
    int faults = 0;
    std::map<std::string, Down> down;
    std::vector<std::pair<double, double>> stretches;
    const auto end = [&](std::map<std::string, Down>::iterator one, double time) {
        if (one->second.isFault) {
            stretches.emplace_back(one->second.since, time);
            toMend.add(time - one->second.since);
        }
        if (isUsed(typeOf(evidence, one->first)))
            toRecover.add(time - one->second.since);
        down.erase(one);
    };
    for (const LogEntry *entry : evidence.log) {
        const auto known = down.find(entry->element);
        if (entry->event == "failed") {
            const LogEntry *fault = causes.nearest(*entry, isFault);
            faults += fault == entry ? 1 : 0;
            if (fault && known == down.end())
                down[entry->element] = {entry->t, fault == entry, {}};
        } else if (entry->event == "serving" && known != down.end()) {
            end(known, entry->t);
        } else if (entry->event == "repaired" && known != down.end()) {
            known->second.repaired = entry->t;
        } else if (entry->event == "starting" && known != down.end()) {
            known->second.repaired.reset(); // it has to boot first
        } else if (isSwitch(*entry)) {
            const LogEntry *fault = causes.nearest(*entry, isFault);
            if (fault && switched.insert(fault->id).second)
                toSwitch.add(entry->t - fault->t);
        }
    }
    while (!down.empty()) {
        const auto one = down.begin();
        // What does not boot, a link or a border, is mended when it is repaired. The rest is down to the end, and has no time to recover.
        if (one->second.repaired) {
            end(one, *one->second.repaired);
        } else {
            if (one->second.isFault)
                stretches.emplace_back(one->second.since, evidence.duration);
            down.erase(one);
        }
    }
    if (toRecover.count == 0)
        toRecover = toMend;
    const auto [weak, able] = weakPoints(evidence);
    if (faults == 0) {
        finding.counted = {"Nothing failed in this run. Inject a fault to see.", "本次运行中没有故障。可注入故障后再看。"};
        return finding;
    }
    double asked = 0, answered = 0, seconds = 0;
    for (const auto &[from, to] : united(stretches)) {
        seconds += to - from;
        for (const Element &element : evidence.architecture->elements) {
            if (element.type != "cloud_service_consumer")
                continue;
            asked += integral(evidence, element.id.text() + ".requests", from, to);
            answered += integral(evidence, element.id.text() + ".throughput", from, to);
        }
    }
    if (asked > 0)
        finding.figures.push_back({"answered", {"Answered under faults", "故障期应答率"}, std::min(1.0, answered / asked), "share"});
    if (toSwitch.count > 0)
        finding.figures.push_back({"switchover", {"Mean time to switch over", "平均切换时间"}, toSwitch.sum / toSwitch.count, "s"});
    if (toRecover.count > 0)
        finding.figures.push_back({"recovery", {"Mean time to recover", "平均恢复时间"}, toRecover.sum / toRecover.count, "s"});
    if (able > 0)
        finding.figures.push_back({"weak_points", {"Single points of failure", "单点故障占比"}, weak / able, "share"});
    finding.counted = {counted(faults, "fault", "faults") + ", something broken for " + plain(seconds) + " s in all.",
                       plain(faults) + " 次故障，故障时间合计 " + plain(seconds) + " 秒。"};
    if (able > 0) {
        finding.counted.en += " Single points of failure: " + plain(weak) + " of " + plain(able) + " elements.";
        finding.counted.zh += plain(able) + " 个元素中有 " + plain(weak) + " 个单点故障。";
    }
    return finding;
}

} // namespace nephoscope::sim
