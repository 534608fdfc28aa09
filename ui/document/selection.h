// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QObject>

#include <string>
#include <vector>

namespace nephoscope::ui {

/// What is selected in a window: elements, links and notes by id, in the order in which they were chosen.
class Selection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const std::vector<ElementId> &elements() const { return m_elements; }
    const std::vector<LinkId> &links() const { return m_links; }
    /// Notes on the canvas, by id.
    const std::vector<std::string> &notes() const { return m_notes; }
    bool isEmpty() const { return m_elements.empty() && m_links.empty() && m_notes.empty(); }

    void set(std::vector<ElementId> elements, std::vector<LinkId> links = {}, std::vector<std::string> notes = {});
    void clear() { set({}, {}); }

    /// Selects an element and asks the canvas to bring it into view (from a problem, an event, a search).
    void reveal(const std::string &elementOrLinkId);

Q_SIGNALS:
    void changed();
    void revealRequested(const QString &id);

private:
    std::vector<ElementId> m_elements;
    std::vector<LinkId> m_links;
    std::vector<std::string> m_notes;
};

} // namespace nephoscope::ui
