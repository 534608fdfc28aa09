// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/control/resource_cluster.h"

#include "model/catalogue/element_type.h"
#include "sim/mechanisms/compute/hypervisor.h"
#include "sim/mechanisms/compute/physical_server.h"
#include "sim/mechanisms/compute/virtual_server.h"
#include "sim/mechanisms/storage/cloud_storage_device.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace nephoscope::sim {

namespace {
// Marks the frame of a copy; what is below it is the index of a member.
constexpr std::uint64_t kCopy = std::uint64_t(1) << 32;

constexpr std::array<std::string_view, 3> kKinds{"server", "database", "large_dataset"};

bool isResource(const Mechanism &mechanism)
{
    const ElementType &type = *mechanism.planned().type;
    return type.canFail && (type.category == "compute" || type.category == "storage");
}
} // namespace

ResourceCluster::ResourceCluster(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element), m_pieces(simulation.random(*this, "pieces"))
{
}

Result<Done> ResourceCluster::configure(const ParameterReader &parameters)
{
    m_kind = parameters.choice<Kind>("kind", kKinds);
    m_isLoadBalanced = parameters.text("type") == "load_balanced";
    parameters.ids("members"); // the plan has made them members
    m_quorum = static_cast<std::size_t>(parameters.integer("quorum"));
    m_replication = static_cast<std::size_t>(parameters.integer("replication_factor"));
    recount();
    return Done{};
}

void ResourceCluster::connect()
{
    std::vector<Member> members;
    for (const ElementIndex element : simulation().topology().membersOf(index())) {
        Mechanism &mechanism = simulation().at(element);
        if (!isResource(mechanism))
            continue;
        const auto known = std::ranges::find(m_members, &mechanism, &Member::mechanism);
        Member member = known == m_members.end() ? Member{} : *known;
        member.mechanism = &mechanism;
        member.entrances.clear();
        for (const ElementIndex service : simulation().topology().servicesIn(element))
            member.entrances.push_back(simulation().directPath(*this, simulation().at(service)));
        member.isStorage = member.entrances.empty() && mechanism.planned().type->category == "storage";
        if (member.isStorage)
            member.entrances.push_back(simulation().directPath(*this, mechanism));
        members.push_back(std::move(member));
        if (std::ranges::find(m_observed, element) == m_observed.end()) {
            m_observed.push_back(element);
            mechanism.addObserver(*this);
        }
    }
    m_members = std::move(members);
    recount();
}

std::size_t ResourceCluster::quorum() const
{
    return m_quorum > 0 ? m_quorum : m_members.size() / 2 + 1;
}

bool ResourceCluster::isLive(const Member &member)
{
    return member.mechanism->isServing() && !member.mechanism->isCut();
}

void ResourceCluster::recount(LogId cause)
{
    m_live = static_cast<std::size_t>(std::ranges::count_if(m_members, isLive));
    m_liveMembers.set(takesPart() ? static_cast<std::int64_t>(m_live) : 0, now());
    if (!m_isStarted)
        return;
    const bool isAvailable = hasQuorum() || !takesPart();
    if (isAvailable == (m_available.level() == 1))
        return;
    m_available.set(isAvailable ? 1 : 0, now());
    const std::string live = std::to_string(m_live);
    const std::string all = std::to_string(m_members.size());
    const std::string needed = std::to_string(quorum());
    log(isAvailable ? "quorum_regained" : "quorum_lost", cause, {},
        {live + " of " + all + " members are up, " + needed + " have to be", all + " 个成员中 " + live + " 个可用，需要 " + needed + " 个"});
    if (isAvailable) {
        m_longestOutage = std::max(m_longestOutage, now() - m_downSince);
        simulation().closeInterval(*m_interval);
    } else {
        m_downSince = now();
        m_interval = simulation().openInterval(Interval::Kind::Fault, *this, name() + " without quorum:", name() + " 失去法定数量：");
    }
}

void ResourceCluster::start()
{
    m_isStarted = true;
    recount();
}

void ResourceCluster::finish()
{
    if (m_available.level() == 0)
        m_longestOutage = std::max(m_longestOutage, now() - m_downSince);
}

// --- requests ---

Admission ResourceCluster::admit(const Request &, const Passage &passage)
{
    if (!passage.isEntering || passage.isWayBack || !takesPart())
        return {};
    recount(); // a member that was cut off tells nobody
    return {hasQuorum() ? Outcome::Answered : Outcome::Refused, 0};
}

