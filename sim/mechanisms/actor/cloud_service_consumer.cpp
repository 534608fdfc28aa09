// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/cloud_service_consumer.h"

#include "sim/mechanisms/boundary/organization.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {
constexpr std::uint32_t kNoStory = 0xffffffff;
constexpr std::uint16_t kNoTenant = 0xffff;
constexpr double kLeastBackoff = 0.1; // s: the catalogue's default
} // namespace

CloudServiceConsumer::CloudServiceConsumer(Simulation &simulation, ElementIndex element)
    : Mechanism(simulation, element)
    , m_sessions(simulation.random(*this, "session lengths"))
    , m_deadlines(simulation.clock(), simulation.plan().elements[element].id, *this)
    , m_book(simulation.clock(), simulation.plan().elements[element].id, simulation.plan().sample)
    , m_arrivals(simulation.random(*this, "arrivals"))
    , m_thoughts(simulation.random(*this, "thoughts"))
    , m_kinds(simulation.random(*this, "kinds"))
    , m_thinning(simulation.random(*this, "thinning"))
    , m_phases(simulation.random(*this, "phases"))
    , m_backoffs(simulation.random(*this, "backoffs"))
    , m_free(kNoStory)
{
}

Result<Done> CloudServiceConsumer::configure(const ParameterReader &parameters)
{
    m_workload = parameters.choice<Workload>("workload", std::array<std::string_view, 5>{"open", "closed", "batch", "sessions", "trace"});
    m_arrival = parameters.choice<Arrival>("arrival", std::array<std::string_view, 3>{"poisson", "deterministic", "erlang"});
    const int stages = parameters.integer("arrival_stages");
    Result<Distribution> gap = m_arrival == Arrival::Deterministic ? Distribution::deterministic(1)
        : m_arrival == Arrival::Erlang                              ? Distribution::erlang(1, stages)
                                                                    : Distribution::exponential(1);
    if (!gap)
        return gap.error();
    const std::uint16_t format = simulation().classNumber(parameters.text("format"));
    if (format > 0xff)
        return Error{"E-PARAM", "The design has more than 255 formats and classes; \"" + id() + "\" needs one of the first.", {}, {}, 0, 0};
    const auto fidelity = parameters.choice<Fidelity>("fidelity", std::array<std::string_view, 3>{"exact", "flow", "auto"});
    if (m_hasStarted && fidelity != m_fidelity)
        return Error{"E-PARAM", "The fidelity of \"" + id() + "\" is chosen before a run starts. Set it in the design.", {}, {}, 0, 0};
    m_fidelity = fidelity;
    m_gap = *gap;
    m_profile.configure(parameters);
    m_gapTime = m_profile.greatestRate() > 0 ? 1 / m_profile.greatestRate() : 0;
    m_batchTime = parameters.seconds("profile_start");
    m_sessions.setMeanLength(parameters.number("session_length"));
    const std::string trace = parameters.text("trace");
    const auto classNumber = [this](const std::string &name) { return simulation().classNumber(name); };
    if (Result<Done> loaded = m_trace.load(simulation().plan().folder, m_workload == Workload::Trace ? trace : "", classNumber); !loaded) {
        Error error = loaded.error();
        error.message = "Consumer \"" + id() + "\": " + error.message;
        return error;
    }
    m_users = parameters.integer("users");
    m_thinkTime = parameters.number("think_time");
    m_count = parameters.integer("count");
    m_timeout = parameters.seconds("timeout");
    m_retries = parameters.integer("retries");
    m_backoff = parameters.number("backoff");
    m_writeFraction = parameters.number("write_fraction");
    m_tenantId = parameters.text("tenant");
    parameters.text("credentials"); // whoever checks access asks for them
    m_template = Request{};
    m_template.origin = index();
    m_template.size = static_cast<std::uint32_t>(std::min(parameters.number("request_size") * 1024 + 0.5, 4294967295.0));
    m_template.priority = static_cast<std::uint8_t>(parameters.integer("priority"));
    m_template.messageClass = simulation().classNumber(parameters.text("class"));
    m_template.format = static_cast<std::uint8_t>(format);
    if (m_hasStarted) {
        clock().cancel(m_nextArrival); // what is new holds from now on
        clock().cancel(m_nextPhase);
        begin();
    }
    return Done{};
}

