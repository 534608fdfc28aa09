// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <QDialog>

#include <string>
#include <vector>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

/// Chooses a parameter of the design, or whether an element is on, from a tree with a search field.
class ParameterPicker : public QDialog
{
    Q_OBJECT
public:
    enum class For { Variant, Sweep }; ///< a sweep takes no lists

    /// `selected`: elements that the tree can be held to; nothing selected: all.
    ParameterPicker(const Architecture &design, const Catalogue &catalogue, const std::vector<ElementId> &selected, For purpose, QWidget *parent);

    /// `element.parameter`, or `element.enabled`; empty while nothing is chosen.
    std::string path() const;
    QTreeWidget *tree() { return m_tree; }
    QLineEdit *search() { return m_search; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void step(int direction);

    QLineEdit *m_search;
    QCheckBox *m_onlySelected;
    QTreeWidget *m_tree;
    QPushButton *m_choose;
};

} // namespace nephoscope::ui
