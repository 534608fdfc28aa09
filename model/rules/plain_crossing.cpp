// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/plain_crossing.h"

#include "model/rules/grouping.h"

#include <algorithm>

namespace nephoscope
{

namespace
{

/// Whether an encryption covers the messages of a consumer, by itself or for its organization.
bool isCovered(const DesignView &design, const Element &consumer)
{
    for (const Element *one = &consumer; one; one = design.parentOf(*one)) {
        if (std::ranges::any_of(design.sources(*one, LinkRole::Control),
                                [](const Element *source) { return source->type == "encryption"; }))
            return true;
    }
    return false;
}

/// All who send over the link cover their messages; nobody does so for what the provider's own parts
/// exchange.
bool isAlwaysCovered(const DesignView &design, const Element &from)
{
    bool isUsed = false;
    for (const Element *consumer : design.ofType("cloud_service_consumer")) {
        const std::vector<const Element *> reached =
            reachedFrom(design, *consumer, LinkRole::Request, [](const Element &) { return false; });
        if (consumer != &from && std::ranges::find(reached, &from) == reached.end())
            continue;
        isUsed = true;
        if (!isCovered(design, *consumer))
            return false;
    }
    return isUsed;
}

} // namespace

void findPlainCrossing(const DesignView &design, std::vector<Problem> &problems)
{
    for (const Element *boundary : design.ofType("trust_boundary")) {
        const std::string owner = design.text(*boundary, "owner");
        const std::vector<const Element *> members = membersOf(design, *boundary);
        const Element *home = owner.empty() ? nullptr : design.find(ElementId(owner));
        const auto trusts = [&](const Element &element) {
            return isAmong(design, members, element) || (home && design.contains(*home, element));
        };
        const Link *first = nullptr;
        std::size_t count = 0;
        Fix fix{{"Encrypt them", "加密"}, {}};
        for (const Link &link : design.architecture().links) {
            const bool carriesData = link.role == LinkRole::Request || link.role == LinkRole::Storage ||
                                     link.role == LinkRole::Replication;
            const Element *from = design.find(link.from);
            const Element *to = design.find(link.to);
            if (!carriesData || link.isEncrypted() || !from || !to || !design.takesPart(*from) ||
                !design.takesPart(*to) || trusts(*from) == trusts(*to) || from->type == "threat_agent" ||
                (link.role == LinkRole::Request && isAlwaysCovered(design, *from)))
                continue;
            first = first ? first : &link;
            ++count;
            fix.changes.emplace_back(SetLinkParameter{link.id, "encrypted", Value(true)});
        }
        if (!first)
            continue;
        const Element &from = *design.find(first->from);
        const Element &to = *design.find(first->to);
        const std::string more = std::to_string(count - 1);
        problems.push_back(
            {"L-34",
             Severity::Warning,
             boundary->id.text(),
             {first->id.text(), from.id.text(), to.id.text()},
             {"What goes from " + DesignView::quoted(from) + " to " + DesignView::quoted(to) +
                  (count > 1 ? " (and over " + more + " further links)" : "") + " leaves the trust of " +
                  DesignView::quoted(*boundary) + " in the clear. Encrypt it.",
              "从 " + DesignView::quoted(from) + " 到 " + DesignView::quoted(to) +
                  (count > 1 ? "（另有 " + more + " 条链路）" : "") + " 的内容以明文越过信任边界 " +
                  DesignView::quoted(*boundary) + "。请加密。"},
             {std::move(fix)}});
    }
}

} // namespace nephoscope
