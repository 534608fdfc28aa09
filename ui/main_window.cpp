// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "model/catalogue/catalogue.h"
#include "ui/analyze_menu.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/parts/diagram_painter.h"
#include "ui/canvas_actions.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/timeline.h"
#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/recovery.h"
#include "ui/dialogs/settings.h"
#include "ui/dialogs/welcome_page.h"
#include "ui/document/autosave.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/export_desk.h"
#include "ui/panels/dock/billing_panel.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/panels/dock/events_panel.h"
#include "ui/panels/dock/problem_finder.h"
#include "ui/panels/dock/problems_panel.h"
#include "ui/panels/dock/sla_panel.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/panels/palette/palette.h"
#include "ui/panels/portal/portal_panel.h"
#include "ui/panels/run/fault_menu.h"
#include "ui/panels/run/run_toolbar.h"
#include "ui/panels/run/status_line.h"
#include "ui/panels/run/variant_menu.h"
#include "ui/presentation.h"
#include "ui/resilience_desk.h"
#include "ui/run_desk.h"
#include "ui/runs_desk.h"
#include "ui/what_if_desk.h"
#include "ui/window_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QScreen>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {
/// A whole design in a picture that fits into `room`, in the theme's colours.
QPixmap diagramPicture(const Architecture &architecture, const QSize &room, double devicePixelRatio)
{
    const QRectF bounds = diagramBounds(architecture, Catalogue::builtIn());
    if (bounds.isEmpty())
        return {};
    const double scale = std::min({room.width() / bounds.width(), room.height() / bounds.height(), 1.0});
    QPixmap picture((bounds.size() * scale * devicePixelRatio).toSize().expandedTo(QSize(1, 1)));
    picture.setDevicePixelRatio(devicePixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.translate(-bounds.topLeft());
    paintDiagram(&painter, architecture, Catalogue::builtIn(), tokens());
    return picture;
}
} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_settings(std::make_unique<Settings>()), m_document(new Document(this)), m_selection(new Selection(this)),
      m_session(new RunSession(m_document, this)), m_autosave(new Autosave(m_document, this)), m_files(new FileDesk(m_document, m_settings.get(), this)),
      m_exports(new ExportDesk(m_document, m_session, m_settings.get(), this)),
      m_problems(new ProblemFinder(m_document, Catalogue::builtIn(), this)), m_actions(new WindowActions(this, m_document->undoStack()))
{
    setObjectName(QStringLiteral("mainWindow"));
    m_session->setSpeed(m_settings->speed());
    makeParts();
    makeDocks();
    makeBars();
    connectFiles();
    connectEditing();
    connectView();
    connectRun();
    connectManners();
    retranslate();
    restore();
    showWelcome();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeParts()
{
    const Catalogue &catalogue = Catalogue::builtIn();
    m_centre = new QStackedWidget(this);
    m_welcome = new WelcomePage(diagramPicture, m_centre);
    m_stage = new QWidget(m_centre);
    m_canvas = new CanvasView(m_document, m_selection, m_session, m_stage);
    m_centre->addWidget(m_welcome);
    m_centre->addWidget(m_stage);
    setCentralWidget(m_centre);
    m_palette = new Palette(catalogue);
    m_inspector = new Inspector(m_document, m_selection, m_session, catalogue);
    m_tabs = new DockTabs;
    m_charts = new ChartsPanel(m_session, m_document, m_selection, m_tabs);
    m_timeline = new Timeline(m_session, m_document, m_charts->intervals(), m_stage);
    auto *column = new QVBoxLayout(m_stage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_canvas, 1);
    column->addWidget(m_timeline);
    m_problemsPanel = new ProblemsPanel(m_document, m_selection, m_tabs);
    m_tabs->addPage(m_charts, m_charts->corner());
    m_events = new EventsPanel(m_document, m_selection, m_session, catalogue, m_tabs);
    m_tabs->addPage(m_events);
    m_tabs->addPage(m_problemsPanel);
    m_tabs->addPage(new BillingPanel(m_document, m_selection, m_session, m_tabs));
    m_tabs->addPage(new SlaPanel(m_document, m_selection, m_session, m_tabs));
    m_tabs->addPage(new PortalPanel(m_document, m_selection, m_session, m_tabs));
    m_whatIf = new WhatIfDesk(m_document, m_selection, m_inspector, m_tabs, this);
    m_tabs->setMinimumHeight(120);
    // A widget of its own class shows the stylesheet's ground only when it is told to.
    for (QWidget *panel : {static_cast<QWidget *>(m_palette), static_cast<QWidget *>(m_inspector), static_cast<QWidget *>(m_tabs)}) {
        panel->setProperty("surface", true);
        panel->setAttribute(Qt::WA_StyledBackground);
    }
}

QDockWidget *MainWindow::addDock(const char *name, QWidget *content, QWidget *titleBar, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(this);
    dock->setObjectName(QLatin1String(name));
    dock->setWidget(content);
    if (titleBar)
        dock->setTitleBarWidget(titleBar);
    addDockWidget(area, dock);
    m_docks << dock;
    m_actions->panels->addAction(dock->toggleViewAction());
    return dock;
}

void MainWindow::makeDocks()
{
    // The side docks own the lower corners, so that the charts sit under the canvas.
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    QDockWidget *palette = addDock("paletteDock", m_palette, m_palette->header(), Qt::LeftDockWidgetArea);
    QDockWidget *inspector = addDock("inspectorDock", m_inspector, m_inspector->header(), Qt::RightDockWidgetArea);
    QDockWidget *bottom = addDock("bottomDock", m_tabs, m_tabs->header(), Qt::BottomDockWidgetArea);
    m_history = addDock("historyDock", new HistoryPanel(m_document), nullptr, Qt::LeftDockWidgetArea);
    m_history->toggleViewAction()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_H));
    m_history->hide();
    resizeDocks({palette, inspector}, {228, 300}, Qt::Horizontal);
    resizeDocks({bottom}, {236}, Qt::Vertical);
}

