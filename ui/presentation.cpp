// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presentation.h"

#include "ui/dialogs/settings.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QStatusBar>

namespace nephoscope::ui {

namespace {

void collect(const QList<QAction *> &actions, QList<QAction *> *found)
{
    for (QAction *action : actions) {
        if (action->menu())
            collect(action->menu()->actions(), found);
        else if (!action->shortcuts().isEmpty())
            found->append(action);
    }
}

} // namespace

Presentation::Presentation(QMainWindow *window, QAction *action, QList<QDockWidget *> docks)
    : QObject(window), m_window(window), m_action(action), m_docks(std::move(docks)), m_escape(new QShortcut(QKeySequence(Qt::Key_Escape), window))
{
    m_action->setCheckable(true);
    m_escape->setEnabled(false);
    connect(m_action, &QAction::toggled, this, &Presentation::set);
    connect(m_escape, &QShortcut::activated, this, &Presentation::escape);
}

void Presentation::set(bool isOn)
{
    if (isOn == m_isOn)
        return;
    m_isOn = isOn;
    if (isOn)
        enter();
    else
        leave();
    m_escape->setEnabled(isOn);
    m_action->setChecked(isOn);
    Q_EMIT changed(isOn);
}

void Presentation::enter()
{
    m_layout = m_window->saveState(Settings::kLayoutVersion);
    m_state = m_window->windowState();
    // The keys of a menu that is hidden are dead: meanwhile the actions belong to the window itself.
    collect(m_window->menuBar()->actions(), &m_lent);
    m_window->addActions(m_lent);
    for (QDockWidget *dock : m_docks)
        dock->hide();
    m_window->menuBar()->hide();
    m_window->statusBar()->hide();
    m_window->setWindowState(m_state | Qt::WindowFullScreen);
}

void Presentation::leave()
{
    for (QAction *action : m_lent)
        m_window->removeAction(action);
    m_lent.clear();
    m_window->menuBar()->show();
    m_window->statusBar()->show();
    m_window->setWindowState(m_state);
    m_window->restoreState(m_layout, Settings::kLayoutVersion);
    m_layout.clear();
}

void Presentation::escape()
{
    QWidget *focus = QApplication::focusWidget();
    if (qobject_cast<QLineEdit *>(focus) || qobject_cast<QPlainTextEdit *>(focus)) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        // A key that is sent looks for shortcuts first, and would find this one again.
        m_escape->setEnabled(false);
        QCoreApplication::sendEvent(focus, &press);
        m_escape->setEnabled(m_isOn);
        return;
    }
    set(false);
}

} // namespace nephoscope::ui
