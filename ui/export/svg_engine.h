// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QByteArray>
#include <QFont>
#include <QPaintEngine>
#include <QPainterPath>
#include <QPen>
#include <QTransform>

#include <optional>
#include <vector>

namespace nephoscope::ui {

/// Writes what a painter does as elements of SVG, all in the coordinates of the device.
class SvgEngine final : public QPaintEngine
{
public:
    explicit SvgEngine(QByteArray idPrefix);

    bool begin(QPaintDevice *device) override;
    bool end() override;
    void updateState(const QPaintEngineState &state) override;
    void drawPath(const QPainterPath &path) override;
    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override;
    void drawTextItem(const QPointF &position, const QTextItem &item) override;
    void drawPixmap(const QRectF &target, const QPixmap &pixmap, const QRectF &source) override;
    Type type() const override { return QPaintEngine::User; }

    void beginGroup(const QString &title);
    void endGroup();
    const QByteArray &body() const { return m_body; }
    const QByteArray &definitions() const { return m_definitions; }

private:
    /// A text that the next piece may continue: QPainter hands over one piece a script, and numbers with tabular digits one a digit.
    struct PendingText {
        QTransform transform;
        QPointF start; ///< of the baseline, in the painter's coordinates
        double width = 0;
        QString words;
        QFont font;
        QColor colour;
        double opacity = 1;
        QByteArray clip;
    };

    void writeShape(const QPainterPath &path, bool hasFill, bool hasStroke);
    void writeOpacity(const char *attribute, double opacity);
    QByteArray strokeAttributes(double scale) const;
    void flushText();
    void updateClip(const QPaintEngineState &state, DirtyFlags changed);
    QByteArray clipAttribute();
    double scale() const;

    QByteArray m_idPrefix;
    QByteArray m_body;
    QByteArray m_definitions;
    QPen m_pen;
    QBrush m_brush;
    QTransform m_transform;
    double m_opacity = 1;
    bool m_isClipEnabled = false;
    std::optional<QPainterPath> m_clip;
    QByteArray m_clipId; ///< of the present clip, once written
    int m_clipCount = 0;
    int m_openGroups = 0;
    std::optional<PendingText> m_text;
};

} // namespace nephoscope::ui
