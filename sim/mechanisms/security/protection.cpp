// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/protection.h"

#include "sim/mechanisms/actor/cloud_service_consumer.h"
#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

void Protection::connect()
{
    m_isCovered.assign(simulation().size(), false);
    m_covered.clear();
    for (Mechanism *target : takesPart() ? simulation().targets(*this, LinkRole::Control) : std::vector<Mechanism *>{}) {
        m_isCovered[target->index()] = true;
        for (const ElementIndex inner : simulation().everythingIn(target->index()))
            m_isCovered[inner] = true;
        m_covered.push_back(target);
    }
    for (ElementIndex element = 0; element < simulation().size(); ++element) {
        if (auto *consumer = simulation().as<CloudServiceConsumer>(element)) {
            if (covers(element))
                consumer->addCover(*this);
            else
                consumer->removeCover(*this);
        }
        if (auto *service = simulation().as<CloudService>(element)) {
            if (m_covered.empty())
                service->removeInterceptor(*this);
            else
                service->addInterceptor(*this);
        }
    }
}

void Protection::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("messages", m_messages, true);
    metrics.count("tampering_caught", m_caught);
    metrics.sum("computing_time", m_seconds);
    metrics.watch(m_seconds);
    metrics.measure("core_share", [this](const Window &window) { return window.sum(m_seconds) / window.seconds(); });
}

SimTime Protection::cover(Request &request)
{
    const SimTime taken = protect(request);
    m_seconds += toSeconds(taken);
    return taken;
}

Interception Protection::intercept(Mechanism &, RequestId id)
{
    Request &request = requests()[id];
    if (request.is(Request::Child) || !covers(request.origin))
        return {};
    ++m_messages;
    m_seconds += toSeconds(checkTime());
    if (request.is(Request::Altered) && showsChange(request)) {
        ++m_caught;
        request.clear(Request::Altered);
        if (m_caught == 1)
            log("tampering_caught", 0, simulation().at(request.origin).id(), {"a message was altered on its way", "消息在途中被篡改"});
        return {Outcome::Lost, 0, nullptr};
    }
    return {Outcome::Answered, checkTime(), nullptr};
}

Sentence Protection::doing() const
{
    if (!takesPart())
        return Mechanism::doing();
    if (m_covered.empty())
        return {"Protects nothing: a control link says whose messages.", "没有保护对象：用控制链接指定保护谁的消息。"};
    const std::string messages = std::to_string(m_messages);
    const std::string caught = std::to_string(m_caught);
    const Sentence done = what();
    return {done.en + " " + messages + " messages so far; " + caught + " were altered on their way and caught.",
            done.zh + " " + messages + " 条消息；发现 " + caught + " 条在途中被篡改。"};
}

} // namespace nephoscope::sim
