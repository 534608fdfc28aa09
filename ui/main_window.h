// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include <memory>

class QStackedWidget;

namespace nephoscope {
struct Fix;
}

namespace nephoscope::ui {

class Autosave;
class CanvasActions;
class CanvasView;
class ChartsPanel;
class DockTabs;
class Document;
class EventsPanel;
class ExportDesk;
class FaultMenu;
class FileDesk;
class Inspector;
class Palette;
class Presentation;
class ProblemFinder;
class ProblemsPanel;
class RunDesk;
class RunSession;
class RunToolbar;
class Selection;
class Settings;
class StatusLine;
class Timeline;
class WelcomePage;
class WhatIfDesk;
class WindowActions;

/// Puts the parts together, nothing else: palette, canvas, inspector, dock, toolbar, menus, around one document and one run.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    Document *document() { return m_document; }
    Selection *selection() { return m_selection; }
    RunSession *session() { return m_session; }
    CanvasView *canvas() { return m_canvas; }
    WindowActions *actions() { return m_actions; }
    CanvasActions *canvasActions() { return m_canvasActions; }
    FileDesk *files() { return m_files; }
    Inspector *inspector() { return m_inspector; }
    Palette *palettePanel() { return m_palette; }
    DockTabs *dockTabs() { return m_tabs; }
    WhatIfDesk *whatIf() { return m_whatIf; }

    /// The welcome page instead of the design; the panels step back.
    void showWelcome();
    void showDesign();
    /// A window more, beside this one, with a design of its own; it owns itself.
    MainWindow *openAnother();
    Presentation *presentation() { return m_presentation; }
    /// Offers what a session that broke off left behind.
    void offerRecovered();
    bool isWelcomeShown() const;

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Tab { Charts, Events, Problems, Billing, Sla, Portal };

    void makeParts();
    void makeDocks();
    void makeBars();
    void connectFiles();
    void connectEditing();
    void connectView();
    void connectRun();
    void connectManners();
    void setTextSize();
    void retranslate();
    void restore();
    void remember();
    void fillRecent();
    void showProblems();
    void setDocksVisible(bool areVisible);
    QDockWidget *addDock(const char *name, QWidget *content, QWidget *titleBar, Qt::DockWidgetArea area);

    std::unique_ptr<Settings> m_settings;
    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    Autosave *m_autosave;
    FileDesk *m_files;
    ExportDesk *m_exports;
    ProblemFinder *m_problems;
    WindowActions *m_actions;
    QStackedWidget *m_centre = nullptr;
    WelcomePage *m_welcome = nullptr;
    QWidget *m_stage = nullptr; ///< the canvas over the timeline
    CanvasView *m_canvas = nullptr;
    CanvasActions *m_canvasActions = nullptr;
    Palette *m_palette = nullptr;
    Inspector *m_inspector = nullptr;
    DockTabs *m_tabs = nullptr;
    ChartsPanel *m_charts = nullptr;
    EventsPanel *m_events = nullptr;
    ProblemsPanel *m_problemsPanel = nullptr;
    FaultMenu *m_faults = nullptr;
    RunDesk *m_runDesk = nullptr;
    WhatIfDesk *m_whatIf = nullptr;
    Presentation *m_presentation = nullptr;
    Timeline *m_timeline = nullptr;
    RunToolbar *m_toolbar = nullptr;
    StatusLine *m_status = nullptr;
    QList<QDockWidget *> m_docks;
    QDockWidget *m_history = nullptr; ///< shown only when somebody wants it
    QByteArray m_layoutOfDesign; ///< the docks as they were before the welcome page
    bool m_hasLayout = false;
};

} // namespace nephoscope::ui
