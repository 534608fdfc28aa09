// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/variant.h"

#include "model/catalogue/catalogue.h"
#include "model/io/check_value.h"
#include "model/link_parameters.h"
#include "model/printable.h"

#include <algorithm>

namespace nephoscope {

namespace {

std::string quoted(std::string_view text)
{
    return "\"" + clipped(text, 60) + "\"";
}

Error noSuchParameter(const std::string &owner, std::string_view parameter, const std::vector<Parameter> &known)
{
    std::string list;
    for (const Parameter &one : known)
        list += (list.empty() ? "" : ", ") + one.id;
    return {"E-PARAM", owner + " has no parameter " + quoted(parameter) + "; it has " + clipped(list, 160) + ".", {}, {}, 0, 0};
}

/// Types that the catalogue does not know take any value: nobody here can say what is right.
Result<Done> checkFor(const Architecture &architecture, const std::string &owner, const std::vector<Parameter> &known,
                      std::string_view name, const Value &value)
{
    const auto found = std::find_if(known.begin(), known.end(), [name](const Parameter &one) { return one.id == name; });
    if (found == known.end())
        return noSuchParameter(owner, name, known);
    if (auto checked = checkValue(*found, value); !checked) {
        Error error = checked.error();
        error.message = owner + ": " + error.message;
        return error;
    }
    for (const NamedElement &named : elementsNamedBy(*found, value)) {
        if (architecture.find(ElementId(named.id)) == nullptr)
            return Error{"E-REF", owner + ": `" + found->id + "` names " + quoted(named.id)
                             + ", which is not in the design; name one of its elements.", {}, {}, 0, 0};
    }
    return Done{};
}

} // namespace

Result<Done> setByPath(Architecture &architecture, const Catalogue &catalogue, std::string_view path, const Value &value)
{
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == path.size())
        return Error{"E-PARAM", quoted(path) + " is no ELEMENT.PARAMETER; write for example lb.algorithm.", {}, {}, 0, 0};
    const std::string id(path.substr(0, dot));
    const std::string name(path.substr(dot + 1));
    if (Element *element = architecture.find(ElementId(id))) {
        if (const ElementType *type = catalogue.find(element->type)) {
            if (auto checked = checkFor(architecture, quoted(id), type->parameters, name, value); !checked)
                return checked;
        }
        element->params.insert_or_assign(name, value);
        return Done{};
    }
    if (Link *link = architecture.find(LinkId(id))) {
        if (auto checked = checkFor(architecture, quoted(id), linkParameters(), name, value); !checked)
            return checked;
        link->params.insert_or_assign(name, value);
        return Done{};
    }
    return Error{"E-REF", quoted(id) + " is no element and no link of the design; name one that is there.", {}, {}, 0, 0};
}

Result<Architecture> applyVariant(const Architecture &base, const Catalogue &catalogue, std::string_view id)
{
    Architecture design = base;
    if (id.empty() || id == "base")
        return design;
    const Variant *variant = base.findVariant(id);
    if (variant == nullptr) {
        std::string list = "base";
        for (const Variant &one : base.variants)
            list += ", " + one.id.text();
        return Error{"E-REF", "The design has no variant " + quoted(id) + "; it has " + clipped(list, 160) + ".", {}, {}, 0, 0};
    }
    const auto switchTo = [&](const std::vector<ElementId> &ids, bool enabled) -> Result<Done> {
        for (const ElementId &one : ids) {
            Element *element = design.find(one);
            if (element == nullptr)
                return Error{"E-REF", "Variant " + quoted(id) + (enabled ? " enables " : " disables ") + quoted(one.text())
                                 + ", which is not in the design; name one of its elements.", {}, {}, 0, 0};
            element->enabled = enabled;
        }
        return Done{};
    };
    if (auto done = switchTo(variant->disable, false); !done)
        return done.error();
    if (auto done = switchTo(variant->enable, true); !done)
        return done.error();
    for (const auto &[path, value] : variant->set) {
        if (auto done = setByPath(design, catalogue, path, value); !done) {
            Error error = done.error();
            error.message = "Variant " + quoted(id) + ": " + error.message;
            return error;
        }
    }
    return design;
}

} // namespace nephoscope
