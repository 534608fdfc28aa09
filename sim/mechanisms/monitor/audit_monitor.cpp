// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/monitor/audit_monitor.h"

#include "sim/mechanisms/boundary/cloud.h"
#include "sim/mechanisms/boundary/data_center.h"
#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <array>

namespace nephoscope::sim {

namespace {
constexpr double kRecordBytes = 1000;
constexpr SimTime kDay = 24 * 3600 * kSecond;

/// In the order of Outcome.
struct Words {
    const char *en;
    const char *zh;
};
constexpr std::array kOutcomeWords{Words{"answered", "已应答"},  Words{"turned away, no room", "因无空间被拒绝"}, Words{"refused", "被拒绝"}, Words{"no access", "无访问权限"},
                               Words{"not understood", "格式不支持"}, Words{"lost", "丢失"},                        Words{"given up", "已放弃"}};
} // namespace

Result<Done> AuditMonitor::configure(const ParameterReader &parameters)
{
    m_allowed = parameters.ids("allowed_regions");
    m_retention = parameters.integer("retention");
    m_writeTime = parameters.milliseconds("write_time");
    m_isSync = parameters.text("mode") == "sync";
    for (const Watched &watched : m_watched)
        watched.at->addObserver(static_cast<MessageObserver &>(*this), m_isSync && watched.isWatched && isServing() ? m_writeTime : 0);
    return Done{};
}

void AuditMonitor::connect()
{
    for (Watched &watched : m_watched)
        watched.isWatched = false;
    for (Mechanism *target : simulation().targets(*this, LinkRole::Monitor)) {
        Watched *known = watchedOf(*target);
        if (!known) {
            m_watched.push_back({target, true, {}, {}});
            target->addObserver(static_cast<StateObserver &>(*this));
            known = &m_watched.back();
        }
        known->isWatched = true;
    }
    for (Watched &watched : m_watched) {
        watched.at->addObserver(static_cast<MessageObserver &>(*this), m_isSync && watched.isWatched && isServing() ? m_writeTime : 0);
        if (m_isStarted)
            lookWhere(watched);
    }
}

void AuditMonitor::start()
{
    m_isStarted = true;
    for (Watched &watched : m_watched)
        lookWhere(watched);
}

AuditMonitor::Watched *AuditMonitor::watchedOf(const Mechanism &element)
{
    const auto found = std::ranges::find(m_watched, &element, [](const Watched &watched) { return static_cast<const Mechanism *>(watched.at); });
    return found == m_watched.end() ? nullptr : &*found;
}

/// Of the nearest data center or cloud around it that says where it is; empty: nobody says.
std::string AuditMonitor::regionOf(const Mechanism &element) const
{
    for (const Mechanism *outer = &element; outer; outer = simulation().containerOf(*outer)) {
        const auto *center = dynamic_cast<const DataCenter *>(outer);
        const auto *cloud = dynamic_cast<const Cloud *>(outer);
        const std::string region = center ? center->region() : cloud ? cloud->region() : std::string();
        if (!region.empty())
            return region;
    }
    return {};
}

bool AuditMonitor::isAllowed(const std::string &region) const
{
    return m_allowed.empty() || region.empty() || std::ranges::find(m_allowed, region) != m_allowed.end();
}

/// What it watches has come to stand where it may not be.
void AuditMonitor::lookWhere(Watched &watched)
{
    const std::string region = regionOf(*watched.at);
    if (!watched.isWatched || !isServing() || isAllowed(region)) {
        watched.flagged.clear();
    } else if (watched.flagged != region) {
        watched.flagged = region;
        ++m_violations;
        log("violation", 0, watched.at->id(), {"it is in " + region, "位于 " + region});
    }
}

void AuditMonitor::record()
{
    const auto day = static_cast<std::size_t>(now() / kDay);
    if (m_byDay.size() <= day)
        m_byDay.resize(day + 1);
    ++m_byDay[day];
    ++m_records;
}

/// Where somebody asks from: the outermost that he stands in.
Sentence AuditMonitor::placeOf(const Mechanism &who) const
{
    const Mechanism *outermost = nullptr;
    for (const Mechanism *outer = simulation().containerOf(who); outer; outer = simulation().containerOf(*outer))
        outermost = outer;
    return outermost ? Sentence{outermost->name(), outermost->name()} : Sentence{"outside", "外部"};
}

/// Each who, what and outcome is told once; how often is in the numbers.
void AuditMonitor::noteEvidence(Watched &watched, ElementIndex who, Outcome outcome)
{
    if (who >= simulation().size())
        return; // nobody's: the load of a volume itself
    if (watched.seen.size() <= who)
        watched.seen.resize(simulation().size());
    const auto bit = static_cast<std::uint16_t>(1u << static_cast<unsigned>(outcome));
    if ((watched.seen[who] & bit) != 0)
        return;
    watched.seen[who] |= bit;
    const Words &how = kOutcomeWords[static_cast<std::size_t>(outcome)];
    const Mechanism &asker = simulation().at(who);
    const Sentence place = placeOf(asker);
    log("evidence", watched.at->isServing() ? 0 : watched.at->stateCause(), watched.at->id(),
        {asker.name() + ", from " + place.en + ": " + how.en, asker.name() + "（来自" + place.zh + "）：" + how.zh});
}

void AuditMonitor::messageEnded(Mechanism &at, RequestId request, Outcome outcome)
{
    Watched *watched = watchedOf(at);
    if (!watched || !watched->isWatched)
        return;
    if (!isServing()) {
        m_missed += takesPart() ? 1 : 0;
        return;
    }
    record();
    noteEvidence(*watched, requests()[request].origin, outcome);
}

void AuditMonitor::stateChanged(Mechanism &element, LogId)
{
    const Watched *watched = watchedOf(element);
    if (!m_isStarted || !watched || !watched->isWatched)
        return;
    if (isServing())
        record();
    else
        m_missed += takesPart() ? 1 : 0;
}

double AuditMonitor::keptBytes() const
{
    const auto today = static_cast<std::size_t>(now() / kDay);
    std::uint64_t kept = 0;
    for (std::size_t day = 0; day < m_byDay.size(); ++day) {
        if (m_retention == 0 || day + static_cast<std::size_t>(m_retention) > today)
            kept += m_byDay[day];
    }
    return static_cast<double>(kept) * kRecordBytes;
}

void AuditMonitor::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.count("audit_records", m_records);
    metrics.watch(m_missed);
    metrics.measure("coverage", [this](const Window &window) {
        const double all = window.count(m_records) + window.count(m_missed);
        return all > 0 ? window.count(m_records) / all : kNothing;
    });
    metrics.count("violations", m_violations);
    metrics.level("audit_size", [this] { return keptBytes() / 1e9; });
}

Sentence AuditMonitor::doing() const
{
    if (!isServing())
        return Mechanism::doing();
    if (m_watched.empty())
        return {"Takes nothing down: no monitor link leads to anything.", "未记录任何内容：没有监控链接。"};
    const std::string records = std::to_string(m_records);
    const std::string violations = std::to_string(m_violations);
    return {"Keeps " + records + " records" + (m_violations > 0 ? "; " + violations + " break the rules." : "; none breaks the rules."),
            "已有 " + records + " 条记录；" + (m_violations > 0 ? violations + " 条违反规则。" : "没有违规。")};
}

void AuditMonitor::show(ElementSnapshot &snapshot) const
{
    Mechanism::show(snapshot);
    snapshot.gauges.push_back({"audit_records", static_cast<double>(m_records), {}});
    snapshot.gauges.push_back({"violations", static_cast<double>(m_violations), {}});
}

} // namespace nephoscope::sim
