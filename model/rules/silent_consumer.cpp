// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/silent_consumer.h"

#include <algorithm>

namespace nephoscope {

void findSilentConsumer(const DesignView &design, std::vector<Problem> &problems)
{
    constexpr double kOffered = 10; // per second: each request is still seen on its way
    for (const Element *consumer : design.ofType("cloud_service_consumer")) {
        const std::string workload = design.text(*consumer, "workload");
        const bool comesAtARate = workload == "open" || workload == "sessions";
        const bool isPlanned = std::ranges::any_of(design.architecture().events, [&](const Event &event) { return event.target == consumer->id.text(); });
        if (!comesAtARate || design.number(*consumer, "rate") > 0 || design.text(*consumer, "profile") != "constant" || isPlanned)
            continue;
        const std::string name = DesignView::quoted(*consumer);
        problems.push_back({"L-44", Severity::Warning, consumer->id.text(), {},
                            {name + " never asks: its rate is 0. Give it a rate.", name + " 从不发出请求：其速率为 0。请设置速率。"},
                            {{{"Ask " + formatNumber(kOffered) + " times a second", "每秒请求 " + formatNumber(kOffered) + " 次"},
                              {SetElementParameter{consumer->id, "rate", Value(kOffered)}}}}});
    }
}

} // namespace nephoscope
