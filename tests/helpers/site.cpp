// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/site.h"

#include <algorithm>

namespace nephoscope::tests {

Site::Site(double duration, const std::string &hosts, Settings vim) : lab(duration, 0, 1)
{
    lab.element("device", "cloud_storage_device", "", {});
    lab.element("lun", "lun", "device", {{"shared", true}});
    lab.element("vim", "vim", "",
                {{"heartbeat_interval", 1}, {"missed_heartbeats", 3}, {"decision_time", 0}, {"reserve", 0}, {"restarts_per_host", 4}, {"migrations_per_host", 2}});
    lab.set("vim", vim);
    for (const char host : hosts) {
        const std::string name(1, host);
        lab.element("host-" + name, "physical_server", "", {{"cores", 16}, {"memory", 64}, {"network", 0}, {"boot_time", 0}});
        lab.element("hypervisor-" + name, "hypervisor", "host-" + name, {{"overhead", 0}, {"reserved_memory", 4}, {"start_time", 0}});
        lab.link(LinkRole::Storage, "host-" + name, "lun");
        lab.link(LinkRole::Control, "vim", "hypervisor-" + name);
    }
}

void Site::server(const std::string &id, const std::string &host, double memory, Settings more)
{
    lab.element(id, "virtual_server", "hypervisor-" + host, {{"vcpus", 1}, {"memory", memory}, {"image", 8}, {"image_on", "lun"}, {"boot_time", 30}});
    lab.set(id, more);
    lab.element(id + "-service", "cloud_service", id, {{"demand", 10}, {"queue_limit", 0}});
}

void Site::disabled(const std::string &element)
{
    m_disabled.push_back(element);
}

std::string Site::heartbeatLink(const std::string &host) const
{
    for (const Link &link : lab.design().links) {
        if (link.role == LinkRole::Control && link.to.text() == "hypervisor-" + host)
            return link.id.text();
    }
    return {};
}

Architecture Site::design() const
{
    Architecture design = lab.design();
    for (Element &element : design.elements)
        element.enabled = std::ranges::find(m_disabled, element.id.text()) == m_disabled.end();
    return design;
}

} // namespace nephoscope::tests
