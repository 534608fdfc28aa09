// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/report_dialog.h"

#include "ui/style/stylesheet.h"
#include "ui/style/text_size.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {
constexpr int kMostReplications = 10000;
}

ReportDialog::ReportDialog(const Architecture &architecture, const std::string &variant, int injected, QWidget *parent)
    : QDialog(parent), m_variant(new QComboBox(this)), m_replications(new QSpinBox(this)), m_format(new QComboBox(this)), m_injected(new QCheckBox(this))
{
    setWindowTitle(tr("Write a report"));
    auto *title = new QLabel(tr("Write a report"), this);
    title->setProperty("role", "title");
    auto *text = new QLabel(tr("The design is run from start to end, and what it showed is put on paper: diagram, key figures, charts, service "
                               "levels, invoices, and what is needed to repeat it."),
                            this);
    text->setWordWrap(true);
    text->setProperty("tone", "secondary");

    m_variant->addItem(tr("Base design"), QString());
    for (const Variant &other : architecture.variants) {
        const QString id = QString::fromStdString(other.id.text());
        m_variant->addItem(other.name.empty() ? id : QString::fromStdString(other.name), id);
    }
    m_variant->setCurrentIndex(std::max(0, m_variant->findData(QString::fromStdString(variant))));
    m_variant->setEnabled(m_variant->count() > 1);
    m_variant->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_variant->setMinimumContentsLength(24);
    m_replications->setRange(1, kMostReplications);
    m_replications->setValue(architecture.run.replications);
    m_replications->setToolTip(tr("More runs with other random numbers make the intervals narrower."));
    m_format->addItem(tr("PDF, for paper"), true);
    m_format->addItem(tr("HTML, one page for the browser"), false);
    m_injected->setText(tr("With what was done to the running design (actions: %1)").arg(injected));
    m_injected->setChecked(injected > 0);
    m_injected->setVisible(injected > 0);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("Variant"), m_variant);
    form->addRow(tr("Replications"), m_replications);
    form->addRow(tr("Format"), m_format);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *write = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    setPrimary(write);
    write->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(text);
    column->addLayout(form);
    column->addWidget(m_injected);
    column->addSpacing(4);
    column->addWidget(buttons);
    setMinimumWidth(scaled(440));
}

ReportWish ReportDialog::wish() const
{
    ReportWish wish;
    wish.variant = m_variant->currentData().toString().toStdString();
    wish.replications = m_replications->value();
    wish.hasInjected = m_injected->isVisibleTo(this) && m_injected->isChecked();
    wish.isPdf = m_format->currentData().toBool();
    return wish;
}

} // namespace nephoscope::ui
