// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/catalogue_checks.h"

#include "model/catalogue/catalogue.h"
#include "model/io/check_value.h"
#include "model/io/read_architecture.h"
#include "model/link_parameters.h"
#include "model/printable.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace nephoscope {

namespace {

/// Parameters of one type that mean the two ends of a span, wherever a mechanism has both.
struct Span {
    const char *low;
    const char *high;
    /// Crossed ends are a design that flaps, not one without a meaning.
    bool isWarning;
};
constexpr std::array kSpans{Span{"low", "high", false}, Span{"minimum", "maximum", false}, Span{"lower", "upper", true}};

std::string quoted(std::string_view text)
{
    return "\"" + clipped(text, 60) + "\"";
}

class CatalogueChecks
{
public:
    CatalogueChecks(Reading &reading, const JsonNode &root, const Catalogue &catalogue, Architecture &design)
        : m_reading(reading), m_root(root), m_catalogue(catalogue), m_design(design)
    {
        for (std::size_t i = 0; i < design.elements.size(); ++i)
            m_elements.emplace(design.elements[i].id.text(), i);
        for (std::size_t i = 0; i < design.links.size(); ++i)
            m_links.emplace(design.links[i].id.text(), i);
    }

    void run()
    {
        for (std::size_t i = 0; i < m_design.elements.size() && !m_reading.hasFailed(); ++i)
            checkElement(m_design.elements[i], entryOf(m_root, "elements", i));
        for (std::size_t i = 0; i < m_design.links.size() && !m_reading.hasFailed(); ++i)
            checkParams(m_design.links[i].params, &linkParameters(), entryOf(m_root, "links", i), "Links");
        for (std::size_t i = 0; i < m_design.events.size() && !m_reading.hasFailed(); ++i)
            checkEvent(m_design.events[i], entryOf(m_root, "events", i));
        for (std::size_t i = 0; i < m_design.variants.size() && !m_reading.hasFailed(); ++i)
            checkVariant(m_design.variants[i], entryOf(m_root, "variants", i));
        for (std::size_t i = 0; i < m_design.expect.size() && !m_reading.hasFailed(); ++i)
            checkExpectation(m_design.expect[i], entryOf(m_root, "expect", i));
    }

private:
    bool isElement(const std::string &id) const { return m_elements.find(id) != m_elements.end(); }
    bool isLink(const std::string &id) const { return m_links.find(id) != m_links.end(); }

    void warnUnlessThere(const JsonNode &node, const std::string &id)
    {
        if (!isElement(id) && !isLink(id))
            m_reading.warn(node, "W-REF", quoted(id) + " is not in the design; name an element that is.");
    }

    /// Checks one value and puts it in the shape that its parameter has.
    void checkOne(const Parameter &parameter, const JsonNode &node, Value &value)
    {
        value = node.toValue(false);
        if (auto checked = checkValue(parameter, value); !checked)
            return m_reading.failAt(node, checked.error());
        for (const NamedElement &named : elementsNamedBy(parameter, value)) {
            if (!isElement(named.id))
                m_reading.warn(descend(node, named.pointer), "W-REF", "`" + parameter.id + "` names " + quoted(named.id)
                                   + ", which is not in the design; name an element that is.");
        }
    }

    /// Without a list nobody knows the type: its values stay as they are.
    void checkParams(Parameters &params, const std::vector<Parameter> *known, const JsonNode &node, const std::string &owner)
    {
        const JsonNode *fields = node.find("params");
        if (fields == nullptr || known == nullptr)
            return;
        for (const JsonNode &field : fields->items) {
            if (m_reading.hasFailed())
                return;
            const auto found = std::find_if(known->begin(), known->end(), [&](const Parameter &one) { return one.id == field.key; });
            if (found == known->end())
                m_reading.warn(field, "W-UNKNOWN", owner + " have no parameter " + quoted(field.key) + "; it is kept and has no effect.");
            else
                checkOne(*found, field, params[field.key]);
        }
    }

    void checkElement(Element &element, const JsonNode &node)
    {
        const ElementType *type = m_catalogue.find(element.type);
        if (type == nullptr) {
            m_reading.warn(*node.find("type"), "W-TYPE", "The type " + quoted(element.type) + " of " + quoted(element.id.text())
                               + " is not known here; it is kept and takes no part in a run.");
            return;
        }
        checkParams(element.params, &type->parameters, node, "Elements of the type " + type->id);
        for (const Span &span : kSpans)
            checkSpan(*type, element, span, node);
        if (!m_reading.hasFailed() && type->parameter("distribution"))
            checkDistribution(element, node);
    }

    /// What a choice of distribution needs besides.
    void checkDistribution(const Element &element, const JsonNode &node)
    {
        const Value chosen = m_catalogue.valueOf(element, "distribution");
        if (!chosen.isString() || element.params.find("distribution") == element.params.end())
            return;
        const JsonNode &params = *node.find("params");
        const auto placeOf = [&](const char *parameter) -> const JsonNode & {
            return params.find(parameter) != nullptr ? *params.find(parameter) : *params.find("distribution");
        };
        const Value trace = m_catalogue.valueOf(element, "trace");
        if (chosen.toString() == "trace" && (!trace.isList() || trace.toList().empty()))
            m_reading.fail(placeOf("trace"), "E-PARAM", quoted(element.id.text()) + " takes its times from a `trace` that is empty; list at least one time.");
        const Value cv = m_catalogue.valueOf(element, "cv");
        if (chosen.toString() == "hyperexponential" && cv.isNumber() && cv.toNumber() < 1)
            m_reading.fail(placeOf("cv"), "E-PARAM", quoted(element.id.text()) + " is hyperexponential with `cv` " + formatNumber(cv.toNumber()) + "; it must be 1 or more.");
    }

