// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QWidget>

class QLineEdit;
class QListWidget;

namespace nephoscope::ui {

class CanvasView;

/// A mechanism by its name, at the pointer: a few letters, Enter. What may not stand there is listed last, with the reason.
class QuickInsert : public QWidget
{
    Q_OBJECT
public:
    explicit QuickInsert(CanvasView *canvas);

    /// At a point of the canvas, where the mechanism will stand.
    void open(const QPointF &position);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void fill();
    void take();
    void closeList();

    CanvasView *m_canvas;
    QLineEdit *m_text;
    QListWidget *m_list;
    QPointF m_scene;
};

} // namespace nephoscope::ui
