// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/element_type.h"

#include <QString>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class ElementFinder;
class RunStates;

enum class NodeState { Normal, Disabled, Failed, Recovering, Migrating, Ghost, Overloaded };

/// All that a node shows of its element: from the catalogue, the design and, in a run, the snapshot. A value: it does not
/// know where it is drawn.
struct NodeLook {
    NodeShape shape = NodeShape::Leaf;
    std::string category; ///< empty for a type that the catalogue does not know
    QString icon;
    QString name;
    QString summary; ///< the second line
    QString value; ///< the number at the right, beside the bar
    QString chip; ///< in a container's header
    double bar = -1; ///< share, under 0: none
    double alarm = -1; ///< share at which an alarm stands, under 0: none
    NodeState state = NodeState::Normal;
    double progress = -1; ///< 0–1 of recovering or migrating, under 0: unknown
    int instances = 1;
    qint64 waiting = 0;
    quint64 lost = 0; ///< failures, where they are shown as a badge

    bool isKnown() const { return !category.empty(); }
    bool operator==(const NodeLook &) const = default;
};

/// Containers are drawn under the links, nodes above.
bool isContainerShape(NodeShape shape);

/// `finder`: of the same architecture.
NodeLook nodeLook(const Architecture &architecture, const Element &element, const Catalogue &catalogue, const RunStates &run,
                  const ElementFinder &finder);
/// What stays at the old place while an element runs elsewhere, or moves there.
NodeLook ghostLook(const NodeLook &look, const ElementFinder &finder, const RunStates &run, const ElementId &id);
/// What a new element of a type will look like (while it is dragged from the palette).
NodeLook newNodeLook(const ElementType &type);

/// `4 vCPUs`, `340 req/s`, `Least connections`: the value of the parameter that sums the element up; empty without one.
QString summaryOf(const Architecture &architecture, const Element &element, const ElementType &type, const Catalogue &catalogue, const ElementFinder &finder);
/// What a screen reader says: 'Physical server B, failed at 01:30, in Public cloud'.
QString spokenName(const Architecture &architecture, const Element &element, const NodeLook &look);

} // namespace nephoscope::ui
