// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/arrange/arranging.h"
#include "ui/canvas/boundary_lines.h"
#include "ui/canvas/canvas_picture.h"
#include "ui/canvas/placing.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <memory>
#include <optional>

class QLineEdit;
class QPlainTextEdit;

namespace nephoscope::ui {

class Document;
class FindBar;
class Gesture;
class OverviewMap;
class QuickInsert;
class RunSession;
class Selection;

/// The design on a canvas: drawn, selected, moved, resized, linked, and filled from the palette; in a run with the states of the run.
///
/// Wheel pans, with Ctrl it zooms at the pointer; the middle button or Space drags the picture. Escape ends whatever the hand is doing
/// and nothing has happened.
class CanvasView : public QWidget
{
    Q_OBJECT
public:
    CanvasView(Document *document, Selection *selection, RunSession *session, QWidget *parent = nullptr);
    ~CanvasView() override;

    double zoom() const { return m_zoom; }
    void zoomIn() { zoomAt(1.25, rect().center()); }
    void zoomOut() { zoomAt(0.8, rect().center()); }
    void zoomTo(double zoom) { zoomAt(zoom / m_zoom, rect().center()); }
    void zoomToFit();
    void panBy(const QPointF &pixels);
    /// Brings a point of the scene to the middle.
    void centreOn(const QPointF &scene);
    void setGridVisible(bool isVisible);
    /// The whole design in small, in the lower right corner.
    void setOverviewVisible(bool isVisible);
    /// Where it is, in the widget; empty while it is hidden.
    QRectF overviewRect() const;
    /// A field that finds elements by name, id or kind.
    void openFind();
    /// A field that takes the name of a mechanism, which is placed at the pointer.
    void openQuickInsert();
    /// What the lines of links mean, in a corner that the design leaves free.
    void setLegendVisible(bool isVisible);
    /// Whose things are, drawn over the design.
    void setBoundaryView(BoundaryView view);
    const BoundaryLines &boundaryLines() const { return m_boundaries; }
    /// Adds a mechanism where there is room: in the selected container that may hold it, else on the open canvas.
    void addMechanism(const QString &typeId);
    /// Adds a mechanism at a point of the scene, or says why it may not stand there.
    void insertAt(const QString &typeId, const QPointF &scene);
    void cut();
    void copy();
    /// Into the selected container if it may hold what is pasted, else into one around it, else onto the open canvas.
    void paste();
    void duplicate();
    /// Copies in one container, their common upper left corner at a point of the scene or as near as there is room.
    void duplicateTo(const std::vector<ElementId> &elements, const std::optional<ElementId> &parent, const QPointF &corner);
    void selectAll();
    void deleteSelection();
    /// Edits the name of the one selected element in place.
    void rename();
    // Arranging what is selected; each is one undo step, and things glide to their new places.
    void align(Alignment alignment);
    void spread(Spreading spreading);
    void makeSameSize(Sizing sizing);
    void setInFront(bool isFront);
    /// Automatic layout of what is selected or of everything, which is then brought into view.
    void layOut(bool isSelectionOnly);
    /// A new container of a type around what is selected.
    void putIntoContainer(const QString &typeId);
    void selectSameType();
    /// A note, or words without a card, at the pointer, and its text to be typed at once.
    void addNote(bool isPlain);
    /// The text of the one selected note in place.
    void editNote();
    void changeNote(const CanvasNote &note, const QString &undoName);
    /// Shows a note as it would be, without changing it.
    void showNote(const CanvasNote &note);
    /// Bends drawn by hand are given up for the program's routes.
    void straightenLinks();
    /// No moving dots, nothing that glides.
    void setMotionReduced(bool isReduced);
    bool isMotionReduced() const { return m_isMotionReduced; }
    /// Whether things are gliding to their places.
    bool isAnimating() const { return m_animation.state() == QAbstractAnimation::Running; }
    /// Says something in passing, at the lower edge.
    void note(const QString &sentence);

    QPointF toScene(const QPointF &position) const { return (position - m_origin) / m_zoom; }
    QPointF fromScene(const QPointF &point) const { return point * m_zoom + m_origin; }
    QRectF fromScene(const QRectF &rect) const { return {fromScene(rect.topLeft()), rect.size() * m_zoom}; }
    /// The innermost element at a point of the scene; none on the open canvas.
    std::optional<ElementId> elementAt(const QPointF &scene) const;
    std::optional<LinkId> linkAt(const QPointF &scene) const;

