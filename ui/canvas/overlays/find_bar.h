// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace nephoscope::ui {

class CanvasView;

/// Finds elements by name, id or kind, over the canvas: Enter goes to the next one, Shift and Enter to the one before, Escape closes.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(CanvasView *canvas);

    void open();
    void place();
    /// Elements that a text is found in, in the order in which they are drawn.
    std::vector<ElementId> found(const QString &text) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void search();
    void step(int by);
    void show(int index);
    void closeBar();

    CanvasView *m_canvas;
    QLineEdit *m_text;
    QLabel *m_count;
    QToolButton *m_previous, *m_next, *m_close;
    std::vector<ElementId> m_found;
    int m_current = -1;
};

} // namespace nephoscope::ui