void CloudServiceConsumer::connect()
{
    m_path = simulation().firstPath(*this, LinkRole::Request);
    m_visits.clear();
    for (const LinkIndex link : planned().linksOut(LinkRole::Request)) {
        if (Path *path = simulation().path(link))
            m_visits.push_back(path);
    }
    m_sessions.setLinks(m_visits.size());
    const auto *own = simulation().enclosing<Organization>(*this);
    const ElementIndex tenant = m_tenantId.empty() ? (own ? own->index() : kNone) : simulation().plan().element(m_tenantId);
    m_template.tenant = tenant < kNoTenant ? static_cast<std::uint16_t>(tenant) : kNoTenant;
}

void CloudServiceConsumer::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    m_book.describe(metrics);
    metrics.count("sessions", m_sessions.begun());
    metrics.count("sessions_lost", m_sessions.lost());
}

// --- when to ask ---

void CloudServiceConsumer::start()
{
    m_hasStarted = true;
    m_isFlow = wantsFlow();
    if (m_isFlow && m_workload != Workload::Open)
        fallBack(whyNoFlow());
    else
        begin();
}

void CloudServiceConsumer::cameUp()
{
    if (m_hasStarted)
        begin();
}

/// Schedules what its workload needs and is not scheduled yet.
void CloudServiceConsumer::begin()
{
    if (!takesPart())
        return;
    switch (m_workload) {
    case Workload::Closed:
        while (m_activeUsers < m_users) {
            ++m_activeUsers;
            letUserThink();
        }
        break;
    case Workload::Batch:
        if (!m_isBatchIssued && !clock().isPending(m_nextArrival))
            m_nextArrival = clock().at(std::max(now(), m_batchTime), EventClass::Arrival, *this, Arrive);
        break;
    case Workload::Trace:
        if (!clock().isPending(m_nextArrival))
            followTrace();
        break;
    case Workload::Open:
    case Workload::Sessions:
        if (m_profile.hasPhases() && !clock().isPending(m_nextPhase)) {
            if (const SimTime end = m_profile.phaseEnd(now(), m_phases); end != kNever)
                m_nextPhase = clock().at(end, EventClass::Arrival, *this, Phase);
        }
        if (m_isFlow)
            simulation().flows()->add(*this);
        else if (!clock().isPending(m_nextArrival))
            scheduleArrival();
        break;
    }
}

void CloudServiceConsumer::followTrace()
{
    const SimTime due = m_trace.nextTime(now());
    m_nextArrival = due == kNever ? EventId::None : clock().at(due, EventClass::Arrival, *this, Arrive);
}

void CloudServiceConsumer::scheduleArrival()
{
    SimTime due = kNever;
    if (m_profile.isConstant()) {
        if (m_gapTime > 0)
            due = later(now(), toTime(m_gap.draw(m_arrivals) * m_gapTime));
    } else if (m_arrival != Arrival::Poisson) {
        if (m_due <= 0)
            m_due = m_gap.draw(m_arrivals);
        m_dueSince = now();
        due = m_profile.whenDue(now(), m_due);
    } else {
        // Thinning (Lewis and Shedler 1979): candidates come at the greatest rate, and are kept in proportion.
        const double rate = m_profile.hasPhases() ? m_profile.rateAt(now()) : m_profile.greatestRate();
        if (rate > 0)
            due = later(now(), toTime(m_gap.draw(m_arrivals) / rate));
    }
    m_nextArrival = due == kNever ? EventId::None : clock().at(due, EventClass::Arrival, *this, Arrive);
}

bool CloudServiceConsumer::isWanted() const
{
    return m_workload == Workload::Closed && takesPart() && m_activeUsers <= m_users;
}

