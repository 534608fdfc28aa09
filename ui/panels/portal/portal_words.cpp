// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/portal/portal_words.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace nephoscope::ui {

namespace {

/// Context of these words for translators.
struct Portal {
    Q_DECLARE_TR_FUNCTIONS(Portal)
};

std::string textOf(const Value &entry, const std::string &field)
{
    for (const auto &[id, value] : entry.toObject()) {
        if (id == field && value.isString())
            return value.toString();
    }
    return {};
}

double numberOf(const Value &entry, const std::string &field)
{
    for (const auto &[id, value] : entry.toObject()) {
        if (id == field && value.isNumber())
            return value.toNumber();
    }
    return 0;
}

/// A price per month of a gigabyte is one of storage, and storage is what has a size.
bool isPriceOf(const ElementType &type, const std::string &what)
{
    return type.parameter("size") ? what.starts_with("storage") : what == "server_hours" || what == "server_time";
}

} // namespace

QString orderWords(const sim::Order &order)
{
    using Stage = sim::OrderStage;
    const bool isBack = order.isRelease;
    switch (order.stage) {
    case Stage::Placed: return isBack ? Portal::tr("Being given back") : Portal::tr("In the portal");
    case Stage::Approval: return Portal::tr("Waits for approval");
    case Stage::Ticket: return Portal::tr("Ticket of an administrator");
    case Stage::Accepted: return Portal::tr("Accepted, being carried out");
    case Stage::Starting: return Portal::tr("Being set up");
    case Stage::Ready:
        return !isBack             ? Portal::tr("Ready in %1").arg(formatDuration(order.ready - order.placed))
               : order.returned > 0 ? Portal::tr("Given back: %1").arg(formatCount(order.returned))
                                    : Portal::tr("There was nothing to give back");
    case Stage::Refused: return Portal::tr("Refused: %1").arg(local(order.reason));
    case Stage::Returned: return Portal::tr("Given back at %1").arg(formatClock(order.since, false));
    }
    return {};
}

QString stateWords(sim::ElementState state)
{
    using State = sim::ElementState;
    switch (state) {
    case State::Running: return Portal::tr("Running");
    case State::Disabled: return Portal::tr("Switched off");
    case State::Failed: return Portal::tr("Failed");
    case State::Starting: return Portal::tr("Starting");
    case State::Recovering: return Portal::tr("Recovering");
    case State::Migrating: return Portal::tr("Moving");
    case State::Overloaded: return Portal::tr("Overloaded");
    case State::Stopped: return Portal::tr("Stopped");
    }
    return {};
}

QString priceWords(const Architecture &design, const Catalogue &catalogue, const std::string &id)
{
    const Element *element = design.find(ElementId(id));
    const ElementType *type = element ? catalogue.find(element->type) : nullptr;
    if (!type)
        return {};
    if (const Parameter *own = type->parameter("price")) {
        const Value price = catalogue.valueOf(*element, "price");
        if (price.isNumber() && price.toNumber() > 0)
            return formatQuantity(price.toNumber(), displayUnit(own->unit, design.currency));
    }
    QString general;
    for (const Element &billing : design.elements) {
        const ElementType *other = catalogue.find(billing.type);
        if (!other || !other->parameter("prices") || !billing.enabled)
            continue;
        const Value prices = catalogue.valueOf(billing, "prices");
        for (const Value &entry : prices.isList() ? prices.toList() : Value::List{}) {
            if (!entry.isObject() || !isPriceOf(*type, textOf(entry, "what")))
                continue;
            const std::string of = textOf(entry, "element");
            const QString words = formatQuantity(numberOf(entry, "price"), currencySign(design.currency) + u'/' + QString::fromStdString(textOf(entry, "unit")));
            if (of == id)
                return words;
            if (of.empty() && general.isEmpty())
                general = words;
        }
    }
    return general;
}

} // namespace nephoscope::ui
