// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/node_look.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/parts/element_finder.h"
#include "ui/canvas/parts/run_states.h"
#include "ui/style/format.h"
#include "ui/style/language.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

struct NodeText {
    Q_DECLARE_TR_FUNCTIONS(NodeText)
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString lowerFirst(const QString &label)
{
    // 'Virtual CPUs' in a line of numbers is 'virtual CPUs'; 'IOPS' stays.
    if (label.size() < 2 || label[1].isUpper())
        return label;
    return label[0].toLower() + label.mid(1);
}

/// Off itself, or inside something that takes its contents with it when it is off.
bool isOff(const Element &element, const Catalogue &catalogue, const ElementFinder &finder)
{
    if (!element.enabled)
        return true;
    const Element *container = element.parent ? finder.find(*element.parent) : nullptr;
    for (int depth = 0; container != nullptr && depth < 64; ++depth) {
        const ElementType *type = catalogue.find(container->type);
        if (!container->enabled && (type == nullptr || !type->isBoundaryOnly))
            return true;
        container = container->parent ? finder.find(*container->parent) : nullptr;
    }
    return false;
}

QString nameOf(const ElementFinder &finder, const std::string &id)
{
    const Element *element = finder.find(ElementId(id));
    if (element == nullptr)
        return text(id);
    return element->name.empty() ? text(id) : text(element->name);
}

/// Of a container: how many of the hosts in it are up.
QString hostsUp(const ElementId &container, const Catalogue &catalogue, const RunStates &run, const ElementFinder &finder)
{
    int hosts = 0;
    int up = 0;
    const auto count = [&](const auto &self, const ElementId &id, int depth) -> void {
        for (const Element *element : finder.contentsOf(id)) {
            const ElementType *type = catalogue.find(element->type);
            if (type != nullptr && type->shape == NodeShape::PhysicalServer) {
                ++hosts;
                const sim::ElementSnapshot *state = run.element(element->id.text());
                if (state != nullptr && state->state != sim::ElementState::Failed && state->state != sim::ElementState::Disabled)
                    ++up;
            }
            if (depth < 64)
                self(self, element->id, depth + 1);
        }
    };
    count(count, container, 0);
    return hosts < 2 ? QString() : NodeText::tr("%1 of %2 hosts up").arg(up).arg(hosts);
}

bool hasSharedContents(const ElementId &container, const ElementFinder &finder)
{
    const auto &contents = finder.contentsOf(container);
    return std::any_of(contents.begin(), contents.end(), [](const Element *element) {
        const auto shared = element->params.find("shared");
        return shared != element->params.end() && shared->second == Value(true);
    });
}

void addRunState(NodeLook &look, const Architecture &architecture, const Element &element, const ElementType *type, const RunStates &run,
                 const ElementFinder &finder)
{
    const sim::ElementSnapshot *now = run.element(element.id.text());
    if (now == nullptr)
        return;
    const bool isActor = look.category == "actor";
    if (now->utilization)
        look.bar = *now->utilization;
    else if (now->used)
        look.bar = *now->used;
    if (look.bar >= 0)
        look.value = formatPercent(look.bar);
    if (isActor) {
        look.summary = formatRate(now->rate);
        look.lost = now->failures;
    } else if (look.bar < 0 && now->state != sim::ElementState::Disabled && now->state != sim::ElementState::Stopped && !now->gauges.empty() && type != nullptr) {
        const sim::Gauge &gauge = now->gauges.front();
        // A bare number would not say what it counts.
        if (const MetricType *metric = type->metric(gauge.metric); metric != nullptr && !metric->unit.empty())
            look.summary = metric->unit == "currency" ? formatMoney(std::llround(gauge.value * 1e6), architecture.currency)
                                                      : formatQuantity(gauge.value, displayUnit(metric->unit, architecture.currency));
    }
    look.waiting = now->waiting;
    look.instances = run.instances(element.id.text());
    look.progress = now->progress.value_or(-1);
    switch (now->state) {
    case sim::ElementState::Running:
        break;
    case sim::ElementState::Disabled:
    case sim::ElementState::Stopped:
        look.state = NodeState::Disabled;
        break;
    case sim::ElementState::Failed:
        look.state = NodeState::Failed;
        look.summary = NodeText::tr("Failed at %1").arg(formatClock(now->since, false));
        break;
    case sim::ElementState::Starting:
    case sim::ElementState::Recovering:
        look.state = NodeState::Recovering;
        look.summary = now->state == sim::ElementState::Starting ? NodeText::tr("Starting") : NodeText::tr("Restarting");
        break;
    case sim::ElementState::Migrating:
        look.state = NodeState::Migrating;
        look.summary = NodeText::tr("To %1").arg(nameOf(finder, now->placedIn));
        break;
    case sim::ElementState::Overloaded:
        look.state = NodeState::Overloaded;
        look.summary = NodeText::tr("Queue %1").arg(formatCount(static_cast<double>(now->waiting)));
        break;
    }
    if (look.state == NodeState::Recovering || look.state == NodeState::Migrating) {
        look.bar = look.progress;
        look.value = look.progress >= 0 ? formatPercent(look.progress) : QString();
    } else if (look.state == NodeState::Failed) {
        look.bar = -1;
        look.value.clear();
        look.waiting = 0;
    }
}

} // namespace

