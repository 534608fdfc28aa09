// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <string>

class QMainWindow;
class QPoint;
class QToolButton;
class QWidget;

namespace nephoscope::ui {

class DockTabs;
class Document;
class Inspector;
class Selection;
class WhatIfPanel;

/// Puts the What-if tab into the lower dock, leads to it from the inspector, and gives it the whole window where wanted.
class WhatIfDesk : public QObject
{
    Q_OBJECT
public:
    WhatIfDesk(Document *document, Selection *selection, Inspector *inspector, DockTabs *tabs, QMainWindow *window);

    enum class Page { Variants, Sweep, Cheapest };

    WhatIfPanel *panel() { return m_panel; }
    /// The whole window for one of the questions.
    void showPage(Page page);
    /// The tab alone in the window instead of the canvas and the panels; `false`: all as it was.
    void setWhole(bool isWhole);
    bool isWhole() const { return m_isWhole; }

Q_SIGNALS:
    /// A design is to be shown first (the welcome page is on).
    void designWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void showTab();
    void saveCsv(const QByteArray &csv);
    void offer(const std::string &path, const QPoint &position);

    DockTabs *m_tabs;
    QMainWindow *m_window;
    Document *m_document;
    WhatIfPanel *m_panel;
    QWidget *m_corner;
    QToolButton *m_designButton;
    QToolButton *m_whatIfButton;
    int m_tab;
    bool m_isWhole = false;
    QByteArray m_layout; ///< of the docks before the tab took the window
};

} // namespace nephoscope::ui