    bool isInForce(const Element &element, const Parameter &parameter) const
    {
        if (parameter.onlyWhileParameter.empty())
            return true;
        const Value choice = m_catalogue.valueOf(element, parameter.onlyWhileParameter);
        return choice.isString()
            && std::find(parameter.onlyWhileChoices.begin(), parameter.onlyWhileChoices.end(), choice.toString())
            != parameter.onlyWhileChoices.end();
    }

    void checkSpan(const ElementType &type, const Element &element, const Span &span, const JsonNode &node)
    {
        const Parameter *low = type.parameter(span.low);
        const Parameter *high = type.parameter(span.high);
        const bool isGiven = element.params.find(span.low) != element.params.end() || element.params.find(span.high) != element.params.end();
        if (m_reading.hasFailed() || low == nullptr || high == nullptr || !isGiven || !isInForce(element, *low))
            return;
        const Value from = m_catalogue.valueOf(element, span.low);
        const Value to = m_catalogue.valueOf(element, span.high);
        if (!from.isNumber() || !to.isNumber() || from.toNumber() <= to.toNumber())
            return;
        const JsonNode &params = *node.find("params");
        const JsonNode &place = params.find(span.low) != nullptr ? *params.find(span.low) : *params.find(span.high);
        const std::string sentence = quoted(element.id.text()) + " has `" + span.low + "` " + formatNumber(from.toNumber()) + " above `"
            + span.high + "` " + formatNumber(to.toNumber()) + "; it must not be larger.";
        if (span.isWarning)
            m_reading.warn(place, "W-FLAP", sentence);
        else
            m_reading.fail(place, "E-PARAM", sentence);
    }

    /// What `id.parameter` means, nullptr if nobody knows; warns of what is not there.
    const Parameter *parameterOf(const JsonNode &node, const std::string &id, std::string_view parameter)
    {
        const std::vector<Parameter> *known = nullptr;
        if (const auto element = m_elements.find(id); element != m_elements.end()) {
            const ElementType *type = m_catalogue.find(m_design.elements[element->second].type);
            known = type == nullptr ? nullptr : &type->parameters;
        } else if (isLink(id)) {
            known = &linkParameters();
        } else {
            warnUnlessThere(node, id);
        }
        if (known == nullptr)
            return nullptr;
        const auto found = std::find_if(known->begin(), known->end(), [&](const Parameter &one) { return one.id == parameter; });
        if (found == known->end()) {
            m_reading.warn(node, "W-UNKNOWN", quoted(id) + " has no parameter " + quoted(parameter) + "; name one that it has.");
            return nullptr;
        }
        return &*found;
    }

    void checkEvent(Event &event, const JsonNode &node)
    {
        if (event.action != "set") {
            warnUnlessThere(*node.find("target"), event.target);
        } else if (const Parameter *parameter = parameterOf(*node.find("target"), event.target, event.param)) {
            checkOne(*parameter, *node.find("value"), *event.value);
        }
        if (!event.to.empty())
            warnUnlessThere(*node.find("to"), event.to);
    }

    void checkVariant(Variant &variant, const JsonNode &node)
    {
        for (const char *list : {"disable", "enable"}) {
            if (const JsonNode *ids = node.find(list)) {
                for (const JsonNode &id : ids->items)
                    warnUnlessThere(id, id.text);
            }
        }
        for (std::size_t i = 0; i < variant.set.size() && !m_reading.hasFailed(); ++i) {
            const JsonNode &value = node.find("set")->items[i];
            const std::string &path = variant.set[i].first;
            const std::size_t dot = path.find('.');
            if (const Parameter *parameter = parameterOf(value, path.substr(0, dot), std::string_view(path).substr(dot + 1)))
                checkOne(*parameter, value, variant.set[i].second);
        }
    }

    void checkExpectation(const Expectation &expectation, const JsonNode &node)
    {
        if (!expectation.variant.empty() && expectation.variant != "base" && m_design.findVariant(expectation.variant) == nullptr)
            m_reading.warn(*node.find("variant"), "W-REF", "The design has no variant " + quoted(expectation.variant) + "; name one that it has.");
        const auto checkPath = [this](const JsonNode &place, const std::string &path) {
            // `vs-1#2` is a clone that a run makes of vs-1.
            warnUnlessThere(place, path.substr(0, path.find_first_of(".#")));
        };
        if (!expectation.metric.empty())
            checkPath(*node.find("metric"), expectation.metric);
        if (!expectation.event.empty())
            checkPath(*node.find("event"), expectation.event);
        for (std::size_t i = 0; i < expectation.order.size(); ++i)
            checkPath(node.find("order")->items[i], expectation.order[i]);
    }

    Reading &m_reading;
    const JsonNode &m_root;
    const Catalogue &m_catalogue;
    Architecture &m_design;
    std::unordered_map<std::string, std::size_t> m_elements;
    std::unordered_map<std::string, std::size_t> m_links;
};

} // namespace

void checkAgainstCatalogue(Reading &reading, const JsonNode &root, const Catalogue &catalogue, Architecture &design)
{
    CatalogueChecks(reading, root, catalogue, design).run();
}

} // namespace nephoscope
