// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/resource_reservation.h"

#include "sim/mechanisms/boundary/organization.h"
#include "sim/mechanisms/compute/cloud_service.h"
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/server.h"
#include "sim/mechanisms/control/memory_reservation.h"
#include "sim/mechanisms/storage/cloud_storage_device.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>

namespace nephoscope::sim {

namespace {

/// The computing capacity of a server.
class ComputingParts final : public Divisible
{
public:
    ComputingParts(Processor &processor, Clock &clock) : m_processor(processor), m_clock(clock) {}
    bool reserve(const void *owner, ElementIndex tenant, double part, bool borrows, bool lends) override { return m_processor.reserve(owner, tenant, part, borrows, lends); }
    void release(const void *owner) override { m_processor.release(owner); }
    Use useNow(const void *owner) const override
    {
        const Share &share = m_processor.station().shares()[static_cast<std::size_t>(m_processor.laneOwnedBy(owner))];
        return {share.gets, share.lent, std::max(0.0, share.gets - share.part)};
    }
    Use useSoFar(const void *owner) const override
    {
        const Station &station = m_processor.station();
        const int lane = m_processor.laneOwnedBy(owner);
        const SimTime now = m_clock.now();
        return {station.usedBy(lane).integral(now), station.lentBy(lane).integral(now), station.borrowedBy(lane).integral(now)};
    }

private:
    Processor &m_processor;
    Clock &m_clock;
};

/// What a mechanism divides itself.
class PartsOfAnother final : public Divisible
{
public:
    explicit PartsOfAnother(Divisible &other) : m_other(other) {}
    bool reserve(const void *owner, ElementIndex tenant, double part, bool borrows, bool lends) override { return m_other.reserve(owner, tenant, part, borrows, lends); }
    void release(const void *owner) override { m_other.release(owner); }
    bool hasLimit() const override { return m_other.hasLimit(); }
    Use useNow(const void *owner) const override { return m_other.useNow(owner); }
    Use useSoFar(const void *owner) const override { return m_other.useSoFar(owner); }

private:
    Divisible &m_other;
};

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
    // Hypervisors place what is drawn before this begins.
    if (auto *hypervisor = dynamic_cast<Hypervisor *>(target()))
        hypervisor->addReservation(*this);
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

Mechanism *ResourceReservation::target() const
{
    if (Mechanism *named = simulation().find(m_of))
        return named;
    const std::vector<Mechanism *> linked = simulation().targets(*this, LinkRole::Control);
    return linked.empty() ? nullptr : linked.front();
}

const Mechanism *ResourceReservation::reservesOn() const
{
    const Mechanism *on = target();
    return takesPart() && on && on->takesPart() && simulation().as<Organization>(forWhom()) ? on : nullptr;
}

ElementIndex ResourceReservation::forWhom() const
{
    return simulation().plan().element(m_for);
}

const void *ResourceReservation::keyOf(Mechanism &target) const
{
    if (auto *service = dynamic_cast<CloudService *>(&target))
        return service->processor();
    if (auto *server = dynamic_cast<Server *>(&target))
        return &server->processor();
    return dynamic_cast<Hypervisor *>(&target) || dynamic_cast<Divisible *>(&target) ? &target : nullptr;
}

std::unique_ptr<Divisible> ResourceReservation::partsOf(Mechanism &target)
{
    if (auto *service = dynamic_cast<CloudService *>(&target))
        return std::make_unique<ComputingParts>(*service->processor(), clock());
    if (auto *server = dynamic_cast<Server *>(&target))
        return std::make_unique<ComputingParts>(server->processor(), clock());
    if (auto *hypervisor = dynamic_cast<Hypervisor *>(&target))
        return std::make_unique<MemoryParts>(*hypervisor);
    return std::make_unique<PartsOfAnother>(dynamic_cast<Divisible &>(target));
}

/// Sets aside, changes or gives back what it has, as things stand.
void ResourceReservation::apply()
{
    m_tenant = forWhom();
    m_target = target();
    const void *key = isServing() && m_target && m_target->takesPart() ? keyOf(*m_target) : nullptr;
    m_why = {};
    if (!key)
        m_why = {"nothing to reserve on takes part", "没有可供预留的资源"};
    else if (!simulation().as<Organization>(m_tenant))
        m_why = {"it is for nobody: no organization is named", "没有指定预留给哪个组织"};
    if (key != m_key || !m_why.en.empty())
        letGo();
    if (m_why.en.empty()) {
        const bool isNew = !m_held;
        if (isNew)
            m_held = partsOf(*m_target);
        if (auto *hypervisor = dynamic_cast<Hypervisor *>(m_target))
            hypervisor->addReservation(*this);
        m_key = key;
        if (m_held->reserve(this, m_tenant, m_amount, m_kind == Kind::Minimum, m_isBorrowable)) {
            for (std::size_t what = 0; isNew && what < kAccounts; ++what)
                m_accounts[what].mark = collected(what);
        } else {
            m_why = {"not so much is left of " + m_target->name(), m_target->name() + " 剩余不足"};
            if (isNew)
                m_held.reset();
            letGo();
            log("reservation_refused", 0, m_target->id(), {percent(m_amount) + ": " + m_why.en, percent(m_amount) + "：" + m_why.zh});
        }
    }
    m_guaranteed.set(m_held ? m_amount : 0, now());
    watch();
}

void ResourceReservation::letGo()
{
    m_key = nullptr;
    if (!m_held)
        return;
    for (std::size_t what = 0; what < kAccounts; ++what)
        m_accounts[what] = {soFar(what), 0};
    m_held->release(this);
    m_held.reset();
}

double ResourceReservation::collected(std::size_t what) const
{
    const Divisible::Use use = m_held->useSoFar(this);
    return what == Used ? use.used : what == Lent ? use.lent : use.borrowed;
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
    if (dynamic_cast<CloudService *>(m_target) || dynamic_cast<CloudStorageDevice *>(m_target))
        look(*m_target);
    for (CloudService *service : simulation().within<CloudService>(*m_target))
        look(*service);
}

void ResourceReservation::messageEnded(Mechanism &, RequestId request, Outcome outcome)
{
    if (m_held && outcome == Outcome::Rejected && requests()[request].tenant == m_tenant)
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
    if (!m_held)
        return {"Reserves nothing: " + m_why.en + ".", "未预留：" + m_why.zh + "。"};
    const std::string who = simulation().at(m_tenant).name();
    if (!m_held->hasLimit())
        return {"Sets nothing aside for " + who + ": " + m_target->name() + " has no limit, so that nobody waits there.",
                "未为 " + who + " 预留：" + m_target->name() + " 没有上限，无人需要等待。"};
    const Divisible::Use use = m_held->useNow(this);
    Sentence said{percent(m_amount) + " of " + m_target->name() + " is set aside for " + who + ", which uses " + percent(use.used) + " now",
                  "已为 " + who + " 预留 " + m_target->name() + " 的 " + percent(m_amount) + "，当前使用 " + percent(use.used)};
    if (use.lent > 0) {
        said.en += "; " + percent(use.lent) + " is lent";
        said.zh += "；借出 " + percent(use.lent);
    }
    return {said.en + ".", said.zh + "。"};
}

void ResourceReservation::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    if (m_held)
        snapshot.gauges.push_back({"reserved_used", m_held->useNow(this).used, m_amount});
}

} // namespace nephoscope::sim
