// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "sim/experiment/sweep.h"

#include <QWidget>

#include <array>
#include <string>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace nephoscope::ui {

class Document;
class Selection;

/// What a sweep varies: one or two parameters with their values, and how often each point is run.
class SweepSettings : public QWidget
{
    Q_OBJECT
public:
    SweepSettings(Document *document, Selection *selection, QWidget *parent = nullptr);

    /// The grid that the fields describe, or what is wrong with them.
    const Result<sim::SweepGrid> &grid() const { return m_grid; }
    int replications() const;
    void setReplications(int count);
    /// Takes a parameter onto the first axis that is free, else onto the second, and proposes values around the base's.
    void vary(const std::string &path);
    void setAxis(int axis, const std::string &path, const QString &values);
    QLineEdit *values(int axis) { return m_axes[static_cast<std::size_t>(axis)].values; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct AxisRow {
        std::string path;
        QPushButton *parameter = nullptr;
        QToolButton *remove = nullptr;
        QLineEdit *values = nullptr;
    };

    void retranslate();
    void refresh();
    void pick(int axis);
    Result<sim::SweepGrid> readGrid() const;

    Result<sim::SweepGrid> m_grid = Error{}; ///< as of the last change: reading it checks each value against the design
    Document *m_document;
    Selection *m_selection;
    QLabel *m_heading;
    QLabel *m_second;
    std::array<AxisRow, 2> m_axes;
    QLabel *m_hint;
    QLabel *m_replicationsLabel;
    QSpinBox *m_replications;
    QLabel *m_size;
};

} // namespace nephoscope::ui
