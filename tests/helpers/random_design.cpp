// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/random_design.h"

#include "model/catalogue/catalogue.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace nephoscope::tests {

namespace {

constexpr double kDuration = 600;

class Drawer
{
public:
    explicit Drawer(std::uint64_t seed) : m_random(seed) {}

    Architecture draw()
    {
        m_design.title = "Random";
        m_design.run.duration = kDuration;
        // Something that serves, so that the rest has something to do.
        const int hosts = 1 + below(3);
        place("cloud", {});
        for (int i = 0; i < hosts; ++i) {
            const auto host = place("physical_server", m_design.elements.front().id);
            const auto hypervisor = host ? place("hypervisor", host) : host;
            for (int k = below(3); hypervisor && k >= 0; --k) {
                if (const auto server = place("virtual_server", hypervisor))
                    place("cloud_service", server);
            }
        }
        const std::size_t serving = m_design.elements.size();
        for (int consumers = 1 + below(3); consumers > 0; --consumers)
            place("cloud_service_consumer", {});
        const std::size_t asking = m_design.elements.size();
        for (int more = below(25); more > 0; --more)
            placeAnything();
        for (Element &element : m_design.elements)
            fillIn(element);
        for (std::size_t consumer = serving; consumer < asking; ++consumer) {
            const std::string service = anyOf({"cloud_service"});
            if (!service.empty())
                add(LinkRole::Request, m_design.elements[consumer].id, ElementId(service));
        }
        for (int tries = static_cast<int>(m_design.elements.size()) * 8; tries > 0; --tries)
            link();
        for (int events = below(8); events > 0; --events)
            m_design.events.push_back(event());
        std::ranges::stable_sort(m_design.events, {}, &Event::at);
        return std::move(m_design);
    }

private:
    int below(std::size_t count) { return static_cast<int>(m_random() % count); }
    double share() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }
    bool isLucky(double probability) { return share() < probability; }
    const Element &anyElement() { return m_design.elements[static_cast<std::size_t>(below(m_design.elements.size()))]; }

    std::optional<ElementId> place(const std::string &type, const std::optional<ElementId> &parent)
    {
        if (!m_catalogue.find(type) || !m_catalogue.mayStandIn(type, containerTypes(m_design, parent)))
            return {};
        Element element;
        element.id = ElementId(type + "-" + std::to_string(m_design.elements.size()));
        element.type = type;
        element.name = element.id.text();
        element.parent = parent;
        m_design.elements.push_back(element);
        return element.id;
    }

    void placeAnything()
    {
        const auto &types = m_catalogue.types();
        const std::string &type = types[static_cast<std::size_t>(below(types.size()))].id;
        for (int tries = 0; tries < 20; ++tries) {
            const std::optional<ElementId> parent = isLucky(0.1) ? std::optional<ElementId>() : anyElement().id;
            if (place(type, parent))
                return;
        }
    }

    void fillIn(Element &element)
    {
        for (const Parameter &parameter : m_catalogue.find(element.type)->parameters) {
            // Failing at random every few minutes is what few would draw; some do.
            if (!isLucky(parameter.id == "mtbf" ? 0.05 : 0.25))
                continue;
            if (std::optional<Value> value = valueOf(element, parameter))
                element.params[parameter.id] = *value;
        }
        element.enabled = !isLucky(0.05);
        // Whoever asks for nothing lets nothing happen; whoever does not think between requests that are refused at once asks without end.
        for (const char *amount : {"rate", "users", "count", "think_time"}) {
            if (element.type == "cloud_service_consumer")
                element.params.try_emplace(amount, Value(static_cast<double>(1 + below(20))));
        }
    }

