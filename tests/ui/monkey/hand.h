// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPoint>
#include <QString>

#include <functional>
#include <optional>
#include <string>

class QWidget;

namespace nephoscope::sim {
class RandomStream;
}

namespace nephoscope::tests {

/// A drag with the mouse, and what happens half way.
struct Stroke {
    QPoint from;
    QPoint to;
    Qt::MouseButton button = Qt::LeftButton;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
    std::function<void()> onTheWay;
    std::optional<Qt::Key> keyOnTheWay = std::nullopt;
};

void drag(QWidget *widget, const Stroke &stroke);
/// Lets a mechanism of the palette fall onto a widget; or carries it over and away again.
void dropOn(QWidget *widget, const std::string &type, const QPoint &position, bool isCarriedAway = false);
void type(QWidget *widget, const QString &text);
void turn(QWidget *widget, const QPoint &position, int angle, Qt::KeyboardModifiers modifiers);
/// What is in sight, takes input and is not the canvas: fields, choices, boxes, buttons, tabs, lists.
QList<QWidget *> usableWidgets(QWidget *window);
/// Types into it, chooses from it or clicks it.
void use(QWidget *widget, sim::RandomStream &stream);

} // namespace nephoscope::tests
