// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include <string>

namespace nephoscope {
class Catalogue;
struct Element;
struct Link;
}

namespace nephoscope::ui {

class Document;
class RunSession;
class Selection;

/// What can be made to fail now: the selected elements and links, else all elements that can, by name; what has failed is repaired.
class FaultMenu : public QMenu
{
    Q_OBJECT
public:
    FaultMenu(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, QWidget *parent = nullptr);
    /// Fills the menu for this moment.
    void fill();
    /// Puts the faults of what is selected into another menu, or a sentence on when there are some.
    void offer(QMenu *menu);

private:
    bool canFail(const Element &element) const;
    bool isRunning() const;
    void addElement(QMenu *menu, const Element &element);
    void addLink(QMenu *menu, const Link &link);
    void add(QMenu *menu, const QString &text, const std::string &target, const std::string &action, const std::string &kind);

    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    const Catalogue &m_catalogue;
};

} // namespace nephoscope::ui