void CloudServiceConsumer::letUserThink(SimTime least)
{
    // Who is one too many, or has nothing to do here any more, goes.
    if (isWanted())
        clock().after(std::max(least, toTime(m_thinkTime * m_thoughts.exponential())), EventClass::Arrival, *this, Think);
    else
        --m_activeUsers;
}

void CloudServiceConsumer::handle(std::uint32_t kind, std::uint64_t argument)
{
    switch (kind) {
    case Arrive:
        m_nextArrival = EventId::None;
        if (!takesPart())
            return;
        if (m_workload == Workload::Batch) {
            m_isBatchIssued = true;
            for (int i = 0; i < m_count; ++i)
                issue(false);
            return;
        }
        if (m_workload == Workload::Trace) {
            for (std::uint32_t row; (row = m_trace.take(now())) != TraceFollower::kNone;)
                issue(false, UserSessions::kNone, row);
            followTrace();
            return;
        }
        m_due = 0;
        if (m_profile.isConstant() || m_arrival != Arrival::Poisson || m_profile.hasPhases()
            || m_thinning.uniform() * m_profile.greatestRate() < m_profile.rateAt(now()))
            issue(false, m_workload == Workload::Sessions ? m_sessions.begin() : UserSessions::kNone);
        scheduleArrival();
        return;
    case Think:
        if (isWanted())
            issue(true);
        else
            --m_activeUsers;
        return;
    case Continue:
        if (takesPart())
            issue(false, static_cast<std::uint32_t>(argument));
        else
            m_sessions.end(static_cast<std::uint32_t>(argument));
        return;
    case TryAgain: {
        const std::uint32_t story = static_cast<std::uint32_t>(argument);
        if (takesPart())
            tryOnce(story);
        else
            giveUp(story, m_stories[story].lastOutcome);
        return;
    }
    case Send:
        if (const auto prepared = m_prepared.extract(static_cast<RequestId>(argument)))
            prepared.mapped()->send(prepared.key());
        return;
    case Phase:
        m_nextPhase = EventId::None;
        if (!takesPart())
            return;
        if (m_due > 0)
            m_due = std::max(1e-12, m_due - (m_profile.expectedBy(now()) - m_profile.expectedBy(m_dueSince)));
        m_profile.changePhase(now());
        clock().cancel(m_nextArrival);
        begin();
        return;
    default:
        Mechanism::handle(kind, argument);
    }
}

// --- asking ---

Path *CloudServiceConsumer::wayOf(const Story &story) const
{
    return story.session == UserSessions::kNone || m_visits.empty() ? m_path : m_visits[story.visit % m_visits.size()];
}

void CloudServiceConsumer::issue(bool isUser, std::uint32_t session, std::uint32_t row)
{
    if (m_free == kNoStory) [[unlikely]] {
        m_stories.emplace_back();
        m_stories.back().next = kNoStory;
        m_free = static_cast<std::uint32_t>(m_stories.size() - 1);
    }
    const std::uint32_t story = m_free;
    Story &s = m_stories[story];
    m_free = s.next;
    s = Story{};
    s.issued = now();
    s.isUser = isUser;
    s.session = session;
    s.row = row;
    if (session != UserSessions::kNone)
        s.visit = m_sessions.next(session);
    s.isWrite = m_writeFraction > 0 && m_kinds.chance(m_writeFraction);
    m_book.noteRequest();
    ++m_open;
    tryOnce(story);
}

void CloudServiceConsumer::tryOnce(std::uint32_t story)
{
    Story &s = m_stories[story];
    m_book.noteAttempt();
    ++s.tries;
    s.stage = Stage::UnderWay;
    Path *path = wayOf(s);
    if (!path) {
        ++m_attemptsEnded;
        failed(story, Outcome::Refused);
        return;
    }
    const RequestId request = requests().acquire();
    Request &r = requests()[request];
    const std::uint32_t generation = r.generation;
    r = m_template;
    r.generation = generation;
    r.issued = s.issued;
    r.attempt = static_cast<std::uint8_t>(s.tries - 1);
    if (s.isWrite)
        r.set(Request::Write);
    if (s.session != UserSessions::kNone)
        m_sessions.mark(requests(), request, s.session, s.visit);
    if (s.row != TraceFollower::kNone)
        m_trace.apply(s.row, r);
    s.attempt = request;
    if (m_timeout > 0)
        s.deadline = m_deadlines.add(story, m_timeout);
    requests().push(request, *this, story);
    if (m_covers.empty()) [[likely]]
        path->send(request);
    else
        send(request, *path);
}

