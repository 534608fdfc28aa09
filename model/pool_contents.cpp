// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/pool_contents.h"

#include "model/catalogue/catalogue.h"

namespace nephoscope {

LocalText whyNotInPool(const Architecture &architecture, const Catalogue &catalogue, std::string_view type, const std::optional<ElementId> &parent)
{
    const Element *pool = parent ? architecture.find(*parent) : nullptr;
    if (!pool || pool->type != "resource_pool" || type == "resource_pool")
        return {};
    const auto of = pool->params.find("of");
    const Element *model = of != pool->params.end() && of->second.isString() ? architecture.find(ElementId(of->second.toString())) : nullptr;
    const ElementType *kind = model ? catalogue.find(model->type) : nullptr;
    if (!kind || model->type == type)
        return {};
    return {"is of another kind than the pool hands out (" + kind->name.en + ")", "与该资源池发放的资源种类（" + kind->name.zh + "）不同"};
}

} // namespace nephoscope
