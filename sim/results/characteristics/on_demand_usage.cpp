// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/characteristics/finding.h"

#include <set>

namespace nephoscope::sim {

namespace {

struct Deliveries {
    int count = 0;
    double seconds = 0;
    double mean() const { return seconds / count; }
};

} // namespace

/// An order is an entry in a portal, or a ticket that no order led to. It took a human step if an administrator has an entry that it
/// led to.
CharacteristicFinding findOnDemandUsage(const RunEvidence &evidence)
{
    CharacteristicFinding finding;
    finding.which = Characteristic::OnDemandUsage;
    finding.name = {"On-demand usage", "按需使用"};
    finding.formula = {"Lead time = ready − ordered, mean over the orders that no person had a hand in; share = those ÷ all delivered.",
                       "交付时间 = 就绪时刻 − 下单时刻，取无人工步骤订单的平均值；占比 = 此类订单 ÷ 全部已交付订单。"};
    const Causes causes(evidence.log);
    std::set<std::uint32_t> byHand;
    std::set<std::uint32_t> orders;
    const auto isOrder = [](const LogEntry &entry) { return entry.event == "ordered" || (entry.event == "ticket_opened" && entry.cause == 0); };
    for (const LogEntry *entry : evidence.log) {
        const LogEntry *order = causes.nearest(*entry, isOrder);
        if (!order || (order->event == "ordered" && typeOf(evidence, order->element) != "remote_administration_system"))
            continue;
        orders.insert(order->id);
        if (typeOf(evidence, entry->element) == "cloud_resource_administrator")
            byHand.insert(order->id);
    }
    Deliveries alone, helped;
    std::set<std::uint32_t> delivered;
    for (const LogEntry *entry : evidence.log) {
        if (entry->event != "delivered" && entry->event != "ticket_done")
            continue;
        const LogEntry *order = causes.nearest(*entry, isOrder);
        // What a portal has delivered was perhaps a ticket on its way: one order is one delivery.
        if (!order || !orders.contains(order->id) || (order->event == "ordered" && entry->event != "delivered") || !delivered.insert(order->id).second)
            continue;
        Deliveries &those = byHand.contains(order->id) ? helped : alone;
        ++those.count;
        those.seconds += entry->t - order->t;
    }
    if (orders.empty()) {
        finding.counted = {"Nothing was ordered in this run.", "本次运行中没有任何订购。"};
        return finding;
    }
    if (delivered.empty()) {
        finding.counted = {"Of " + counted(static_cast<double>(orders.size()), "order", "orders") + " none was delivered in this run.",
                           plain(static_cast<double>(orders.size())) + " 个订单在本次运行中均未交付。"};
        return finding;
    }
    if (alone.count > 0)
        finding.figures.push_back({"lead_time", {"Lead time without a human step", "无人工步骤的交付时间"}, alone.mean(), "s"});
    finding.figures.push_back({"share", {"Delivered without a human step", "无人工步骤的交付占比"}, double(alone.count) / (alone.count + helped.count), "share"});
    if (helped.count > 0)
        finding.figures.push_back({"lead_time_by_hand", {"Lead time with a human step", "含人工步骤的交付时间"}, helped.mean(), "s"});
    const double missing = static_cast<double>(orders.size() - delivered.size());
    finding.counted = {counted(static_cast<double>(orders.size()), "order", "orders") + ", " + plain(static_cast<double>(delivered.size())) + " delivered, "
                           + plain(missing) + " refused or still open.",
                       plain(static_cast<double>(orders.size())) + " 个订单，" + plain(static_cast<double>(delivered.size())) + " 个已交付，" + plain(missing) + " 个被拒绝或未完成。"};
    return finding;
}

} // namespace nephoscope::sim
