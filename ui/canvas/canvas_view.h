// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/parts/look.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace nephoscope::ui {

class Document;
class RunSession;
class Selection;

/// The design on a canvas: drawn, selected, moved, linked, and filled from the palette; in a run with the states of the run.
///
/// Wheel pans, with Ctrl it zooms at the pointer; the middle button or Space drags the picture.
class CanvasView : public QWidget
{
    Q_OBJECT
public:
    CanvasView(Document *document, Selection *selection, RunSession *session, QWidget *parent = nullptr);

    double zoom() const { return m_zoom; }
    void zoomIn() { zoomAt(1.25, rect().center()); }
    void zoomOut() { zoomAt(0.8, rect().center()); }
    void zoomTo(double zoom) { zoomAt(zoom / m_zoom, rect().center()); }
    void zoomToFit();
    void setGridVisible(bool isVisible);
    /// Adds a mechanism where there is room: in the selected container that may hold it, else on the open canvas.
    void addMechanism(const QString &typeId);
    void cut();
    void copy();
    void paste();
    void duplicate();
    void selectAll();
    void deleteSelection();

    QPointF toScene(const QPointF &position) const { return (position - m_origin) / m_zoom; }
    QPointF fromScene(const QPointF &point) const { return point * m_zoom + m_origin; }
    /// The innermost element at a point of the scene; none on the open canvas.
    std::optional<ElementId> elementAt(const QPointF &scene, const std::vector<ElementId> &except = {}) const;

Q_SIGNALS:
    void zoomChanged(double zoom);
    /// A click with the right button on an element: the window offers what can be done with it.
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Gesture { None, Pan, Move, Link, Band };

    void zoomAt(double factor, const QPointF &position);
    void rebuild();
    void work();
    void flow();
    void reveal(const QString &id);
    void paintGrid(QPainter *painter) const;
    HandMarks marks() const;
    void paintGesture(QPainter *painter) const;
    std::vector<QPointF> handlesOf(const ElementId &id) const;
    void moveSelection(const QPointF &by);
    void dropSelection(const QPointF &scene);
    void connectTo(const QPointF &scene, const QPoint &globalPosition);
    /// The container at a point that would take a mechanism, and why not where it would not.
    void weighDrop(const std::string &type, const QPointF &scene);
    std::vector<ElementId> movable() const;

    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    CanvasPicture m_picture;
    const SceneGeometry &m_geometry = m_picture.geometry();
    double m_zoom = 1;
    QPointF m_origin{40, 40}; ///< of the scene, in the widget
    bool m_hasGrid = true;
    bool m_isFitPending = false;
    bool m_isSpaceDown = false;
    Gesture m_gesture = Gesture::None;
    QPointF m_pressed; ///< in the widget
    QPointF m_last;
    int m_gestureNumber = 0;
    std::optional<ElementId> m_hovered;
    std::optional<ElementId> m_linkFrom;
    std::string m_dropType;
    std::optional<ElementId> m_dropParent;
    QString m_dropRefusal;
    QTimer m_repaint;
    QTimer m_work; ///< goes on with the routes
    QTimer m_flow; ///< moves the request dots
    QElapsedTimer m_flowClock;
    double m_phase = 0; ///< units that the dots have run
    Detail m_detail = Detail::Near;
};

} // namespace nephoscope::ui
