// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTabBar;

namespace nephoscope::ui {

/// The pages of the lower dock under one row of tabs, which serves as its title bar.
class DockTabs : public QWidget
{
    Q_OBJECT
public:
    explicit DockTabs(QWidget *parent = nullptr);

    QWidget *header() { return m_header; }
    QTabBar *bar() { return m_bar; }
    /// `corner` stands at the right end of the row while the page is shown.
    int addPage(QWidget *page, QWidget *corner = nullptr);
    void setTitle(int index, const QString &title);
    /// A number in a soft chip behind the title; 0 takes it away. Counts errors in red, others in amber.
    void setCount(int index, int count, bool hasErrors);
    void show(int index);
    /// show(), and the dock with it where it was closed (but not while there is no design to see).
    void reveal(int index);
    QWidget *page(int index) const;

private:
    void turn(int index);

    QWidget *m_header;
    QTabBar *m_bar;
    QHBoxLayout *m_row;
    QStackedWidget *m_pages;
    QList<QWidget *> m_corners;
    QList<QLabel *> m_chips;
};

} // namespace nephoscope::ui
