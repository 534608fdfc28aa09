// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/svg_engine.h"

#include "ui/export/markup.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

QByteArray pathText(const QPainterPath &path)
{
    QByteArray text;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        const auto point = [&](int index) {
            const QPainterPath::Element e = path.elementAt(index);
            return markupNumber(e.x) + ' ' + markupNumber(e.y);
        };
        switch (element.type) {
        case QPainterPath::MoveToElement: text += 'M' + point(i); break;
        case QPainterPath::LineToElement: text += 'L' + point(i); break;
        case QPainterPath::CurveToElement:
            text += 'C' + point(i) + ' ' + point(i + 1) + ' ' + point(i + 2);
            i += 2;
            break;
        case QPainterPath::CurveToDataElement: break; // read with the element before
        }
    }
    return text;
}

QByteArray attribute(const char *name, const QByteArray &value)
{
    return QByteArray(" ") + name + "=\"" + value + '"';
}

QByteArray familyList(const QFont &font)
{
    QByteArray list;
    for (const QString &family : font.families())
        list += (list.isEmpty() ? "" : ", ") + (family.contains(u' ') ? "&#39;" + escapeMarkup(family) + "&#39;" : escapeMarkup(family));
    return list + (list.isEmpty() ? "sans-serif" : ", sans-serif");
}

} // namespace

SvgEngine::SvgEngine(QByteArray idPrefix)
    : QPaintEngine(PrimitiveTransform | PatternTransform | PainterPaths | AlphaBlend | Antialiasing | ConstantOpacity
                   | PaintOutsidePaintEvent),
      m_idPrefix(std::move(idPrefix))
{
}

bool SvgEngine::begin(QPaintDevice *)
{
    return true;
}

bool SvgEngine::end()
{
    flushText();
    while (m_openGroups > 0)
        endGroup();
    return true;
}

void SvgEngine::beginGroup(const QString &title)
{
    flushText();
    m_body += "<g>";
    if (!title.isEmpty())
        m_body += "<title>" + escapeMarkup(title) + "</title>";
    m_body += '\n';
    ++m_openGroups;
}

void SvgEngine::endGroup()
{
    flushText();
    if (m_openGroups == 0)
        return;
    m_body += "</g>\n";
    --m_openGroups;
}

double SvgEngine::scale() const
{
    return std::sqrt(std::abs(m_transform.determinant()));
}

void SvgEngine::updateState(const QPaintEngineState &state)
{
    const DirtyFlags changed = state.state();
    if (changed & DirtyPen)
        m_pen = state.pen();
    if (changed & DirtyBrush)
        m_brush = state.brush();
    if (changed & DirtyTransform)
        m_transform = state.transform();
    if (changed & DirtyOpacity)
        m_opacity = state.opacity();
    if (changed & (DirtyClipPath | DirtyClipRegion | DirtyClipEnabled))
        updateClip(state, changed);
}

void SvgEngine::updateClip(const QPaintEngineState &state, DirtyFlags changed)
{
    if (changed & DirtyClipEnabled)
        m_isClipEnabled = state.isClipEnabled();
    QPainterPath path;
    if (changed & DirtyClipPath)
        path = m_transform.map(state.clipPath());
    else if (changed & DirtyClipRegion) {
        path.addRegion(state.clipRegion());
        path = m_transform.map(path);
    } else {
        m_clipId.clear();
        return;
    }
    m_isClipEnabled = true;
    switch (state.clipOperation()) {
    case Qt::NoClip:
        m_clip.reset();
        break;
    case Qt::ReplaceClip:
        m_clip = path;
        break;
    case Qt::IntersectClip:
        m_clip = m_clip ? m_clip->intersected(path) : path;
        break;
    }
    m_clipId.clear();
}

QByteArray SvgEngine::clipAttribute()
{
    if (!m_isClipEnabled || !m_clip)
        return {};
    if (m_clipId.isEmpty()) {
        m_clipId = m_idPrefix + "-clip" + QByteArray::number(++m_clipCount);
        m_definitions += "<clipPath id=\"" + m_clipId + "\"><path d=\"" + pathText(*m_clip) + "\"/></clipPath>\n";
    }
    return attribute("clip-path", "url(#" + m_clipId + ")");
}

QByteArray SvgEngine::strokeAttributes(double scale) const
{
    const double width = std::max(m_pen.widthF(), m_pen.isCosmetic() ? 1.0 : 0.0);
    const double shown = m_pen.isCosmetic() ? width : width * scale;
    QByteArray text = attribute("stroke", m_pen.color().name().toLatin1());
    if (shown != 1)
        text += attribute("stroke-width", markupNumber(shown));
    const double opacity = m_pen.color().alphaF() * m_opacity;
    if (opacity < 0.999)
        text += attribute("stroke-opacity", markupNumber(opacity));
    if (m_pen.capStyle() != Qt::FlatCap)
        text += attribute("stroke-linecap", m_pen.capStyle() == Qt::RoundCap ? "round" : "square");
    if (m_pen.joinStyle() == Qt::RoundJoin || m_pen.joinStyle() == Qt::BevelJoin)
        text += attribute("stroke-linejoin", m_pen.joinStyle() == Qt::RoundJoin ? "round" : "bevel");
    if (m_pen.style() != Qt::SolidLine) {
        QByteArray dashes;
        for (const qreal length : m_pen.dashPattern())
            dashes += (dashes.isEmpty() ? "" : " ") + markupNumber(length * shown);
        text += attribute("stroke-dasharray", dashes);
        if (m_pen.dashOffset() != 0)
            text += attribute("stroke-dashoffset", markupNumber(m_pen.dashOffset() * shown));
    }
    return text;
}

