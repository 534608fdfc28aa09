// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include <optional>
#include <string>

namespace nephoscope {
class Catalogue;
struct Element;
struct Link;
struct Parameter;
}

namespace nephoscope::ui {

class Document;
class RunSession;
class Selection;

/// What can be done to the run now: the selected elements and links, else all elements that can, fail, by name; what has failed is
/// repaired. Attacks start and end, demand changes.
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
    bool canAttack(const Element &element) const;
    /// The parameter that says how much is asked for, of what makes requests; nullptr otherwise.
    const Parameter *demandOf(const Element &element) const;
    bool isOffered(const Element &element) const { return canFail(element) || canAttack(element) || demandOf(element); }
    /// As it is in the run: as the design has it, or as the last action has set it.
    std::optional<double> numberNow(const Element &element, const std::string &parameter) const;
    void addSlowness(QMenu *menu, const std::string &target);
    void addAttack(QMenu *menu, const Element &element);
    void addDemand(QMenu *menu, const Element &element, const Parameter &demand);
    void set(const std::string &target, const std::string &parameter, double value);
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
