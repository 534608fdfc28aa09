// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/forbidden_parent.h"

#include "model/pool_contents.h"

namespace nephoscope {

void findForbiddenParent(const DesignView &design, std::vector<Problem> &problems)
{
    const Architecture &architecture = design.architecture();
    for (const Element &element : architecture.elements) {
        const std::string name = DesignView::quoted(element);
        if (element.parent && architecture.contains(element.id, *element.parent)) {
            problems.push_back({"L-06", Severity::Error, element.id.text(), {element.parent->text()},
                                {name + " stands in itself by way of its containers. Move one of them out.", name + " 经由其容器位于自身之中。请把其中一个移出。"}, {}});
            continue;
        }
        // The chain from virtual server to physical server has a rule of its own.
        if (element.type == "virtual_server" || element.type == "hypervisor")
            continue;
        const LocalText why = design.catalogue().whyNotInSentence(element.type, containerTypes(architecture, element.parent));
        const LocalText whyNot = whyNotInPool(architecture, design.catalogue(), element.type, element.parent);
        if (why.isEmpty() && !whyNot.isEmpty()) {
            const std::string pool = DesignView::quoted(*architecture.find(*element.parent));
            problems.push_back({"L-06", Severity::Error, element.id.text(), {element.parent->text()},
                                {name + " stands in the pool " + pool + " and " + whyNot.en + ". Move it out.", name + " 位于资源池 " + pool + " 中，" + whyNot.zh + "。请将其移出。"}, {}});
        }
        if (!why.isEmpty())
            problems.push_back({"L-06", Severity::Error, element.id.text(), {}, {name + ": " + why.en, name + "：" + why.zh}, {}});
    }
}

} // namespace nephoscope
