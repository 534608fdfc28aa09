// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/trade_off_view.h"

#include "model/catalogue/catalogue.h"
#include "sim/experiment/pareto.h"
#include "ui/experiments/comparison_delegate.h"
#include "ui/experiments/figure_words.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <limits>

namespace nephoscope::ui {

namespace {

constexpr double kAxisHeight = 62;
constexpr double kCap = 4;

sim::MetricSense senseOfPath(const std::string &path)
{
    return sim::senseOf(std::string_view(path).substr(path.rfind('.') + 1));
}

} // namespace

void TradeOffView::setAcross(const std::string &metric)
{
    m_across = metric;
    update();
}

void TradeOffView::setVariants(std::vector<VariantPoint> variants)
{
    m_variants = std::move(variants);
    update();
}

std::vector<TradeOffView::Mark> TradeOffView::marks() const
{
    std::vector<Mark> marks;
    for (int point = 0; point < static_cast<int>(data()->points.size()); ++point)
        marks.push_back({data()->at(point, m_across), data()->at(point, metric())});
    const auto measured = [](const sim::Estimate *estimate) { return estimate && estimate->n > 0 ? estimate : nullptr; };
    for (const VariantPoint &variant : m_variants)
        marks.push_back({measured(variant.results.metric(m_across)), measured(variant.results.metric(metric()))});
    return marks;
}

std::vector<int> TradeOffView::front() const
{
    if (!data() || m_across.empty() || metric().empty())
        return {};
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    std::vector<sim::TradeOff> points;
    for (const Mark &mark : marks())
        points.push_back({mark.x ? mark.x->mean : kNone, mark.y ? mark.y->mean : kNone});
    std::vector<int> front;
    for (const std::size_t index : sim::paretoFront(points, senseOfPath(m_across), senseOfPath(metric())))
        front.push_back(static_cast<int>(index));
    return front;
}

void TradeOffView::paint(QPainter *painter, const QRectF &rect, const Tokens &t)
{
    const SweepData &sweep = *data();
    const FigureWords words(sweep.design, Catalogue::builtIn());
    const std::vector<Mark> all = marks();
    double left = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    double low = left;
    double high = right;
    double leftMean = left;
    double lowMean = left;
    for (const Mark &mark : all) {
        if (!mark.x || !mark.y)
            continue;
        leftMean = std::min(leftMean, mark.x->mean);
        lowMean = std::min(lowMean, mark.y->mean);
        left = std::min(left, mark.x->mean - mark.x->ci95.value_or(0));
        right = std::max(right, mark.x->mean + mark.x->ci95.value_or(0));
        low = std::min(low, mark.y->mean - mark.y->ci95.value_or(0));
        high = std::max(high, mark.y->mean + mark.y->ci95.value_or(0));
    }
    painter->setPen(t.text1);
    painter->setFont(interfaceFont(13, 600));
    painter->drawText(QRectF(rect.left(), rect.top(), rect.width(), 18), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(words.full(metric()), Qt::ElideRight, static_cast<int>(rect.width())));
    if (left > right) {
        painter->setFont(interfaceFont(13));
        painter->setPen(t.text3);
        painter->drawText(rect, Qt::AlignCenter | Qt::TextWordWrap, tr("No point has both measures."));
        return;
    }
    const std::vector<Expectation> limits = sweep.limitsOf(metric());
    for (const Expectation &limit : limits) {
        low = std::min(low, *limit.value);
        high = std::max(high, *limit.value);
    }
    const ValueAxis across(sweep.design, Catalogue::builtIn(), m_across, left, right, leftMean, 6);
    const ValueAxis up(sweep.design, Catalogue::builtIn(), metric(), low, high, lowMean);
    painter->setFont(interfaceFont(11));
    double labelWidth = 0;
    for (const double mark : up.marks())
        labelWidth = std::max(labelWidth, tabularWidth(painter->font(), up.label(mark)));
    const QRectF area(rect.left() + labelWidth + 10, rect.top() + 30, rect.width() - labelWidth - 40, rect.height() - 30 - kAxisHeight);
    if (area.width() < 60 || area.height() < 40)
        return;
    const auto at = [&](double x, double y) { return QPointF(area.left() + across.share(x) * area.width(), area.bottom() - up.share(y) * area.height()); };

    // The front as steps, and what is worse than it.
    const std::vector<int> front = this->front();
    const bool isXHigher = senseOfPath(m_across) == sim::MetricSense::HigherIsBetter;
    const bool isYHigher = senseOfPath(metric()) == sim::MetricSense::HigherIsBetter;
    const double worstX = isXHigher ? area.left() : area.right();
    const double worstY = isYHigher ? area.bottom() : area.top();
    QPolygonF steps;
    for (std::size_t i = 0; i < front.size(); ++i) {
        const Mark &mark = all[static_cast<std::size_t>(front[i])];
        const QPointF place = at(mark.x->mean, mark.y->mean);
        steps << QPointF(place.x(), i == 0 ? worstY : steps.back().y()) << place;
    }
    if (!steps.isEmpty()) {
        steps << QPointF(worstX, steps.back().y());
        QPolygonF worse = steps;
        worse << QPointF(worstX, worstY);
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.sunken);
        painter->drawPolygon(worse);
    }
    for (const double mark : up.marks()) {
        const double y = at(across.from(), mark).y();
        painter->setPen(QPen(mark == up.from() ? t.line3 : t.line1, 1));
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter->setPen(t.text3);
        paintTabular(painter, QRectF(rect.left(), y - 8, labelWidth, 16), up.label(mark), Qt::AlignRight | Qt::AlignVCenter);
    }
    double free = rect.left();
    for (const double mark : across.marks()) {
        const QString text = across.label(mark);
        const double width = tabularWidth(painter->font(), text) + 4;
        const double x = at(mark, up.from()).x();
        if (x - width / 2 < free)
            continue;
        paintTabular(painter, QRectF(x - width / 2, area.bottom() + 4, width, 16), text, Qt::AlignHCenter | Qt::AlignVCenter);
        free = x + width / 2 + 8;
    }
    painter->setFont(interfaceFont(12));
    painter->setPen(t.text2);
    painter->drawText(QRectF(rect.left(), area.bottom() + 22, area.right() - rect.left(), 16), Qt::AlignRight | Qt::AlignVCenter, words.full(m_across));
    for (const Expectation &limit : limits) {
        const double y = at(across.from(), *limit.value).y();
        QPen pen(t.errFill, 1.5);
        pen.setDashPattern({4, 2.7});
        painter->setPen(pen);
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter->setFont(interfaceFont(11, 600));
        painter->setPen(t.err);
        painter->drawText(QRectF(area.left(), y - 17, area.width() - 4, 16), Qt::AlignRight | Qt::AlignVCenter,
                          tr("expected %1 %2").arg(operatorSign(limit.op), words.value(metric(), *limit.value)));
    }
    painter->setPen(QPen(t.text2, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(steps);

    const int points = static_cast<int>(sweep.points.size());
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        const Mark &mark = all[static_cast<std::size_t>(i)];
        if (!mark.x || !mark.y)
            continue;
        const QPointF place = at(mark.x->mean, mark.y->mean);
        const bool isVariant = i >= points;
        const bool isOnFront = std::find(front.begin(), front.end(), i) != front.end();
        if (isVariant || isOnFront) {
            painter->setPen(QPen(t.text1, 1.5));
            const double dx = mark.x->ci95.value_or(0) / (across.to() - across.from()) * area.width();
            const double dy = mark.y->ci95.value_or(0) / (up.to() - up.from()) * area.height();
            for (const double sign : {-1.0, 1.0}) {
                if (dx >= 1) {
                    const double end = std::clamp(place.x() + sign * dx, area.left(), area.right());
                    painter->drawLine(place, QPointF(end, place.y()));
                    painter->drawLine(QPointF(end, place.y() - kCap), QPointF(end, place.y() + kCap));
                }
                if (dy >= 1) {
                    const double end = std::clamp(place.y() + sign * dy, area.top(), area.bottom());
                    painter->drawLine(place, QPointF(place.x(), end));
                    painter->drawLine(QPointF(place.x() - kCap, end), QPointF(place.x() + kCap, end));
                }
            }
        }
        if (isVariant) {
            const VariantPoint &variant = m_variants[static_cast<std::size_t>(i - points)];
            paintVariantMarker(painter, place, variant.marker, t);
            painter->setFont(interfaceFont(12, 600));
            painter->setPen(t.text1);
            const double width = painter->fontMetrics().horizontalAdvance(variant.name) + 2;
            const bool isRoomRight = place.x() + 12 + width < area.right() + 24;
            painter->drawText(QRectF(isRoomRight ? place.x() + 10 : place.x() - 10 - width, place.y() + 6, width, 16), Qt::AlignLeft | Qt::AlignVCenter, variant.name);
            note(QRectF(place.x() - 8, place.y() - 8, 16, 16), tr("%1: %2").arg(variant.name, words.value(m_across, mark.x->mean) + QStringLiteral(" · ") + words.value(metric(), mark.y->mean)));
        } else {
            painter->setPen(QPen(isOnFront ? t.text1 : t.line3, 1.5));
            painter->setBrush(isOnFront ? t.text1 : t.surface);
            painter->drawEllipse(place, 3.5, 3.5);
            note(QRectF(place.x() - 7, place.y() - 7, 14, 14), pointWords(i, {m_across, metric()}));
        }
    }

    // Legend, in words.
    double x = area.left();
    const double y = area.bottom() + 44;
    painter->setFont(interfaceFont(12));
    const auto say = [&](const QString &text) {
        painter->setPen(t.text2);
        const double width = painter->fontMetrics().horizontalAdvance(text) + 2;
        painter->drawText(QRectF(x, y, width, 16), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += width + 18;
    };
    painter->setPen(QPen(t.text2, 2));
    painter->drawLine(QPointF(x, y + 8), QPointF(x + 18, y + 8));
    x += 24;
    say(tr("Pareto front"));
    painter->setPen(QPen(t.line3, 1.5));
    painter->setBrush(t.surface);
    painter->drawEllipse(QPointF(x + 4, y + 8), 3.5, 3.5);
    x += 14;
    say(tr("sweep result"));
    painter->setPen(QPen(t.line2, 1));
    painter->setBrush(t.sunken);
    painter->drawRect(QRectF(x, y + 2, 14, 12));
    x += 20;
    say(tr("worse in both than one of the front"));
}

} // namespace nephoscope::ui
