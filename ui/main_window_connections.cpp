// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas_actions.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/timeline.h"
#include "ui/dialogs/about.h"
#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/message.h"
#include "ui/dialogs/recovery.h"
#include "ui/dialogs/settings.h"
#include "ui/dialogs/shortcuts.h"
#include "ui/dialogs/welcome_page.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/experiments/what_if_panel.h"
#include "ui/export_desk.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/panels/dock/events_panel.h"
#include "ui/panels/dock/problem_finder.h"
#include "ui/panels/dock/problems_panel.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/panels/palette/palette.h"
#include "ui/panels/run/fault_menu.h"
#include "ui/panels/run/run_toolbar.h"
#include "ui/panels/run/speed_slider.h"
#include "ui/panels/run/status_line.h"
#include "ui/run_desk.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/what_if_desk.h"
#include "ui/window_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>

#include <algorithm>

namespace nephoscope::ui {

void MainWindow::connectFiles()
{
    connect(m_actions->newDesign, &QAction::triggered, m_files, &FileDesk::newDesign);
    connect(m_actions->open, &QAction::triggered, m_files, &FileDesk::open);
    connect(m_actions->save, &QAction::triggered, m_files, &FileDesk::save);
    connect(m_actions->saveAs, &QAction::triggered, m_files, &FileDesk::saveAs);
    connect(m_actions->welcome, &QAction::triggered, this, &MainWindow::showWelcome);
    connect(m_actions->exportSvg, &QAction::triggered, m_exports, [this] { m_exports->exportDiagram(DiagramFormat::Svg); });
    connect(m_actions->exportPng, &QAction::triggered, m_exports, [this] { m_exports->exportDiagram(DiagramFormat::Png); });
    connect(m_actions->exportPdf, &QAction::triggered, m_exports, [this] { m_exports->exportDiagram(DiagramFormat::Pdf); });
    connect(m_actions->report, &QAction::triggered, m_exports, &ExportDesk::writeReport);
    connect(m_actions->recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    connect(m_welcome, &WelcomePage::newRequested, m_files, &FileDesk::newDesign);
    connect(m_welcome, &WelcomePage::openRequested, m_files, &FileDesk::open);
    connect(m_welcome, &WelcomePage::exampleChosen, m_files, &FileDesk::openExample);
    connect(m_welcome, &WelcomePage::fileChosen, m_files, &FileDesk::openFile);
    connect(m_files, &FileDesk::opened, this, [this] {
        m_session->stop();
        m_selection->clear();
        showDesign();
        m_canvas->zoomToFit();
        if (m_document->filePath().isEmpty())
            return;
        // Once the window shows what was opened: a version of it that was never saved may be at hand.
        QTimer::singleShot(0, this, [this, path = m_document->filePath()] {
            if (m_document->filePath() == path)
                offerRecovery(m_document, m_autosave, this, path);
        });
    });
    const auto title = [this] {
        setWindowTitle(tr("%1[*] – Nephoscope").arg(m_document->displayName()));
        setWindowFilePath(m_document->filePath());
        setWindowModified(m_document->isModified());
    };
    connect(m_document, &Document::modifiedChanged, this, title);
    connect(m_document, &Document::filePathChanged, this, title);
    connect(m_document, &Document::edited, this, title);
    connect(m_document, &Document::reset, this, title);
    connect(&Language::instance(), &Language::changed, this, title);
    title();
}

void MainWindow::connectEditing()
{
    connect(m_palette, &Palette::chosen, this, [this](const QString &type) {
        showDesign();
        m_canvas->addMechanism(type);
    });
    connect(m_actions->cut, &QAction::triggered, m_canvas, &CanvasView::cut);
    connect(m_actions->copy, &QAction::triggered, m_canvas, &CanvasView::copy);
    connect(m_actions->paste, &QAction::triggered, m_canvas, &CanvasView::paste);
    connect(m_actions->duplicate, &QAction::triggered, m_canvas, &CanvasView::duplicate);
    connect(m_actions->remove, &QAction::triggered, m_canvas, &CanvasView::deleteSelection);
    connect(m_actions->selectAll, &QAction::triggered, m_canvas, &CanvasView::selectAll);
    connect(m_actions->find, &QAction::triggered, m_palette, &Palette::focusSearch);
    connect(m_actions->enable, &QAction::triggered, this, [this] {
        const auto &elements = m_selection->elements();
        const bool isOn = std::any_of(elements.begin(), elements.end(), [this](const ElementId &id) {
            const Element *element = m_document->architecture().find(id);
            return element && element->enabled;
        });
        if (m_session->recordsChanges()) {
            for (const ElementId &id : elements) {
                const sim::ElementSnapshot *state = m_session->element(id.text());
                const bool isIn = state && state->state != sim::ElementState::Disabled;
                if (!m_session->changeEnabled(id.text(), !isIn))
                    m_document->setEnabled({id}, !isOn);
            }
            return;
        }
        if (!elements.empty())
            m_document->setEnabled(elements, !isOn);
    });
    const auto enable = [this] {
        const bool hasElements = !m_selection->elements().empty();
        for (QAction *action : {m_actions->cut, m_actions->copy, m_actions->duplicate, m_actions->enable})
            action->setEnabled(hasElements);
        m_actions->remove->setEnabled(!m_selection->isEmpty());
    };
    connect(m_selection, &Selection::changed, this, enable);
    enable();
    connect(m_canvas, &CanvasView::menuRequested, this, [this](const QPoint &position) {
        QMenu menu(this);
        m_faults->offer(&menu);
        menu.addSeparator();
        menu.addActions({m_actions->cut, m_actions->copy, m_actions->paste, m_actions->duplicate, m_actions->enable, m_actions->remove});
        menu.addSeparator();
        m_canvasActions->offer(&menu);
        menu.exec(position);
    });
    connect(m_problems, &ProblemFinder::found, this, &MainWindow::showProblems);
    connect(m_problemsPanel, &ProblemsPanel::fixed, m_problems, &ProblemFinder::apply);
    connect(m_inspector, &Inspector::fixed, m_problems, &ProblemFinder::apply);
    connect(m_selection, &Selection::revealRequested, this, &MainWindow::showDesign);
    connect(m_whatIf, &WhatIfDesk::designWanted, this, &MainWindow::showDesign);
    connect(m_status, &StatusLine::problemsClicked, this, [this] {
        showDesign();
        m_tabs->parentWidget()->show();
        m_tabs->show(Problems);
    });
}

void MainWindow::connectView()
{
    connect(m_actions->zoomIn, &QAction::triggered, m_canvas, &CanvasView::zoomIn);
    connect(m_actions->zoomOut, &QAction::triggered, m_canvas, &CanvasView::zoomOut);
    connect(m_actions->zoomFit, &QAction::triggered, m_canvas, &CanvasView::zoomToFit);
    const auto reset = [this] { m_canvas->zoomTo(1); };
    connect(m_actions->zoomReset, &QAction::triggered, m_canvas, reset);
    connect(m_toolbar, &RunToolbar::zoomResetRequested, m_canvas, reset);
    connect(m_canvas, &CanvasView::zoomChanged, m_toolbar, &RunToolbar::setZoom);
    connect(m_canvas, &CanvasView::zoomChanged, m_status, &StatusLine::setZoom);
    connect(m_actions->legend, &QAction::toggled, this, [this](bool isShown) {
        m_canvas->setLegendVisible(isShown);
        m_settings->setLegendShown(isShown);
    });
    connect(m_actions->boundaries, &QActionGroup::triggered, this, [this](QAction *action) {
        m_canvas->setBoundaryView(action->isChecked() ? static_cast<BoundaryView>(action->data().toInt() + 1) : BoundaryView::None);
    });
    connect(m_canvasActions->overview, &QAction::toggled, this, [this](bool isShown) { m_settings->setOverviewShown(isShown); });
    connect(m_canvasActions->reducedMotion, &QAction::toggled, this, [this](bool isReduced) { m_settings->setMotionReduced(isReduced); });
    connect(m_actions->grid, &QAction::toggled, this, [this](bool isShown) {
        m_canvas->setGridVisible(isShown);
        m_settings->setGridShown(isShown);
    });
    connect(m_actions->themes, &QActionGroup::triggered, this, [this](QAction *action) {
        const auto mode = static_cast<Theme::Mode>(action->data().toInt());
        m_settings->setTheme(mode);
        Theme::instance().setMode(mode);
    });
    connect(m_actions->languages, &QActionGroup::triggered, this, [this](QAction *action) {
        const auto code = static_cast<Language::Code>(action->data().toInt());
        m_settings->setLanguage(code);
        Language::instance().set(code);
    });
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] {
        QList<QMenu *> menus;
        for (QAction *action : menuBar()->actions()) {
            if (action->menu())
                menus << action->menu();
        }
        Shortcuts(menus, this).exec();
    });
    connect(m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::connectRun()
{
    connect(m_actions->play, &QAction::triggered, this, [this] {
        showDesign();
        if (m_session->isPlaying())
            m_session->pause();
        else
            m_session->play();
    });
    connect(m_actions->stepEvent, &QAction::triggered, m_session, &RunSession::stepEvent);
    connect(m_actions->stepSecond, &QAction::triggered, m_session, &RunSession::stepSecond);
    connect(m_actions->stop, &QAction::triggered, m_session, &RunSession::stop);
    m_runDesk->connectCharts(m_charts);
    connect(m_whatIf->panel(), &WhatIfPanel::warmupFound, m_charts, &ChartsPanel::setFoundWarmup);
    m_runDesk->listenForSpace(m_canvas, m_actions->play);
    connect(m_charts, &ChartsPanel::cursorTimeChanged, m_timeline, &Timeline::setCursorTime);
    connect(m_timeline, &Timeline::cursorTimeChanged, m_charts, &ChartsPanel::setCursorTime);
    connect(m_timeline, &Timeline::cursorTimeChanged, m_events, &EventsPanel::setCursorTime);
    connect(m_events, &EventsPanel::cursorTimeChanged, m_charts, &ChartsPanel::setCursorTime);
    connect(m_toolbar->speedSlider(), &SpeedSlider::speedChanged, this, [this](double speed) { m_settings->setSpeed(speed); });
    const auto follow = [this] {
        const bool isActive = m_session->isActive();
        m_actions->showPlaying(m_session->isPlaying(), isActive && !m_session->hasEnded());
        m_actions->stop->setEnabled(isActive);
        m_faults->setEnabled(isActive && !m_session->hasEnded());
    };
    connect(m_session, &RunSession::started, this, follow);
    connect(m_session, &RunSession::stopped, this, follow);
    connect(m_session, &RunSession::phaseChanged, this, follow);
    connect(m_session, &RunSession::failed, this, [this](const QString &sentence) { showProblem(this, tr("The design does not run"), sentence); });
    follow();
}

} // namespace nephoscope::ui
