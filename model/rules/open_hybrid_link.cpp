// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/open_hybrid_link.h"

namespace nephoscope {

void findOpenHybridLink(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Link &link : design.architecture().links) {
        const Element *from = design.find(link.from);
        const Element *to = design.find(link.to);
        if (!from || !to || !design.takesPart(*from) || !design.takesPart(*to) || (link.role != LinkRole::Request && link.role != LinkRole::Replication))
            continue;
        const Element *one = design.enclosing(*from, "cloud");
        const Element *other = design.enclosing(*to, "cloud");
        if (!one || !other || one == other || design.text(*one, "deployment") == design.text(*other, "deployment"))
            continue;
        const auto encrypted = link.params.find("encrypted");
        if (encrypted != link.params.end() && encrypted->second.isBool() && encrypted->second.toBool())
            continue;
        const std::string ends = DesignView::quoted(*from);
        problems.push_back({"L-11", Severity::Warning, link.id.text(), {from->id.text(), to->id.text()},
                            {"The link from " + ends + " to " + DesignView::quoted(*to) + " leads from one kind of cloud into another and is not encrypted. Encrypt it.",
                             "从 " + ends + " 到 " + DesignView::quoted(*to) + " 的链接跨越两种不同的云，却未加密。请将其加密。"},
                            {{{"Encrypt the link", "加密该链接"}, {SetLinkParameter{link.id, "encrypted", Value(true)}}}}});
    }
}

} // namespace nephoscope
