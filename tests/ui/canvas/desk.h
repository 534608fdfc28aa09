// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_view.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QTest>

/// A canvas on a small design, with a mouse.
struct Desk {
    nephoscope::ui::Document document;
    nephoscope::ui::Selection selection;
    nephoscope::ui::RunSession session{&document};
    nephoscope::ui::CanvasView canvas{&document, &selection, &session};

    explicit Desk(nephoscope::Architecture design = twoHosts())
    {
        canvas.resize(1200, 900);
        canvas.show();
        document.replace(std::move(design), QString());
    }

    static nephoscope::Element element(const char *id, const char *type, const char *parent, const nephoscope::Box &box)
    {
        nephoscope::Element element;
        element.id = nephoscope::ElementId(id);
        element.type = type;
        element.name = id;
        if (*parent)
            element.parent = nephoscope::ElementId(parent);
        element.box = box;
        return element;
    }

    /// A cloud with two hosts and a balancer, beside a consumer; virtual server `vs` with a service on host a.
    static nephoscope::Architecture twoHosts()
    {
        nephoscope::Architecture design;
        design.elements = {element("cloud", "cloud", "", {304, 40, 720, 560}),
                           element("host-a", "physical_server", "cloud", {40, 160, 240, 240}),
                           element("hv-a", "hypervisor", "host-a", {12, 58, 216, 168}),
                           element("vs", "virtual_server", "hv-a", {16, 40, 164, 88}),
                           element("service", "cloud_service", "vs", {9, 48, 146, 31}),
                           element("host-b", "physical_server", "cloud", {360, 160, 240, 240}),
                           element("hv-b", "hypervisor", "host-b", {12, 58, 216, 168}),
                           element("lb", "load_balancer", "cloud", {240, 56, 184, 64}),
                           element("shop", "cloud_service_consumer", "", {40, 96, 184, 64})};
        nephoscope::Link link;
        link.id = nephoscope::LinkId("l1");
        link.role = nephoscope::LinkRole::Request;
        link.from = nephoscope::ElementId("shop");
        link.to = nephoscope::ElementId("lb");
        design.links = {link};
        return design;
    }

    const nephoscope::Architecture &design() const { return document.architecture(); }
    const nephoscope::Element &at(const char *id) const { return *design().find(nephoscope::ElementId(id)); }
    QRectF rectOf(const char *id) const { return canvas.picture().geometry().find(nephoscope::ElementId(id))->rect; }
    /// A point of an element on the widget, by its share of width and height.
    QPoint on(const char *id, double x = 0.5, double y = 0.5) const
    {
        const QRectF rect = rectOf(id);
        return canvas.fromScene(QPointF(rect.left() + rect.width() * x, rect.top() + rect.height() * y)).toPoint();
    }
    /// By scene units from its upper left corner.
    QPoint in(const char *id, double x, double y) const { return canvas.fromScene(rectOf(id).topLeft() + QPointF(x, y)).toPoint(); }

    void press(const QPoint &at, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QTest::mouseMove(&canvas, at);
        QTest::mousePress(&canvas, button, keys, at);
    }
    /// A move with the button held, which QTest::mouseMove does not tell.
    void pull(const QPoint &to, Qt::MouseButton button = Qt::LeftButton)
    {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), canvas.mapToGlobal(QPointF(to)), Qt::NoButton, button, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &event);
    }
    void release(const QPoint &at, Qt::MouseButton button = Qt::LeftButton) { QTest::mouseRelease(&canvas, button, Qt::NoModifier, at); }
    void drag(const QPoint &from, const QPoint &to)
    {
        press(from);
        pull(from + (to - from) / 2);
        pull(to);
        release(to);
    }
    void click(const QPoint &at, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        press(at, Qt::LeftButton, keys);
        release(at);
    }
    void hoverFromPalette(const char *type, const QPoint &at)
    {
        QMimeData data;
        data.setData(QStringLiteral("application/x-nephoscope-mechanism"), type);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &move);
    }
    void dropFromPalette(const char *type, const QPoint &at)
    {
        hoverFromPalette(type, at);
        QMimeData data;
        data.setData(QStringLiteral("application/x-nephoscope-mechanism"), type);
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &drop);
    }
    void undoAll()
    {
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
    }
};
