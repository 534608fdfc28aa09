// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot.h"

#include "ui/charts/plot_frame.h"
#include "ui/charts/plot_strokes.h"
#include "ui/style/fonts.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nephoscope::ui {

namespace {

class PlotPainter
{
public:
    PlotPainter(QPainter *painter, const QRectF &rect, const Plot &plot, const Tokens &tokens, const PlotStyle &style)
        : m_painter(painter), m_rect(rect), m_plot(plot), m_tokens(tokens), m_style(style),
          m_frame(framePlot(rect, plot, style))
    {
    }

    void paint()
    {
        if (m_style.hasHeading)
            paintHeading();
        paintLegend();
        for (std::size_t i = 0; i < m_frame.panels.size(); ++i)
            paintPanel(m_plot.panels[i], m_frame.panels[i], i == 0);
        paintTimes();
    }

private:
    PlotScale scaleOf(const FramedPanel &panel) const { return {m_plot.from, m_plot.to, panel.maximum, panel.area}; }

    void text(const QRectF &rect, const QString &words, Qt::Alignment alignment, const QFont &font, const QColor &colour)
    {
        m_painter->setFont(font);
        m_painter->setPen(colour);
        m_painter->drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextDontClip, words);
    }

    void number(const QRectF &rect, const QString &words, Qt::Alignment alignment, const QFont &font, const QColor &colour)
    {
        m_painter->setFont(font);
        m_painter->setPen(colour);
        paintNumber(m_painter, rect, words, alignment | Qt::AlignVCenter);
    }

    void paintHeading()
    {
        const QFont titleFont = interfaceFont(13, 600);
        const QFont currentFont = interfaceFont(12, 600);
        const double currentWidth = m_plot.current.isEmpty() ? 0 : tabularWidth(currentFont, m_plot.current) + 12;
        const QFontMetricsF metrics(titleFont);
        const double room = m_frame.heading.width() - currentWidth;
        const QString title = metrics.elidedText(m_plot.title, Qt::ElideRight, room);
        text(m_frame.heading, title, Qt::AlignLeft, titleFont, m_tokens.text1);
        const double used = metrics.horizontalAdvance(title) + 8;
        if (!m_plot.subtitle.isEmpty() && room - used > 40) {
            const QString subtitle = QFontMetricsF(interfaceFont(12)).elidedText(m_plot.subtitle, Qt::ElideRight, room - used);
            text(m_frame.heading.adjusted(used, 0, 0, 0), subtitle, Qt::AlignLeft, interfaceFont(12), m_tokens.text3);
        }
        if (!m_plot.current.isEmpty())
            number(m_frame.heading, m_plot.current, Qt::AlignRight, currentFont, m_tokens.text1);
    }

    void paintLegend()
    {
        for (const LegendItem &item : m_frame.legend) {
            m_painter->setOpacity(item.line->isHidden ? 0.4 : 1);
            const double y = std::round(item.sample.center().y());
            if (item.line->kind == PlotLine::Kind::Line) {
                strokeLine(m_painter, QPolygonF{{QPointF(item.sample.left(), y), QPointF(item.sample.right(), y)}},
                           seriesPen(item.line->slot, m_tokens, 2.25));
            } else {
                m_painter->setPen(Qt::NoPen);
                m_painter->setBrush(seriesColour(item.line->slot, m_tokens));
                m_painter->drawRoundedRect(QRectF(item.sample.left(), y - 5, 10, 10), 2, 2);
            }
            number(item.text, item.words, Qt::AlignLeft, interfaceFont(12), m_tokens.text2);
        }
        m_painter->setOpacity(1);
    }

    void paintPanel(const PlotPanel &panel, const FramedPanel &framed, bool isFirst)
    {
        const PlotScale scale = scaleOf(framed);
        for (const PlotBand &band : m_plot.bands)
            paintBand(band, scale);
        paintGrid(panel, framed);
        paintLines(panel, scale);
        for (const PlotLimit &limit : panel.limits)
            paintLimit(limit, scale);
        if (m_plot.playhead && *m_plot.playhead <= m_plot.to)
            paintPlayhead(scale);
        if (m_plot.cursor && *m_plot.cursor >= m_plot.from && *m_plot.cursor <= m_plot.to)
            paintCursor(panel, scale);
        if (isFirst)
            paintBandLabels(scale);
    }

    /// The run is here; what is known to follow is veiled.
    void paintPlayhead(const PlotScale &scale)
    {
        const double x = scale.x(std::max(*m_plot.playhead, m_plot.from));
        QColor veil = m_tokens.surface;
        veil.setAlphaF(0.6F);
        m_painter->fillRect(QRectF(QPointF(x, scale.area.top()), QPointF(m_rect.right(), scale.area.bottom() - 0.5)), veil);
        if (*m_plot.playhead < m_plot.from)
            return;
        m_painter->setPen(QPen(m_tokens.accent, 1.5));
        m_painter->drawLine(QLineF(x, scale.area.top(), x, scale.area.bottom()));
    }

