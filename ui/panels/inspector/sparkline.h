// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/results.h"

#include <QWidget>

namespace nephoscope::ui {

/// One measure of the selected element: its name, its value now, and its last seconds as a small filled line.
class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(QWidget *parent = nullptr);

    struct Content {
        QString name;
        QString value;
        QString limit; ///< 'of 200', in grey behind the value
        const sim::Series *series = nullptr;
        double from = 0; ///< s: left edge
        double to = 30;
        double ceiling = 0; ///< value at the upper edge; 0: the largest shown
        int colour = 0;     ///< index of the series colour
        std::vector<double> marks; ///< s: upright dashed lines (faults)
    };
    void show(const Content &content);
    QString name() const { return m_name; }
    QString value() const { return m_value; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_value;
    QString m_limit;
    std::vector<std::pair<double, double>> m_points; ///< share of the width, share of the height
    std::vector<double> m_marks;                     ///< share of the width
    int m_colour = 0;
};

} // namespace nephoscope::ui
