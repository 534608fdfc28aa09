// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/rules/design_view.h"
#include "sim/results/characteristics/finding.h"

#include <algorithm>
#include <map>
#include <set>

namespace nephoscope::sim {

namespace {

struct Treatment {
    double asked = 0;
    double answered = 0;
};

std::string tenantOf(const DesignView &design, const Element &consumer)
{
    const std::string named = design.text(consumer, "tenant");
    if (!named.empty())
        return named;
    const Element *organization = design.enclosing(consumer, "organization");
    return organization ? organization->id.text() : consumer.id.text();
}

} // namespace

/// Jain's index (Σx)² ÷ (n·Σx²) of x = answered ÷ asked of each tenant: 1 if all get the same part of what they ask for, 1/n if one gets
/// everything (Jain, Chiu and Hawe 1984).
CharacteristicFinding findResourcePooling(const RunEvidence &evidence)
{
    CharacteristicFinding finding;
    finding.which = Characteristic::ResourcePooling;
    finding.name = {"Multitenancy and resource pooling", "多租户与资源池化"};
    finding.formula = {"Tenants a host = tenants with answered requests whose services stand on it, mean over the hosts in use; fairness = Jain's index "
                       "(Σx)² ÷ (n·Σx²) of x = answered ÷ asked of each tenant; fair from 0.95.",
                       "每台主机租户数 = 其上服务所应答的租户数，对使用中的主机取平均；公平性 = 各租户 x = 应答数 ÷ 请求数 的 Jain 指数 (Σx)² ÷ (n·Σx²)，不低于 0.95 视为公平。"};
    const DesignView design(*evidence.architecture, *evidence.catalogue);
    std::map<std::string, Treatment> tenants;
    std::map<const Element *, std::set<std::string>> hosts;
    for (const Element *consumer : design.ofType("cloud_service_consumer")) {
        const std::string id = consumer->id.text();
        const double asked = integral(evidence, id + ".requests", 0, evidence.duration);
        if (asked < 0.5)
            continue;
        const std::string tenant = tenantOf(design, *consumer);
        const double answered = integral(evidence, id + ".throughput", 0, evidence.duration);
        tenants[tenant].asked += asked;
        tenants[tenant].answered += answered;
        if (answered < 0.5)
            continue;
        for (const Element *service : design.servicesReachedFrom(*consumer)) {
            if (const Element *host = design.enclosing(*service, "physical_server"))
                hosts[host].insert(tenant);
        }
    }
    if (tenants.size() < 2) {
        finding.counted = tenants.empty() ? LocalText{"Nobody asked for anything in this run.", "本次运行中没有任何请求。"}
                                          : LocalText{"All requests were of one tenant.", "全部请求来自同一租户。"};
        return finding;
    }
    if (hosts.empty()) {
        finding.counted = {"No service that answered stands on a physical server of the design.", "设计中没有位于物理服务器上并作出应答的服务。"};
        return finding;
    }
    double sum = 0, squares = 0, places = 0;
    for (const auto &[tenant, treatment] : tenants) {
        const double x = treatment.answered / treatment.asked;
        sum += x;
        squares += x * x;
    }
    std::size_t shared = 0;
    for (const auto &[host, those] : hosts) {
        places += static_cast<double>(those.size());
        shared += those.size() > 1 ? 1 : 0;
    }
    finding.figures.push_back({"tenants_per_host", {"Tenants a host", "每台主机租户数"}, places / static_cast<double>(hosts.size())});
    if (squares > 0)
        finding.figures.push_back({"fairness", {"Fairness (Jain's index)", "公平性（Jain 指数）"}, sum * sum / (static_cast<double>(tenants.size()) * squares)});
    const std::string n = plain(static_cast<double>(tenants.size())), m = plain(static_cast<double>(hosts.size())), k = plain(static_cast<double>(shared));
    finding.counted = {n + " tenants on " + counted(static_cast<double>(hosts.size()), "host", "hosts") + " as drawn, " + k + " of them shared.",
                       n + " 个租户，按绘制位置分布于 " + m + " 台主机，其中 " + k + " 台为共享。"};
    return finding;
}

} // namespace nephoscope::sim
