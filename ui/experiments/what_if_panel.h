// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/value_field.h"

#include <QWidget>

#include <optional>

class QStackedWidget;
class QTabBar;

namespace nephoscope::ui {

class Document;
class Selection;
class SweepPage;
class VariantsPage;

/// What would be if: variants compared with the base, and sweeps over parameters.
class WhatIfPanel : public QWidget
{
    Q_OBJECT
public:
    WhatIfPanel(Document *document, Selection *selection, const MakeValueField &makeField, QWidget *parent = nullptr);

    VariantsPage *variants() { return m_variants; }
    SweepPage *sweep() { return m_sweep; }
    /// The choice between the two, which stands in the row of tabs.
    QTabBar *pages() { return m_pages; }
    void showVariants();
    void showSweep();

Q_SIGNALS:
    void failed(const QString &title, const QString &sentence);
    /// The warm-up (s) that the comparison found for the design as it stands; none: there is no such comparison.
    void warmupFound(std::optional<double> warmup);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void shareVariants();

    QTabBar *m_pages;
    QStackedWidget *m_stack;
    VariantsPage *m_variants;
    SweepPage *m_sweep;
};

} // namespace nephoscope::ui
