// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/single_point_of_failure.h"

namespace nephoscope {

namespace {

/// What is everybody's single point of failure and hardly worth saying.
bool isSurrounding(const Element &element)
{
    return element.type == "cloud" || element.type == "data_center" || element.type == "internet";
}

} // namespace

void findSinglePointOfFailure(const DesignView &design, std::vector<Problem> &problems)
{
    if (design.architecture().elements.size() > kMostElementsForSinglePoints)
        return;
    std::vector<const Element *> consumers;
    for (const Element *consumer : design.ofType("cloud_service_consumer")) {
        if (!design.servicesReachedFrom(*consumer).empty())
            consumers.push_back(consumer);
    }
    std::vector<const Element *> found;
    for (const Element &element : design.architecture().elements) {
        const ElementType *type = design.catalogue().find(element.type);
        if (!type || !type->canFail || isSurrounding(element) || !design.takesPart(element))
            continue;
        std::vector<std::string> cut;
        std::string names;
        for (const Element *consumer : consumers) {
            if (!design.servicesReachedFrom(*consumer, &element).empty())
                continue;
            cut.push_back(consumer->id.text());
            names += (names.empty() ? "" : ", ") + DesignView::quoted(*consumer);
        }
        if (cut.empty())
            continue;
        // A container says it for its contents.
        bool isSaid = false;
        for (const Element *outer : found)
            isSaid = isSaid || design.architecture().contains(outer->id, element.id);
        found.push_back(&element);
        if (isSaid)
            continue;
        const std::string name = DesignView::quoted(element);
        problems.push_back({"L-13", Severity::Warning, element.id.text(), cut,
                            {"Without " + name + " no service is left for " + names + ". Add a second one beside it.",
                             "没有 " + name + "，" + names + " 便无服务可用。请在旁边再加一个。"}, {}});
    }
}

} // namespace nephoscope
