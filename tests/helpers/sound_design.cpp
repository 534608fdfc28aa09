// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/sound_design.h"

#include "model/catalogue/catalogue.h"
#include "model/change.h"
#include "model/rules/rules.h"

#include <QTest>

#include <algorithm>

namespace nephoscope::tests {

void add(Architecture &design, const char *id, const char *type, const char *parent, Parameters params)
{
    Element element;
    element.id = ElementId(id);
    element.type = type;
    element.name = id;
    if (*parent)
        element.parent = ElementId(parent);
    element.params = std::move(params);
    design.elements.push_back(std::move(element));
}

void link(Architecture &design, LinkRole role, const char *from, const char *to)
{
    Link link;
    link.id = LinkId("l" + std::to_string(design.links.size() + 1));
    link.role = role;
    link.from = ElementId(from);
    link.to = ElementId(to);
    design.links.push_back(std::move(link));
}

Architecture sound()
{
    Architecture design;
    add(design, "users", "cloud_service_consumer", "", {{"rate", 50.0}});
    add(design, "cloud", "cloud");
    add(design, "lb", "load_balancer", "cloud");
    add(design, "disk", "cloud_storage_device", "cloud");
    add(design, "images", "lun", "disk", {{"shared", true}});
    for (const std::string n : {"1", "2"}) {
        const std::string host = "host" + n, hypervisor = "hypervisor" + n, server = "server" + n, service = "service" + n;
        add(design, host.c_str(), "physical_server", "cloud", {{"memory", 16.0}});
        add(design, hypervisor.c_str(), "hypervisor", host.c_str());
        add(design, server.c_str(), "virtual_server", hypervisor.c_str(), {{"image_on", "images"}});
        add(design, service.c_str(), "cloud_service", server.c_str());
        link(design, LinkRole::Request, "lb", service.c_str());
    }
    link(design, LinkRole::Request, "users", "lb");
    return design;
}

std::vector<Problem> of(const Architecture &design, const char *rule)
{
    std::vector<Problem> problems = findProblems(design, Catalogue::builtIn());
    std::erase_if(problems, [rule](const Problem &problem) { return problem.rule != rule; });
    return problems;
}

void expect(const Architecture &design, const char *rule, const char *element, Severity severity, bool hasFix)
{
    const std::vector<Problem> problems = of(design, rule);
    QCOMPARE(problems.size(), std::size_t(1));
    const Problem &problem = problems.front();
    QCOMPARE(problem.element, std::string(element));
    QVERIFY(problem.severity == severity);
    QVERIFY(!problem.text.en.empty() && !problem.text.zh.empty());
    QCOMPARE(!problem.fixes.empty(), hasFix);
    if (hasFix) {
        Architecture mended = design;
        for (const Change &change : problem.fixes.front().changes)
            nephoscope::apply(mended, change);
        QVERIFY(of(mended, rule).empty());
    }
}

} // namespace nephoscope::tests
