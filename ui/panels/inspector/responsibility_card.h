// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/responsibility.h"

#include <QWidget>

namespace nephoscope::ui {

/// Who administers the selected element, and the responsibility matrix of the four delivery models around it: its layer's row and its
/// model's column stand out.
class ResponsibilityCard : public QWidget
{
    Q_OBJECT
public:
    explicit ResponsibilityCard(QWidget *parent = nullptr);

    /// Hidden without one.
    void show(const std::optional<Responsibility> &responsibility);
    /// What a screen reader and a test read.
    QString sentence() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::optional<Responsibility> m_shown;
};

} // namespace nephoscope::ui
