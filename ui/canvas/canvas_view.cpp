// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_accessible.h"
#include "ui/canvas/gestures/gesture.h"
#include "ui/canvas/overlays/find_bar.h"
#include "ui/canvas/overlays/overview_map.h"
#include "ui/canvas/overlays/quick_insert.h"
#include "ui/canvas/parts/diagram_painter.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace nephoscope::ui {

namespace {

constexpr double kSmallest = 0.05;
constexpr double kLargest = 4;
constexpr double kDotsFrom = 0.45; // zoom under which requests are not drawn
constexpr int kFrame = 33; // ms

} // namespace

CanvasView::CanvasView(Document *document, Selection *selection, RunSession *session, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_session(session), m_find(new FindBar(this)), m_quickInsert(new QuickInsert(this)),
      m_overview(new OverviewMap(this))
{
    m_overview->hide();
    setObjectName(QStringLiteral("canvas"));
    CanvasAccessible::install();
    setAccessibleName(tr("Canvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setMinimumSize(320, 200);
    m_work.setInterval(0);
    connect(&m_work, &QTimer::timeout, this, &CanvasView::work);
    m_repaint.setSingleShot(true);
    m_repaint.setInterval(kFrame);
    connect(&m_repaint, &QTimer::timeout, this, &CanvasView::rebuild);
    m_flow.setInterval(kFrame);
    connect(&m_flow, &QTimer::timeout, this, &CanvasView::flow);
    m_noteEnd.setSingleShot(true);
    m_noteEnd.setInterval(4000);
    connect(&m_noteEnd, &QTimer::timeout, this, [this] {
        m_note.clear();
        update();
    });
    connect(m_document, &Document::edited, this, &CanvasView::takeEdit);
    connect(m_document->undoStack(), &QUndoStack::indexChanged, this, &CanvasView::followUndo);
    connect(m_document, &Document::reset, this, [this] {
        takeEdit();
        zoomToFit();
    });
    connect(m_selection, &Selection::changed, this, [this] {
        CanvasAccessible::tellSelection(this);
        update();
    });
    connect(m_selection, &Selection::revealRequested, this, &CanvasView::reveal);
    connect(m_session, &RunSession::updated, this, [this] {
        if (!m_repaint.isActive())
            m_repaint.start();
        if (m_session->isPlaying() && !m_isMotionReduced && !m_flow.isActive())
            m_flow.start();
    });
    connect(m_session, &RunSession::stopped, this, &CanvasView::rebuild);
    connect(m_session, &RunSession::refused, this, &CanvasView::note);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant &share) { showBetween(share.toDouble()); });
    connect(&m_animation, &QAbstractAnimation::finished, this, &CanvasView::endAnimation);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    rebuild();
}

CanvasView::~CanvasView() = default;

void CanvasView::rebuild()
{
    // What a hand is holding stays where it holds it; the next move takes the run's state in.
    if (m_isPreviewed)
        return;
    m_picture.take(m_document->architecture(), Catalogue::builtIn(), m_session->snapshot());
    if (!m_picture.routes().isSettled())
        m_work.start();
    m_overview->renew();
    update();
}

void CanvasView::takeEdit()
{
    cancelGesture();
    endRename(false);
    endNote(false);
    const Architecture &design = m_document->architecture();
    std::vector<ElementId> elements = m_selection->elements();
    std::vector<LinkId> links = m_selection->links();
    std::erase_if(elements, [&](const ElementId &id) { return design.find(id) == nullptr; });
    std::erase_if(links, [&](const LinkId &id) { return design.find(id) == nullptr; });
    std::vector<std::string> notes = m_selection->notes();
    const std::vector<CanvasNote> known = notes.empty() ? std::vector<CanvasNote>() : notesOf(design);
    std::erase_if(notes, [&](const std::string &id) { return std::none_of(known.begin(), known.end(), [&](const CanvasNote &note) { return note.id == id; }); });
    m_selection->set(elements, links, notes);
    if (m_hovered && !design.find(*m_hovered))
        m_hovered.reset();
    if (m_hoveredLink && !design.find(*m_hoveredLink))
        m_hoveredLink.reset();
    setBoundaryView(m_boundaryView);
    if (m_beforeEdit.empty() && !m_isAnimationDue)
        m_beforeEdit = places();
    const bool isAnimationDue = std::exchange(m_isAnimationDue, false);
    if (isAnimating()) {
        m_animation.stop();
        endPreview();
    }
    rebuild();
    if (isAnimationDue)
        startAnimation();
    else
        m_before.clear();
}

void CanvasView::showPreview(const std::vector<Document::Placement> &placements)
{
    Architecture design = m_document->architecture();
    std::unordered_map<std::string, const Document::Placement *> places;
    for (const Document::Placement &placement : placements)
        places.emplace(placement.id.text(), &placement);
    for (Element &element : design.elements) {
        if (const auto place = places.find(element.id.text()); place != places.end()) {
            element.parent = place->second->parent;
            element.box = place->second->box;
        }
    }
    preview(design);
}

void CanvasView::showBends(const LinkId &link, const Bends &bends)
{
    Architecture design = m_document->architecture();
    nephoscope::apply(design, SetAppearance{link.text(), kBendsField, toJson(bends)});
    preview(design);
}

void CanvasView::preview(const Architecture &design)
{
    m_isPreviewed = true;
    m_picture.takePlaces(design, Catalogue::builtIn(), m_session->snapshot());
    if (!m_picture.routes().isSettled())
        m_work.start();
    update();
}

void CanvasView::endPreview()
{
    if (!m_isPreviewed)
        return;
    m_isPreviewed = false;
    rebuild();
}

void CanvasView::work()
{
    // In portions, so that a key or a click in between is answered.
    constexpr double kPortion = 10; // ms
    if (m_picture.work(kPortion, QRectF(toScene(QPointF()), QSizeF(size()) / m_zoom)))
        update();
    if (m_picture.routes().isSettled()) {
        m_work.stop();
        m_overview->renew();
    }
}

void CanvasView::flow()
{
    // Dots run 120 units a second whatever the speed of the run, and stand still while it does.
    constexpr double kUnitsPerMillisecond = 0.12;
    const double passed = m_flowClock.isValid() ? static_cast<double>(m_flowClock.restart()) : 0;
    if (!m_flowClock.isValid())
        m_flowClock.start();
    if (!m_session->isActive() || !m_session->isPlaying() || m_isMotionReduced) {
        m_flow.stop();
        m_flowClock.invalidate();
        return;
    }
    m_phase += std::min(passed, 100.0) * kUnitsPerMillisecond;
    if (m_zoom < kDotsFrom)
        return;
    QRegion stretches;
    for (const QRectF &stretch : m_picture.traffic())
        stretches += fromScene(stretch).toAlignedRect();
    update(stretches);
}

void CanvasView::zoomAt(double factor, const QPointF &position)
{
    endRename(true);
    endNote(true);
    const double next = std::clamp(m_zoom * factor, kSmallest, kLargest);
    const QPointF scene = toScene(position);
    m_zoom = next;
    m_isFitted = false;
    m_origin = position - scene * m_zoom;
    Q_EMIT zoomChanged(m_zoom);
    noteViewMoved();
}

void CanvasView::panBy(const QPointF &pixels)
{
    endRename(true);
    endNote(true);
    m_origin += pixels;
    m_isFitted = false;
    noteViewMoved();
}

void CanvasView::centreOn(const QPointF &scene)
{
    panBy(QPointF(rect().center()) - fromScene(scene));
}

void CanvasView::noteViewMoved()
{
    m_overview->update();
    update();
}

void CanvasView::zoomToFit()
{
    if (!isVisible()) {
        m_isFitPending = true;
        return;
    }
    endRename(true);
    m_isFitPending = false;
    QRectF bounds = m_picture.bounds();
    if (bounds.isEmpty()) {
        m_zoom = 1;
        m_origin = QPointF(40, 40);
    } else {
        const double margin = 28;
        m_zoom = std::clamp(std::min((width() - 2 * margin) / bounds.width(), (height() - 2 * margin) / bounds.height()), kSmallest, 1.5);
        m_origin = QPointF(rect().center()) - bounds.center() * m_zoom;
    }
    m_isFitted = true;
    Q_EMIT zoomChanged(m_zoom);
    noteViewMoved();
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_overview->place();
    m_find->place();
    // A view of the whole design stays one when the timeline or a panel takes some of its room.
    if (m_isFitPending || (m_isFitted && isVisible() && !m_gesture))
        zoomToFit();
}

void CanvasView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Canvas"));
        setBoundaryView(m_boundaryView);
        rebuild();
    }
    QWidget::changeEvent(event);
}