bool isContainerShape(NodeShape shape)
{
    return shape != NodeShape::Leaf && shape != NodeShape::Pill && shape != NodeShape::VirtualServer;
}

QString summaryOf(const Architecture &architecture, const Element &element, const ElementType &type, const Catalogue &catalogue, const ElementFinder &finder)
{
    const Parameter *parameter = type.summaryParameter.empty() ? nullptr : type.parameter(type.summaryParameter);
    if (parameter == nullptr)
        return {};
    const auto own = element.params.find(parameter->id);
    const Value value = own != element.params.end() ? own->second : catalogue.valueOf(element, parameter->id);
    // Those who wait for answers are told by how many they are.
    const Parameter *users = type.parameter("users");
    const Value workload = users != nullptr ? catalogue.valueOf(element, "workload") : Value();
    if (users != nullptr && workload.isString() && workload.toString() == "closed") {
        const QString number = formatCount(catalogue.valueOf(element, "users").toNumber());
        return Language::instance().isChinese() ? local(users->label) + u' ' + number : number + u' ' + lowerFirst(local(users->label));
    }
    if (value.isString()) {
        for (const Choice &choice : parameter->choices) {
            if (choice.id == value.toString())
                return local(choice.label);
        }
        return parameter->kind == ParameterKind::Element ? nameOf(finder, value.toString()) : text(value.toString());
    }
    if (!value.isNumber())
        return {};
    if (parameter->unit == "1/s" && type.category == "actor")
        return formatRate(value.toNumber());
    if (!parameter->unit.empty())
        return formatQuantity(value.toNumber(), displayUnit(parameter->unit, architecture.currency));
    QString label = local(parameter->label);
    if (value.toNumber() == 1 && !Language::instance().isChinese() && label.endsWith(QLatin1Char('s')) && !label.endsWith(QLatin1String("ss")))
        label.chop(1); // '1 virtual CPU'
    const QString number = formatCount(value.toNumber());
    return Language::instance().isChinese() ? label + QChar(u' ') + number : number + QChar(u' ') + lowerFirst(label);
}

NodeLook nodeLook(const Architecture &architecture, const Element &element, const Catalogue &catalogue, const RunStates &run,
                  const ElementFinder &finder)
{
    NodeLook look;
    const ElementType *type = catalogue.find(element.type);
    look.name = text(element.name.empty() ? element.id.text() : element.name);
    if (type != nullptr) {
        look.shape = type->shape;
        look.category = type->category;
        look.icon = text(type->id);
        look.summary = summaryOf(architecture, element, *type, catalogue, finder);
    } else {
        look.shape = finder.contentsOf(element.id).empty() ? NodeShape::Leaf : NodeShape::Organization;
        look.icon = QStringLiteral("unknown");
        look.summary = text(element.type);
    }
    if (look.shape == NodeShape::StorageDevice && hasSharedContents(element.id, finder))
        look.chip = NodeText::tr("Shared volume");
    if (const auto alarm = element.params.find("alarm"); alarm != element.params.end() && alarm->second.isNumber() && run.isRun())
        look.alarm = alarm->second.toNumber();
    if (run.isRun()) {
        addRunState(look, architecture, element, type, run, finder);
        if (look.shape == NodeShape::Cloud)
            look.chip = hostsUp(element.id, catalogue, run, finder);
    }
    if (run.element(element.id.text()) == nullptr && isOff(element, catalogue, finder))
        look.state = NodeState::Disabled;
    if (look.state == NodeState::Disabled) {
        look.bar = -1;
        look.value = NodeText::tr("off");
    }
    return look;
}

NodeLook ghostLook(const NodeLook &look, const ElementFinder &finder, const RunStates &run, const ElementId &id)
{
    NodeLook ghost;
    ghost.shape = look.shape;
    ghost.category = look.category;
    ghost.icon = look.icon;
    ghost.name = look.name;
    ghost.state = NodeState::Ghost;
    if (const sim::ElementSnapshot *now = run.element(id.text())) {
        const QString place = nameOf(finder, now->placedIn);
        ghost.summary = now->movingFrom.empty() ? NodeText::tr("Now in %1").arg(place) : NodeText::tr("Moving to %1").arg(place);
    }
    return ghost;
}

NodeLook newNodeLook(const ElementType &type)
{
    NodeLook look;
    look.shape = type.shape;
    look.category = type.category;
    look.icon = text(type.id);
    look.name = local(type.name);
    return look;
}

QString spokenName(const Architecture &architecture, const Element &element, const NodeLook &look)
{
    QStringList parts{look.name};
    if (look.state == NodeState::Disabled)
        parts << NodeText::tr("off");
    else if (!look.summary.isEmpty())
        parts << lowerFirst(look.summary);
    if (!look.value.isEmpty() && look.state != NodeState::Disabled)
        parts << look.value;
    if (element.parent) {
        const Element *parent = architecture.find(*element.parent);
        parts << NodeText::tr("in %1").arg(text(parent == nullptr || parent->name.empty() ? element.parent->text() : parent->name));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace nephoscope::ui
