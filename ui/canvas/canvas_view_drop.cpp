// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"

#include <QDragEnterEvent>
#include <QMimeData>

namespace nephoscope::ui {

namespace {

const char *const kMechanism = "application/x-nephoscope-mechanism";

std::string typeIn(const QMimeData *data)
{
    return data->data(QLatin1String(kMechanism)).toStdString();
}

/// The box of a new element relative to its container.
Box boxOf(const Landing &landing, const SceneGeometry &geometry)
{
    const Placed *parent = landing.parent ? geometry.find(*landing.parent) : nullptr;
    const QPointF corner = landing.rect.topLeft() - (parent ? parent->rect.topLeft() : QPointF());
    return Box{corner.x(), corner.y(), landing.rect.width(), landing.rect.height()};
}

} // namespace

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!event->mimeData()->hasFormat(QLatin1String(kMechanism)))
        return;
    cancelGesture();
    endRename(true);
    event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    m_pointer = event->position();
    m_dropType = typeIn(event->mimeData());
    m_drop = Placing(m_document->architecture(), Catalogue::builtIn()).landNew(m_dropType, toScene(m_pointer));
    // The container that would grow is shown grown, while the hand can still go elsewhere.
    if (m_drop.refusal.isEmpty() && !m_drop.placements.empty())
        showPreview(m_drop.placements);
    else
        endPreview();
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(m_drop.refusal.isEmpty());
    update();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropType.clear();
    endPreview();
    update();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    const std::string typeId = typeIn(event->mimeData());
    const Placing placing(m_document->architecture(), Catalogue::builtIn());
    const Landing landing = placing.landNew(typeId, toScene(event->position()));
    m_dropType.clear();
    endPreview();
    if (Catalogue::builtIn().find(typeId) != nullptr && landing.refusal.isEmpty()) {
        m_selection->set({m_document->addElement(typeId, landing.parent, boxOf(landing, placing.geometry()), landing.placements)});
        event->acceptProposedAction();
    }
    setFocus();
    update();
}

void CanvasView::insertAt(const QString &typeId, const QPointF &scene)
{
    const ElementType *type = Catalogue::builtIn().find(typeId.toStdString());
    if (!type)
        return;
    const Placing placing(m_document->architecture(), Catalogue::builtIn());
    const Landing landing = placing.landNew(type->id, scene);
    if (landing.refusal.isEmpty())
        m_selection->set({m_document->addElement(type->id, landing.parent, boxOf(landing, placing.geometry()), landing.placements)});
    else
        note(landing.refusal);
}

void CanvasView::addMechanism(const QString &typeId)
{
    const ElementType *type = Catalogue::builtIn().find(typeId.toStdString());
    if (!type)
        return;
    const Placing placing(m_document->architecture(), Catalogue::builtIn());
    const Landing landing = placing.landNewIn(type->id, parentFor({type->id}));
    if (!landing.refusal.isEmpty()) {
        note(landing.refusal);
        return;
    }
    const ElementId added = m_document->addElement(type->id, landing.parent, boxOf(landing, placing.geometry()), landing.placements);
    m_selection->set({added});
    m_selection->reveal(added.text());
}

} // namespace nephoscope::ui
