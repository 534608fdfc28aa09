// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/value_field.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace nephoscope::ui {

class Document;
class Selection;
class VariantsPage;

/// What would be if: variants compared with the base.
class WhatIfPanel : public QWidget
{
    Q_OBJECT
public:
    WhatIfPanel(Document *document, Selection *selection, const MakeValueField &makeField, QWidget *parent = nullptr);

    VariantsPage *variants() { return m_variants; }

Q_SIGNALS:
    void failed(const QString &title, const QString &sentence);

private:
    VariantsPage *m_variants;
};

} // namespace nephoscope::ui
