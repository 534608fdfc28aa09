// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace nephoscope::ui {

class RunSession;

/// The simulated clock with a dot for the run's state: running, paused, ended, failed.
class ClockChip : public QWidget
{
    Q_OBJECT
public:
    explicit ClockChip(RunSession *session, QWidget *parent = nullptr);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    /// Without the unit, which is left out where there is no room for it.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    QString unit() const;

    RunSession *m_session;
    QString m_text;
};

} // namespace nephoscope::ui
