// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QTabBar;
class QTreeWidget;
class QTreeWidgetItem;

namespace nephoscope {
class Catalogue;
}
namespace nephoscope::sim {
struct Invoice;
}

namespace nephoscope::ui {

class Document;
class RunSession;
class Selection;

/// The bill so far: each consumer's invoice by element or by measure, and what was metered without a price.
class BillingPanel : public QWidget
{
    Q_OBJECT
public:
    BillingPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent = nullptr);

    QTreeWidget *view() { return m_tree; }
    void refresh();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void fill(QTreeWidgetItem *parent, const sim::Invoice &invoice);
    QString nameOf(const std::string &element) const;

    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    QTabBar *m_grouping;
    QLabel *m_total;
    QLabel *m_nothing;
    QTreeWidget *m_tree;
    QTimer m_timer;
};

} // namespace nephoscope::ui