/// After what prepares it.
void CloudServiceConsumer::send(RequestId request, Path &path)
{
    SimTime taken = 0;
    for (MessageCover *cover : m_covers)
        taken += cover->cover(requests()[request]);
    if (taken == 0) {
        path.send(request);
        return;
    }
    m_prepared.emplace(request, &path);
    if (clock().after(taken, EventClass::Arrival, *this, Send, request) == EventId::None)
        handle(Send, request); // the clock is about to stop with an error
}

void CloudServiceConsumer::addCover(MessageCover &cover)
{
    if (std::ranges::find(m_covers, &cover) == m_covers.end())
        m_covers.push_back(&cover);
}

void CloudServiceConsumer::returned(RequestId request, Outcome outcome, std::uint64_t argument)
{
    const bool isAbandoned = requests()[request].is(Request::Abandoned);
    const bool isForgotten = requests()[request].is(Request::Forgotten);
    requests().release(request);
    ++m_attemptsEnded;
    if (isAbandoned) {
        --m_abandoned;
        return;
    }
    const std::uint32_t story = static_cast<std::uint32_t>(argument);
    Story &s = m_stories[story];
    m_deadlines.remove(s.deadline);
    s.attempt = kNoRequest;
    if (outcome != Outcome::Answered) {
        if (isForgotten && s.session != UserSessions::kNone)
            m_sessions.noteForgotten(s.session);
        failed(story, outcome);
        return;
    }
    if (s.session != UserSessions::kNone)
        m_sessions.noteAnswered(s.session, s.visit);
    m_book.noteAnswer(now() - s.issued);
    conclude(story);
}

void CloudServiceConsumer::deadlinePassed(std::uint32_t story)
{
    Story &s = m_stories[story];
    s.deadline = DeadlineLine::Ticket::None;
    requests()[s.attempt].set(Request::Abandoned);
    s.attempt = kNoRequest;
    ++m_abandoned;
    failed(story, Outcome::TimedOut);
}

void CloudServiceConsumer::failed(std::uint32_t story, Outcome outcome)
{
    Story &s = m_stories[story];
    const bool isWorthIt = outcome != Outcome::Denied && outcome != Outcome::Unsupported;
    if (!isWorthIt || s.tries > m_retries || !takesPart()) {
        giveUp(story, outcome);
        return;
    }
    s.stage = Stage::Backoff;
    s.lastOutcome = outcome;
    // Exponential, so that those who failed together do not come back together; the mean doubles (domain A07).
    const double mean = m_backoff * static_cast<double>(1u << std::min(s.tries - 1, 30));
    clock().after(toTime(mean * m_backoffs.exponential()), EventClass::Arrival, *this, TryAgain, story);
}

void CloudServiceConsumer::giveUp(std::uint32_t story, Outcome outcome)
{
    m_book.noteFailure(outcome);
    conclude(story);
}

void CloudServiceConsumer::conclude(std::uint32_t story)
{
    Story &s = m_stories[story];
    --m_open;
    s.stage = Stage::Free;
    s.next = m_free;
    m_free = story;
    // A user who is turned away at once and does not think would ask without end: he waits as before another try.
    const bool isAtOnce = s.isUser && m_thinkTime <= 0 && s.issued == now();
    if (s.isUser)
        letUserThink(isAtOnce ? toTime((m_backoff > 0 ? m_backoff : kLeastBackoff) * m_backoffs.exponential()) : 0);
    if (s.session == UserSessions::kNone)
        return;
    if (!m_sessions.isDone(s.session) && takesPart())
        clock().after(toTime(m_thinkTime * m_thoughts.exponential()), EventClass::Arrival, *this, Continue, s.session);
    else
        m_sessions.end(s.session);
}

