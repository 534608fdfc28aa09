// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/sparkline.h"

#include "ui/style/fonts.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace nephoscope::ui {

namespace {
constexpr int kLineHeight = 24;
constexpr int kPlotHeight = 46;
constexpr int kMostPoints = 240;
} // namespace

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    followTextScale(this, [this] { updateGeometry(); });
}

QSize Sparkline::sizeHint() const
{
    return {200, scaled(kLineHeight + kPlotHeight + 8)};
}

void Sparkline::show(const Content &content)
{
    m_name = content.name;
    m_value = content.value;
    m_limit = content.limit;
    m_colour = content.colour;
    m_points.clear();
    m_marks.clear();
    const double span = content.to - content.from;
    if (content.series && span > 0) {
        const auto &t = content.series->t;
        const auto &v = content.series->v;
        const auto first = static_cast<std::size_t>(std::lower_bound(t.begin(), t.end(), content.from) - t.begin());
        double ceiling = content.ceiling;
        for (std::size_t i = first; ceiling <= 0 && i < v.size(); ++i)
            ceiling = std::max(ceiling, *std::max_element(v.begin() + static_cast<std::ptrdiff_t>(i), v.end()));
        // Strokes wider than a pixel are dear on the raster: as many points as can be told apart.
        const std::size_t step = std::max<std::size_t>(1, (t.size() - first) / kMostPoints);
        for (std::size_t i = first; i < t.size(); i += step) {
            const double height = ceiling > 0 ? std::clamp(v[i] / ceiling, 0.0, 1.0) : 0;
            m_points.emplace_back((t[i] - content.from) / span, height);
        }
    }
    for (const double mark : content.marks) {
        if (mark >= content.from && mark <= content.to && span > 0)
            m_marks.push_back((mark - content.from) / span);
    }
    setAccessibleName(m_name + QLatin1Char(' ') + m_value + (m_limit.isEmpty() ? QString() : QLatin1Char(' ') + m_limit));
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    const double width = unscaledRect(this).width();
    const Tokens &t = tokens();
    QRectF line(0, 0, width, kLineHeight);
    painter.setFont(interfaceFont(13));
    if (!m_limit.isEmpty()) {
        painter.setPen(t.text3);
        line.setRight(line.right() - paintTabular(&painter, line, m_limit, Qt::AlignRight | Qt::AlignVCenter) - 4);
    }
    painter.setFont(interfaceFont(13, 600));
    painter.setPen(t.text1);
    line.setRight(line.right() - paintTabular(&painter, line, m_value, Qt::AlignRight | Qt::AlignVCenter) - 8);
    painter.setFont(interfaceFont(13));
    painter.setPen(t.text2);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_name, Qt::ElideRight, static_cast<int>(line.width())));

    const QRectF plot(0, kLineHeight, width, kPlotHeight);
    painter.setPen(QPen(t.line2, 1));
    painter.drawLine(QPointF(plot.left(), plot.bottom() - 0.5), QPointF(plot.right(), plot.bottom() - 0.5));
    painter.setPen(QPen(t.errFill, 1, Qt::CustomDashLine));
    QPen dash(t.errFill, 1);
    dash.setDashPattern({3, 3});
    painter.setPen(dash);
    for (const double mark : m_marks)
        painter.drawLine(QPointF(plot.left() + mark * plot.width(), plot.top()), QPointF(plot.left() + mark * plot.width(), plot.bottom()));
    if (m_points.empty())
        return;
    const auto at = [&](const std::pair<double, double> &point) {
        return QPointF(plot.left() + point.first * (plot.width() - 5), plot.bottom() - 3 - point.second * (plot.height() - 9));
    };
    const QColor colour = t.series[static_cast<std::size_t>(m_colour)];
    QPainterPath area;
    area.moveTo(at({m_points.front().first, 0}));
    for (const auto &point : m_points)
        area.lineTo(at(point));
    area.lineTo(at({m_points.back().first, 0}));
    area.closeSubpath();
    QColor fill = t.area(colour);
    fill.setAlphaF(0.7F);
    painter.fillPath(area, fill);
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (std::size_t i = 1; i < m_points.size(); ++i)
        painter.drawLine(at(m_points[i - 1]), at(m_points[i]));
    painter.setPen(QPen(t.sunken, 1.5));
    painter.setBrush(colour);
    painter.drawEllipse(at(m_points.back()), 3.5, 3.5);
}

} // namespace nephoscope::ui
