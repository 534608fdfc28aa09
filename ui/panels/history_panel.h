// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoView>

namespace nephoscope::ui {

class Document;

/// Every step since the design was opened, the newest below; choosing one goes back or forward to it.
class HistoryPanel : public QUndoView
{
    Q_OBJECT
public:
    explicit HistoryPanel(Document *document, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Document *m_document;
};

} // namespace nephoscope::ui
