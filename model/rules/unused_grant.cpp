// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/unused_grant.h"

namespace nephoscope {

void findUnusedGrant(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *iam : design.ofType("iam")) {
        const Value grants = design.catalogue().valueOf(*iam, "grants");
        for (const Value &grant : grants.isList() ? grants.toList() : Value::List()) {
            const Value *who = grant.isObject() ? grant.find("who") : nullptr;
            const Value *what = grant.isObject() ? grant.find("what") : nullptr;
            const Element *consumer = who && who->isString() ? design.find(ElementId(who->toString())) : nullptr;
            const Element *service = what && what->isString() ? design.find(ElementId(what->toString())) : nullptr;
            if (!consumer || !service || consumer->type != "cloud_service_consumer" || service->type != "cloud_service" || !design.takesPart(*consumer)
                || !design.takesPart(*service) || design.servicesReachedFrom(*consumer).count(service) > 0)
                continue;
            Value::List kept;
            for (const Value &other : grants.toList()) {
                if (!(other == grant))
                    kept.push_back(other);
            }
            problems.push_back({"L-36", Severity::Warning, iam->id.text(), {consumer->id.text(), service->id.text()},
                                {DesignView::quoted(*iam) + " lets " + DesignView::quoted(*consumer) + " use " + DesignView::quoted(*service)
                                     + ", but no request of theirs comes there. Take the permission away.",
                                 DesignView::quoted(*iam) + " 允许 " + DesignView::quoted(*consumer) + " 使用 " + DesignView::quoted(*service) + "，但其请求从不到达那里。请收回该权限。"},
                                {{{"Take it away", "收回"}, {SetElementParameter{iam->id, "grants", Value(std::move(kept))}}}}});
        }
    }
}

} // namespace nephoscope
