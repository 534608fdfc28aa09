// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/parts/diagram_painter.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {
constexpr double kSmallest = 0.05;
constexpr double kLargest = 4;
constexpr int kGridStep = 16;
} // namespace

CanvasView::CanvasView(Document *document, Selection *selection, RunSession *session, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_session(session)
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Canvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setMinimumSize(320, 200);
    m_work.setInterval(0);
    connect(&m_work, &QTimer::timeout, this, &CanvasView::work);
    m_repaint.setSingleShot(true);
    m_repaint.setInterval(33);
    connect(&m_repaint, &QTimer::timeout, this, &CanvasView::rebuild);
    connect(m_document, &Document::edited, this, &CanvasView::rebuild);
    connect(m_document, &Document::reset, this, [this] {
        rebuild();
        zoomToFit();
    });
    connect(m_selection, &Selection::changed, this, qOverload<>(&QWidget::update));
    connect(m_selection, &Selection::revealRequested, this, &CanvasView::reveal);
    connect(m_session, &RunSession::updated, &m_repaint, [this] {
        if (!m_repaint.isActive())
            m_repaint.start();
    });
    m_flow.setInterval(33);
    connect(&m_flow, &QTimer::timeout, this, &CanvasView::flow);
    connect(m_session, &RunSession::updated, this, [this] {
        if (m_session->isPlaying() && !m_flow.isActive())
            m_flow.start();
    });
    connect(m_session, &RunSession::stopped, this, &CanvasView::rebuild);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    rebuild();
}

void CanvasView::rebuild()
{
    m_picture.take(m_document->architecture(), Catalogue::builtIn(), m_session->snapshot());
    if (!m_picture.routes().isSettled())
        m_work.start();
    update();
}

void CanvasView::work()
{
    // In portions, so that a key or a click in between is answered.
    constexpr double kPortion = 15; // ms
    if (m_picture.work(kPortion))
        update();
    if (m_picture.routes().isSettled())
        m_work.stop();
}

void CanvasView::flow()
{
    // Dots run 120 units a second whatever the speed of the run, and stand still while it does.
    constexpr double kUnitsPerMillisecond = 0.12;
    const double passed = m_flowClock.isValid() ? static_cast<double>(m_flowClock.restart()) : 0;
    if (!m_flowClock.isValid())
        m_flowClock.start();
    if (!m_session->isActive() || !m_session->isPlaying()) {
        m_flow.stop();
        m_flowClock.invalidate();
        return;
    }
    m_phase += std::min(passed, 100.0) * kUnitsPerMillisecond;
    if (m_zoom >= 0.45)
        update();
}

void CanvasView::zoomAt(double factor, const QPointF &position)
{
    const double next = std::clamp(m_zoom * factor, kSmallest, kLargest);
    const QPointF scene = toScene(position);
    m_zoom = next;
    m_origin = position - scene * m_zoom;
    Q_EMIT zoomChanged(m_zoom);
    update();
}

void CanvasView::zoomToFit()
{
    const QRectF bounds = diagramBounds(m_document->architecture(), Catalogue::builtIn());
    if (!isVisible()) {
        m_isFitPending = true;
        return;
    }
    m_isFitPending = false;
    if (bounds.isEmpty() || m_document->architecture().elements.empty()) {
        m_zoom = 1;
        m_origin = QPointF(40, 40);
    } else {
        const double margin = 24;
        m_zoom = std::clamp(std::min((width() - 2 * margin) / bounds.width(), (height() - 2 * margin) / bounds.height()), kSmallest, 1.5);
        m_origin = QPointF(rect().center()) - bounds.center() * m_zoom;
    }
    Q_EMIT zoomChanged(m_zoom);
    update();
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_isFitPending)
        zoomToFit();
}

void CanvasView::setGridVisible(bool isVisible)
{
    m_hasGrid = isVisible;
    update();
}

void CanvasView::reveal(const QString &id)
{
    const Placed *placed = m_geometry.find(ElementId(id.toStdString()));
    if (!placed)
        return;
    const QRectF shown(fromScene(placed->rect.topLeft()), fromScene(placed->rect.bottomRight()));
    if (!QRectF(rect()).adjusted(20, 20, -20, -20).contains(shown))
        m_origin += QPointF(rect().center()) - shown.center();
    update();
}

