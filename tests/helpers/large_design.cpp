// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/large_design.h"

#include <cmath>

namespace nephoscope::tests {

namespace {

class Builder
{
public:
    explicit Builder(int columns) : m_columns(columns) {}

    void addSite(int number)
    {
        m_site = "s" + std::to_string(number);
        m_x = (number % m_columns) * 1400.0;
        m_y = (number / m_columns) * 760.0;
        for (int i = 0; i < 3; ++i)
            add("consumer" + std::to_string(i), "cloud_service_consumer", "", {m_x, m_y + 96 + i * 96, 184, 64});
        add("cloud", "cloud", "", {m_x + 240, m_y, 1104, 680});
        add("lb", "load_balancer", "cloud", {280, 56, 184, 64});
        add("vim", "vim", "cloud", {896, 56, 184, 64});
        add("sla", "sla_monitor", "cloud", {896, 152, 184, 64});
        add("pay", "pay_per_use_monitor", "cloud", {896, 248, 184, 64});
        add("store", "cloud_storage_device", "cloud", {24, 504, 616, 136});
        for (int i = 0; i < 2; ++i)
            add("lun" + std::to_string(i), "lun", "store", {16 + i * 200.0, 56, 184, 64});
        for (int i = 0; i < 4; ++i)
            addHost(i);
        for (int i = 0; i < 3; ++i)
            link(LinkRole::Request, "consumer" + std::to_string(i), "lb");
        link(LinkRole::Monitor, "sla", "lb");
        if (number > 0)
            linkIds(LinkRole::Request, "s" + std::to_string(number - 1) + "-consumer2", m_site + "-lb");
    }

    Architecture design;

private:
    void addHost(int i)
    {
        const std::string n = std::to_string(i);
        add("host" + n, "physical_server", "cloud", {24 + i * 216.0, 168, 200, 296});
        add("hv" + n, "hypervisor", "host" + n, {12, 58, 176, 228});
        link(LinkRole::Control, "vim", "hv" + n);
        for (int k = 0; k < 2; ++k) {
            const std::string m = n + std::to_string(k);
            add("vs" + m, "virtual_server", "hv" + n, {8, 38 + k * 94.0, 160, 88});
            add("service" + m, "cloud_service", "vs" + m, {9, 48, 142, 31});
            link(LinkRole::Request, "lb", "service" + m);
            link(LinkRole::Storage, "vs" + m, "lun" + std::to_string(k));
            link(LinkRole::Monitor, "pay", "vs" + m);
            link(LinkRole::Storage, "service" + m, "lun" + std::to_string(1 - k));
            if (k == 1)
                link(LinkRole::Request, "service" + n + "0", "service" + m);
        }
        if (i > 0) {
            link(LinkRole::Request, "service" + std::to_string(i - 1) + "1", "service" + n + "0");
            link(LinkRole::Replication, "vs" + std::to_string(i - 1) + "0", "vs" + n + "0");
        }
    }

    void add(const std::string &name, const char *type, const std::string &parent, const Box &box)
    {
        Element element;
        element.id = ElementId(m_site + "-" + name);
        element.type = type;
        element.name = name;
        if (!parent.empty())
            element.parent = ElementId(m_site + "-" + parent);
        element.box = box;
        design.elements.push_back(std::move(element));
    }

    void link(LinkRole role, const std::string &from, const std::string &to) { linkIds(role, m_site + "-" + from, m_site + "-" + to); }

    void linkIds(LinkRole role, const std::string &from, const std::string &to)
    {
        Link link;
        link.id = LinkId("l" + std::to_string(design.links.size() + 1));
        link.role = role;
        link.from = ElementId(from);
        link.to = ElementId(to);
        design.links.push_back(std::move(link));
    }

    int m_columns;
    std::string m_site;
    double m_x = 0, m_y = 0;
};

} // namespace

Architecture largeDesign(int elements)
{
    constexpr int kSite = 34;
    const int sites = (elements + kSite - 1) / kSite;
    Builder builder(std::max(1, static_cast<int>(std::lround(std::sqrt(sites)))));
    for (int i = 0; i < sites; ++i)
        builder.addSite(i);
    builder.design.title = "Large design";
    return std::move(builder.design);
}

} // namespace nephoscope::tests
