// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/no_limits.h"

#include <algorithm>

namespace nephoscope {

namespace {

/// `fix`: the words for it; with the parameter back at its default all have a limit.
void say(const std::vector<const Element *> &elements, const char *one, const char *several, const char *zh, const LocalText &fix, const char *parameter,
         std::vector<Problem> &problems)
{
    if (elements.empty())
        return;
    std::string names;
    std::vector<std::string> others;
    constexpr std::size_t kMostNames = 3;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (i < kMostNames)
            names += (i == 0 ? "" : ", ") + DesignView::quoted(*elements[i]);
        if (i > 0)
            others.push_back(elements[i]->id.text());
    }
    const std::size_t more = elements.size() - std::min(elements.size(), kMostNames);
    const std::string moreEn = more > 0 ? " and " + std::to_string(more) + " more" : "";
    const std::string moreZh = more > 0 ? " 等 " + std::to_string(elements.size()) + " 个" : "";
    Fix limit{fix, {}};
    for (const Element *element : elements)
        limit.changes.emplace_back(SetElementParameter{element->id, parameter, std::nullopt});
    problems.push_back({"L-39", Severity::Hint, elements.front()->id.text(), others,
                        {names + moreEn + (elements.size() == 1 ? one : several), names + moreZh + zh}, {std::move(limit)}});
}

} // namespace

void findNoLimits(const DesignView &design, std::vector<Problem> &problems)
{

    std::vector<const Element *> patient;
    for (const Element *consumer : design.ofType("cloud_service_consumer")) {
        if (design.number(*consumer, "timeout") <= 0)
            patient.push_back(consumer);
    }
    say(patient, " waits for ever. Give it a timeout.", " wait for ever. Give them a timeout.", " 会永远等待。请设置超时。", {"Wait 5 s", "等待 5 s"}, "timeout", problems);
    std::vector<const Element *> endless;
    for (const char *type : {"cloud_service", "load_balancer"}) {
        for (const Element *station : design.ofType(type)) {
            if (design.number(*station, "queue_limit") <= 0)
                endless.push_back(station);
        }
    }
    say(endless, " has a queue without end. Limit it.", " have queues without end. Limit them.", " 的队列没有上限。请设定上限。", {"Let 1000 wait", "上限设为 1000"},
        "queue_limit", problems);
}

} // namespace nephoscope
