// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run/run_words.h"

#include "ui/document/run_session.h"
#include "ui/panels/run/speed_slider.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QPainter>

namespace nephoscope::ui {

namespace {

enum class State { Ready, Running, Paused, Ended, Broken };

State stateOf(const RunSession &session)
{
    if (!session.isActive())
        return State::Ready;
    const sim::Snapshot *snapshot = session.snapshot();
    if (snapshot && snapshot->phase == sim::RunPhase::Failed)
        return State::Broken;
    if (session.hasEnded())
        return State::Ended;
    return session.isPlaying() ? State::Running : State::Paused;
}

} // namespace

QString runStateText(const RunSession &session)
{
    switch (stateOf(session)) {
    case State::Ready: return QCoreApplication::translate("RunWords", "Ready");
    case State::Running:
        return session.speed() > 0 ? QCoreApplication::translate("RunWords", "Running at %1").arg(speedText(session.speed()))
                                   : QCoreApplication::translate("RunWords", "Running as fast as it goes");
    case State::Paused: return QCoreApplication::translate("RunWords", "Paused");
    case State::Ended: return QCoreApplication::translate("RunWords", "Ended");
    case State::Broken: return QCoreApplication::translate("RunWords", "The run broke off");
    }
    return {};
}

void paintRunDot(QPainter *painter, const QPointF &centre, const RunSession &session)
{
    const Tokens &t = tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    switch (stateOf(session)) {
    case State::Ready:
        painter->setPen(QPen(t.line3, 1.5));
        painter->drawEllipse(centre, 3.25, 3.25);
        break;
    case State::Running:
        painter->setBrush(t.okFill);
        painter->drawEllipse(centre, 4, 4);
        break;
    case State::Paused:
        painter->setBrush(t.warnFill);
        painter->drawRect(QRectF(centre.x() - 4, centre.y() - 4, 3, 8));
        painter->drawRect(QRectF(centre.x() + 1, centre.y() - 4, 3, 8));
        break;
    case State::Ended:
        painter->setBrush(t.text3);
        painter->drawRect(QRectF(centre.x() - 4, centre.y() - 4, 8, 8));
        break;
    case State::Broken:
        painter->setPen(QPen(t.errFill, 2));
        painter->drawLine(centre + QPointF(-3, -3), centre + QPointF(3, 3));
        painter->drawLine(centre + QPointF(-3, 3), centre + QPointF(3, -3));
        break;
    }
    painter->restore();
}

} // namespace nephoscope::ui
