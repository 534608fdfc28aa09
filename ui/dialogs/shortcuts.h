// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QLineEdit;
class QMenu;
class QTreeWidget;

namespace nephoscope::ui {

/// The keys of every command in the menus, and of what the hands do on the canvas, with a search.
class Shortcuts : public QDialog
{
    Q_OBJECT
public:
    explicit Shortcuts(const QList<QMenu *> &menus, QWidget *parent = nullptr);
    QTreeWidget *list() { return m_list; }
    QLineEdit *searchField() { return m_search; }

private:
    void addMenu(const QMenu *menu);
    void addHands();
    void filter(const QString &text);

    QLineEdit *m_search;
    QTreeWidget *m_list;
};

} // namespace nephoscope::ui