void ResourceCluster::receive(RequestId id)
{
    ++m_received;
    recount();
    Request &request = requests()[id];
    const bool isOperation = request.is(Request::Operation);
    const std::size_t count = m_members.size();
    m_candidates.resize(count);
    std::iota(m_candidates.begin(), m_candidates.end(), std::size_t(0));
    if (m_kind == Kind::LargeDataset && count > 0) {
        const std::size_t piece = m_pieces.below(static_cast<std::uint32_t>(count));
        m_candidates.resize(std::min(m_replication, count));
        for (std::size_t copy = 0; copy < m_candidates.size(); ++copy)
            m_candidates[copy] = (piece + copy) % count;
    }
    const std::size_t chosen = hasQuorum() ? choose(m_candidates, isOperation) : count;
    if (chosen == count) {
        ++m_ended;
        end(id, Outcome::Refused);
        return;
    }
    if (m_kind != Kind::Server && request.is(Request::Write)) {
        sendCopies(id, chosen);
        return;
    }
    ++m_members[chosen].underWay;
    requests().push(id, *this, m_members[chosen].mechanism->index());
    entrance(m_members[chosen]).send(id);
}

bool ResourceCluster::mayServe(std::size_t index, bool isOperation) const
{
    // A member may live while what serves in it is down: it must not draw requests by refusing them quickly.
    const Member &member = m_members[index];
    const auto isOpen = [](const Path *entrance) { return !entrance->isInterrupted(); };
    return isLive(member) && member.isStorage == isOperation && std::ranges::any_of(member.entrances, isOpen);
}

std::size_t ResourceCluster::choose(const std::vector<std::size_t> &among, bool isOperation)
{
    std::size_t best = m_members.size();
    // Of equally busy ones whoever comes after the last one chosen.
    const auto turn = [this](std::size_t member) { return (member + m_members.size() - m_last - 1) % m_members.size(); };
    for (const std::size_t member : among) {
        if (!mayServe(member, isOperation))
            continue;
        if (best == m_members.size()) {
            best = member;
        } else if (m_isLoadBalanced) {
            const std::int64_t more = m_members[member].underWay - m_members[best].underWay;
            if (more < 0 || (more == 0 && turn(member) < turn(best)))
                best = member;
        }
    }
    if (best < m_members.size())
        m_last = best;
    return best;
}

/// \pre one of them is open
Path &ResourceCluster::entrance(Member &member)
{
    do
        member.next = (member.next + 1) % member.entrances.size();
    while (member.entrances[member.next]->isInterrupted());
    return *member.entrances[member.next];
}

/// A write goes to all that hold what it changes; the request counts the answers that it waits for in `begun`.
void ResourceCluster::sendCopies(RequestId id, std::size_t first)
{
    const bool isOperation = requests()[id].is(Request::Operation);
    std::vector<std::size_t> holders{first};
    const std::size_t inOrder = m_kind == Kind::LargeDataset ? m_candidates.size() : m_members.size();
    for (std::size_t i = 0; i < inOrder && holders.size() < m_replication; ++i) {
        const std::size_t member = m_kind == Kind::LargeDataset ? m_candidates[i] : (first + i) % m_members.size();
        if (member != first && mayServe(member, isOperation))
            holders.push_back(member);
    }
    Request &request = requests()[id];
    request.holder = index();
    request.begun = static_cast<SimTime>(holders.size());
    request.step = 0; // answers that were good
    const Request parent = request;
    const std::uint64_t ticket = requests().ticket(id);
    for (const std::size_t holder : holders) {
        const RequestId copy = requests().acquire();
        Request &c = requests()[copy];
        c.issued = now();
        c.origin = parent.origin;
        c.tenant = parent.tenant;
        c.priority = parent.priority;
        c.messageClass = parent.messageClass;
        c.format = parent.format;
        c.depth = parent.depth;
        c.flags = static_cast<std::uint8_t>((parent.flags & (Request::Write | Request::Operation)) | Request::Child);
        c.size = parent.size;
        // It comes back to the count of its member first, then to the request that it is a copy of.
        requests().push(copy, m_copies, ticket);
        requests().push(copy, *this, m_members[holder].mechanism->index() | kCopy);
        ++m_members[holder].underWay;
        entrance(m_members[holder]).send(copy);
    }
}

void ResourceCluster::returned(RequestId request, Outcome outcome, std::uint64_t data)
{
    const auto element = static_cast<ElementIndex>(data & ~kCopy);
    for (Member &member : m_members)
        member.underWay -= member.mechanism->index() == element ? 1 : 0;
    if (data & kCopy) {
        requests().back(request, outcome);
        return;
    }
    ++m_ended;
    end(request, outcome);
}

