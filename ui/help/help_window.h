// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace nephoscope::ui {

/// What the program does beyond single mechanisms, a page a topic: resources/help/<language>/topics. It stays open beside the design, and
/// follows language, theme and size of type.
class HelpWindow : public QDialog
{
    Q_OBJECT
public:
    explicit HelpWindow(QWidget *parent);

    QListWidget *topics() { return m_topics; }
    QTextBrowser *page() { return m_page; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showTopic();

    QListWidget *m_topics;
    QTextBrowser *m_page;
};

} // namespace nephoscope::ui
