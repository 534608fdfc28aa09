// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>

class QAction;
class QDockWidget;
class QMainWindow;
class QShortcut;

namespace nephoscope::ui {

/// The window as a room full of people sees it: the design in the whole screen under the controls of the run, with larger type; the
/// panels, the menus and the status line step back and return as they were.
///
/// Escape ends it, unless a text is being typed or something is held: then that ends first.
class Presentation : public QObject
{
    Q_OBJECT
public:
    /// `action` is checked while it is on; `docks` step back.
    Presentation(QMainWindow *window, QAction *action, QList<QDockWidget *> docks);

    bool isOn() const { return m_isOn; }
    void set(bool isOn);
    /// The panels as they are without it; empty while it is off.
    const QByteArray &layoutBefore() const { return m_layout; }
    /// How much larger type is than the size that is set.
    static constexpr double kEnlargement = 1.25;

Q_SIGNALS:
    void changed(bool isOn);

private:
    void enter();
    void leave();
    void escape();

    QMainWindow *m_window;
    QAction *m_action;
    QList<QDockWidget *> m_docks;
    QShortcut *m_escape;
    QList<QAction *> m_lent; ///< so that their keys work while the menus are hidden
    QByteArray m_layout;
    Qt::WindowStates m_state;
    bool m_isOn = false;
};

} // namespace nephoscope::ui
