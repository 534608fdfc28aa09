// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

class QPushButton;

namespace nephoscope::ui {

class Document;
class RunIntervals;
class RunSession;

/// The run as a line: where it is, how far it is known, what happened and what is planned; a click goes there.
///
/// Shows itself while there is a run. Forward the run goes on as fast as it can, back it is repeated from its start; what takes
/// longer shows how far it is and can be given up.
class Timeline : public QWidget
{
    Q_OBJECT
public:
    Timeline(RunSession *session, Document *document, RunIntervals *intervals, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    /// A time that is marked, as in the charts.
    void setCursorTime(std::optional<double> time);
    /// The end of the line, s: what is known with some room, at most the end of the run.
    double span() const;
    double xAt(double time) const;
    double timeAt(double x) const;
    /// Times at which something happened, one for each place that can be told apart.
    const std::vector<double> &marks() const { return m_marks; }
    QPushButton *cancelButton() { return m_cancel; }

Q_SIGNALS:
    void cursorTimeChanged(std::optional<double> time);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void followLog();
    void showJump();
    void placeCancel();
    void retranslate();
    QRectF track() const;
    /// The time under the pointer; that of a mark which is close.
    double pointedTime(double x) const;
    QString wordsAt(double x) const;
    void paintBands(QPainter *painter);
    void paintMarks(QPainter *painter);
    void paintPlans(QPainter *painter);
    void paintTimes(QPainter *painter);

    RunSession *m_session;
    Document *m_document;
    RunIntervals *m_intervals;
    QPushButton *m_cancel;
    std::vector<double> m_marks;
    std::uint64_t m_next = 0;
    std::uint64_t m_course = 0;
    std::optional<double> m_cursor;
    std::optional<double> m_dragged; ///< where the head is held
    QTimer m_timer;
    QElapsedTimer m_jumping; ///< since a jump is under way
    bool m_isJumpShown = false;
    bool m_hasKeyboardFocus = false; ///< came by the keyboard: then it is marked
};

} // namespace nephoscope::ui