// --- telling ---

std::uint64_t CloudServiceConsumer::count(Stage stage) const
{
    return static_cast<std::uint64_t>(std::ranges::count(m_stories, stage, &Story::stage));
}

std::string CloudServiceConsumer::unbalanced() const
{
    const std::uint64_t open = count(Stage::UnderWay) + count(Stage::Backoff);
    if (std::string wrong = m_book.unbalanced(open); !wrong.empty())
        return wrong;
    if (m_open != open)
        return std::to_string(m_open) + " requests are under way and " + std::to_string(open) + " are kept";
    return attemptsUnbalanced();
}

/// Each attempt that is not back is somewhere in the run, and says that it comes from here.
std::string CloudServiceConsumer::attemptsUnbalanced() const
{
    const std::uint64_t known = m_attemptsEnded + m_abandoned + count(Stage::UnderWay);
    if (m_book.attempts() != known)
        return std::to_string(m_book.attempts()) + " attempts were made and " + std::to_string(known) + " are accounted for";
    for (const Story &story : m_stories) {
        if (story.stage == Stage::UnderWay && requests()[story.attempt].origin != index())
            return "an attempt that is under way is nowhere to be found";
    }
    return {};
}

Sentence CloudServiceConsumer::doing() const
{
    if (!takesPart())
        return Mechanism::doing();
    if (!m_path)
        return {"Is linked to nothing that serves: every request is refused.", "没有连接任何可用服务：所有请求都被拒绝。"};
    const std::string open = std::to_string(m_open);
    const Sentence waits{open + (m_open == 1 ? " request is" : " requests are") + " under way.", "正在等待 " + open + " 个应答。"};
    if (m_workload == Workload::Closed) {
        const std::string users = std::to_string(m_activeUsers);
        return {users + (m_activeUsers == 1 ? " user; " : " users; ") + waits.en, users + " 个用户；" + waits.zh};
    }
    if (m_workload == Workload::Batch) {
        const std::string size = std::to_string(m_count);
        if (m_isBatchIssued)
            return {"Has asked for its " + size + "; " + waits.en, "已发出全部 " + size + " 个请求；" + waits.zh};
        const std::string time = formatNumber(toSeconds(m_batchTime));
        return {"Asks for " + size + " at once at " + time + " s.", "将在 " + time + " 秒一次发出 " + size + " 个请求。"};
    }
    if (m_workload == Workload::Trace) {
        if (m_trace.size() == 0)
            return {"Has no trace to follow: give it the name of a file beside the document.", "没有可跟随的轨迹：请给出文档旁的文件名。"};
        const std::string done = std::to_string(m_trace.done());
        const std::string all = std::to_string(m_trace.size());
        return {"Has followed " + done + " of " + all + " rows; " + waits.en, "已执行 " + all + " 行中的 " + done + " 行；" + waits.zh};
    }
    if (m_workload == Workload::Sessions) {
        const std::string sessions = std::to_string(m_sessions.present());
        return {sessions + " users are here; " + waits.en, sessions + " 个用户在线；" + waits.zh};
    }
    const std::string rate = formatNumber(std::round(m_profile.rateAt(now()) * 100) / 100);
    if (m_isFlow)
        return {"Asks " + rate + " times a second, followed as a flow.", "每秒发出 " + rate + " 个请求，作为流整体模拟。"};
    Sentence sentence{"Asks " + rate + " times a second; " + waits.en, "每秒发出 " + rate + " 个请求；" + waits.zh};
    if (!m_whySingly.en.empty()) {
        sentence.en += " Simulated one by one: " + m_whySingly.en + ".";
        sentence.zh += "逐个模拟：" + m_whySingly.zh + "。";
    }
    return sentence;
}

void CloudServiceConsumer::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.waiting = static_cast<std::int64_t>(m_open);
    snapshot.failures = m_book.failures();
    snapshot.rate = simulation().metrics().latest(index(), "requests").value_or(0);
}

} // namespace nephoscope::sim
