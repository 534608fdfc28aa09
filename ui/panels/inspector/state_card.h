// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace nephoscope::sim {
struct ElementSnapshot;
}

namespace nephoscope::ui {

/// What the selected element is doing in the run: its state in words, progress where there is one, and why.
class StateCard : public QWidget
{
    Q_OBJECT
public:
    explicit StateCard(QWidget *parent = nullptr);

    /// nullptr: nothing to tell; the card hides. `target` is the name of the container that it moves to. `isOver`: it is the last state of a run that ended.
    void show(const sim::ElementSnapshot *element, const QString &target, bool isOver = false);
    QString title() const { return m_title; }
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title;
    QString m_text;
    double m_progress = -1;
    int m_tone = 0; ///< 0 calm, 1 pressure, 2 failure
};

} // namespace nephoscope::ui