void MainWindow::makeBars()
{
    m_faults = new FaultMenu(m_document, m_selection, m_session, Catalogue::builtIn(), this);
    m_actions->faults = m_faults;
    m_actions->simulate->addMenu(m_faults);
    m_runDesk = new RunDesk(m_session, m_actions->simulate, this);
    auto *variants = new VariantMenu(m_document, m_session, this);
    m_actions->simulate->addMenu(variants);
    auto *resilience = new ResilienceDesk(m_document, m_selection, m_tabs, this);
    auto *runs = new RunsDesk(m_document, m_session, m_tabs, this);
    runs->connectCharts(m_charts);
    auto *analyze = new AnalyzeMenu(m_whatIf, resilience, m_charts, runs, this);
    menuBar()->insertMenu(m_actions->help->menuAction(), analyze);
    connect(analyze, &AnalyzeMenu::characteristicsWanted, this, [this] {
        showDesign();
        m_whatIf->setWhole(false);
        m_selection->clear();
        m_inspector->parentWidget()->show();
        m_inspector->showLive();
    });
    m_canvasActions = new CanvasActions(m_canvas, m_selection, this);
    menuBar()->insertMenu(m_actions->simulate->menuAction(), m_canvasActions->arrange);
    m_actions->edit->insertAction(m_actions->enable, m_canvasActions->selectSameType);
    m_actions->edit->insertActions(m_actions->find, {m_canvasActions->findElement, m_canvasActions->insert, m_canvasActions->note, m_canvasActions->words});
    m_actions->view->insertActions(m_actions->panels->menuAction(), {m_canvasActions->overview, m_canvasActions->reducedMotion});
    ToolbarActions shown;
    shown.undo = m_actions->undo;
    shown.redo = m_actions->redo;
    shown.zoomOut = m_actions->zoomOut;
    shown.zoomIn = m_actions->zoomIn;
    shown.zoomFit = m_actions->zoomFit;
    shown.play = m_actions->play;
    shown.step = m_actions->stepEvent;
    shown.stop = m_actions->stop;
    shown.record = m_runDesk->record;
    shown.faults = m_faults;
    shown.exports = m_actions->exports;
    shown.variants = variants;
    shown.present = m_actions->present;
    m_toolbar = new RunToolbar(m_document, m_session, shown, this);
    addToolBar(Qt::TopToolBarArea, m_toolbar);
    m_status = new StatusLine(m_document, m_selection, m_session, this);
    setStatusBar(m_status);
}

