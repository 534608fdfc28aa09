// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/problem.h"

#include <QWidget>

namespace nephoscope::ui {

/// One problem in the list: a click shows the element, a link carries a fix out.
class ProblemLine : public QWidget
{
    Q_OBJECT
public:
    /// `name` is what the element or link is called; empty where the problem is about the design.
    ProblemLine(const Problem &problem, const QString &name, QWidget *parent);

Q_SIGNALS:
    void revealed();
    void fixActivated(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Severity m_severity;
};

} // namespace nephoscope::ui
