// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/migration.h"

#include "ui/canvas/parts/run_states.h"
#include "ui/canvas/parts/scene_geometry.h"

#include <QPainter>

#include <cmath>

namespace nephoscope::ui {

std::vector<Migration> migrations(const SceneGeometry &geometry, const RunStates &run)
{
    std::vector<Migration> result;
    if (!run.isRun())
        return result;
    for (const Placed &placed : geometry.placed()) {
        const sim::ElementSnapshot *now = placed.ghost ? run.element(placed.id.text()) : nullptr;
        if (now != nullptr && !now->movingFrom.empty())
            result.push_back({*placed.ghost, placed.rect, now->progress.value_or(-1)});
    }
    return result;
}

QPainterPath migrationArc(const Migration &migration)
{
    const bool isRight = migration.to.center().x() >= migration.from.center().x();
    const QPointF start(isRight ? migration.from.right() : migration.from.left(), migration.from.center().y());
    const QPointF end(isRight ? migration.to.left() - 2 : migration.to.right() + 2, migration.to.center().y());
    const double reach = std::max(48.0, std::abs(end.x() - start.x()) * 0.75) * (isRight ? 1 : -1);
    QPainterPath arc(start);
    arc.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end);
    return arc;
}

void paintMigration(QPainter *painter, const Look &look, const Migration &migration, double phase)
{
    const Tokens &t = look.t();
    const QPainterPath arc = migrationArc(migration);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(t.surface, 6));
    painter->drawPath(arc);
    QPen pen(t.accent, look.line(2.5), Qt::CustomDashLine);
    pen.setDashPattern({8 / 2.5, 5 / 2.5});
    pen.setDashOffset(-phase / 2.5);
    painter->setPen(pen);
    painter->drawPath(arc);
    const QPointF tip = arc.currentPosition();
    const double back = migration.to.center().x() >= migration.from.center().x() ? -9 : 9;
    painter->setPen(QPen(t.accent, 2.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{tip + QPointF(back, -5), tip, tip + QPointF(back, 5)});
    const QString number = migration.progress >= 0 ? QString::number(std::lround(migration.progress * 100)) : QString();
    drawRing(painter, look, arc.pointAtPercent(0.5), 18, std::max(0.0, migration.progress), number);
}

} // namespace nephoscope::ui
