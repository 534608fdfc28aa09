// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QObject>

#include <vector>

namespace nephoscope::ui {

/// What is selected in a window: elements and links by id, in the order in which they were chosen.
class Selection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const std::vector<ElementId> &elements() const { return m_elements; }
    const std::vector<LinkId> &links() const { return m_links; }
    bool isEmpty() const { return m_elements.empty() && m_links.empty(); }

    void set(std::vector<ElementId> elements, std::vector<LinkId> links = {});
    void clear() { set({}, {}); }

    /// Selects an element and asks the canvas to bring it into view (from a problem, an event, a search).
    void reveal(const std::string &elementOrLinkId);

Q_SIGNALS:
    void changed();
    void revealRequested(const QString &id);

private:
    std::vector<ElementId> m_elements;
    std::vector<LinkId> m_links;
};

} // namespace nephoscope::ui
