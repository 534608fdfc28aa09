// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/run_session.h"

#include "model/catalogue/catalogue.h"
#include "model/variant.h"
#include "ui/document/document.h"
#include "ui/style/error_words.h"

#include <QFileInfo>

#include <algorithm>
#include <iterator>
#include <utility>

namespace nephoscope::ui {

namespace {
constexpr int kPollInterval = 33; // ms: as often as the run publishes

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
    m_known.clear();
    m_edits.clear();
    m_history.clear();
    ++m_course;
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

void RunSession::stepLine()
{
    if (!ensureRun())
        return;
    m_run->send(sim::StepLine{});
    orderPlaying(false);
}

void RunSession::stepBackLine()
{
    if (!m_run || !m_snapshot)
        return;
    constexpr double kSameInstant = 1e-9;
    const auto &log = m_history.log();
    const auto now = std::lower_bound(log.begin(), log.end(), m_snapshot->time - kSameInstant,
                                      [](const sim::LogEntry &entry, double time) { return entry.t < time; });
    jumpTo(now == log.begin() ? 0 : std::prev(now)->t);
}

void RunSession::jumpTo(double time)
{
    // A run that is over can be looked at again; only without one there has to be another.
    if (!m_run && !ensureRun())
        return;
    m_run->send(sim::GoTo{time});
}

void RunSession::cancelJump()
{
    if (!m_run)
        return;
    m_run->send(sim::CancelJump{});
    if (jump() && !jump()->isBack)
        orderPlaying(false);
}

void RunSession::setRecording(bool isRecording)
{
    if (m_isRecording == isRecording)
        return;
    m_isRecording = isRecording;
    Q_EMIT recordingChanged();
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

double RunSession::plannedDuration() const
{
    return m_document->architecture().run.duration;
}

void RunSession::inject(const Event &event)
{
    if (!m_run)
        return;
    m_run->send(sim::Inject{event});
}

bool RunSession::hasFault(const std::string &id) const
{
    bool isFaulty = false;
    for (const sim::TriedAction &action : m_history.actions()) {
        if (action.event.target == id && m_snapshot && action.time <= m_snapshot->time)
            isFaulty = action.event.action == "fail" || (isFaulty && action.event.action != "repair");
    }
    return isFaulty;
}

std::optional<Value> RunSession::lastSet(const std::string &target, const std::string &parameter) const
{
    std::optional<Value> value;
    for (const sim::TriedAction &action : m_history.actions()) {
        const Event &event = action.event;
        if (event.action == "set" && event.target == target && event.param == parameter && m_snapshot && action.time <= m_snapshot->time)
            value = event.value;
    }
    return value;
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

std::vector<sim::RecordedAction> RunSession::recorded() const
{
    return m_run ? m_run->recorded() : std::vector<sim::RecordedAction>{};
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
        m_history.truncate(snapshot.keptTime);
        ++m_course;
    }
    m_history.addPoints(std::exchange(snapshot.newPoints, {}), snapshot.seriesNames);
    m_history.addLines(std::exchange(snapshot.newLog, {}));
    std::vector<sim::TriedAction> actions = std::exchange(snapshot.newActions, {});

    const bool hadEnded = hasEnded();
    m_snapshot = std::move(snapshot);
    m_elementIndex.clear();
    for (std::size_t i = 0; i < m_snapshot->elements.size(); ++i)
        m_elementIndex.emplace(m_snapshot->elements[i].id, i);

    m_history.addActions(actions);
    Q_EMIT updated();
    takeActions(std::move(actions));
    if (!hasEnded() && hadEnded)
        Q_EMIT phaseChanged();
    if (hasEnded() && !hadEnded) {
        m_isPlaying = false;
        Q_EMIT phaseChanged();
        if (m_snapshot && m_snapshot->phase == sim::RunPhase::Failed)
            Q_EMIT failed(errorWords(m_snapshot->error));
    }
}

void RunSession::takeActions(std::vector<sim::TriedAction> actions)
{
    for (const sim::TriedAction &action : actions) {
        const auto edit = std::ranges::find(m_edits, action.event);
        const bool isEdit = edit != m_edits.end();
        if (isEdit)
            m_edits.erase(edit);
        if (!action.error.empty())
            Q_EMIT refused(errorWords(action.error));
        else if (m_isRecording && !isEdit)
            record(action);
    }
    if (!actions.empty())
        Q_EMIT acted();
}

/// As an event of the document, after those that it has.
void RunSession::record(const sim::TriedAction &action)
{
    std::vector<Event> events = m_document->architecture().events;
    Event event = action.event;
    event.at = action.time;
    const QString target = QString::fromStdString(event.target.empty() ? event.what : event.target);
    const QString name = tr("recording of ‘%1 %2’").arg(QString::fromStdString(event.action), target);
    events.push_back(std::move(event));
    m_document->setEvents(events, name);
}

/// The action that sets a parameter; none for what the run does not know.
std::optional<Event> RunSession::setting(const std::string &target, const std::string &parameter, const std::optional<Value> &value) const
{
    if (!m_run || !m_known.count(target))
        return std::nullopt;
    Event event;
    event.action = "set";
    event.target = target;
    event.param = parameter;
    event.value = value;
    if (!event.value) { // back to the default, which a run only knows as a value
        const Element *element = m_document->architecture().find(ElementId(target));
        const ElementType *type = element ? Catalogue::builtIn().find(element->type) : nullptr;
        const Parameter *known = type ? type->parameter(parameter) : nullptr;
        if (element && !known)
            return std::nullopt;
        if (element) {
            Element plain = *element;
            plain.params.erase(parameter);
            event.value = Catalogue::builtIn().valueOf(plain, parameter);
        } else {
            event.value = linkDefault(parameter);
        }
    }
    return event;
}

void RunSession::set(const std::string &target, const std::string &parameter, const std::optional<Value> &value)
{
    std::optional<Event> event = setting(target, parameter, value);
    if (!event)
        return;
    m_edits.push_back(*event);
    m_run->send(sim::Inject{std::move(*event)});
}

bool RunSession::change(const std::string &target, const std::string &parameter, const std::optional<Value> &value)
{
    std::optional<Event> event = setting(target, parameter, value);
    if (!event)
        return false;
    m_run->send(sim::Inject{std::move(*event)});
    return true;
}

bool RunSession::changeEnabled(const std::string &target, bool isEnabled)
{
    if (!m_run || !m_known.count(target))
        return false;
    Event event;
    event.action = isEnabled ? "enable" : "disable";
    event.target = target;
    m_run->send(sim::Inject{std::move(event)});
    return true;
}

void RunSession::enable(const ElementId &id, bool isEnabled)
{
    if (!m_run || !m_known.count(id.text()))
        return;
    Event event;
    event.action = isEnabled ? "enable" : "disable";
    event.target = id.text();
    m_edits.push_back(event);
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
                   [&](const SetVariants &c) {
                       // The one that runs may be gone.
                       if (std::none_of(c.variants.begin(), c.variants.end(), [&](const Variant &one) { return one.id.text() == m_variant; }))
                           setVariant({});
                   },
                   [](const SetExpectations &) {},
               },
               change);
}

} // namespace nephoscope::ui