void CanvasView::setGridVisible(bool isVisible)
{
    m_hasGrid = isVisible;
    update();
}

void CanvasView::setOverviewVisible(bool isVisible)
{
    m_overview->place();
    m_overview->setVisible(isVisible);
    m_overview->renew();
    update();
}

QRectF CanvasView::overviewRect() const
{
    return m_overview->isVisible() ? QRectF(m_overview->geometry()) : QRectF();
}

void CanvasView::openFind()
{
    cancelGesture();
    m_find->open();
}

void CanvasView::openQuickInsert()
{
    cancelGesture();
    m_quickInsert->open(underMouse() ? m_pointer : QPointF(rect().center()));
}

void CanvasView::setLegendVisible(bool isVisible)
{
    m_hasLegend = isVisible;
    update();
}

void CanvasView::setBoundaryView(BoundaryView view)
{
    m_boundaryView = view;
    m_boundaries.compute(m_boundaryView, m_document->architecture(), Catalogue::builtIn());
    update();
}

void CanvasView::note(const QString &sentence)
{
    m_note = sentence;
    m_noteEnd.start();
    update();
}

void CanvasView::reveal(const QString &id)
{
    if (const Placed *placed = m_picture.geometry().find(ElementId(id.toStdString())))
        bringIntoView(placed->rect);
    else
        bringIntoView(m_picture.routes().find(LinkId(id.toStdString())).boundingRect());
}

void CanvasView::bringIntoView(const QRectF &scene)
{
    const QRectF shown = fromScene(scene);
    if (scene.isValid() && !QRectF(rect()).adjusted(20, 20, -20, -20).contains(shown))
        panBy(QPointF(rect().center()) - shown.center());
    update();
}

std::optional<ElementId> CanvasView::elementAt(const QPointF &scene) const
{
    // Contents come after their containers, so the last one hit is the innermost.
    const auto &placed = m_picture.geometry().placed();
    const auto hit = std::find_if(placed.rbegin(), placed.rend(), [&](const Placed &one) { return one.rect.contains(scene); });
    return hit == placed.rend() ? std::nullopt : std::optional(hit->id);
}

std::optional<LinkId> CanvasView::linkAt(const QPointF &scene) const
{
    return m_picture.linkAt(scene, 5 / m_zoom);
}

} // namespace nephoscope::ui
