// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/parts/diagram_painter.h"
#include "ui/canvas/parts/run_states.h"
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
    connect(m_session, &RunSession::stopped, this, &CanvasView::rebuild);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    rebuild();
}

void CanvasView::rebuild()
{
    m_geometry = SceneGeometry(m_document->architecture(), Catalogue::builtIn(), m_session->snapshot() ? RunStates(*m_session->snapshot()) : RunStates());
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
    DiagramHooks hooks;
    hooks.snapshot = m_session->snapshot();
    paintDiagram(&painter, m_document->architecture(), Catalogue::builtIn(), tokens(), hooks);
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    paintSelection(&painter);
    paintGesture(&painter);
    if (m_document->architecture().elements.empty()) {
        painter.setPen(tokens().text3);
        painter.setFont(interfaceFont(14));
        painter.drawText(rect(), Qt::AlignCenter, tr("Drag mechanisms from the left onto the canvas."));
    }
}

std::vector<QPointF> CanvasView::handlesOf(const ElementId &id) const
{
    const Placed *placed = m_geometry.find(id);
    if (!placed)
        return {};
    const QRectF r(fromScene(placed->rect.topLeft()), fromScene(placed->rect.bottomRight()));
    return {{r.center().x(), r.top()}, {r.right(), r.center().y()}, {r.center().x(), r.bottom()}, {r.left(), r.center().y()}};
}

void CanvasView::paintSelection(QPainter *painter) const
{
    const Tokens &t = tokens();
    for (const ElementId &id : m_selection->elements()) {
        const Placed *placed = m_geometry.find(id);
        if (!placed)
            continue;
        const QRectF r = QRectF(fromScene(placed->rect.topLeft()), fromScene(placed->rect.bottomRight())).adjusted(-4, -4, 4, 4);
        painter->setPen(QPen(t.accent, 2.25));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(r, 10, 10);
        painter->setPen(QPen(t.accent, 1.5));
        painter->setBrush(t.surface);
        for (const QPointF &corner : {r.topLeft(), r.topRight(), r.bottomLeft(), r.bottomRight()})
            painter->drawRect(QRectF(corner - QPointF(4, 4), QSizeF(8, 8)));
    }
    if (m_hovered && m_gesture == Gesture::None) {
        painter->setPen(QPen(t.accent, 1.75));
        painter->setBrush(t.surface);
        for (const QPointF &handle : handlesOf(*m_hovered))
            painter->drawEllipse(handle, 5, 5);
    }
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
