// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/monkey/hand.h"

#include "sim/engine/random_stream.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>
#include <QWheelEvent>

namespace nephoscope::tests {

namespace {

void mouse(QWidget *widget, QEvent::Type type, const QPoint &position, Qt::MouseButton button, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers)
{
    QMouseEvent event(type, position, widget->mapToGlobal(position), button, buttons, modifiers);
    QCoreApplication::sendEvent(widget, &event);
}

QString someText(sim::RandomStream &stream)
{
    static const char *const texts[] = {"0", "-1", "3", "17 ms", "2 min", "1e9", "50 %", "", "web", "负载均衡", "<b>&amp;", "1024 GiB", "0.001"};
    return QString::fromUtf8(texts[stream.below(std::size(texts))]);
}

} // namespace

// QTest::keyClicks knows ASCII only.
void type(QWidget *widget, const QString &text)
{
    const QPointer<QWidget> field(widget);
    for (const QChar c : text) {
        for (const QEvent::Type kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(kind, Qt::Key_unknown, Qt::NoModifier, QString(c));
            if (field)
                QCoreApplication::sendEvent(field, &event);
        }
    }
}

void drag(QWidget *widget, const Stroke &stroke)
{
    mouse(widget, QEvent::MouseMove, stroke.from, Qt::NoButton, Qt::NoButton, stroke.modifiers);
    mouse(widget, QEvent::MouseButtonPress, stroke.from, stroke.button, stroke.button, stroke.modifiers);
    for (int part = 1; part <= 4; ++part) {
        const QPoint position = stroke.from + (stroke.to - stroke.from) * part / 4;
        mouse(widget, QEvent::MouseMove, position, Qt::NoButton, stroke.button, stroke.modifiers);
        if (part == 2 && stroke.onTheWay)
            stroke.onTheWay();
        if (part == 2 && stroke.keyOnTheWay)
            QTest::keyClick(widget, *stroke.keyOnTheWay);
    }
    mouse(widget, QEvent::MouseButtonRelease, stroke.to, stroke.button, Qt::NoButton, stroke.modifiers);
}

void dropOn(QWidget *widget, const std::string &type, const QPoint &position, bool isCarriedAway)
{
    QMimeData data;
    data.setData(QStringLiteral("application/x-nephoscope-mechanism"), QByteArray::fromStdString(type));
    QDragEnterEvent enter(position, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &enter);
    QDragMoveEvent move(position, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &move);
    if (isCarriedAway) {
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(widget, &leave);
        return;
    }
    QDropEvent drop(position, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &drop);
}

void turn(QWidget *widget, const QPoint &position, int angle, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(position, widget->mapToGlobal(position), QPoint(), QPoint(0, angle), Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

QList<QWidget *> usableWidgets(QWidget *window)
{
    QList<QWidget *> usable;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !widget->isEnabled() || qobject_cast<QScrollBar *>(widget) || widget->parentWidget()->inherits("QComboBox"))
            continue;
        // A dock's own buttons would take the panels away for the rest of the walk.
        if (widget->objectName().startsWith(QLatin1String("qt_dockwidget")))
            continue;
        if (qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractButton *>(widget)
            || qobject_cast<QTabBar *>(widget) || qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QAbstractSlider *>(widget)
            || qobject_cast<QTextEdit *>(widget) || qobject_cast<QPlainTextEdit *>(widget))
            usable << widget;
    }
    return usable;
}

void use(QWidget *widget, sim::RandomStream &stream)
{
    if (auto *field = qobject_cast<QLineEdit *>(widget)) {
        field->setFocus();
        field->selectAll();
        type(field, someText(stream));
        QTest::keyClick(field, stream.chance(0.8) ? Qt::Key_Return : Qt::Key_Escape);
    } else if (auto *choice = qobject_cast<QComboBox *>(widget)) {
        choice->setFocus();
        QTest::keyClick(choice, stream.chance(0.5) ? Qt::Key_Down : Qt::Key_Up);
    } else if (auto *tabs = qobject_cast<QTabBar *>(widget)) {
        if (tabs->count() > 0)
            tabs->setCurrentIndex(static_cast<int>(stream.below(static_cast<std::uint32_t>(tabs->count()))));
    } else if (auto *view = qobject_cast<QAbstractItemView *>(widget)) {
        const QPoint place(static_cast<int>(stream.below(200)), static_cast<int>(stream.below(200)));
        // Without a move in between, so that no drag of the platform begins.
        stream.chance(0.3) ? QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, place) : QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place);
        static constexpr Qt::Key kKeys[] = {Qt::Key_Down, Qt::Key_Up, Qt::Key_Space, Qt::Key_F2, Qt::Key_Escape, Qt::Key_End, Qt::Key_Return};
        QTest::keyClick(view, kKeys[stream.below(std::size(kKeys))]);
    } else if (qobject_cast<QTextEdit *>(widget) || qobject_cast<QPlainTextEdit *>(widget)) {
        widget->setFocus();
        type(widget, someText(stream));
        widget->clearFocus();
    } else if (qobject_cast<QAbstractSlider *>(widget)) {
        QTest::keyClick(widget, stream.chance(0.5) ? Qt::Key_Right : Qt::Key_Left);
    } else {
        QTest::mouseClick(widget, Qt::LeftButton);
    }
}

} // namespace nephoscope::tests
