// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollBar>

class QAbstractScrollArea;

namespace nephoscope::ui {

/// A vertical scroll bar that lies over the right edge of an area instead of taking room from it: the rows of a narrow panel
/// keep their width, and what is under the edge must be margin.
class OverlayScrollBar final : public QScrollBar
{
    Q_OBJECT
public:
    explicit OverlayScrollBar(QAbstractScrollArea *area);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    QAbstractScrollArea *m_area;
};

} // namespace nephoscope::ui