    /// Nothing that happened: in grey, with a line where the measuring begins.
    void paintWarmup(const PlotBand &band, const PlotScale &scale)
    {
        const QRectF &area = scale.area;
        const double end = std::clamp(scale.x(band.to), area.left(), area.right());
        m_painter->fillRect(QRectF(area.topLeft(), QPointF(end, area.bottom())), m_tokens.sunken);
        if (band.to > m_plot.to)
            return;
        QPen pen(m_tokens.line3, 1, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({3, 3});
        m_painter->setPen(pen);
        m_painter->drawLine(QLineF(end, area.top(), end, area.bottom()));
    }

    void paintBand(const PlotBand &band, const PlotScale &scale)
    {
        const double end = std::max(band.to, band.expected.value_or(band.to));
        if (end < m_plot.from || band.from > m_plot.to)
            return;
        if (band.kind == PlotBand::Kind::Warmup)
            return paintWarmup(band, scale);
        const bool isFault = band.kind == PlotBand::Kind::Fault;
        const QColor soft = isFault ? m_tokens.errSoft : m_tokens.accentSoft;
        const QColor line = isFault ? m_tokens.errFill : m_tokens.accent;
        const QRectF &area = scale.area;
        const double left = std::max(area.left(), scale.x(band.from));
        const double middle = std::clamp(scale.x(band.to), left, area.right());
        const double right = std::clamp(scale.x(end), middle, area.right());
        m_painter->fillRect(QRectF(QPointF(left, area.top()), QPointF(middle, area.bottom())), soft);
        if (right > middle) {
            QColor hatch = isFault ? m_tokens.err : m_tokens.accent;
            hatch.setAlphaF(m_tokens.isDark ? 0.22F : 0.14F);
            paintHatching(m_painter, QRectF(QPointF(middle, area.top()), QPointF(right, area.bottom())), hatch);
        }
        if (band.from >= m_plot.from) {
            m_painter->setPen(QPen(line, 1.5, Qt::SolidLine, Qt::FlatCap));
            m_painter->drawLine(QLineF(left, area.top(), left, area.bottom()));
        }
    }

    /// In the first panel, from the newest to the oldest, left of the line that begins the band, else right of it; the short label where
    /// there is no room for the long one; else none.
    void paintBandLabels(const PlotScale &scale)
    {
        const QFont font = interfaceFont(11, 600);
        const QFontMetricsF metrics(font);
        std::vector<QRectF> taken;
        for (auto band = m_plot.bands.rbegin(); band != m_plot.bands.rend(); ++band) {
            const double end = std::max(band->to, band->expected.value_or(band->to));
            if (end < m_plot.from || band->from > m_plot.to)
                continue;
            const double x = std::max(scale.area.left(), scale.x(band->from));
            for (const QString &label : {band->label, band->shortLabel}) {
                const QRectF place = label.isEmpty() ? QRectF() : placeForLabel(x, metrics.horizontalAdvance(label), scale.area, taken);
                if (place.isNull())
                    continue;
                taken.push_back(place);
                QColor behind = m_tokens.surface;
                behind.setAlphaF(0.78F);
                m_painter->setPen(Qt::NoPen);
                m_painter->setBrush(behind);
                m_painter->drawRoundedRect(place.adjusted(-2, 0, 2, 0), 3, 3);
                text(place, label, Qt::AlignLeft, font,
                     band->kind == PlotBand::Kind::Fault    ? m_tokens.err
                     : band->kind == PlotBand::Kind::Warmup ? m_tokens.text3
                                                            : m_tokens.accent);
                break;
            }
        }
    }

    /// Beside the line at `x`, in one of two rows; null where all that is taken or too narrow.
    QRectF placeForLabel(double x, double width, const QRectF &area, const std::vector<QRectF> &taken) const
    {
        for (int row = 0; row < 2; ++row) {
            for (const double left : {x - 6 - width, x + 6}) {
                const QRectF rect(left, area.top() + 2 + row * 15, width, 14);
                const bool isFree = std::none_of(taken.begin(), taken.end(),
                                                 [&](const QRectF &other) { return other.adjusted(-6, 0, 6, 0).intersects(rect); });
                if (isFree && left >= area.left() && rect.right() <= area.right() && rect.bottom() <= area.bottom())
                    return rect;
            }
        }
        return {};
    }

    void paintGrid(const PlotPanel &panel, const FramedPanel &framed)
    {
        for (const double at : framed.ticks.at) {
            const double y = std::round(framed.area.bottom() - at / framed.ticks.last() * framed.area.height()) + 0.5;
            m_painter->setPen(QPen(at == 0 ? m_tokens.line3 : m_tokens.line1, 1));
            m_painter->drawLine(QLineF(framed.area.left(), y, framed.area.right(), y));
            QString label = tickLabel(at, framed.ticks.step);
            if (at == framed.ticks.last() && !panel.unit.isEmpty())
                label += QChar(QChar::Nbsp) + panel.unit;
            number(QRectF(m_rect.left(), y - 8, framed.area.left() - 6 - m_rect.left(), 16), label, Qt::AlignRight,
                   interfaceFont(11), m_tokens.text3);
        }
    }

    void paintLines(const PlotPanel &panel, const PlotScale &scale)
    {
        const double width = panel.lines.size() <= 7 ? 2 : 1;
        if (panel.isStacked) {
            paintStack(panel, scale);
        } else {
            for (const PlotLine &line : panel.lines) {
                switch (line.kind) {
                case PlotLine::Kind::Line: paintLine(m_painter, line, scale, m_tokens, width); break;
                case PlotLine::Kind::Area: paintArea(m_painter, line, scale, m_tokens, width); break;
                case PlotLine::Kind::Bars: paintBars(m_painter, line, scale, m_tokens); break;
                }
            }
            paintEnds(panel, scale);
        }
    }

    void paintStack(const PlotPanel &panel, const PlotScale &scale)
    {
        sim::Series below;
        for (const PlotLine &line : panel.lines) {
            PlotLine stacked = line;
            if (below.t.empty()) {
                below = line.points;
                std::fill(below.v.begin(), below.v.end(), 0);
            }
            stacked.points.t = below.t;
            stacked.points.v = below.v;
            for (std::size_t i = 0; i < below.t.size(); ++i) {
                const double v = i < line.points.t.size() && line.points.t[i] == below.t[i]
                                     ? line.points.v[i]
                                     : valueAt(line.points, below.t[i]);
                if (std::isfinite(v))
                    stacked.points.v[i] += v;
            }
            paintStackedArea(m_painter, stacked, below, scale, m_tokens);
            below = std::move(stacked.points);
        }
    }

    /// The last point of each line, and its name where there is room: names that would overlap move apart.
    void paintEnds(const PlotPanel &panel, const PlotScale &scale)
    {
        struct End { double y; QPointF point; const PlotLine *line; };
        std::vector<End> ends;
        for (const PlotLine &line : panel.lines) {
            if (line.kind == PlotLine::Kind::Bars || line.points.t.empty())
                continue;
            std::size_t last = line.points.t.size();
            while (last > 0 && (line.points.t[last - 1] > m_plot.to || !std::isfinite(line.points.v[last - 1])))
                --last;
            if (last == 0 || line.points.t[last - 1] < m_plot.from)
                continue;
            const QPointF point(scale.x(line.points.t[last - 1]), scale.y(line.points.v[last - 1]));
            ends.push_back({point.y(), point, &line});
            m_painter->setPen(QPen(m_tokens.surface, 1.5));
            m_painter->setBrush(seriesColour(line.slot, m_tokens));
            m_painter->drawEllipse(point, 3.5, 3.5);
        }
        // A line that ended earlier would have its name amid the others: its legend says it.
        const double newest = std::accumulate(ends.begin(), ends.end(), 0.0, [](double x, const End &end) { return std::max(x, end.point.x()); });
        std::erase_if(ends, [&](const End &end) { return end.point.x() < newest - 1; });
        constexpr double kRow = 14;
        const QFont font = interfaceFont(12, 600);
        const QFontMetricsF metrics(font);
        std::erase_if(ends, [&](const End &end) { return end.line->shortLabel.isEmpty(); });
        std::stable_sort(ends.begin(), ends.end(), [](const End &a, const End &b) { return a.y < b.y; });
        if (static_cast<double>(ends.size()) * kRow > scale.area.height() + kRow)
            return;
        for (std::size_t i = 0; i < ends.size(); ++i)
            ends[i].y = i == 0 ? std::max(ends[i].y, scale.area.top()) : std::max(ends[i].y, ends[i - 1].y + kRow);
        for (std::size_t i = ends.size(); i-- > 0;)
            ends[i].y = std::min(ends[i].y, i + 1 == ends.size() ? scale.area.bottom() - 3 : ends[i + 1].y - kRow);
        for (const End &end : ends) {
            const double room = m_rect.right() - end.point.x() - 8;
            if (metrics.horizontalAdvance(end.line->shortLabel) <= room)
                text(QRectF(end.point.x() + 8, end.y - 8, room, 16), end.line->shortLabel, Qt::AlignLeft, font, m_tokens.text1);
        }
    }

    void paintLimit(const PlotLimit &limit, const PlotScale &scale)
    {
        const double y = scale.y(limit.value);
        QPen pen(m_tokens.errFill, 1.25, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({6 / 1.25, 4 / 1.25});
        m_painter->setPen(pen);
        m_painter->drawLine(QLineF(scale.area.left(), y, scale.area.right(), y));
        text(QRectF(scale.area.left(), y - 16, scale.area.width(), 14), limit.label, Qt::AlignRight, interfaceFont(11, 600),
             m_tokens.err);
    }

    void paintCursor(const PlotPanel &panel, const PlotScale &scale)
    {
        const double x = scale.x(*m_plot.cursor);
        m_painter->setPen(QPen(m_tokens.text2, 1));
        m_painter->drawLine(QLineF(x, scale.area.top(), x, scale.area.bottom()));
        if (panel.isStacked)
            return;
        for (const PlotLine &line : panel.lines) {
            const double value = valueAt(line.points, *m_plot.cursor);
            if (line.kind == PlotLine::Kind::Bars || !std::isfinite(value))
                continue;
            m_painter->setPen(QPen(m_tokens.surface, 1.5));
            m_painter->setBrush(seriesColour(line.slot, m_tokens));
            // The value belongs to the sample that ends at the next point.
            const auto next = std::lower_bound(line.points.t.begin(), line.points.t.end(), *m_plot.cursor);
            m_painter->drawEllipse(QPointF(scale.x(std::min(*next, m_plot.to)), scale.y(value)), 3, 3);
        }
    }

    void paintTimes()
    {
        if (m_frame.panels.empty())
            return;
        const QRectF &area = m_frame.panels.front().area;
        const QFont font = interfaceFont(11);
        for (std::size_t i = 0; i < m_frame.times.at.size(); ++i) {
            const double at = m_frame.times.at[i];
            const double x = PlotScale{m_plot.from, m_plot.to, 1, area}.x(at);
            const QString label = timeLabel(at, m_frame.times, m_style.hasClockTimes, i + 1 == m_frame.times.at.size());
            const double half = tabularWidth(font, label) / 2;
            const double centre = std::clamp(x, m_rect.left() + half, std::max(m_rect.left() + half, m_rect.right() - half));
            number(QRectF(centre - half - 1, m_frame.timeBaseline - 11, 2 * half + 2, 14), label, Qt::AlignHCenter, font, m_tokens.text3);
        }
        if (m_plot.cursor && *m_plot.cursor >= m_plot.from && *m_plot.cursor <= m_plot.to)
            paintCursorTime(area);
    }

    void paintCursorTime(const QRectF &area)
    {
        const QFont font = interfaceFont(11, 600);
        const QString label = formatClock(*m_plot.cursor);
        const double half = tabularWidth(font, label) / 2 + 5;
        const double x = PlotScale{m_plot.from, m_plot.to, 1, area}.x(*m_plot.cursor);
        const double centre = std::clamp(x, m_rect.left() + half, m_rect.right() - half);
        const QRectF pill(centre - half, m_frame.timeBaseline - 13, 2 * half, 17);
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(m_tokens.text2);
        m_painter->drawRoundedRect(pill, 4, 4);
        number(pill, label, Qt::AlignHCenter, font, m_tokens.surface);
    }

    QPainter *m_painter;
    QRectF m_rect;
    const Plot &m_plot;
    const Tokens &m_tokens;
    const PlotStyle &m_style;
    PlotFrame m_frame;
};

void paintEmpty(QPainter *painter, const QRectF &rect, const Plot &plot, const Tokens &tokens)
{
    painter->setFont(interfaceFont(12));
    painter->setPen(tokens.text3);
    painter->drawText(rect, Qt::AlignCenter | Qt::TextWordWrap, plot.empty);
}

} // namespace

void paintPlot(QPainter *painter, const QRectF &rect, const Plot &plot, const Tokens &tokens, const PlotStyle &style)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool hasPoints = std::any_of(plot.panels.begin(), plot.panels.end(), [](const PlotPanel &panel) {
        return std::any_of(panel.lines.begin(), panel.lines.end(), [](const PlotLine &line) { return line.isHidden || !line.points.t.empty(); });
    });
    if (hasPoints || plot.empty.isEmpty()) {
        PlotPainter(painter, rect, plot, tokens, style).paint();
    } else {
        Plot bare;
        bare.title = plot.title;
        bare.subtitle = plot.subtitle;
        PlotPainter(painter, rect, bare, tokens, style).paint();
        paintEmpty(painter, rect.adjusted(8, style.hasHeading ? 24 : 0, -8, 0), plot, tokens);
    }
    painter->restore();
}

} // namespace nephoscope::ui