void ResourceCluster::Copies::returned(RequestId copy, Outcome outcome, std::uint64_t ticket)
{
    RequestPool &pool = m_cluster.requests();
    pool.release(copy);
    const auto id = static_cast<RequestId>(ticket);
    Request &request = pool[id];
    // It holds on to the request until the last copy is back, so that it cannot be another one.
    request.step = static_cast<std::uint16_t>(request.step + (outcome == Outcome::Answered ? 1 : 0));
    if (--request.begun > 0)
        return;
    request.holder = kNone;
    ++m_cluster.m_ended;
    // What one member took is not lost: the others get it when they are back.
    m_cluster.end(id, request.step > 0 ? Outcome::Answered : outcome);
}

std::string ResourceCluster::unbalanced() const
{
    std::int64_t underWay = 0;
    for (const Member &member : m_members)
        underWay += member.underWay;
    if (m_ended > m_received || underWay < 0)
        return "more requests came back from its members than were sent to them";
    return {};
}

// --- telling ---

void ResourceCluster::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.level("members", [this] { return static_cast<double>(m_members.size()); });
    metrics.average("live_members", m_liveMembers, true);
    for (const Member &member : m_members)
        addCapacity(*member.mechanism, metrics);
    metrics.measure(
        "utilization",
        [this](const Window &window) {
            double busy = 0;
            double available = 0;
            for (const Capacity &capacity : m_capacities) {
                busy += capacity.busy(window);
                available += capacity.available(window);
            }
            return available > 0 ? std::min(1.0, busy / available) : m_capacities.empty() ? kNothing : 0;
        },
        true);
    metrics.average("up_time", m_available, true);
    metrics.measure("downtime", [this](const Window &window) { return std::max(0.0, window.seconds() - window.integral(m_available)); });
    metrics.level("longest_outage", [this] { return toSeconds(std::max(m_longestOutage, m_available.level() == 0 ? now() - m_downSince : 0)); });
}

/// What of it can be busy: the cores of the host or virtual server that it is or stands on, or a device's work.
void ResourceCluster::addCapacity(Mechanism &member, MetricRegistry &metrics)
{
    if (auto *device = dynamic_cast<CloudStorageDevice *>(&member)) {
        metrics.watch(device->busyOverTime());
        metrics.watch(device->workingOverTime());
        m_capacities.push_back({[device](const Window &window) { return window.integral(device->busyOverTime()); },
                                [device](const Window &window) { return window.integral(device->workingOverTime()); }});
        return;
    }
    auto *server = dynamic_cast<Server *>(&member);
    if (!server)
        server = simulation().enclosing<Server>(member);
    if (auto *host = dynamic_cast<PhysicalServer *>(server)) {
        metrics.watch(host->busy());
        metrics.watch(host->up());
        m_capacities.push_back({[host](const Window &window) { return window.integral(host->busy()); },
                                [host](const Window &window) { return window.integral(host->up()) * host->cores(); }});
    } else if (server) {
        const Processor &processor = server->processor();
        metrics.watch(processor.station().busyOverTime());
        metrics.watch(processor.available());
        m_capacities.push_back({[&processor](const Window &window) { return window.integral(processor.station().busyOverTime()); },
                                [&processor](const Window &window) { return window.integral(processor.available()); }});
    }
}

Sentence ResourceCluster::doing() const
{
    if (!takesPart())
        return {"Switched off: its members go on, nobody counts them.", "已停用：成员照常运行，只是不再统计。"};
    const std::string live = std::to_string(m_live);
    const std::string all = std::to_string(m_members.size());
    const std::string needed = std::to_string(quorum()) + (quorum() == 1 ? " has to be" : " have to be");
    const std::string neededZh = std::to_string(quorum());
    if (m_members.empty())
        return {"Has no members: nothing that serves or stores belongs to it.", "没有成员：没有可服务或可存储的元素属于它。"};
    if (!hasQuorum())
        return {"Has no quorum: " + live + " of " + all + " members are up, " + needed + ". What is sent to it is refused.",
                "失去法定数量：" + all + " 个成员中仅 " + live + " 个可用，需要 " + neededZh + " 个。发来的请求被拒绝。"};
    Sentence sentence{live + " of " + all + " members are up, " + needed + ".", all + " 个成员中 " + live + " 个可用，至少需要 " + neededZh + " 个。"};
    if (!m_isLoadBalanced) {
        const auto first = std::ranges::find_if(m_members, isLive);
        if (first != m_members.end()) {
            sentence.en += " " + first->mechanism->id() + " does the work, the others stand by.";
            sentence.zh += first->mechanism->id() + " 承担工作，其余待命。";
        }
    }
    return sentence;
}

void ResourceCluster::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.utilization = simulation().metrics().latest(index(), "utilization");
    snapshot.gauges.push_back({"live_members", static_cast<double>(m_live), static_cast<double>(m_members.size())});
    if (takesPart() && !m_members.empty() && !hasQuorum())
        snapshot.state = ElementState::Failed;
}

} // namespace nephoscope::sim