    std::optional<Value> valueOf(const Element &element, const Parameter &parameter)
    {
        switch (parameter.kind) {
        case ParameterKind::Boolean: return Value(isLucky(0.5));
        case ParameterKind::Enumeration:
            return Value(parameter.choices[static_cast<std::size_t>(below(parameter.choices.size()))].id);
        case ParameterKind::Element: return Value(anyOf(parameter.elementTypes));
        case ParameterKind::Text: return {};
        case ParameterKind::List: return listOf(parameter);
        case ParameterKind::Number:
        case ParameterKind::Integer: break;
        }
        const Value standard = m_catalogue.defaultOf(element, parameter.id);
        // Near the default: a run of ten minutes with a million requests a second would tell no more, and take long.
        double value = standard.isNumber() && standard.toNumber() != 0 ? standard.toNumber() * std::exp2(6 * share() - 4) : 5 * share();
        if (isLucky(0.1))
            value = parameter.minimum.value_or(0);
        if (parameter.kind == ParameterKind::Integer)
            value = std::round(value);
        value = std::max(value, parameter.minimum.value_or(value));
        if (parameter.minimumExclusive && value <= parameter.minimum.value_or(0))
            return {};
        return Value(std::min(value, parameter.maximum.value_or(value)));
    }

    std::optional<Value> listOf(const Parameter &parameter)
    {
        if (parameter.shape == ListShape::Ids)
            return Value(Value::List{Value(anyOf(parameter.elementTypes))});
        if (parameter.shape == ListShape::Strings && !parameter.choices.empty())
            return Value(Value::List{Value(parameter.choices[static_cast<std::size_t>(below(parameter.choices.size()))].id)});
        return {};
    }

    std::string anyOf(const std::vector<std::string> &types)
    {
        for (int tries = 0; tries < 30; ++tries) {
            const Element &element = anyElement();
            if (types.empty() || std::ranges::find(types, element.type) != types.end())
                return element.id.text();
        }
        return {};
    }

    void link()
    {
        const Element &from = anyElement();
        const Element &to = anyElement();
        if (from.id == to.id)
            return;
        const std::vector<LinkRole> roles = m_catalogue.rolesBetween(from.type, to.type);
        if (roles.empty())
            return;
        add(roles[static_cast<std::size_t>(below(roles.size()))], from.id, to.id);
    }

    void add(LinkRole role, const ElementId &from, const ElementId &to)
    {
        Link link;
        link.id = LinkId("l" + std::to_string(m_design.links.size()));
        link.role = role;
        link.from = from;
        link.to = to;
        if (isLucky(0.2))
            link.params["latency"] = Value(0.05 * share());
        if (isLucky(0.1))
            link.params["bandwidth"] = Value(1 + 100 * share());
        if (isLucky(0.05))
            link.params["loss"] = Value(0.5 * share());
        m_design.links.push_back(link);
    }

    Event event()
    {
        static constexpr const char *kKinds[] = {"crash", "hang", "slow", "cut", "disk_full"};
        static constexpr const char *kActions[] = {"fail", "fail", "repair", "enable", "disable", "set", "relocate", "order", "release"};
        Event event;
        event.at = std::floor(kDuration * 10 * share()) / 10;
        event.action = kActions[below(std::size(kActions))];
        const Element &target = anyElement();
        event.target = target.id.text();
        if (event.action == "fail") {
            event.kind = kKinds[below(std::size(kKinds))];
            if (event.kind == "slow")
                event.factor = 1 + 10 * share();
        } else if (event.action == "relocate") {
            event.to = anyElement().id.text();
        } else if (event.action == "order" || event.action == "release") {
            event.what = anyElement().id.text();
            event.amount = 1 + below(3);
        } else if (event.action == "set") {
            const auto &parameters = m_catalogue.find(target.type)->parameters;
            const Parameter *parameter = parameters.empty() ? nullptr : &parameters[static_cast<std::size_t>(below(parameters.size()))];
            const std::optional<Value> value = parameter ? valueOf(target, *parameter) : std::nullopt;
            if (!value) {
                event.action = "repair";
                return event;
            }
            event.param = parameter->id;
            event.value = value;
        }
        return event;
    }

    const Catalogue &m_catalogue = Catalogue::builtIn();
    std::mt19937_64 m_random;
    Architecture m_design;
};

} // namespace

Architecture randomDesign(std::uint64_t seed)
{
    return Drawer(seed).draw();
}

} // namespace nephoscope::tests
