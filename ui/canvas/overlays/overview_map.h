// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

namespace nephoscope::ui {

class CanvasView;

/// The whole design, small, in a corner of the canvas, with the part that is in view framed; a press or a drag brings another part there.
class OverviewMap : public QWidget
{
    Q_OBJECT
public:
    explicit OverviewMap(CanvasView *canvas);

    /// What is drawn has changed, not only what part of it is in view.
    void renew();
    void place();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void draw();
    void go(const QPointF &position);
    QRectF toMap(const QRectF &scene) const { return {(scene.topLeft() - m_origin) * m_scale, scene.size() * m_scale}; }

    CanvasView *m_canvas;
    QPixmap m_picture;
    bool m_isStale = true;
    QPointF m_origin; ///< of the map, on the scene
    double m_scale = 1; ///< pixels a scene unit
};

} // namespace nephoscope::ui
