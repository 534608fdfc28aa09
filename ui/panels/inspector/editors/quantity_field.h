// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace nephoscope::ui {

/// A field for a number: its unit in grey behind it, arrows to step at the right edge.
///
/// Up and Down step, Page Up and Page Down by ten; the wheel steps only while the field has the keyboard, so that
/// scrolling past it changes nothing.
class QuantityField : public QLineEdit
{
    Q_OBJECT
public:
    explicit QuantityField(QWidget *parent = nullptr);

    void setUnit(const QString &unit);
    const QString &unit() const { return m_unit; }

Q_SIGNALS:
    void stepped(int steps);
    /// Escape: the text as it was.
    void reverted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Arrow { None, Up, Down };
    Arrow arrowAt(const QPointF &position) const;

    QString m_unit;
    Arrow m_hovered = Arrow::None;
    int m_wheel = 0; ///< eighths of a degree not yet made a step
};

} // namespace nephoscope::ui
