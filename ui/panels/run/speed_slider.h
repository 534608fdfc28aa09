// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace nephoscope::ui {

/// The speed of the run from 1× to 1000× on a logarithmic track, and at its right end as fast as it goes.
class SpeedSlider : public QWidget
{
    Q_OBJECT
public:
    explicit SpeedSlider(QWidget *parent = nullptr);

    /// Simulated seconds a second; 0: as fast as it goes.
    double speed() const { return m_speed; }
    void setSpeed(double speed);
    QSize sizeHint() const override;

Q_SIGNALS:
    void speedChanged(double speed);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void choose(double speed);
    void chooseAt(double x);
    void step(int steps);
    void tell();

    double m_speed = 10;
};

/// `10×`, or `max` for 0.
QString speedText(double speed);

} // namespace nephoscope::ui
