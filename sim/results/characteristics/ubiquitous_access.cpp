// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/rules/design_view.h"
#include "sim/results/characteristics/finding.h"

#include <algorithm>
#include <map>

namespace nephoscope::sim {

namespace {

struct Answers {
    double asked = 0;
    double answered = 0;
    double share() const { return answered / asked; }
};

/// Where a consumer comes in from: the internet that its requests go through first, else the innermost organisation, cloud or network that it stands in.
std::string networkOf(const DesignView &design, const Element &consumer)
{
    for (const Element *target : design.targets(consumer, LinkRole::Request)) {
        if (target->type == "internet")
            return target->id.text();
    }
    for (const Element *outer = design.parentOf(consumer); outer; outer = design.parentOf(*outer)) {
        for (const char *type : {"organization", "virtual_network", "logical_network_perimeter", "cloud", "internet"}) {
            if (outer->type == type)
                return outer->id.text();
        }
    }
    return {};
}

} // namespace

/// A device class is a message format. One point from which somebody asks is a class on a network.
CharacteristicFinding findUbiquitousAccess(const RunEvidence &evidence)
{
    CharacteristicFinding finding;
    finding.which = Characteristic::UbiquitousAccess;
    finding.name = {"Ubiquitous access", "泛在接入"};
    finding.formula = {"Share = pairs of device class (message format) and network from which at least one request was answered ÷ all pairs that asked.",
                       "占比 = 至少有一个请求得到应答的（设备类别即消息格式，网络）组合数 ÷ 全部发出请求的组合数。"};
    const DesignView design(*evidence.architecture, *evidence.catalogue);
    std::map<std::pair<std::string, std::string>, Answers> pairs;
    for (const Element &element : evidence.architecture->elements) {
        if (element.type != "cloud_service_consumer")
            continue;
        const double asked = integral(evidence, element.id.text() + ".requests", 0, evidence.duration);
        if (asked < 0.5)
            continue;
        Answers &answers = pairs[{design.text(element, "format"), networkOf(design, element)}];
        answers.asked += asked;
        answers.answered += integral(evidence, element.id.text() + ".throughput", 0, evidence.duration);
    }
    if (pairs.size() < 2) {
        finding.counted = pairs.empty() ? LocalText{"Nobody asked for anything in this run.", "本次运行中没有任何请求。"}
                                        : LocalText{"Only one device class asked, from one network: nothing to compare.", "仅有一个网络中的一类设备发出请求，无从比较。"};
        return finding;
    }
    const auto served = std::ranges::count_if(pairs, [](const auto &pair) { return pair.second.answered >= 0.5; });
    const auto worst = std::ranges::min_element(pairs, {}, [](const auto &pair) { return pair.second.share(); });
    finding.figures.push_back({"share", {"Device classes and networks served", "已服务的设备类别与网络"}, double(served) / double(pairs.size()), "share"});
    finding.figures.push_back({"worst", {"Requests answered for the one served worst", "服务最差者的应答占比"}, std::min(1.0, worst->second.share()), "share"});
    const std::string format = worst->first.first.empty() ? "no format" : worst->first.first;
    const std::string formatZh = worst->first.first.empty() ? "未指定格式" : worst->first.first;
    finding.counted = {plain(double(served)) + " of " + plain(double(pairs.size())) + " pairs served; worst: " + format + " from " + (worst->first.second.empty() ? "outside" : shownName(evidence, worst->first.second)) + ".",
                       plain(double(pairs.size())) + " 个组合中 " + plain(double(served)) + " 个得到服务；最差：" + formatZh + "，来自 " + (worst->first.second.empty() ? "外部" : shownName(evidence, worst->first.second)) + "。"};
    return finding;
}

} // namespace nephoscope::sim
