// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/resilience_words.h"

#include "model/catalogue/catalogue.h"
#include "ui/style/error_words.h"
#include "ui/style/format.h"
#include "ui/style/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace nephoscope::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Resilience)
};

QString measured(const Architecture &design, const std::string &path, double value)
{
    const auto dot = path.rfind('.');
    return metricValue(design, Catalogue::builtIn(), path.substr(0, dot), path.substr(dot + 1), value);
}

QString eventName(const Architecture &design, const std::string &path)
{
    const auto dot = path.rfind('.');
    return Words::tr("“%2” of %1").arg(elementWords(design, path.substr(0, dot)), eventWords(design, Catalogue::builtIn(), path.substr(0, dot), path.substr(dot + 1)));
}

QString expectationWords(const Architecture &design, const Expectation &expectation, const std::optional<double> &value)
{
    if (!expectation.metric.empty()) {
        const auto dot = expectation.metric.rfind('.');
        const QString name = Words::tr("%2 of %1").arg(elementWords(design, expectation.metric.substr(0, dot)), metricWords(expectation.metric.substr(dot + 1)));
        const QString bound = operatorSign(expectation.op) + QChar(QChar::Nbsp) + measured(design, expectation.metric, expectation.value.value_or(0));
        return value ? Words::tr("%1 is %2, expected %3").arg(name, measured(design, expectation.metric, *value), bound)
                     : Words::tr("%1 has nothing to measure, expected %2").arg(name, bound);
    }
    if (!expectation.order.empty())
        return Words::tr("Events do not come in the expected order: %1 of %2").arg(value.value_or(0)).arg(expectation.order.size());
    const QString name = eventName(design, expectation.event);
    const QString sign = operatorSign(expectation.op) + QChar(QChar::Nbsp);
    if (expectation.count)
        return Words::tr("%1 happens %2 times, expected %3").arg(name, formatCount(value.value_or(0)), sign + formatCount(*expectation.count));
    const QString bound = sign + formatDuration(expectation.at.value_or(0));
    return value ? Words::tr("%1 happens at %2, expected %3").arg(name, formatDuration(*value), bound) : Words::tr("%1 never happens, expected at %2").arg(name, bound);
}

} // namespace

QString faultKindWords(const std::string &kind)
{
    if (kind == "crash")
        return Words::tr("Crash");
    if (kind == "hang")
        return Words::tr("Hang");
    if (kind == "slow")
        return Words::tr("Slow");
    if (kind == "cut")
        return Words::tr("Cut off");
    return Words::tr("Disk full");
}

QString faultTargetWords(const Architecture &design, const sim::Fault &fault)
{
    const Link *link = fault.isLink ? design.find(LinkId(fault.target)) : nullptr;
    return link ? Words::tr("%1 to %2").arg(elementWords(design, link->from.text()), elementWords(design, link->to.text())) : distinctWords(design, fault.target);
}

QString faultSetWords(const Architecture &design, const sim::Resilience &resilience, const sim::FaultSet &set)
{
    QStringList parts;
    for (const std::size_t index : set.faults) {
        const sim::Fault &fault = resilience.faults[index];
        parts << Words::tr("%1: %2").arg(faultTargetWords(design, fault), faultKindWords(fault.kind).toLower());
    }
    return parts.join(QStringLiteral(" + "));
}

QString brokenWords(const Architecture &design, const sim::Resilience &resilience, const sim::FaultSet &set)
{
    if (!set.unfinished.empty())
        return Words::tr("The run cannot finish: %1").arg(errorWords(set.unfinished));
    if (set.broken.empty())
        return {};
    // Who gets no answers any more says most.
    const sim::BrokenCriterion *shown = &set.broken.front();
    QStringList unanswered;
    for (const sim::BrokenCriterion &one : set.broken) {
        const std::string &consumer = resilience.criteria[one.criterion].consumer;
        if (!consumer.empty())
            unanswered << elementWords(design, consumer);
    }
    const auto others = static_cast<int>(set.broken.size()) - std::max<int>(1, static_cast<int>(unanswered.size()));
    const QString text = unanswered.isEmpty() ? expectationWords(design, resilience.criteria[shown->criterion].expectation, shown->measured)
                                              : Words::tr("No answers any more for %1").arg(unanswered.join(Words::tr(", ")));
    return others > 0 ? Words::tr("%1; and %2 more").arg(text).arg(others) : text;
}

QString survivalWords(const sim::Survival &survival)
{
    // Never rounded up: 100 % is all of them.
    return Words::tr("%1 of %2 (%3 %)").arg(survival.survived).arg(survival.of).arg(static_cast<int>(std::floor(survival.share() * 100 + 1e-9)));
}

} // namespace nephoscope::ui
