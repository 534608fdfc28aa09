// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas_actions.h"
#include "ui/charts/charts_panel.h"
#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/message.h"
#include "ui/dialogs/settings.h"
#include "ui/document/document.h"
#include "ui/file_drop.h"
#include "ui/help/help_window.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/panels/inspector/live_example.h"
#include "ui/panels/palette/palette.h"
#include "ui/presentation.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"
#include "ui/window_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QTimer>

#include <algorithm>

namespace nephoscope::ui {

namespace {

/// The picture of the example under `Learn`: the canvas without what belongs to editing.
QWidget *makeStage(Document *document, Selection *selection, RunSession *session, QWidget *parent)
{
    auto *canvas = new CanvasView(document, selection, session, parent);
    canvas->setObjectName(QStringLiteral("exampleCanvas"));
    canvas->setGridVisible(false);
    canvas->setLegendVisible(false);
    return canvas;
}

/// The mechanism large enough to be known, with what is around it.
void aimStage(QWidget *stage, const ElementId &element)
{
    auto *canvas = static_cast<CanvasView *>(stage);
    const Placed *placed = canvas->picture().geometry().find(element);
    if (!placed)
        return;
    canvas->zoomToFit(); // else a fit that is still to come would undo this
    const double zoom = std::min(stage->width() / (placed->rect.width() * 1.4), stage->height() / (placed->rect.height() * 1.6));
    canvas->zoomTo(std::clamp(zoom, 0.1, 0.7));
    canvas->centreOn(placed->rect.center());
}

} // namespace

MainWindow *MainWindow::openAnother()
{
    auto *window = new MainWindow;
    window->setAttribute(Qt::WA_DeleteOnClose);
    if (!isMaximized() && !isFullScreen()) {
        constexpr int kAside = 32; // px: both titles stay in sight
        window->resize(size());
        window->move(pos() + QPoint(kAside, kAside));
    }
    window->show();
    return window;
}

void MainWindow::connectManners()
{
    connect(m_actions->newWindow, &QAction::triggered, this, &MainWindow::openAnother);
    connect(m_actions->closeWindow, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
    connect(m_actions->guide, &QAction::triggered, this, [this] {
        auto *guide = findChild<HelpWindow *>(QString(), Qt::FindDirectChildrenOnly);
        if (!guide)
            guide = new HelpWindow(this);
        guide->show();
        guide->raise();
        guide->activateWindow();
    });

    auto *example = new LiveExample(makeStage, aimStage, m_inspector);
    m_inspector->setExample(example);
    connect(example, &LiveExample::openRequested, m_files, &FileDesk::openExample);
    connect(m_canvasActions->reducedMotion, &QAction::toggled, example, [example](bool isReduced) {
        example->findChild<CanvasView *>()->setMotionReduced(isReduced);
    });

    m_charts->setChoices(m_settings->chartChoices({}));
    connect(m_files, &FileDesk::opened, this, [this] { m_charts->setChoices(m_settings->chartChoices(m_document->filePath())); });
    connect(m_charts, &ChartsPanel::choicesChanged, this, [this] { m_settings->setChartChoices(m_document->filePath(), m_charts->choices()); });

    auto *drop = new FileDrop(this);
    connect(drop, &FileDrop::dropped, this, [this](const QStringList &designs) {
        for (const QString &path : designs) {
            // The first comes here; the others would only push it out again.
            const bool isHere = path == designs.first();
            (isHere ? this : openAnother())->files()->openFile(path);
        }
    });
    connect(drop, &FileDrop::refused, this, [this](const QString &sentence) { showProblem(this, tr("Not opened"), sentence); });

    m_presentation = new Presentation(this, m_actions->present, m_docks);
    connect(m_presentation, &Presentation::changed, this, [this](bool isOn) {
        if (isOn)
            showDesign();
        setTextSize();
        // Once the window has the room that it will have.
        QTimer::singleShot(0, m_canvas, &CanvasView::zoomToFit);
    });
    connect(m_actions->textSizes, &QActionGroup::triggered, this, [this](QAction *action) {
        m_settings->setTextSize(action->data().toInt());
        setTextSize();
    });
    followTextScale(this, [this] {
        m_palette->setMinimumWidth(scaled(180));
        m_inspector->setMinimumWidth(scaled(264));
    });
    for (QAction *action : m_actions->textSizes->actions())
        action->setChecked(action->data().toInt() == m_settings->textSize());
    setTextSize();
}

void MainWindow::setTextSize()
{
    TextSize::instance().setScale(m_settings->textSize() / 100.0 * (m_presentation->isOn() ? Presentation::kEnlargement : 1));
}

} // namespace nephoscope::ui
