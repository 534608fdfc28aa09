// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QUndoStack;

namespace nephoscope::ui {

/// The window's menus and the actions in them; what they do is connected by the window.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QMainWindow *window, QUndoStack *undoStack);

    QAction *newWindow, *closeWindow, *newDesign, *open, *save, *saveAs, *welcome, *exportSvg, *exportPng, *exportPdf, *report, *quit;
    QAction *undo, *redo, *cut, *copy, *paste, *duplicate, *remove, *selectAll, *enable, *find;
    QAction *present;
    QAction *zoomIn, *zoomOut, *zoomFit, *zoomReset, *grid, *legend;
    QActionGroup *boundaries; ///< whose things are, drawn over the design; none checked: nothing
    QAction *play, *stepEvent, *stepSecond, *stop;
    QAction *guide, *shortcuts, *about;
    QActionGroup *themes;
    QActionGroup *languages;
    QActionGroup *textSizes; ///< data: percent
    QMenu *file, *recent, *edit, *view, *panels, *simulate, *faults = nullptr, *help, *exports;

    void retranslate();
    /// `Play`, `Pause` or `Resume`.
    void showPlaying(bool isPlaying, bool isActive);

private:
    QAction *add(QMenu *menu, const char *iconName, const QKeySequence &shortcut);
    void addChoices(QMenu *menu, QActionGroup *group, int count);
    void retranslateUndo();

    QMainWindow *m_window;
    QUndoStack *m_undoStack;
    QMenu *m_boundaryMenu;
    QMenu *m_themeMenu;
    QMenu *m_languageMenu;
    QMenu *m_textSizeMenu;
    bool m_isPlaying = false;
    bool m_isActive = false;
};

} // namespace nephoscope::ui
