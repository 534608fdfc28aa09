// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/run_session.h"

#include "model/catalogue/catalogue.h"
#include "model/variant.h"
#include "ui/document/document.h"
#include "ui/style/error_words.h"

#include <QFileInfo>

#include <algorithm>

namespace nephoscope::ui {

namespace {
constexpr int kPollInterval = 33; // ms: as often as the run publishes
constexpr std::size_t kMaximumPoints = 3601;
constexpr std::size_t kMaximumLogLines = 10000;

Value linkDefault(const std::string &parameter)
{
    return parameter == "encrypted" ? Value(false) : Value(0.0);
}

std::string folderOf(const QString &file)
{
    return file.isEmpty() ? std::string() : QFileInfo(file).absolutePath().toStdString();
}
} // namespace

RunSession::RunSession(Document *document, QObject *parent) : QObject(parent), m_document(document)
{
    m_timer.setInterval(kPollInterval);
    connect(&m_timer, &QTimer::timeout, this, &RunSession::poll);
    connect(m_document, &Document::changed, this, &RunSession::follow);
    connect(m_document, &Document::reset, this, [this] {
        stop();
        setVariant({});
    });
}

RunSession::~RunSession() = default;

bool RunSession::ensureRun()
{
    if (m_run && !hasEnded())
        return true;
    const Result<Architecture> varied = applyVariant(m_document->architecture(), Catalogue::builtIn(), m_variant);
    if (!varied) {
        Q_EMIT failed(errorWords(varied.error().text()));
        return false;
    }
    const Architecture &design = *varied;
    auto run = sim::LiveRun::start(design, Catalogue::builtIn(), folderOf(m_document->filePath()));
    if (!run) {
        Q_EMIT failed(errorWords(run.error().text()));
        return false;
    }
    forget();
    m_run = std::move(run).value();
    for (const Element &element : design.elements)
        m_known.insert(element.id.text());
    for (const Link &link : design.links)
        m_known.insert(link.id.text());
    m_run->send(sim::SetSpeed{m_speed});
    m_timer.start();
    Q_EMIT started();
    return true;
}

void RunSession::forget()
{
    m_timer.stop();
    m_run.reset();
    m_snapshot.reset();
    m_elementIndex.clear();
    m_pointsByIndex.clear();
    m_points.clear();
    m_known.clear();
    m_faults.clear();
    m_refusal.clear();
    m_log.clear();
    m_droppedLogLines = 0;
}

void RunSession::orderPlaying(bool isPlaying)
{
    if (m_isPlaying == isPlaying)
        return;
    m_isPlaying = isPlaying;
    Q_EMIT phaseChanged();
}

void RunSession::play()
{
    if (!ensureRun())
        return;
    m_run->send(sim::Play{});
    orderPlaying(true);
}

void RunSession::pause()
{
    if (!m_run)
        return;
    m_run->send(sim::Pause{});
    orderPlaying(false);
}

void RunSession::stop()
{
    if (!m_run && !m_snapshot)
        return;
    forget();
    m_isPlaying = false;
    Q_EMIT stopped();
    Q_EMIT phaseChanged();
}

void RunSession::stepEvent()
{
    if (!ensureRun())
        return;
    m_run->send(sim::StepEvent{});
    orderPlaying(false);
}

void RunSession::stepSecond()
{
    if (!ensureRun())
        return;
    m_run->send(sim::StepSeconds{1});
    orderPlaying(false);
}

void RunSession::setVariant(const std::string &id)
{
    if (id == m_variant)
        return;
    stop();
    m_variant = id;
    Q_EMIT variantChanged();
}

void RunSession::setSpeed(double speed)
{
    m_speed = speed;
    if (m_run)
        m_run->send(sim::SetSpeed{speed});
}

void RunSession::inject(const Event &event)
{
    if (!m_run)
        return;
    if (event.action == "fail")
        m_faults.insert(event.target);
    else if (event.action == "repair")
        m_faults.erase(event.target);
    m_run->send(sim::Inject{event});
}

bool RunSession::isPlaying() const
{
    return m_isPlaying && !hasEnded();
}

bool RunSession::hasEnded() const
{
    return m_snapshot
           && (m_snapshot->phase == sim::RunPhase::Finished || m_snapshot->phase == sim::RunPhase::Failed);
}

std::vector<sim::RecordedCommand> RunSession::recorded() const
{
    return m_run ? m_run->recorded() : std::vector<sim::RecordedCommand>{};
}

const sim::ElementSnapshot *RunSession::element(const std::string &id) const
{
    const auto found = m_elementIndex.find(id);
    return found == m_elementIndex.end() ? nullptr : &m_snapshot->elements[found->second];
}

std::vector<const sim::ElementSnapshot *> RunSession::clonesOf(const std::string &id) const
{
    std::vector<const sim::ElementSnapshot *> clones;
    if (!m_snapshot)
        return clones;
    for (const sim::ElementSnapshot &element : m_snapshot->elements) {
        if (element.original == id && element.id != id)
            clones.push_back(&element);
    }
    return clones;
}

const sim::Series *RunSession::points(const std::string &series) const
{
    const auto found = m_points.find(series);
    return found == m_points.end() ? nullptr : &found->second;
}

std::vector<std::string> RunSession::seriesNames() const
{
    return m_snapshot ? m_snapshot->seriesNames : std::vector<std::string>{};
}

void RunSession::poll()
{
    if (!m_run)
        return;
    if (std::optional<sim::Snapshot> snapshot = m_run->fetch())
        take(std::move(*snapshot));
}

void RunSession::take(sim::Snapshot snapshot)
{
    if (m_snapshot && m_snapshot->generation != snapshot.generation) {
        m_pointsByIndex.clear();
        m_points.clear();
        m_log.clear();
        m_droppedLogLines = 0;
    }
    append(std::move(snapshot.newPoints), snapshot.seriesNames);
    snapshot.newPoints.clear();
    std::move(snapshot.newLog.begin(), snapshot.newLog.end(), std::back_inserter(m_log));
    snapshot.newLog.clear();
    if (m_log.size() > kMaximumLogLines) {
        const std::size_t surplus = m_log.size() - kMaximumLogLines;
        m_log.erase(m_log.begin(), m_log.begin() + static_cast<std::ptrdiff_t>(surplus));
        m_droppedLogLines += surplus;
    }

    const bool hadEnded = hasEnded();
    m_snapshot = std::move(snapshot);
    m_elementIndex.clear();
    for (std::size_t i = 0; i < m_snapshot->elements.size(); ++i)
        m_elementIndex.emplace(m_snapshot->elements[i].id, i);

    Q_EMIT updated();
    if (m_snapshot && m_snapshot->phase != sim::RunPhase::Failed && m_snapshot->error != m_refusal) {
        m_refusal = m_snapshot->error;
        if (!m_refusal.empty())
            Q_EMIT refused(errorWords(m_refusal));
    }
    if (hasEnded() && !hadEnded) {
        m_isPlaying = false;
        Q_EMIT phaseChanged();
        if (m_snapshot && m_snapshot->phase == sim::RunPhase::Failed)
            Q_EMIT failed(errorWords(m_snapshot->error));
    }
}

void RunSession::append(std::vector<sim::SeriesPoint> points, const std::vector<std::string> &names)
{
    for (std::size_t i = m_pointsByIndex.size(); i < names.size(); ++i)
        m_pointsByIndex.push_back(&m_points[names[i]]);
    for (const sim::SeriesPoint &point : points) {
        if (point.series >= m_pointsByIndex.size())
            continue;
        sim::Series &series = *m_pointsByIndex[point.series];
        if (series.t.size() >= kMaximumPoints)
            halveResolution(series);
        series.t.push_back(point.t);
        series.v.push_back(point.v);
    }
}

void RunSession::set(const std::string &target, const std::string &parameter, const std::optional<Value> &value)
{
    if (!m_run || !m_known.count(target))
        return;
    Event event;
    event.action = "set";
    event.target = target;
    event.param = parameter;
    event.value = value;
    if (!event.value) { // back to the default, which a run only knows as a value
        const Element *element = m_document->architecture().find(ElementId(target));
        if (element) {
            const ElementType *type = Catalogue::builtIn().find(element->type);
            if (!type || !type->parameter(parameter))
                return;
            event.value = Catalogue::builtIn().valueOf(*element, parameter);
        } else {
            event.value = linkDefault(parameter);
        }
    }
    m_run->send(sim::Inject{std::move(event)});
}

void RunSession::enable(const ElementId &id, bool isEnabled)
{
    if (!m_run || !m_known.count(id.text()))
        return;
    Event event;
    event.action = isEnabled ? "enable" : "disable";
    event.target = id.text();
    m_run->send(sim::Inject{std::move(event)});
}

void RunSession::follow(const Change &change)
{
    // A run has its own copy of the design: only what can change while it goes reaches it, the rest waits for the next run.
    std::visit(Visit{
                   [](const InsertElement &) {},
                   [](const RemoveElement &) {},
                   [](const RenameElement &) {},
                   [](const ReparentElement &) {},
                   [this](const SetElementEnabled &c) { enable(c.id, c.enabled); },
                   [this](const SetElementParameter &c) { set(c.id.text(), c.parameter, c.value); },
                   [](const SetElementBox &) {},
                   [](const ReorderElement &) {},
                   [](const InsertLink &) {},
                   [](const RemoveLink &) {},
                   [this](const SetLinkParameter &c) { set(c.id.text(), c.parameter, c.value); },
                   [](const SetLinkRole &) {},
                   [](const SetAppearance &) {},
                   [](const SetTitle &) {},
                   [](const SetDescription &) {},
                   [](const SetCurrency &) {},
                   [](const SetRunSettings &) {},
                   [](const SetEvents &) {},
                   [](const SetVariants &) {},
                   [](const SetExpectations &) {},
               },
               change);
}

void halveResolution(sim::Series &series)
{
    const std::size_t size = series.t.size();
    if (size < 3)
        return;
    std::size_t kept = 1; // the first point is the start of the run, not a sample
    for (std::size_t i = 1; i < size; i += 2) {
        if (i + 1 == size) {
            series.t[kept] = series.t[i];
            series.v[kept] = series.v[i];
        } else {
            // Widths of the two stretches; read before they are overwritten (kept <= i).
            const double first = series.t[i] - series.t[i - 1];
            const double second = series.t[i + 1] - series.t[i];
            const double both = first + second;
            const double mean =
                both > 0 ? (series.v[i] * first + series.v[i + 1] * second) / both : series.v[i + 1];
            series.v[kept] = mean;
            series.t[kept] = series.t[i + 1];
        }
        ++kept;
    }
    series.t.resize(kept);
    series.v.resize(kept);
}

} // namespace nephoscope::ui
