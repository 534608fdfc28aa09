// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/resource_reservation.h"

#include "sim/mechanisms/boundary/organization.h"
#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/mechanisms/compute/server.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>

namespace nephoscope::sim {

namespace {

std::string percent(double share)
{
    return formatNumber(static_cast<double>(static_cast<int>(share * 1000 + 0.5)) / 10) + " %";
}

} // namespace

ResourceReservation::ResourceReservation(Simulation &simulation, ElementIndex element) : Mechanism(simulation, element) {}

Result<Done> ResourceReservation::configure(const ParameterReader &parameters)
{
    static constexpr std::array<std::string_view, 2> kKinds{"exclusive", "minimum"};
    m_for = parameters.text("for");
    m_of = parameters.text("of");
    m_amount = parameters.number("amount");
    m_kind = parameters.choice<Kind>("kind", kKinds);
    m_isBorrowable = parameters.boolean("borrowable");
    if (m_isStarted)
        apply();
    return Done{};
}

void ResourceReservation::connect()
{
    if (m_isStarted)
        apply();
}

void ResourceReservation::start()
{
    m_isStarted = true;
    apply();
}

void ResourceReservation::lifeChanged()
{
    if (m_isStarted)
        apply();
}

/// Sets aside, changes or gives back what it has, as things stand.
void ResourceReservation::apply()
{
    const Plan &plan = simulation().plan();
    m_tenant = plan.element(m_for);
    m_target = simulation().find(m_of);
    if (!m_target) {
        const std::vector<Mechanism *> linked = simulation().targets(*this, LinkRole::Control);
        m_target = linked.empty() ? nullptr : linked.front();
    }
    auto *service = dynamic_cast<CloudService *>(m_target);
    auto *server = dynamic_cast<Server *>(m_target);
    Processor *processor = service ? service->processor() : server ? &server->processor() : nullptr;
    if (!isServing() || !m_target || !m_target->takesPart())
        processor = nullptr;
    m_why = {};
    if (!processor)
        m_why = {"nothing to reserve on takes part", "没有可供预留的资源"};
    else if (!simulation().as<Organization>(m_tenant))
        m_why = {"it is for nobody: no organization is named", "没有指定预留给哪个组织"};
    if (processor != m_processor || !m_why.en.empty())
        letGo();
    if (m_why.en.empty()) {
        if (processor->reserve(this, m_tenant, m_amount, m_kind == Kind::Minimum, m_isBorrowable)) {
            const bool isNew = !m_processor;
            m_processor = processor;
            for (std::size_t what = 0; isNew && what < kAccounts; ++what)
                m_accounts[what].mark = collected(what);
        } else {
            m_why = {"not so much is left of " + m_target->name(), m_target->name() + " 剩余不足"};
            letGo();
            log("reservation_refused", 0, m_target->id(), {percent(m_amount) + ": " + m_why.en, percent(m_amount) + "：" + m_why.zh});
        }
    }
    m_guaranteed.set(m_processor ? m_amount : 0, now());
    watch();
}

void ResourceReservation::letGo()
{
    if (!m_processor)
        return;
    for (std::size_t what = 0; what < kAccounts; ++what)
        m_accounts[what] = {soFar(what), 0};
    m_processor->release(this);
    m_processor = nullptr;
}

double ResourceReservation::collected(std::size_t what) const
{
    const Station &station = m_processor->station();
    const int lane = m_processor->laneOwnedBy(this);
    const AverageOverTime &collector = what == Used ? station.usedBy(lane) : what == Lent ? station.lentBy(lane) : station.borrowedBy(lane);
    return collector.integral(now());
}

/// Looks at the services that compute on it, for whom it turns away.
void ResourceReservation::watch()
{
    if (!m_target)
        return;
    const auto look = [this](Mechanism &service) {
        if (std::ranges::find(m_observed, service.index()) != m_observed.end())
            return;
        m_observed.push_back(service.index());
        service.addObserver(static_cast<MessageObserver &>(*this));
    };
    if (dynamic_cast<CloudService *>(m_target))
        look(*m_target);
    for (CloudService *service : simulation().within<CloudService>(*m_target))
        look(*service);
}

void ResourceReservation::messageEnded(Mechanism &, RequestId request, Outcome outcome)
{
    if (m_processor && outcome == Outcome::Rejected && requests()[request].tenant == m_tenant)
        ++m_rejected;
}

void ResourceReservation::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.average("guaranteed", m_guaranteed);
    for (const auto &[metric, what] : {std::pair{"reserved_used", Used}, std::pair{"lent", Lent}, std::pair{"borrowed", Borrowed}}) {
        const Total total = metrics.total([this, what = what] { return soFar(what); });
        metrics.measure(metric, [total](const Window &window) { return window.gained(total) / window.seconds(); }, true);
    }
    metrics.count("rejected", m_rejected);
}

Sentence ResourceReservation::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (!m_processor)
        return {"Reserves nothing: " + m_why.en + ".", "未预留：" + m_why.zh + "。"};
    const Share &share = m_processor->station().shares()[static_cast<std::size_t>(m_processor->laneOwnedBy(this))];
    const std::string who = simulation().at(m_tenant).name();
    Sentence said{percent(m_amount) + " of " + m_target->name() + " is set aside for " + who + ", which uses " + percent(share.gets) + " now",
                  "已为 " + who + " 预留 " + m_target->name() + " 的 " + percent(m_amount) + "，当前使用 " + percent(share.gets)};
    if (share.lent > 0) {
        said.en += "; " + percent(share.lent) + " is lent";
        said.zh += "；借出 " + percent(share.lent);
    }
    return {said.en + ".", said.zh + "。"};
}

void ResourceReservation::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    if (m_processor)
        snapshot.gauges.push_back({"reserved_used", m_processor->station().shares()[static_cast<std::size_t>(m_processor->laneOwnedBy(this))].gets, m_amount});
}

} // namespace nephoscope::sim