void MainWindow::showProblems()
{
    const std::vector<Problem> &problems = m_problems->problems();
    const auto errors = static_cast<int>(
        std::count_if(problems.begin(), problems.end(), [](const Problem &problem) { return problem.severity == Severity::Error; }));
    const auto total = static_cast<int>(problems.size());
    m_problemsPanel->setProblems(problems);
    m_inspector->setProblems(problems);
    m_status->setProblems(errors, total - errors);
    m_tabs->setCount(Problems, total, errors > 0);
}

void MainWindow::offerRecovered()
{
    offerRecovery(m_document, m_autosave, this);
    if (!m_document->architecture().elements.empty())
        showDesign();
}

bool MainWindow::isWelcomeShown() const
{
    return m_centre->currentWidget() == m_welcome;
}

void MainWindow::showWelcome()
{
    m_welcome->setRecentFiles(m_settings->recentFiles());
    if (isWelcomeShown() && m_hasLayout)
        return;
    m_whatIf->setWhole(false);
    m_layoutOfDesign = saveState(Settings::kLayoutVersion);
    m_hasLayout = true;
    m_centre->setCurrentWidget(m_welcome);
    setDocksVisible(false);
    m_toolbar->hide();
    m_status->hide();
}

void MainWindow::showDesign()
{
    if (!isWelcomeShown())
        return;
    m_centre->setCurrentWidget(m_stage);
    m_toolbar->show();
    m_status->show();
    setDocksVisible(true);
    restoreState(m_layoutOfDesign, Settings::kLayoutVersion);
    m_canvas->setFocus();
}

void MainWindow::setDocksVisible(bool areVisible)
{
    for (QDockWidget *dock : m_docks) {
        dock->setVisible(areVisible && dock != m_history);
        dock->toggleViewAction()->setEnabled(areVisible);
    }
}

void MainWindow::fillRecent()
{
    m_actions->recent->clear();
    for (const QString &file : m_settings->recentFiles()) {
        m_actions->recent->addAction(QFileInfo(file).fileName().replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                                     [this, file] { m_files->openFile(file); });
    }
    if (m_actions->recent->isEmpty()) {
        m_actions->recent->addAction(tr("No recent files"))->setEnabled(false);
    } else {
        m_actions->recent->addSeparator();
        m_actions->recent->addAction(tr("Forget recent files"), this, [this] {
            m_settings->clearRecentFiles();
            m_welcome->setRecentFiles({});
        });
    }
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    const QString names[] = {tr("Mechanisms"), tr("Inspector"), tr("Charts and lists"), tr("History")};
    for (int i = 0; i < m_docks.size(); ++i)
        m_docks[i]->setWindowTitle(names[i]);
    m_tabs->setTitle(Charts, tr("Charts"));
    m_tabs->setTitle(Events, tr("Events"));
    m_tabs->setTitle(Problems, tr("Problems"));
    m_tabs->setTitle(Billing, tr("Billing"));
    m_tabs->setTitle(Sla, tr("SLA"));
    m_tabs->setTitle(Portal, tr("Portal"));
    m_tabs->bar()->setAccessibleName(tr("Charts and lists"));
    showProblems();
}

void MainWindow::restore()
{
    const auto check = [](QActionGroup *group, int choice) { group->actions().at(choice)->setChecked(true); };
    check(m_actions->themes, static_cast<int>(m_settings->theme()));
    check(m_actions->languages, static_cast<int>(m_settings->language()));
    m_actions->grid->setChecked(m_settings->isGridShown());
    m_actions->legend->setChecked(m_settings->isLegendShown());
    m_canvasActions->overview->setChecked(m_settings->isOverviewShown());
    m_canvasActions->reducedMotion->setChecked(m_settings->isMotionReduced());
    resize(screen()->availableSize().boundedTo(QSize(1600, 1000)));
    restoreGeometry(m_settings->geometry());
    restoreState(m_settings->layout(), Settings::kLayoutVersion);
}

void MainWindow::remember()
{
    m_settings->setWindow(saveGeometry(), isWelcomeShown() ? m_layoutOfDesign : saveState(Settings::kLayoutVersion));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files->mayLeave()) {
        event->ignore();
        return;
    }
    m_presentation->set(false);
    remember();
    // Saved, or given up by the answer just given.
    m_autosave->forget();
    m_session->stop();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

} // namespace nephoscope::ui
