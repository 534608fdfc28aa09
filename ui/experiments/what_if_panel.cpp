// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/what_if_panel.h"

#include "ui/experiments/variants_page.h"

#include <QVBoxLayout>

namespace nephoscope::ui {

WhatIfPanel::WhatIfPanel(Document *document, Selection *selection, const MakeValueField &makeField, QWidget *parent)
    : QWidget(parent), m_variants(new VariantsPage(document, selection, makeField, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_variants);
    connect(m_variants, &VariantsPage::failed, this, &WhatIfPanel::failed);
}

} // namespace nephoscope::ui
