// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/blind_monitor.h"

#include <algorithm>
#include <cmath>

namespace nephoscope {

void findBlindMonitor(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *monitor : design.ofType("sla_monitor")) {
        const Value objectives = design.catalogue().valueOf(*monitor, "objectives");
        double promised = 0;
        for (const Value &objective : objectives.isList() ? objectives.toList() : Value::List()) {
            const Value *metric = objective.isObject() ? objective.find("metric") : nullptr;
            const Value *value = objective.isObject() ? objective.find("value") : nullptr;
            if (metric && metric->isString() && (metric->toString() == "availability" || metric->toString() == "up_time") && value && value->isNumber())
                promised = std::max(promised, value->toNumber());
        }
        if (promised <= 0 || promised >= 1)
            continue;
        double period = design.architecture().run.duration;
        for (const Element *agreement : design.targets(*monitor, LinkRole::Notify)) {
            if (agreement->type == "sla_management_system")
                period = std::min(period, design.number(*agreement, "period") * 3600);
        }
        const double allowed = (1 - promised) * period;
        const double interval = design.number(*monitor, "interval");
        if (interval <= allowed / 2)
            continue;
        const std::string name = DesignView::quoted(*monitor);
        const std::string better = formatNumber(std::max(0.1, std::floor(allowed / 2 * 10) / 10));
        problems.push_back({"L-25", Severity::Warning, monitor->id.text(), {},
                            {name + " looks every " + formatNumber(interval) + " s, but its promise is broken by an outage of " + formatNumber(std::round(allowed * 10) / 10)
                                 + " s. Let it look at least twice as often as that.",
                             name + " 每 " + formatNumber(interval) + " s 查看一次，而 " + formatNumber(std::round(allowed * 10) / 10) + " s 的中断就已违反承诺。查看间隔应不超过其一半。"},
                            {{{"Look every " + better + " s", "每 " + better + " s 查看一次"},
                              {SetElementParameter{monitor->id, "interval", Value(std::max(0.1, std::floor(allowed / 2 * 10) / 10))}}}}});
    }
}

} // namespace nephoscope
