// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace nephoscope::ui {

/// What a report is to be about.
struct ReportWish {
    std::string variant; ///< empty: the base design
    int replications = 1;
    bool hasInjected = false; ///< with what was done to the running design
    bool isPdf = true;        ///< else HTML
};

/// Asks what the report shall show before it is asked where it goes.
class ReportDialog : public QDialog
{
    Q_OBJECT
public:
    /// `variant`: the one proposed. `injected`: how many actions a run that is on has received.
    ReportDialog(const Architecture &architecture, const std::string &variant, int injected, QWidget *parent);

    ReportWish wish() const;

private:
    QComboBox *m_variant;
    QSpinBox *m_replications;
    QComboBox *m_format;
    QCheckBox *m_injected;
};

} // namespace nephoscope::ui
