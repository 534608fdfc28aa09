// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/compute/cloud_service.h"

#include "sim/mechanisms/compute/processor_flows.h"
#include "sim/mechanisms/compute/ready_made_environment.h"
#include "sim/mechanisms/compute/server.h"
#include "sim/mechanisms/compute/service_demand.h"
#include "sim/mechanisms/compute/service_flows.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nephoscope::sim {

namespace {
// Cores of a service that has nothing under it that could limit it.
constexpr int kWithoutLimit = 1'000'000;
// Request::step while it asks what is known of the session, and while it writes that back.
constexpr std::uint16_t kReadSession = 0xfffe;
constexpr std::uint16_t kWriteSession = 0xffff;
} // namespace

CloudService::CloudService(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_random(simulation.random(*this, "service"))
    , m_counts(simulation.random(*this, "counts"))
    , m_sessions(*this, simulation.plan().elements[element].id)
{
    if (simulation.flows())
        m_flows = std::make_unique<ServiceFlows>();
}

CloudService::~CloudService() = default;

Result<Done> CloudService::configure(const ParameterReader &parameters)
{
    Result<Distribution> demand = serviceDemand(parameters);
    if (!demand) {
        Error error = demand.error();
        error.message = "Cloud service \"" + id() + "\": " + error.message;
        return error;
    }
    m_demand = std::move(*demand);
    m_concurrency = static_cast<std::uint32_t>(parameters.integer("concurrency"));
    m_queueLimit = parameters.integer("queue_limit");
    m_reads = parameters.number("reads");
    m_writes = parameters.number("writes");
    m_ioSize = static_cast<std::uint32_t>(parameters.number("io_size") * 1024 + 0.5);
    m_responseSize = static_cast<std::uint32_t>(parameters.number("response_size") * 1024 + 0.5);
    static constexpr std::array<std::string_view, 3> kIsolations{"none", "fair_share", "reserved"};
    m_sharing = parameters.choice<FairQueue::Sharing>("tenant_isolation", kIsolations);
    m_tenants = static_cast<std::uint32_t>(parameters.integer("tenants"));
    m_sessions.configure(parameters);
    m_tenant = parameters.text("tenant");
    m_isConsumersOwn = parameters.text("owner") == "consumer";
    m_installTime = parameters.seconds("install_time");
    m_formats.clear();
    for (const std::string &format : parameters.ids("formats"))
        m_formats.push_back(static_cast<std::uint8_t>(simulation().classNumber(format)));
    m_calls = {};
    const Value calls = parameters.value("calls");
    if (calls.isList()) {
        for (const Value &call : calls.toList()) {
            const Value *to = call.find("to");
            const Value *count = call.find("count");
            if (to && to->isString())
                m_calls.push_back({to->toString(), count && count->isNumber() ? std::max(0.0, count->toNumber()) : 1, nullptr});
        }
    }
    if (m_own)
        m_own->setServers(m_concurrency > 0 ? static_cast<int>(m_concurrency) : kWithoutLimit);
    return Done{};
}

void CloudService::connect()
{
    m_server = simulation().enclosing<Server>(*this);
    m_environment = simulation().enclosing<ReadyMadeEnvironment>(*this);
    if (m_environment && !m_environment->takesPart())
        m_environment = nullptr;
    m_effort = m_environment ? 1 / (1 - m_environment->overhead()) : 1;
    if (!m_server && !m_own) {
        m_own = std::make_unique<Processor>(clock(), id(), m_concurrency > 0 ? static_cast<int>(m_concurrency) : kWithoutLimit, Discipline::Fcfs);
        m_own->setAvailable(true);
        if (m_flows)
            m_own->enableFlows();
    }
    changeProcessor(m_server ? &m_server->processor() : m_own.get());
    m_cores.set(isServing() ? servers() : 0, now());
    share();
    m_sessions.connect(m_server);
    m_storage.clear();
    for (const LinkIndex link : planned().linksOut(LinkRole::Storage)) {
        if (Path *path = simulation().path(link); path && path != m_sessions.store())
            m_storage.push_back(path);
    }
    for (Call &call : m_calls) {
        call.path = nullptr;
        for (const LinkIndex link : planned().linksOut(LinkRole::Request)) {
            Path *path = simulation().path(link);
            if (path && (simulation().plan().elements[simulation().plan().links[link].to].id == call.to || path->target().id() == call.to)) {
                call.path = path;
                break;
            }
        }
    }
}

void CloudService::changeProcessor(Processor *processor)
{
    if (processor == m_processor)
        return;
    Processor *old = std::exchange(m_processor, processor);
    const std::uint16_t oldKind = m_kind;
    if (old)
        old->removeUser(oldKind);
    m_kind = m_processor->addUser(*this, m_computing);
    if (old)
        loseAll();
}

/// Tenants that are kept apart compete for its cores here, before they queue together at the server.
void CloudService::share()
{
    const bool isTogether = m_sharing == FairQueue::Sharing::Together;
    const bool hasTurns = !isTogether || m_concurrency > 0;
    m_turn.configure(m_sharing, isTogether ? m_concurrency : static_cast<std::uint32_t>(servers()), m_tenants);
    if (hasTurns != m_hasTurns || m_sharing != m_sharedSoFar) {
        // Turns are counted only while there are any (most services have none), and by those who compete for them.
        m_hasTurns = hasTurns;
        m_sharedSoFar = m_sharing;
        m_turn.forget();
        requests().visitLive([&](RequestId, const Request &request) {
            if (m_hasTurns && request.holder == index() && request.step > 0)
                m_turn.begun(partyOf(request));
        });
    }
    beginAll();
}

std::uint32_t CloudService::partyOf(const Request &request)
{
    return m_turn.partyOf(m_sharing == FairQueue::Sharing::Together ? 0 : request.tenant);
}

/// Installed there, or deployed into what is ready.
SimTime CloudService::relocationTime(Mechanism &to) const
{
    auto *environment = dynamic_cast<ReadyMadeEnvironment *>(&to);
    if (!environment || !environment->takesPart())
        return m_installTime;
    environment->noteDeployed();
    return environment->deployTime();
}

int CloudService::servers() const
{
    const int cores = m_processor ? m_processor->servers() : 1;
    return m_concurrency > 0 ? std::min(cores, static_cast<int>(m_concurrency)) : cores;
}

bool CloudService::speaks(std::uint8_t format) const
{
    return m_formats.empty() || format == 0 || std::ranges::find(m_formats, format) != m_formats.end();
}

void CloudService::receive(RequestId id)
{
    ++m_received;
    Request &request = requests()[id];
    const bool isFull = m_queueLimit > 0 && m_tenantBook.insideWith(request, *m_processor) >= m_queueLimit;
    ++m_inside;
    m_tenantBook.noteArrival(request);
    request.arrived = now();
    request.step = 0;
    request.holder = index();
    if (m_server && !m_server->isServing() && !m_server->isHung()) [[unlikely]] {
        conclude(id, Outcome::Refused);
    } else if (isFull) {
        conclude(id, Outcome::Rejected);
    } else if (!speaks(request.format)) {
        conclude(id, Outcome::Unsupported);
    } else if (m_sessions.isStateful() && turnsAway(id)) [[unlikely]] {
        return;
    } else if (m_hasTurns && !m_turn.mayBegin(partyOf(request))) {
        m_turn.wait(partyOf(request), id);
        m_inTurn.add(1, now());
    } else {
        begin(id);
    }
}

/// Whether it goes back for want of what is known of its session, or of memory for one more.
bool CloudService::turnsAway(RequestId id)
{
    if (m_sessions.store())
        return false;
    const Outcome said = m_sessions.open(id);
    if (said == Outcome::Answered)
        return false;
    if (said == Outcome::Denied)
        requests()[id].set(Request::Forgotten);
    conclude(id, said);
    return true;
}

void CloudService::begin(RequestId id)
{
    Request &request = requests()[id];
    if (m_hasTurns)
        m_turn.begun(partyOf(request));
    request.begun = now() - request.arrived; // what it waited for its turn
    request.step = 1;
    if (!m_sessions.isStateful() || !m_sessions.store() || sendToStore(id, kReadSession)) [[likely]]
        compute(id);
}

void CloudService::compute(RequestId id)
{
    Request &request = requests()[id];
    request.step = 1;
    m_inProcessor.add(1, now());
    const int lane = m_processor->hasReservations() ? m_processor->laneOf(std::uint32_t{request.tenant}) : 0;
    m_processor->compute(id, toTime(m_demand.draw(m_random) * m_effort), m_kind, lane);
}

void CloudService::computed(RequestId id, SimTime waited)
{
    m_inProcessor.add(-1, now());
    Request &request = requests()[id];
    m_wait.add(request.begun + waited);
    request.begun = m_storage.empty() ? 0 : drawCount(request.is(Request::Write) ? m_writes : m_reads);
    request.step = 2;
    goOn(id);
}

/// A whole number with this mean: the next lower or the next higher one.
std::int64_t CloudService::drawCount(double mean)
{
    const double whole = std::floor(mean);
    return static_cast<std::int64_t>(whole) + (mean > whole && m_counts.chance(mean - whole) ? 1 : 0);
}

/// `step` is 2 while it does its operations, 3 while it makes its first calls, and so on; `begun` is how many are left of them.
void CloudService::goOn(RequestId id)
{
    if (isHung()) [[unlikely]] {
        m_stalled.push_back(id);
        return;
    }
    if (requests()[id].step == kReadSession) {
        compute(id);
        return;
    }
    if (requests()[id].step == kWriteSession) {
        conclude(id, Outcome::Answered);
        return;
    }
    do {
        Request &request = requests()[id];
        while (request.begun == 0) {
            const std::size_t calls = request.step - 2u;
            if (calls >= m_calls.size()) {
                if (!m_sessions.isStateful() || !m_sessions.store() || sendToStore(id, kWriteSession))
                    conclude(id, Outcome::Answered);
                return;
            }
            ++request.step;
            request.begun = drawCount(m_calls[calls].count);
        }
        --request.begun;
    } while (sendOn(id));
}

/// One operation or call. True if it was answered at once: in a loop, so that many of them need no deep stack.
bool CloudService::sendOn(RequestId id)
{
    const Request &parent = requests()[id];
    if (parent.step != 2)
        return sendOver(m_calls[parent.step - 3u].path, id, false, parent.is(Request::Write), 0);
    return sendOver(m_storage[static_cast<std::size_t>(parent.begun) % m_storage.size()], id, true, parent.is(Request::Write), m_ioSize);
}

/// Asks the state management database what it knows of the session, or tells it. True: done at once.
bool CloudService::sendToStore(RequestId id, std::uint16_t step)
{
    requests()[id].step = step;
    return sendOver(m_sessions.store(), id, true, step == kWriteSession, m_sessions.sessionBytes());
}

bool CloudService::sendOver(Path *path, RequestId id, bool isOperation, bool isWrite, std::uint32_t bytes)
{
    const Request parent = requests()[id];
    if (!path) {
        conclude(id, Outcome::Refused);
        return false;
    }
    const RequestId child = requests().acquire();
    Request &c = requests()[child];
    c.issued = now();
    c.origin = parent.origin;
    c.tenant = parent.tenant;
    c.priority = parent.priority;
    c.messageClass = parent.messageClass;
    c.format = parent.format;
    c.depth = parent.depth;
    c.flags = static_cast<std::uint16_t>(Request::Child | (isWrite ? Request::Write : 0) | (isOperation ? Request::Operation : 0)
                                         | (parent.flags & Request::Hostile));
    if (parent.step >= kReadSession && parent.is(Request::InSession)) {
        requests().setSession(child, requests().session(id));
        if (parent.is(Request::NewVisit))
            c.set(Request::NewVisit);
    }
    c.size = isOperation ? (isWrite ? bytes : 0) : parent.size;
    c.responseSize = isOperation && !isWrite ? bytes : 0;
    requests().push(child, *this, requests().ticket(id));
    const RequestId outer = std::exchange(m_sending, id);
    path->send(child);
    const bool isAnswered = m_sending == kNoRequest;
    m_sending = outer;
    return isAnswered;
}

void CloudService::returned(RequestId child, Outcome outcome, std::uint64_t ticket)
{
    const bool isForgotten = requests()[child].is(Request::Forgotten);
    requests().release(child);
    // What it was for may have gone lost in a failure meanwhile, and its place may be somebody else's.
    if (!requests().isSame(ticket) || requests()[static_cast<RequestId>(ticket)].holder != index())
        return;
    const RequestId id = static_cast<RequestId>(ticket);
    if (isForgotten && requests()[id].step == kReadSession)
        requests()[id].set(Request::Forgotten);
    if (outcome != Outcome::Answered)
        conclude(id, outcome);
    else if (m_sending == id)
        m_sending = kNoRequest;
    else
        goOn(id);
}

void CloudService::computingLost(RequestId id)
{
    m_inProcessor.add(-1, now());
    conclude(id, Outcome::Lost);
}

void CloudService::conclude(RequestId id, Outcome outcome)
{
    Request &request = requests()[id];
    const bool wasWorking = request.step > 0;
    request.holder = kNone;
    --m_inside;
    m_tenantBook.noteEnd(request, outcome == Outcome::Answered);
    if (outcome == Outcome::Answered) {
        ++m_served;
        const SimTime took = now() - request.arrived;
        m_residence.add(took);
        m_residenceSizes.add(took);
        request.responseSize = m_responseSize;
    } else {
        ++m_dropped;
    }
    if (wasWorking && m_hasTurns) {
        m_turn.ended(partyOf(request));
        beginAll();
    }
    end(id, outcome);
}

/// What begins may be back at once, and lets the next begin: a loop, no tower of calls.
void CloudService::beginAll()
{
    if (m_isBeginning)
        return;
    m_isBeginning = true;
    while (m_turn.waiting() > 0 && beginNext()) {
    }
    m_isBeginning = false;
}

bool CloudService::beginNext()
{
    if (!isServing() || (m_server && !m_server->isServing()))
        return false;
    const auto next = m_turn.next();
    if (!next)
        return false;
    m_inTurn.add(-1, now());
    begin(*next);
    return true;
}

void CloudService::wentDown()
{
    m_cores.set(0, now());
    m_processor->lose(m_kind);
    loseAll();
}

void CloudService::cameUp()
{
    m_cores.set(m_processor ? servers() : 0, now());
    // Back from a hang that was its container's: what it could not go on with goes on.
    const std::vector<RequestId> stalled = std::exchange(m_stalled, {});
    for (const RequestId id : stalled)
        goOn(id);
}

/// Everything that it holds goes back as lost; it is out of the processor already.
void CloudService::loseAll()
{
    m_inProcessor.set(0, now());
    m_stalled.clear();
    m_turn.dropWaiting();
    m_inTurn.set(0, now());
    m_sessions.lose();
    if (m_flows) {
        m_dropped += m_flows->held;
        m_inside -= static_cast<std::int64_t>(std::exchange(m_flows->held, 0));
    }
    std::vector<RequestId> lost;
    requests().visitLive([&](RequestId id, const Request &request) {
        if (request.holder == index())
            lost.push_back(id);
    });
    for (const RequestId id : lost)
        conclude(id, Outcome::Lost);
}

} // namespace nephoscope::sim
