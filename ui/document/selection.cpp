// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/selection.h"

namespace nephoscope::ui {

void Selection::set(std::vector<ElementId> elements, std::vector<LinkId> links, std::vector<std::string> notes)
{
    if (elements == m_elements && links == m_links && notes == m_notes)
        return;
    m_elements = std::move(elements);
    m_links = std::move(links);
    m_notes = std::move(notes);
    Q_EMIT changed();
}

void Selection::reveal(const std::string &elementOrLinkId)
{
    Q_EMIT revealRequested(QString::fromStdString(elementOrLinkId));
}

} // namespace nephoscope::ui
