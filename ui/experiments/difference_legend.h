// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace nephoscope::ui {

/// What the colours of the bars mean: better, worse, no clear difference.
class DifferenceLegend : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceLegend(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace nephoscope::ui
