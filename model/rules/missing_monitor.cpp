// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/missing_monitor.h"

namespace nephoscope {

namespace {

bool isToldBy(const DesignView &design, const Element &element, const char *monitor)
{
    for (const Element *source : design.sources(element, LinkRole::Notify)) {
        if (source->type == monitor)
            return true;
    }
    return false;
}

} // namespace

void findMissingMonitor(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *billing : design.ofType("billing_management_system")) {
        const std::string plan = design.text(*billing, "plan");
        const bool isByUse = plan != "flat_rate" && plan != "per_allocation";
        const std::string name = DesignView::quoted(*billing);
        if (isByUse && !isToldBy(design, *billing, "pay_per_use_monitor"))
            problems.push_back({"L-24", Severity::Warning, billing->id.text(), {},
                                {name + " bills by use, but no pay-per-use monitor reports to it. Link one to it.",
                                 name + " 按使用计费，但没有按使用付费监控器向它报告。请连接一个。"}, {}});
    }
    for (const Element *agreement : design.ofType("sla_management_system")) {
        const std::string name = DesignView::quoted(*agreement);
        if (!isToldBy(design, *agreement, "sla_monitor"))
            problems.push_back({"L-24", Severity::Warning, agreement->id.text(), {},
                                {name + " has nothing to judge, since no SLA monitor reports to it. Link one to it.",
                                 name + " 无从评判，因为没有 SLA 监控器向它报告。请连接一个。"}, {}});
    }
}

} // namespace nephoscope
