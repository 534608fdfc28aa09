// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/diagram_painter.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/parts/link_look.h"
#include "ui/canvas/parts/link_router.h"
#include "ui/canvas/parts/migration.h"
#include "ui/canvas/parts/node_painter.h"
#include "ui/canvas/parts/run_states.h"
#include "ui/canvas/parts/scene_geometry.h"

#include <QPainter>

namespace nephoscope::ui {

namespace {

constexpr double kMargin = 24;

LinkRouter routed(const Architecture &architecture, const SceneGeometry &geometry)
{
    LinkRouter router;
    router.reset(&geometry);
    for (const Link &link : architecture.links)
        router.route(link);
    return router;
}

} // namespace

QRectF diagramBounds(const Architecture &architecture, const Catalogue &catalogue)
{
    const SceneGeometry geometry(architecture, catalogue, {});
    const LinkRouter router = routed(architecture, geometry);
    QRectF bounds = geometry.bounds();
    for (const Link &link : architecture.links)
        bounds |= router.find(link.id).boundingRect();
    return bounds.isEmpty() ? QRectF(0, 0, 320, 200) : bounds.adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

void paintDiagram(QPainter *painter, const Architecture &architecture, const Catalogue &catalogue, const Tokens &tokens, const DiagramHooks &hooks)
{
    const RunStates run = hooks.snapshot != nullptr ? RunStates(*hooks.snapshot) : RunStates();
    const SceneGeometry geometry(architecture, catalogue, run);
    const LinkRouter router = routed(architecture, geometry);
    Look look;
    look.tokens = &tokens;
    look.isVector = true;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto within = [&](const std::string &id, const QString &tooltip, const auto &paint) {
        if (hooks.begin)
            hooks.begin(id, tooltip);
        paint();
        if (hooks.end)
            hooks.end();
    };
    const auto paintNodes = [&](bool containers) {
        for (const Placed &placed : geometry.placed()) {
            const Element *element = isContainerShape(placed.shape) == containers ? architecture.find(placed.id) : nullptr;
            if (element == nullptr)
                continue;
            NodeLook node = nodeLook(architecture, *element, catalogue, run);
            node.shape = placed.shape;
            within(element->id.text(), spokenName(architecture, *element, node), [&] {
                if (placed.ghost)
                    paintNode(painter, look, ghostLook(node, architecture, run, placed.id), *placed.ghost);
                paintNode(painter, look, node, placed.rect);
            });
        }
    };
    paintNodes(true);
    for (const Link &link : architecture.links) {
        const LinkLook line = linkLook(architecture, link, catalogue, run);
        within(link.id.text(), roleName(link.role), [&] {
            paintLink(painter, look, line, router.find(link.id));
            paintRateChip(painter, look, line, router.find(link.id));
        });
    }
    paintNodes(false);
    for (const Migration &migration : migrations(geometry, run))
        paintMigration(painter, look, migration, 0);
    painter->restore();
}

} // namespace nephoscope::ui
