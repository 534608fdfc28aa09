// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/resource_pool.h"

#include "sim/mechanisms/control/instance_making.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <utility>

namespace nephoscope::sim {

namespace {

std::uint64_t packed(std::size_t lease, std::uint32_t generation)
{
    return static_cast<std::uint64_t>(generation) << 32 | lease;
}

} // namespace

ResourcePool::ResourcePool(Simulation &simulation, ElementIndex element) : Mechanism(simulation, element), m_random(simulation.random(*this, "holding")) {}

std::vector<InstanceDemand> ResourcePool::instances(const Plan &plan, ElementIndex element)
{
    const PlanElement &planned = plan.elements[element];
    const ParameterReader parameters(*planned.type, planned.params);
    return {{plan.element(parameters.text("of")), greatest(plan, element, "size", parameters.integer("size"))}};
}

Result<Done> ResourcePool::configure(const ParameterReader &parameters)
{
    m_ofId = parameters.text("of");
    m_size = parameters.integer("size");
    m_keptReady = parameters.integer("ready");
    m_borrows = parameters.boolean("borrow");
    m_maxPerTenant = parameters.integer("max_per_tenant");
    m_handOutTime = parameters.seconds("hand_out_time");
    m_holdTime = parameters.seconds("hold_time");
    refillLater();
    return Done{};
}

void ResourcePool::connect()
{
    m_of = simulation().find(m_ofId);
    m_nested.clear();
    m_drawn = 0;
    for (const ElementIndex inner : simulation().topology().contentsOf(index())) {
        if (auto *pool = simulation().as<ResourcePool>(inner); pool && pool->takesPart())
            m_nested.push_back(pool);
        else
            m_drawn += simulation().at(inner).isServing() ? 1 : 0;
    }
    count();
    refillLater();
}

void ResourcePool::start()
{
    refill();
}

// --- how many there are ---

/// Those that it has not given to the pools in it.
int ResourcePool::own() const
{
    if (m_ofId.empty() && m_drawn > 0)
        return m_drawn;
    int left = m_size;
    for (const ResourcePool *pool : m_nested)
        left -= pool->m_size;
    return std::max(0, left);
}

ResourcePool *ResourcePool::outer() const
{
    auto *pool = dynamic_cast<ResourcePool *>(simulation().containerOf(*this));
    return m_borrows && pool && pool->isServing() ? pool : nullptr;
}

/// Whether it, or whom it borrows from, has one left.
bool ResourcePool::canGive() const
{
    return free() > 0 || (outer() && outer()->canGive());
}

void ResourcePool::count()
{
    const auto ready = std::ranges::count_if(m_stock, [](const Stocked &stocked) { return !stocked.isInUse && stocked.instance->isServing(); });
    m_ready.set(ready, now());
    m_own.set(own(), now());
}

void ResourcePool::stateChanged(Mechanism &, LogId)
{
    count();
    refillLater();
}

// --- the stock ---

/// Whoever tells of a change is in the middle of it.
void ResourcePool::refillLater()
{
    if (!simulation().isPreparing() && !clock().isPending(m_look))
        m_look = clock().after(0, EventClass::Timer, *this, Look);
}

/// What stands ready does nothing yet: it has its contents when it is somebody's.
void ResourcePool::setContents(Mechanism &instance, bool isOn)
{
    const std::vector<ElementIndex> contents = simulation().topology().contentsOf(instance.index());
    for (const ElementIndex inner : contents)
        simulation().setEnabled(simulation().at(inner), isOn, instance.stateCause());
}

Mechanism *ResourcePool::make(LogId cause, SimTime &takes, Sentence &why)
{
    const InstancePlan plan = planInstance(*m_of);
    why = plan.whyNot;
    if (!plan.instance)
        return nullptr;
    takes = plan.duration();
    if (std::ranges::find(m_observed, plan.instance->index()) == m_observed.end()) {
        m_observed.push_back(plan.instance->index());
        plan.instance->addObserver(*this);
    }
    simulation().topology().addMember(plan.instance->index(), index());
    m_stock.push_back({plan.instance, false});
    makeInstance(plan, cause, {}, Contents::SwitchedOff);
    return plan.instance;
}

void ResourcePool::refill()
{
    if (!m_of || !isServing())
        return;
    // What stands ready and is lost is made anew.
    for (std::size_t i = 0; i < m_stock.size();) {
        Mechanism *instance = m_stock[i].instance;
        if (m_stock[i].isInUse || instance->isServing() || instance->isStarting()) {
            ++i;
            continue;
        }
        m_stock.erase(m_stock.begin() + static_cast<std::ptrdiff_t>(i));
        simulation().topology().removeMember(instance->index(), index());
        simulation().terminate(*instance, instance->stateCause());
    }
    m_worry = {};
    const auto idle = [this] { return static_cast<int>(std::ranges::count(m_stock, false, &Stocked::isInUse)); };
    while (idle() < std::min(m_keptReady, free())) {
        SimTime takes = 0;
        Sentence why;
        if (!make(0, takes, why)) {
            if (why.en != m_worry.en)
                m_worry = why;
            break;
        }
    }
    count();
}

bool ResourcePool::takeOwn(Lease &lease, SimTime &takes, LogId cause, Sentence &why)
{
    takes = m_handOutTime;
    if (m_of) {
        auto found = std::ranges::find_if(m_stock, [](const Stocked &stocked) { return !stocked.isInUse && stocked.instance->isServing(); });
        if (found == m_stock.end())
            found = std::ranges::find_if(m_stock, [](const Stocked &stocked) { return !stocked.isInUse && stocked.instance->isStarting(); });
        if (found == m_stock.end()) {
            SimTime making = 0;
            if (!make(cause, making, why))
                return false;
            found = std::prev(m_stock.end());
        }
        found->isInUse = true;
        lease.instance = found->instance;
        if (found->instance->isStarting())
            takes = std::max(takes, found->instance->startEnd() - now()); // handing it out is prepared meanwhile
    }
    lease.lender = this;
    m_used.add(1, now());
    count();
    refillLater();
    return true;
}

bool ResourcePool::take(Lease &lease, SimTime &takes, LogId cause, Sentence &why)
{
    if (free() > 0)
        return takeOwn(lease, takes, cause, why);
    ResourcePool *pool = outer();
    if (!pool) {
        why = {"all " + std::to_string(own()) + " are in use", "全部 " + std::to_string(own()) + " 个都在使用中"};
        return false;
    }
    if (!pool->take(lease, takes, cause, why))
        return false;
    ++m_borrowed;
    ++pool->m_lent;
    return true;
}

void ResourcePool::giveBack(const Lease &lease, LogId cause)
{
    m_used.add(-1, now());
    if (Mechanism *instance = lease.instance) {
        const auto found = std::ranges::find(m_stock, instance, &Stocked::instance);
        const auto idle = std::ranges::count(m_stock, false, &Stocked::isInUse);
        if (found != m_stock.end() && idle < m_keptReady && instance->isServing()) {
            found->isInUse = false;
            setContents(*instance, false);
        } else if (found != m_stock.end()) {
            m_stock.erase(found);
            simulation().topology().removeMember(instance->index(), index());
            simulation().terminate(*instance, cause);
        }
    }
    count();
    refillLater();
}

// --- requests ---

std::size_t ResourcePool::newLease()
{
    if (m_freeLeases.empty()) {
        m_leases.emplace_back();
        return m_leases.size() - 1;
    }
    const std::size_t lease = m_freeLeases.back();
    m_freeLeases.pop_back();
    return lease;
}

void ResourcePool::receive(RequestId request)
{
    ++m_received;
    const std::uint32_t tenant = requests()[request].tenant;
    const double hold = m_random.exponential(); // drawn for each, so that one that is rejected changes nothing for those after it
    Lease lease;
    SimTime takes = 0;
    Sentence why;
    const bool isTooMuch = m_maxPerTenant > 0 && m_perTenant[tenant] >= m_maxPerTenant;
    if (isTooMuch || !take(lease, takes, 0, why)) {
        ++m_blocked;
        ++m_answered;
        end(request, Outcome::Rejected);
        return;
    }
    ++m_handedOut;
    ++m_perTenant[tenant];
    ++m_waitingForOne;
    lease.request = request;
    lease.tenant = tenant;
    lease.asked = now();
    const std::size_t place = newLease();
    lease.generation = m_leases[place].generation + 1;
    m_leases[place] = lease;
    const SimTime answered = later(now(), takes);
    // The lease runs from the request on; what is not handed out yet cannot be given back.
    const SimTime ends = std::max(answered, later(now(), toTime(toSeconds(m_holdTime) * hold)));
    clock().at(answered, EventClass::Departure, *this, Answer, packed(place, lease.generation));
    clock().at(ends, EventClass::Departure, *this, Release, packed(place, lease.generation));
}

void ResourcePool::handle(std::uint32_t kind, std::uint64_t argument)
{
    if (kind == Look) {
        refill();
        return;
    }
    const std::size_t place = static_cast<std::uint32_t>(argument);
    if (m_leases[place].generation != argument >> 32 || !m_leases[place].lender)
        return;
    if (kind == Release) {
        release(place, 0);
        return;
    }
    Lease &lease = m_leases[place];
    m_handOuts.add(now() - lease.asked);
    if (lease.instance)
        setContents(*lease.instance, true);
    const RequestId request = std::exchange(m_leases[place].request, kNoRequest);
    if (request == kNoRequest)
        return;
    --m_waitingForOne;
    ++m_answered;
    end(request, Outcome::Answered);
}

void ResourcePool::release(std::size_t place, LogId cause)
{
    const Lease lease = m_leases[place];
    m_leases[place].lender = nullptr;
    m_leases[place].instance = nullptr;
    m_freeLeases.push_back(place);
    --m_perTenant[lease.tenant];
    if (lease.request != kNoRequest) {
        --m_waitingForOne;
        ++m_answered;
        end(lease.request, Outcome::Lost);
    }
    lease.lender->giveBack(lease, cause);
}

void ResourcePool::wentDown()
{
    // What is handed out is its holders' still; who waits for one waits in vain.
    for (Lease &lease : m_leases) {
        if (lease.request == kNoRequest || !lease.lender)
            continue;
        --m_waitingForOne;
        ++m_answered;
        end(std::exchange(lease.request, kNoRequest), Outcome::Lost);
    }
}

void ResourcePool::cameUp()
{
    refillLater();
}

// --- on behalf of others ---

Sentence ResourcePool::whyNoMore() const
{
    if (!isServing())
        return {id() + " does not work", id() + " 未在工作"};
    if (!m_of)
        return {id() + " has nothing to make instances of", id() + " 没有可创建实例的对象"};
    if (!canGive())
        return {"all " + std::to_string(own()) + " of " + id() + " are in use", id() + " 的全部 " + std::to_string(own()) + " 个都在使用中"};
    const bool isReady = std::ranges::any_of(m_stock, [](const Stocked &stocked) { return !stocked.isInUse; });
    return isReady ? Sentence{} : planInstance(*m_of).whyNot;
}

Mechanism *ResourcePool::handOut(LogId cause, Sentence &why)
{
    Lease lease;
    SimTime takes = 0;
    if (why = whyNoMore(); !why.en.empty() || !take(lease, takes, cause, why))
        return nullptr;
    ++m_handedOut;
    lease.asked = now();
    const std::size_t place = newLease();
    lease.generation = m_leases[place].generation + 1;
    m_leases[place] = lease;
    ++m_perTenant[lease.tenant];
    log("handed_out", cause, lease.instance->id());
    clock().after(takes, EventClass::Departure, *this, Answer, packed(place, lease.generation));
    return lease.instance;
}

void ResourcePool::takeBack(Mechanism &instance, LogId cause)
{
    for (std::size_t place = 0; place < m_leases.size(); ++place) {
        if (m_leases[place].lender && m_leases[place].instance == &instance) {
            log("taken_back", cause, instance.id());
            release(place, cause);
            return;
        }
    }
}

bool ResourcePool::isInStock(const Mechanism &instance) const
{
    return std::ranges::any_of(m_stock, [&instance](const Stocked &stocked) { return stocked.instance == &instance && !stocked.isInUse; });
}

// --- telling ---

std::string ResourcePool::unbalanced() const
{
    if (m_answered + m_waitingForOne != m_received)
        return std::to_string(m_received) + " requests came and " + std::to_string(m_answered + m_waitingForOne) + " are accounted for";
    return {};
}

void ResourcePool::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.average("in_use", m_used, true);
    metrics.average("ready_stock", m_ready);
    metrics.watch(m_own);
    metrics.watch(m_used);
    metrics.measure("utilization", [this](const Window &window) {
        const double all = window.integral(m_own);
        return all > 0 ? std::min(1.0, window.integral(m_used) / all) : kNothing;
    }, true);
    metrics.count("handed_out", m_handedOut);
    metrics.count("blocked", m_blocked);
    metrics.watch(m_received);
    metrics.measure("blocking", [this](const Window &window) {
        const double asked = window.count(m_received);
        return asked > 0 ? window.count(m_blocked) / asked : kNothing;
    });
    metrics.count("borrowed", m_borrowed);
    metrics.count("lent", m_lent);
    metrics.mean("hand_out_time_mean", m_handOuts);
}

Sentence ResourcePool::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    const std::string used = std::to_string(m_used.level());
    const std::string all = std::to_string(own());
    Sentence sentence{used + " of " + all + " are in use", all + " 个中有 " + used + " 个在使用"};
    if (m_of) {
        sentence.en += ", " + std::to_string(m_ready.level()) + " stand ready";
        sentence.zh += "，" + std::to_string(m_ready.level()) + " 个就绪";
    }
    if (!canGive()) {
        sentence.en += ": whoever asks is turned away";
        sentence.zh += "：新的请求被拒绝";
    } else if (free() == 0) {
        sentence.en += "; borrows from the outer pool";
        sentence.zh += "；向外层资源池借用";
    }
    if (!m_worry.en.empty()) {
        sentence.en += "; makes no more: " + m_worry.en;
        sentence.zh += "；无法创建更多：" + m_worry.zh;
    }
    return {sentence.en + ".", sentence.zh + "。"};
}

void ResourcePool::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"in_use", static_cast<double>(m_used.level()), static_cast<double>(own())});
    snapshot.gauges.push_back({"ready_stock", static_cast<double>(m_ready.level()), {}});
}

} // namespace nephoscope::sim
