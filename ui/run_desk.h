// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

class QAction;
class QKeySequence;
class QMenu;
class QWidget;

namespace nephoscope::ui {

class ChartsPanel;
class RunSession;
struct Plot;

/// What the window does for a run beside playing it: steps, jumps, recording, charts written to files.
class RunDesk : public QObject
{
    Q_OBJECT
public:
    /// Puts its actions into `menu`.
    RunDesk(RunSession *session, QMenu *menu, QWidget *window);

    void connectCharts(ChartsPanel *charts);
    void listenForSpace(QWidget *canvas, QAction *play);
    QAction *stepLine, *stepBack, *jump, *cancelJump, *record;

    /// Asks for the time.
    void askAndJump();
    /// Writes a chart, in the light theme, as a picture whose ending (.svg, .png) says in which format. Empty, or what went wrong.
    static QString writePicture(const Plot &plot, const QString &file);
    static QString writeCsv(const Plot &plot, const QString &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *add(QMenu *menu, const QKeySequence &shortcut);
    void retranslate();
    void follow();
    void savePicture(const Plot &plot);
    void saveCsv(const Plot &plot);

    RunSession *m_session;
    QWidget *m_window;
    QAction *m_play = nullptr;
    QElapsedTimer m_spaceDown;
};

} // namespace nephoscope::ui
