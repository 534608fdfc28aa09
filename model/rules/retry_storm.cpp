// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/retry_storm.h"

namespace nephoscope {

void findRetryStorm(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *consumer : design.ofType("cloud_service_consumer")) {
        const double timeout = design.number(*consumer, "timeout");
        const double retries = design.number(*consumer, "retries");
        if (timeout <= 0 || retries <= 0)
            continue;
        for (const Element *service : design.servicesReachedFrom(*consumer)) {
            const double demand = design.number(*service, "demand") / 1000;
            if (timeout >= demand)
                continue;
            const std::string name = DesignView::quoted(*consumer);
            const std::string better = formatNumber(10 * demand);
            problems.push_back({"L-43", Severity::Warning, consumer->id.text(), {service->id.text()},
                                {name + " gives up after " + formatNumber(timeout) + " s and tries again, but " + DesignView::quoted(*service) + " works "
                                     + formatNumber(demand) + " s on a request: a storm of retries. Wait longer.",
                                 name + " 在 " + formatNumber(timeout) + " s 后放弃并重试，而 " + DesignView::quoted(*service) + " 处理一个请求要 " + formatNumber(demand)
                                     + " s：会形成重试风暴。请延长超时。"},
                                {{{"Wait " + better + " s", "等待 " + better + " s"}, {SetElementParameter{consumer->id, "timeout", Value(10 * demand)}}}},
                                "W-RETRIES"});
            break;
        }
    }
}

} // namespace nephoscope