    Document *document() const { return m_document; }
    Selection *selection() const { return m_selection; }
    const CanvasPicture &picture() const { return m_picture; }
    /// Shows the design as it would be with other places, without changing it; all of them, each time.
    void showPreview(const std::vector<Document::Placement> &placements);
    /// Shows a link with other bends, from its common container, without changing it.
    void showBends(const LinkId &link, const Bends &bends);
    void endPreview();
    /// Steps of the arrow keys that follow one another closely are one move.
    int nudgeGesture();
    /// The keys held with the pointer.
    Qt::KeyboardModifiers modifiers() const { return m_modifiers; }
    /// What the pointer is doing; nullptr when it does nothing.
    const Gesture *gesture() const { return m_gesture.get(); }
    /// Why what is dragged would not be taken where the pointer is, in a few words; empty: it would, or nothing is dragged.
    QString refusal() const;
    const QString &noteText() const { return m_note; }

Q_SIGNALS:
    void zoomChanged(double zoom);
    /// A click with the right button: the window offers what can be done with what is selected.
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Before { std::optional<ElementId> parent; Box box; };
    using Places = std::unordered_map<std::string, Before>;

    void zoomAt(double factor, const QPointF &position);
    void rebuild();
    void preview(const Architecture &design);
    void noteViewMoved();
    void takeEdit();
    void work();
    void flow();
    void reveal(const QString &id);
    void bringIntoView(const QRectF &scene);
    void paintGrid(QPainter *painter) const;
    void paintDropped(QPainter *painter) const;
    void paintWords(QPainter *painter) const;
    HandMarks marks() const;

    void arrange(const std::vector<Document::Placement> &placements, const QString &undoName);
    /// What the next edit moves starts from where it is shown now.
    void animateFromHere();
    void startAnimation();
    /// Where everything is shown now; nothing where nothing may glide.
    Places places() const;
    /// After a step: what was undone, or done again, glides.
    void followUndo(int index);
    void showBetween(double share);
    void endAnimation();
    void finishAnimation();

    void hover(const QPointF &position);
    void begin(std::unique_ptr<Gesture> gesture);
    void cancelGesture();
    void pressLeft(QMouseEvent *event);
    /// Something to pull at: a corner of a selected container or an edge of what the pointer is on.
    std::unique_ptr<Gesture> gestureAtHandle(const QPointF &position);
    std::optional<Qt::CursorShape> handleCursor(const QPointF &position) const;
    void showCursor();
    /// A key pressed or let go while the hand holds something changes what comes of it.
    bool followModifiers(Qt::KeyboardModifiers modifiers, int key, bool isDown);
    void pressRight(QMouseEvent *event);

    std::optional<ElementId> parentFor(const std::vector<std::string> &types) const;
    /// What was pasted: elements, else notes.
    struct Pasted { std::vector<ElementId> elements; std::vector<std::string> notes; };
    Pasted insert(const QByteArray &text, const std::optional<ElementId> &parent, const QPointF &wanted, const QString &undoName);
    void endRename(bool isTaken);

    const CanvasNote *noteAt(const QPointF &scene) const;
    const CanvasNote *selectedNote() const;
    bool pressNote(const QPointF &position);
    void deleteNotes();
    /// Moves the selected notes by a step of the arrow keys.
    void nudgeNotes(const QPointF &by);
    void endNote(bool isTaken);
    bool filterNoteField(QEvent *event);

    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    CanvasPicture m_picture;
    double m_zoom = 1;
    QPointF m_origin{40, 40}; ///< of the scene, in the widget
    Detail m_detail = Detail::Near;
    bool m_hasGrid = true;
    bool m_hasLegend = true;
    BoundaryView m_boundaryView = BoundaryView::None;
    BoundaryLines m_boundaries;
    bool m_isFitPending = false;
    bool m_isFitted = false; ///< the whole design is shown, and nobody has moved it since
    bool m_isSpaceDown = false;
    bool m_isPreviewed = false;
    bool m_hasKeyboardFocus = false; ///< reached by Tab: a ring is shown

    std::unique_ptr<Gesture> m_gesture;
    QPointF m_pointer;
    Qt::KeyboardModifiers m_modifiers;
    std::optional<ElementId> m_hovered;
    std::optional<LinkId> m_hoveredLink;
    int m_nudge = 0;
    QElapsedTimer m_nudgeClock;

    std::string m_dropType; ///< what is dragged over the canvas from the palette
    Landing m_drop;
    FindBar *m_find;
    QuickInsert *m_quickInsert;
    OverviewMap *m_overview;
    QPointer<QLineEdit> m_nameField;
    ElementId m_named;
    QPointer<QPlainTextEdit> m_noteField;
    std::string m_noteEdited;
    QString m_note;
    QTimer m_noteEnd;

    QVariantAnimation m_animation;
    Places m_before; ///< where things glide from
    Places m_beforeEdit; ///< where things were shown before the step that is being done or undone
    int m_undoIndex = 0;
    int m_undoCount = 0;
    bool m_isAnimationDue = false;
    bool m_fitsAfterAnimation = false;
    bool m_isMotionReduced = false;

    QTimer m_repaint;
    QTimer m_work; ///< goes on with the routes
    QTimer m_flow; ///< moves the request dots
    QElapsedTimer m_flowClock;
    double m_phase = 0; ///< units that the dots have run
};

} // namespace nephoscope::ui
