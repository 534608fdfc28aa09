// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/gestures/gesture.h"
#include "ui/canvas/legend.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr int kGridStep = 16;

/// A dark chip with a few words, kept within `room`.
void paintChip(QPainter *painter, const QRectF &room, QPointF corner, const QString &words)
{
    const QFont font = interfaceFont(13, 500);
    const QSizeF size(std::min(textWidth(font, words) + 24, room.width() - 16), 28);
    corner.setX(std::clamp(corner.x(), room.left() + 8, std::max(room.left() + 8, room.right() - 8 - size.width())));
    corner.setY(std::clamp(corner.y(), room.top() + 8, std::max(room.top() + 8, room.bottom() - 8 - size.height())));
    const QRectF chip(corner, size);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens().text1);
    painter->drawRoundedRect(chip, 6, 6);
    drawLine(painter, font, tokens().surface, chip.left() + 12, chip.center().y() + 4.7, chip.width() - 20, words);
}

} // namespace

void CanvasView::paintGrid(QPainter *painter) const
{
    if (!m_hasGrid)
        return;
    double step = kGridStep * m_zoom;
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

HandMarks CanvasView::marks() const
{
    HandMarks marks;
    for (const ElementId &id : m_selection->elements())
        marks.nodes[id.text()].isSelected = true;
    marks.selectedLinks = m_selection->links();
    marks.selectedNotes = m_selection->notes();
    if (m_gesture) {
        m_gesture->mark(marks);
    } else if (!m_dropType.empty()) {
        if (m_drop.parent)
            marks.nodes[m_drop.parent->text()].drop = m_drop.refusal.isEmpty() ? NodeMarks::Drop::Accepted : NodeMarks::Drop::Refused;
    } else {
        if (m_hovered) {
            NodeMarks &hovered = marks.nodes[m_hovered->text()];
            hovered.isHovered = hovered.showsLinkHandles = true;
        }
        marks.hoveredLink = m_hoveredLink;
    }
    return marks;
}

void CanvasView::paintDropped(QPainter *painter) const
{
    const ElementType *type = m_drop.refusal.isEmpty() ? Catalogue::builtIn().find(m_dropType) : nullptr;
    if (type == nullptr)
        return;
    Look look;
    look.tokens = &tokens();
    look.detail = m_detail;
    look.zoom = m_zoom;
    look.pixelRatio = devicePixelRatioF();
    painter->save();
    painter->translate(m_origin);
    painter->scale(m_zoom, m_zoom);
    painter->setOpacity(0.75);
    paintNode(painter, look, newNodeLook(*type), m_drop.rect);
    painter->restore();
}

QString CanvasView::refusal() const
{
    return m_gesture ? m_gesture->refusal() : m_dropType.empty() ? QString() : m_drop.refusal;
}

void CanvasView::paintWords(QPainter *painter) const
{
    const QRectF room(rect());
    if (m_document->architecture().elements.empty() && m_dropType.empty()) {
        painter->setPen(tokens().text3);
        painter->setFont(interfaceFont(14));
        painter->drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("Drag mechanisms from the left onto the canvas, or type / and a name."));
    }
    if (const QString words = refusal(); !words.isEmpty())
        paintChip(painter, room, m_pointer + QPointF(16, 18), words);
    if (!m_note.isEmpty()) {
        const double width = textWidth(interfaceFont(13, 500), m_note) + 24;
        paintChip(painter, room, QPointF(room.center().x() - width / 2, room.bottom()), m_note);
    }
}

void CanvasView::paintEvent(QPaintEvent *event)
{
    if (m_isFitPending)
        zoomToFit();
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.fillRect(event->rect(), tokens().canvas);
    paintGrid(&painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.translate(m_origin);
    painter.scale(m_zoom, m_zoom);
    m_detail = detailFor(m_zoom, m_detail);
    m_picture.setZoom(m_zoom);
    Look look;
    look.tokens = &tokens();
    look.detail = m_detail;
    look.zoom = m_zoom;
    look.pixelRatio = devicePixelRatioF();
    const QRectF exposed(toScene(event->rect().topLeft()), QSizeF(event->rect().size()) / m_zoom);
    m_picture.paint(&painter, look, exposed, m_session->isActive() ? m_phase : -1, marks());
    painter.restore();
    if (m_gesture)
        m_gesture->paint(&painter);
    if (!m_dropType.empty())
        paintDropped(&painter);
    if (m_boundaryView != BoundaryView::None)
        m_boundaries.paint(&painter, *this);
    if (m_hasLegend)
        paintLegend(&painter, QRectF(rect()), *this);
    paintWords(&painter);
    if (hasFocus() && m_hasKeyboardFocus) {
        painter.setPen(QPen(tokens().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

} // namespace nephoscope::ui
