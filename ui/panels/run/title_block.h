// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace nephoscope::ui {

class Document;

/// The design's name in the toolbar, and below it whether it is saved.
class TitleBlock : public QWidget
{
    Q_OBJECT
public:
    explicit TitleBlock(Document *document, QWidget *parent = nullptr);
    /// `Saved`, `Edited, not saved`, `Never saved`.
    QString stateText() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {110, 36}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Document *m_document;
};

} // namespace nephoscope::ui
