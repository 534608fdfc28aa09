// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>

class QWidget;

namespace nephoscope::ui {
class MainWindow;
}

namespace nephoscope::tests {

/// Does what comes to its mind with a window: drops, drags, clicks, types, edits, runs, injects faults, switches themes and languages.
///
/// What action number `n` does depends on the seed, on `n` and on the design, so that a seed repeats a walk; what the run has come
/// to by then is up to the clock. Menus and dialogs that open on the way are answered at random; no file is written.
class Monkey : public QObject
{
    Q_OBJECT
public:
    Monkey(ui::MainWindow *window, std::uint64_t seed);

    /// Carries out the next action and lets the window follow. Returns what it was.
    QString act();
    std::uint64_t actions() const { return m_number; }

private:
    std::uint32_t below(std::size_t n) { return m_stream.below(static_cast<std::uint32_t>(n)); }
    QPoint anywhere();
    QPoint onSomething();

    QString dropMechanism();
    QString chooseMechanism();
    QString clickCanvas();
    QString dragOnCanvas();
    QString rightClickCanvas();
    QString turnWheel();
    QString pressKey();
    QString trigger();
    QString undoOrRedo();
    QString useWidget();
    QString selectSome();
    QString walkRun();
    QString injectFault();
    QString changeLook();
    QString openSomething();
    QString thinOut();

    /// Closes whatever popup or dialog has opened, now and then by choosing something in it.
    void answer();

    ui::MainWindow *m_window;
    std::uint64_t m_seed;
    std::uint64_t m_number = 0;
    sim::RandomStream m_stream;
    QTimer m_answer;
};

} // namespace nephoscope::tests
