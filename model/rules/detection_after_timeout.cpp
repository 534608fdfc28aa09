// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/detection_after_timeout.h"

#include "model/rules/grouping.h"

#include <algorithm>
#include <map>

namespace nephoscope {

namespace {

/// A failover system before a service: its own time of detection, or that of a monitor that tells it.
void findSlowFailover(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *failover : design.ofType("failover_system")) {
        double waits = 0;
        for (const Element *consumer : design.ofType("cloud_service_consumer")) {
            const double timeout = design.number(*consumer, "timeout");
            const std::vector<const Element *> reached = reachedFrom(design, *consumer, LinkRole::Request, [](const Element &) { return false; });
            if (timeout > 0 && std::ranges::find(reached, failover) != reached.end())
                waits = waits == 0 ? timeout : std::min(waits, timeout);
        }
        double notices = design.number(*failover, "detect_time");
        for (const Element *monitor : design.sources(*failover, LinkRole::Control)) {
            if (monitor->type == "sla_monitor")
                notices = std::min(notices, design.number(*monitor, "interval") * design.number(*monitor, "down_after"));
        }
        if (waits <= 0 || notices <= waits)
            continue;
        const std::string name = DesignView::quoted(*failover);
        const std::string better = formatNumber(waits / 2);
        problems.push_back({"L-20", Severity::Warning, failover->id.text(), {},
                            {name + " notices a failure after " + formatNumber(notices) + " s, and requests are given up after " + formatNumber(waits)
                                 + " s: users see it. Let it notice sooner.",
                             name + " 在 " + formatNumber(notices) + " s 后才发现故障，而请求在 " + formatNumber(waits) + " s 后就被放弃：用户会察觉。请缩短检测时间。"},
                            {{{"Notice after " + better + " s", "检测时间设为 " + better + " s"}, {SetElementParameter{failover->id, "detect_time", Value(waits / 2)}}}}});
    }
}

} // namespace

void findDetectionAfterTimeout(const DesignView &design, std::vector<Problem> &problems)
{
    findSlowFailover(design, problems);
    std::map<std::string, double> shortest; // by service: how long somebody waits for it
    for (const Element *consumer : design.ofType("cloud_service_consumer")) {
        const double timeout = design.number(*consumer, "timeout");
        if (timeout <= 0)
            continue;
        for (const Element *service : design.servicesReachedFrom(*consumer)) {
            const auto [known, isNew] = shortest.try_emplace(service->id.text(), timeout);
            known->second = std::min(known->second, timeout);
        }
    }
    for (const Element *vim : design.ofType("vim")) {
        double waits = 0;
        for (const Element *hypervisor : design.targets(*vim, LinkRole::Control)) {
            for (const auto &[service, timeout] : shortest) {
                if (design.architecture().contains(hypervisor->id, ElementId(service)))
                    waits = waits == 0 ? timeout : std::min(waits, timeout);
            }
        }
        const double notices = design.number(*vim, "heartbeat_interval") * design.number(*vim, "missed_heartbeats");
        if (waits <= 0 || notices <= waits)
            continue;
        const std::string name = DesignView::quoted(*vim);
        problems.push_back({"L-20", Severity::Warning, vim->id.text(), {},
                            {name + " notices a failure after " + formatNumber(notices) + " s, and requests are given up after " + formatNumber(waits)
                                 + " s: users see it. Ask more often.",
                             name + " 在 " + formatNumber(notices) + " s 后才发现故障，而请求在 " + formatNumber(waits) + " s 后就被放弃：用户会察觉。请更频繁地探测。"},
                            {{{"Ask every " + formatNumber(waits / (2 * design.number(*vim, "missed_heartbeats"))) + " s",
                               "每 " + formatNumber(waits / (2 * design.number(*vim, "missed_heartbeats"))) + " s 探测一次"},
                              {SetElementParameter{vim->id, "heartbeat_interval", Value(waits / (2 * design.number(*vim, "missed_heartbeats")))}}}}});
    }
}

} // namespace nephoscope