void SvgEngine::writeShape(const QPainterPath &path, bool hasFill, bool hasStroke)
{
    const bool fills = hasFill && m_brush.style() != Qt::NoBrush;
    const bool strokes = hasStroke && m_pen.style() != Qt::NoPen;
    if ((!fills && !strokes) || path.isEmpty())
        return;
    flushText();
    Q_ASSERT(!fills || m_brush.style() == Qt::SolidPattern);
    m_body += "<path d=\"" + pathText(m_transform.map(path)) + '"';
    if (fills) {
        m_body += attribute("fill", m_brush.color().name().toLatin1());
        const double opacity = m_brush.color().alphaF() * m_opacity;
        if (opacity < 0.999)
            m_body += attribute("fill-opacity", markupNumber(opacity));
        if (path.fillRule() == Qt::OddEvenFill && path.elementCount() > 6)
            m_body += attribute("fill-rule", "evenodd");
    } else {
        m_body += attribute("fill", "none");
    }
    if (strokes)
        m_body += strokeAttributes(scale());
    m_body += clipAttribute() + "/>\n";
}

void SvgEngine::drawPath(const QPainterPath &path)
{
    writeShape(path, true, true);
}

void SvgEngine::drawPolygon(const QPointF *points, int count, PolygonDrawMode mode)
{
    if (count <= 0)
        return;
    QPainterPath path(points[0]);
    for (int i = 1; i < count; ++i)
        path.lineTo(points[i]);
    if (mode != PolylineMode)
        path.closeSubpath();
    if (count == 1)
        path.lineTo(points[0]); // a dot: its round cap
    path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
    writeShape(path, mode != PolylineMode, true);
}

void SvgEngine::drawPixmap(const QRectF &, const QPixmap &, const QRectF &)
{
    Q_ASSERT_X(false, "SvgEngine", "pictures are painted as vectors");
}

void SvgEngine::drawTextItem(const QPointF &position, const QTextItem &item)
{
    if (m_text) {
        const QPointF end = m_text->start + QPointF(m_text->width, 0);
        const double size = item.font().pixelSize();
        // Tabular digits are centred in their places: a gap of a sixth of an em is no new word.
        const bool isContinued = m_text->transform == m_transform && m_text->font == item.font()
                                 && m_text->colour == m_pen.color() && m_text->opacity == m_opacity
                                 && std::abs(position.y() - end.y()) < 0.1 && std::abs(position.x() - end.x()) <= size * 0.17;
        if (isContinued) {
            m_text->words += item.text();
            m_text->width = position.x() + item.width() - m_text->start.x();
            return;
        }
        flushText();
    }
    PendingText text;
    text.transform = m_transform;
    text.start = position;
    text.width = item.width();
    text.words = item.text();
    text.font = item.font();
    text.colour = m_pen.color();
    text.opacity = m_opacity;
    text.clip = clipAttribute();
    m_text = std::move(text);
}

void SvgEngine::flushText()
{
    if (!m_text)
        return;
    const PendingText text = std::move(*m_text);
    m_text.reset();
    if (text.words.trimmed().isEmpty())
        return;
    const QTransform &t = text.transform;
    const bool isUpright = t.m12() == 0 && t.m21() == 0 && t.m11() == t.m22() && t.m11() > 0;
    const double factor = isUpright ? t.m11() : 1;
    const QPointF start = isUpright ? t.map(text.start) : text.start;
    m_body += "<text" + attribute("x", markupNumber(start.x())) + attribute("y", markupNumber(start.y()));
    if (!isUpright) {
        m_body += attribute("transform", "matrix(" + markupNumber(t.m11()) + ' ' + markupNumber(t.m12()) + ' ' + markupNumber(t.m21())
                                             + ' ' + markupNumber(t.m22()) + ' ' + markupNumber(t.dx()) + ' ' + markupNumber(t.dy()) + ')');
    }
    m_body += attribute("font-family", familyList(text.font)) + attribute("font-size", markupNumber(text.font.pixelSize() * factor));
    if (text.font.weight() != QFont::Normal)
        m_body += attribute("font-weight", QByteArray::number(static_cast<int>(text.font.weight())));
    m_body += attribute("fill", text.colour.name().toLatin1());
    const double opacity = text.colour.alphaF() * text.opacity;
    if (opacity < 0.999)
        m_body += attribute("fill-opacity", markupNumber(opacity));
    // Where another font stands in, the words still keep to their place.
    m_body += attribute("textLength", markupNumber(text.width * factor)) + attribute("lengthAdjust", "spacingAndGlyphs");
    m_body += text.clip + '>' + escapeMarkup(text.words) + "</text>\n";
}

} // namespace nephoscope::ui
