// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plot.h"

#include <QWidget>

namespace nephoscope::ui {

/// Shows one plot and tells where the pointer is on it.
class ChartView : public QWidget
{
    Q_OBJECT
public:
    explicit ChartView(QWidget *parent = nullptr);

    void setPlot(Plot plot);
    const Plot &plot() const { return m_plot; }
    QSize sizeHint() const override;

Q_SIGNALS:
    /// The time under the pointer, s; none when it leaves.
    void cursorMoved(std::optional<double> time);
    /// A click on a shaded stretch of time, about this element.
    void bandClicked(const QString &element);
    /// The window that the wheel or a drag asks for, s.
    void windowWanted(double from, double to);
    /// A double click: the window that follows the run.
    void resetWanted();
    /// The key W: why is it so at the cursor?
    void whyWanted();
    /// A click on a name in the legend.
    void lineClicked(const QString &label);
    void menuWanted(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    std::optional<double> timeAt(const QPointF &point) const;
    void describe();
    void zoom(double time, double factor);

    Plot m_plot;
    PlotStyle m_style;
    std::optional<QPointF> m_pressed;
    double m_pressedFrom = 0;
    double m_pressedTo = 0;
    bool m_isPanning = false;
    bool m_hasKeyboardFocus = false; ///< came by the keyboard: then it is marked
};

} // namespace nephoscope::ui
