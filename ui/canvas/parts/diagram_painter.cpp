// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/parts/diagram_painter.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/parts/chip_layout.h"
#include "ui/canvas/parts/element_finder.h"
#include "ui/canvas/parts/link_look.h"
#include "ui/canvas/parts/link_router.h"
#include "ui/canvas/parts/migration.h"
#include "ui/canvas/parts/node_painter.h"
#include "ui/canvas/parts/note_painter.h"
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
    router.routeAll(architecture.links);
    return router;
}

/// Nodes and the names of containers: what no chip may cover.
std::vector<QRectF> namedPlaces(const Architecture &architecture, const Catalogue &catalogue, const SceneGeometry &geometry, const RunStates &run,
                               const ElementFinder &finder)
{
    std::vector<QRectF> places;
    for (const Placed &placed : geometry.placed()) {
        if (const Element *element = finder.find(placed.id)) {
            NodeLook node = nodeLook(architecture, *element, catalogue, run, finder);
            node.shape = placed.shape;
            places.push_back(headerRect(node, placed.rect));
        }
    }
    return places;
}

} // namespace

QRectF diagramBounds(const Architecture &architecture, const Catalogue &catalogue)
{
    const SceneGeometry geometry(architecture, catalogue, {});
    const LinkRouter router = routed(architecture, geometry);
    QRectF bounds = geometry.bounds();
    for (const Link &link : architecture.links)
        bounds |= router.find(link.id).boundingRect();
    for (const CanvasNote &note : notesOf(architecture))
        bounds |= rectOf(note);
    return bounds.isEmpty() ? QRectF(0, 0, 320, 200) : bounds.adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

void paintDiagram(QPainter *painter, const Architecture &architecture, const Catalogue &catalogue, const Tokens &tokens, const DiagramHooks &hooks)
{
    const RunStates run = hooks.snapshot != nullptr ? RunStates(*hooks.snapshot) : RunStates();
    const SceneGeometry geometry(architecture, catalogue, run);
    const LinkRouter router = routed(architecture, geometry);
    const ElementFinder finder(architecture);
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
            const Element *element = isContainerShape(placed.shape) == containers ? finder.find(placed.id) : nullptr;
            if (element == nullptr)
                continue;
            NodeLook node = nodeLook(architecture, *element, catalogue, run, finder);
            node.shape = placed.shape;
            within(element->id.text(), spokenName(architecture, *element, node), [&] {
                if (placed.ghost)
                    paintNode(painter, look, ghostLook(node, finder, run, placed.id), *placed.ghost);
                paintNode(painter, look, node, placed.rect);
            });
        }
    };
    paintNodes(true);
    std::vector<LinkLook> lines;
    std::vector<ChipWish> wishes;
    for (const Link &link : architecture.links) {
        lines.push_back(linkLook(link, run, finder));
        wishes.push_back({router.find(link.id), rateChipWidth(lines.back())});
    }
    std::vector<QRectF> frames;
    for (const Placed &placed : geometry.placed()) {
        if (isContainerShape(placed.shape))
            frames.push_back(placed.rect);
    }
    const std::vector<QRectF> chips = placeChips(wishes, namedPlaces(architecture, catalogue, geometry, run, finder), frames);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        within(architecture.links[i].id.text(), roleName(lines[i].role), [&] {
            paintLink(painter, look, lines[i], wishes[i].route);
            paintRateChip(painter, look, lines[i], chips[i]);
        });
    }
    for (const Placed &placed : geometry.placed()) {
        const Element *element = isContainerShape(placed.shape) ? finder.find(placed.id) : nullptr;
        if (element == nullptr)
            continue;
        NodeLook node = nodeLook(architecture, *element, catalogue, run, finder);
        node.shape = placed.shape;
        paintBadges(painter, look, node, placed.rect);
    }
    paintNodes(false);
    for (const CanvasNote &note : notesOf(architecture))
        within(note.id, QString(), [&] { paintNote(painter, look, note, false); });
    for (const Migration &migration : migrations(geometry, run))
        paintMigration(painter, look, migration, 0);
    painter->restore();
}

} // namespace nephoscope::ui
