// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class Document;
class RunSession;
class Selection;

/// What can be made to fail now: the selected elements that can, else all that can, by name; what has failed is repaired.
class FaultMenu : public QMenu
{
    Q_OBJECT
public:
    FaultMenu(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, QWidget *parent = nullptr);
    /// Fills the menu for this moment.
    void fill();

private:
    void addElement(QMenu *menu, const std::string &id, bool isAlone);
    void inject(const std::string &id, const std::string &action, const std::string &kind);

    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    const Catalogue &m_catalogue;
};

} // namespace nephoscope::ui