void CanvasView::paintGrid(QPainter *painter) const
{
    double step = kGridStep * m_zoom;
    if (!m_hasGrid)
        return;
    while (step < 8)
        step *= 2;
    QVector<QPointF> dots;
    for (double x = std::fmod(m_origin.x(), step); x < width(); x += step) {
        for (double y = std::fmod(m_origin.y(), step); y < height(); y += step)
            dots << QPointF(std::round(x), std::round(y));
    }
    painter->setPen(QPen(tokens().dot, 1));
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void CanvasView::paintEvent(QPaintEvent *)
{
    if (m_isFitPending)
        zoomToFit();
    QPainter painter(this);
    painter.fillRect(rect(), tokens().canvas);
    paintGrid(&painter);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(m_origin);
    painter.scale(m_zoom, m_zoom);
    m_detail = detailFor(m_zoom, m_detail);
    Look look;
    look.tokens = &tokens();
    look.detail = m_detail;
    look.zoom = m_zoom;
    look.pixelRatio = devicePixelRatioF();
    m_picture.paint(&painter, look, QRectF(toScene(QPointF(0, 0)), toScene(QPointF(width(), height()))), m_session->isActive() ? m_phase : -1, marks());
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    paintGesture(&painter);
    if (m_document->architecture().elements.empty()) {
        painter.setPen(tokens().text3);
        painter.setFont(interfaceFont(14));
        painter.drawText(rect(), Qt::AlignCenter, tr("Drag mechanisms from the left onto the canvas."));
    }
}

std::vector<QPointF> CanvasView::handlesOf(const ElementId &id) const
{
    std::vector<QPointF> handles;
    if (const Placed *placed = m_geometry.find(id)) {
        for (const QPointF &handle : linkHandles(placed->rect))
            handles.push_back(fromScene(handle));
    }
    return handles;
}

HandMarks CanvasView::marks() const
{
    HandMarks marks;
    for (const ElementId &id : m_selection->elements())
        marks.nodes[id.text()].isSelected = true;
    marks.selectedLinks = m_selection->links();
    if (m_hovered && m_gesture == Gesture::None) {
        NodeMarks &hovered = marks.nodes[m_hovered->text()];
        hovered.isHovered = hovered.showsLinkHandles = true;
    }
    return marks;
}

void CanvasView::paintGesture(QPainter *painter) const
{
    const Tokens &t = tokens();
    if (m_gesture == Gesture::Band) {
        painter->setPen(QPen(t.accent, 1));
        QColor fill = t.accent;
        fill.setAlphaF(0.08F);
        painter->setBrush(fill);
        painter->drawRect(QRectF(m_pressed, m_last).normalized());
    }
    if (m_gesture == Gesture::Link && m_linkFrom) {
        const auto target = elementAt(toScene(m_last));
        const Element *from = m_document->architecture().find(*m_linkFrom);
        const Element *to = target ? m_document->architecture().find(*target) : nullptr;
        const bool isAllowed = from && to && from != to && !Catalogue::builtIn().rolesBetween(from->type, to->type).empty();
        painter->setPen(QPen(isAllowed ? t.okFill : t.accent, 2, Qt::DashLine));
        painter->drawLine(m_pressed, m_last);
        if (const Placed *placed = isAllowed ? m_geometry.find(*target) : nullptr) {
            painter->setPen(QPen(t.okFill, 2.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(fromScene(placed->rect.topLeft()), fromScene(placed->rect.bottomRight())).adjusted(-5, -5, 5, 5), 12, 12);
        }
    }
    if (m_dropType.empty())
        return;
    const bool isRefused = !m_dropRefusal.isEmpty();
    if (const Placed *placed = m_dropParent ? m_geometry.find(*m_dropParent) : nullptr) {
        painter->setPen(isRefused ? QPen(t.errFill, 2.5, Qt::DashLine) : QPen(t.okFill, 2.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(fromScene(placed->rect.topLeft()), fromScene(placed->rect.bottomRight())).adjusted(-5, -5, 5, 5), 12, 12);
    }
    if (!isRefused)
        return;
    painter->setFont(interfaceFont(11, 600));
    const double width = painter->fontMetrics().horizontalAdvance(m_dropRefusal) + 20;
    const QRectF chip(m_last.x() + 14, m_last.y() + 14, width, 22);
    painter->setPen(QPen(t.errFill, 1));
    painter->setBrush(t.errSoft);
    painter->drawRoundedRect(chip, 11, 11);
    painter->setPen(t.err);
    painter->drawText(chip, Qt::AlignCenter, m_dropRefusal);
}

std::optional<ElementId> CanvasView::elementAt(const QPointF &scene, const std::vector<ElementId> &except) const
{
    // Contents come after their containers, so the last one hit is the innermost.
    std::optional<ElementId> found;
    for (const Placed &placed : m_geometry.placed()) {
        if (!placed.rect.contains(scene))
            continue;
        const bool isLeftOut = std::any_of(except.begin(), except.end(), [&](const ElementId &id) {
            return m_document->architecture().contains(id, placed.id);
        });
        if (!isLeftOut)
            found = placed.id;
    }
    return found;
}

void CanvasView::copy()
{
    if (m_selection->elements().empty())
        return;
    QApplication::clipboard()->setText(QString::fromUtf8(m_document->copy(m_selection->elements())));
}

void CanvasView::cut()
{
    copy();
    deleteSelection();
}

void CanvasView::deleteSelection()
{
    const std::vector<ElementId> elements = m_selection->elements();
    const std::vector<LinkId> links = m_selection->links();
    m_selection->clear();
    m_document->remove(elements, links);
}

void CanvasView::paste()
{
    const QByteArray text = QApplication::clipboard()->text().toUtf8();
    if (text.isEmpty())
        return;
    auto pasted = m_document->paste(text, std::nullopt, 24, 24);
    if (pasted)
        m_selection->set(*pasted);
}

void CanvasView::duplicate()
{
    if (m_selection->elements().empty())
        return;
    const Element *first = m_document->architecture().find(m_selection->elements().front());
    auto pasted = m_document->paste(m_document->copy(m_selection->elements()), first ? first->parent : std::nullopt, 24, 24, tr("duplicate"));
    if (pasted)
        m_selection->set(*pasted);
}

void CanvasView::selectAll()
{
    std::vector<ElementId> all;
    for (const Element &element : m_document->architecture().elements)
        all.push_back(element.id);
    m_selection->set(all);
}

} // namespace nephoscope::ui
