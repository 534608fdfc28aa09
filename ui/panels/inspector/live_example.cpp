// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/live_example.h"

#include "sim/run/snapshot.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {
constexpr int kStageHeight = 150;
constexpr double kSpeed = 10; // simulated seconds a second: what examples show takes minutes
} // namespace

LiveExample::LiveExample(StageMaker makeStage, Aim aim, QWidget *parent)
    : QWidget(parent), m_aim(std::move(aim)), m_document(new Document(this)), m_selection(new Selection(this)),
      m_session(new RunSession(m_document, this)), m_title(new QLabel(this)), m_stage(makeStage(m_document, m_selection, m_session, this)),
      m_now(new QLabel(this)), m_play(new QPushButton(this)), m_switch(new QPushButton(this)), m_open(new QPushButton(this))
{
    setObjectName(QStringLiteral("liveExample"));
    setProperty("nowBlock", true);
    setAttribute(Qt::WA_StyledBackground);
    m_session->setSpeed(kSpeed);
    m_title->setProperty("role", "group");
    for (QLabel *label : {m_title, m_now}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_now->setProperty("role", "small");
    m_now->setProperty("tone", "secondary");
    m_now->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_open->setProperty("flat", true);
    // Only to be watched: what is done to the example is done by the buttons.
    m_stage->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_stage->setFocusPolicy(Qt::NoFocus);
    m_stage->setAcceptDrops(false);
    followTextScale(this, [this] {
        m_stage->setMinimumSize(0, scaled(kStageHeight));
        m_stage->setMaximumHeight(scaled(kStageHeight));
        m_now->setMinimumHeight(scaled(16 * 3));
    });
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 10, 16, 10);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_stage, 1, 0, 1, 2);
    grid->addWidget(m_now, 2, 0, 1, 2);
    grid->addWidget(m_play, 3, 0);
    grid->addWidget(m_switch, 3, 1);
    grid->addWidget(m_open, 4, 0, 1, 2, Qt::AlignLeft);

    connect(m_play, &QPushButton::clicked, this, [this] {
        if (m_session->isPlaying())
            m_session->pause();
        else
            m_session->play();
    });
    connect(m_switch, &QPushButton::clicked, this, &LiveExample::toggleMechanism);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_resource); });
    for (const auto signal : {&RunSession::started, &RunSession::stopped, &RunSession::phaseChanged, &RunSession::updated})
        connect(m_session, signal, this, &LiveExample::refresh);
    connect(m_document, &Document::edited, this, &LiveExample::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &LiveExample::refresh);
    hide();
}

LiveExample::~LiveExample()
{
    // The picture is told of the end of the run, so it has to be there.
    m_session->stop();
}

void LiveExample::showType(const std::string &type)
{
    m_type = type;
    setVisible(!type.empty());
    // Examples are read and drawn only for who looks at them.
    if (isVisible())
        fill();
}

void LiveExample::fill()
{
    const auto example = exampleOf(m_type);
    if (!example) {
        m_session->stop();
        hide();
        return;
    }
    m_resource = example->resource;
    m_element = example->element;
    if (m_filled != m_resource) {
        std::optional<Architecture> design = readExample(m_resource);
        if (!design)
            return;
        m_filled = m_resource;
        m_document->replace(std::move(*design), QString());
    }
    m_selection->set({m_element});
    aim();
    refresh();
}

void LiveExample::aim()
{
    // Once the stage has the size that the layout gives it.
    QTimer::singleShot(0, this, [this] {
        if (!m_filled.isEmpty())
            m_aim(m_stage, m_element);
    });
}

bool LiveExample::isMechanismOn() const
{
    const Element *element = m_document->architecture().find(m_element);
    return element && element->enabled;
}

void LiveExample::toggleMechanism()
{
    // In the design and, as with any design that is edited while it runs, in the run.
    m_document->setEnabled({m_element}, !isMechanismOn());
}

void LiveExample::refresh()
{
    const bool isPlaying = m_session->isPlaying();
    m_title->setText(localTitle(m_document->architecture()));
    m_play->setText(isPlaying ? tr("Pause") : m_session->isActive() && !m_session->hasEnded() ? tr("Resume") : tr("Play"));
    m_play->setIcon(icon(isPlaying ? QStringLiteral("ui/pause") : QStringLiteral("ui/play")));
    m_switch->setText(isMechanismOn() ? tr("Switch off") : tr("Switch on"));
    const Element *element = m_document->architecture().find(m_element);
    const QString name = element ? QString::fromStdString(element->name) : QString();
    m_switch->setToolTip((isMechanismOn() ? tr("Watch the example without %1") : tr("Watch the example with %1")).arg(name));
    m_open->setText(tr("Open this example"));
    m_stage->setAccessibleName(tr("Live example: %1").arg(m_title->text()));
    const sim::Snapshot *snapshot = m_session->snapshot();
    if (!snapshot) {
        m_now->setText(tr("Play the example, then switch %1 off and see what it does.").arg(name));
        return;
    }
    QString now = formatClock(snapshot->time, false);
    if (const sim::ElementSnapshot *state = m_session->element(m_element.text())) {
        const bool isChinese = Language::instance().isChinese();
        const std::string &doing = isChinese && !state->doingZh.empty() ? state->doingZh : state->doing;
        now += isChinese ? QStringLiteral("：") : QStringLiteral(": ");
        now += doing.empty() ? name : QString::fromStdString(doing);
    }
    m_now->setText(now);
}

void LiveExample::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fill();
}

void LiveExample::hideEvent(QHideEvent *event)
{
    m_session->pause();
    QWidget::hideEvent(event);
}

void LiveExample::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    aim();
}

void LiveExample::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
