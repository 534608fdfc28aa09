// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run/run_toolbar.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/panels/run/clock_chip.h"
#include "ui/panels/run/speed_slider.h"
#include "ui/panels/run/title_block.h"
#include "ui/panels/run/variant_menu.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/key_marks.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVariant>

namespace nephoscope::ui {

namespace {
constexpr int kLeastWidth = 480; ///< of what is never put away: play, step, stop, clock, faults
}

RunToolbar::RunToolbar(Document *document, RunSession *session, const ToolbarActions &actions, QWidget *parent)
    : QToolBar(parent), m_session(session), m_playAction(actions.play), m_zoom(new QToolButton(this)), m_play(new QPushButton(this)),
      m_speed(new SpeedSlider(this)), m_fault(new QPushButton(this)), m_variantLabel(new QLabel(this)),
      m_variant(new QPushButton(this)), m_variants(actions.variants), m_export(new QPushButton(this))
{
    setObjectName(QStringLiteral("runToolbar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    // One widget with a layout of its own: the toolbar's would cut what is higher than its buttons.
    auto *content = new QWidget(this);
    followTextScale(content, [content] {
        content->setFixedHeight(scaled(50));
        // fit() sees to it that there is room; without this what is shown now would hold the window open.
        content->setMinimumWidth(scaled(kLeastWidth));
    });
    content->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(12, 0, 12, 0);
    m_row->setSpacing(4);
    auto *title = new TitleBlock(document, this);
    m_row->addWidget(title);
    m_dispensable << QList<QWidget *>{title, addRule()};
    m_dispensable << QList<QWidget *>{addTool(actions.undo), addTool(actions.redo), addRule()};
    QList<QWidget *> zoom{addTool(actions.zoomOut), m_zoom};
    followTextScale(m_zoom, [this] { m_zoom->setFixedSize(scaled(54), scaled(32)); });
    m_zoom->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_row->addWidget(m_zoom);
    zoom << addTool(actions.zoomIn) << addTool(actions.zoomFit) << addRule();
    m_dispensable << zoom;

    m_play->setProperty("primary", true);
    m_play->setObjectName(QStringLiteral("playButton"));
    followTextScale(m_play, [this] {
        m_play->setIconSize({scaled(16), scaled(16)});
        m_play->setMinimumWidth(scaled(92));
    });
    m_row->addWidget(m_play);
    addTool(actions.step);
    addTool(actions.stop);
    if (actions.record)
        m_dispensable << QList<QWidget *>{addTool(actions.record)};
    m_row->addSpacing(8);
    m_row->addWidget(m_speed);
    m_row->addSpacing(8);
    auto *clock = new ClockChip(session, content);
    clock->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // the simulated time is always in sight
    m_row->addWidget(clock);
    m_row->addSpacing(8);
    m_fault->setProperty("danger", true);
    m_fault->setObjectName(QStringLiteral("faultButton"));
    m_fault->setIconSize({16, 16});
    m_fault->setMenu(actions.faults);
    m_row->addWidget(m_fault);
    m_row->addStretch(1);
    m_variantLabel->setProperty("role", "small");
    m_variantLabel->setProperty("tone", "secondary");
    m_row->addWidget(m_variantLabel);
    m_row->addSpacing(4);
    m_variant->setObjectName(QStringLiteral("variantButton"));
    m_variant->setMenu(m_variants);
    m_row->addWidget(m_variant);
    m_row->addSpacing(4);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setIconSize({16, 16});
    m_export->setIcon(icon(QStringLiteral("ui/export")));
    m_export->setMenu(actions.exports);
    m_row->addWidget(m_export);
    if (actions.present)
        m_dispensable << QList<QWidget *>{addTool(actions.present)};
    m_dispensable << QList<QWidget *>{m_export} << QList<QWidget *>{m_speed};

    addWidget(content);

    m_speed->setSpeed(session->speed());
    connect(m_speed, &SpeedSlider::speedChanged, session, &RunSession::setSpeed);
    connect(m_play, &QPushButton::clicked, m_playAction, &QAction::trigger);
    connect(m_zoom, &QToolButton::clicked, this, &RunToolbar::zoomResetRequested);
    for (const auto signal : {&RunSession::started, &RunSession::stopped, &RunSession::phaseChanged})
        connect(session, signal, this, &RunToolbar::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &RunToolbar::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &RunToolbar::showVariant);
    connect(m_variants, &VariantMenu::changed, this, &RunToolbar::showVariant);
    setZoom(1);
    retranslate();
}

QToolButton *RunToolbar::addTool(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setProperty("tool", true);
    followTextScale(button, [button] { button->setIconSize({scaled(18), scaled(18)}); });
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(button);
    // An icon alone has no name for a screen reader.
    const auto name = [button, action] { button->setAccessibleName(withoutKeyMarks(action->text())); };
    connect(action, &QAction::changed, button, name);
    name();
    return button;
}

QWidget *RunToolbar::addRule()
{
    auto *rule = new QFrame(this);
    rule->setProperty("separatorRule", true);
    rule->setFixedSize(1, 24);
    m_row->addSpacing(6);
    m_row->addWidget(rule);
    m_row->addSpacing(6);
    return rule;
}

void RunToolbar::fit()
{
    for (const QList<QWidget *> &group : m_dispensable) {
        for (QWidget *widget : group)
            widget->setVisible(true);
    }
    for (const QList<QWidget *> &group : m_dispensable) {
        m_row->invalidate();
        if (m_row->minimumSize().width() <= width())
            break;
        for (QWidget *widget : group)
            widget->setVisible(false);
    }
}

void RunToolbar::setZoom(double zoom)
{
    m_zoom->setText(formatPercent(zoom));
}

void RunToolbar::retranslate()
{
    setWindowTitle(tr("Toolbar"));
    m_zoom->setToolTip(tr("Zoom to 100 %"));
    m_zoom->setAccessibleName(tr("Zoom to 100 %"));
    m_fault->setText(tr("Inject fault"));
    m_export->setText(tr("Export"));
    m_variantLabel->setText(tr("Variant"));
    m_variant->setAccessibleName(tr("Variant"));
    m_variant->setToolTip(tr("Which variant of the design runs"));
    showVariant();
    refresh();
}

void RunToolbar::refresh()
{
    const bool isPlaying = m_session->isPlaying();
    m_play->setText(isPlaying ? tr("Pause") : m_session->isActive() && !m_session->hasEnded() ? tr("Resume") : tr("Play"));
    m_play->setIcon(icon(isPlaying ? QStringLiteral("ui/pause") : QStringLiteral("ui/play"), tokens().onAccent));
    m_play->setToolTip(m_playAction->toolTip());
    m_fault->setEnabled(m_session->isActive() && !m_session->hasEnded());
    m_fault->setIcon(icon(QStringLiteral("ui/bolt"), tokens().err));
    m_fault->setToolTip(m_fault->isEnabled() ? tr("Make something fail now") : tr("Start the run first: a fault strikes what is running"));
}

/// Only where there is something to choose and room for it: the Simulate menu always has it.
void RunToolbar::showVariant()
{
    constexpr int kLeastForVariant = 1440;
    constexpr int kMostName = 190;
    const bool isShown = m_variants->hasVariants() && width() >= scaled(kLeastForVariant);
    m_variant->setText(m_variant->fontMetrics().elidedText(m_variants->current(), Qt::ElideRight, kMostName));
    m_variant->setVisible(isShown);
    m_variantLabel->setVisible(isShown);
    fit();
}

void RunToolbar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    showVariant();
}

void RunToolbar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolBar::changeEvent(event);
}

} // namespace nephoscope::ui
