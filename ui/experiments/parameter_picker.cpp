// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/parameter_picker.h"

#include "model/catalogue/catalogue.h"
#include "model/link_parameters.h"
#include "ui/experiments/figure_words.h"
#include "ui/style/field_buttons.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/stylesheet.h"
#include "ui/style/words.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {
constexpr int kPathRole = Qt::UserRole;
constexpr int kSelectedRole = Qt::UserRole + 1;
} // namespace

ParameterPicker::ParameterPicker(const Architecture &design, const Catalogue &catalogue, const std::vector<ElementId> &selected, For purpose,
                                 QWidget *parent)
    : QDialog(parent), m_search(new QLineEdit(this)), m_onlySelected(new QCheckBox(this)), m_tree(new QTreeWidget(this))
{
    setWindowTitle(purpose == For::Variant ? tr("What the variant changes") : tr("What the sweep varies"));
    m_search->setPlaceholderText(tr("Find an element or a parameter"));
    m_search->setAccessibleName(m_search->placeholderText());
    addClearButton(m_search);
    m_onlySelected->setText(tr("Only what is selected on the canvas"));
    m_onlySelected->setVisible(!selected.empty());
    m_onlySelected->setChecked(!selected.empty());
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Parameter"), tr("In the base")});
    m_tree->setProperty("table", true);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->resizeSection(1, 170);
    m_tree->setUniformRowHeights(true);
    m_tree->setAccessibleName(tr("Parameters of the design"));

    const FigureWords words(design, catalogue);
    const auto addParameter = [&](QTreeWidgetItem *owner, const std::string &path, const QString &label) {
        auto *item = new QTreeWidgetItem(owner);
        item->setText(0, label);
        item->setText(1, words.parameterValue(path, baseValueAt(design, catalogue, path)));
        item->setToolTip(1, item->text(1).toHtmlEscaped());
        item->setData(0, kPathRole, QString::fromStdString(path));
    };
    const auto addOwner = [&](const QString &name, bool isSelected) {
        auto *owner = new QTreeWidgetItem(m_tree);
        owner->setText(0, name);
        owner->setData(0, kSelectedRole, isSelected);
        owner->setFlags(Qt::ItemIsEnabled);
        return owner;
    };
    for (const Element &element : design.elements) {
        const ElementType *type = catalogue.find(element.type);
        if (!type)
            continue;
        QTreeWidgetItem *owner = addOwner(distinctWords(design, element.id.text()), std::find(selected.begin(), selected.end(), element.id) != selected.end());
        owner->setIcon(0, icon(QString::fromStdString(element.type)));
        addParameter(owner, element.id.text() + ".enabled", tr("On or off"));
        for (const Parameter &parameter : type->parameters) {
            if (purpose == For::Variant || parameter.kind != ParameterKind::List)
                addParameter(owner, element.id.text() + '.' + parameter.id, local(parameter.label));
        }
    }
    for (const Link &link : design.links) {
        QTreeWidgetItem *owner = addOwner(
            QStringLiteral("%1 → %2").arg(elementWords(design, link.from.text()), elementWords(design, link.to.text())), false);
        for (const Parameter &parameter : linkParameters())
            addParameter(owner, link.id.text() + '.' + parameter.id, local(parameter.label));
    }

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_choose = buttons->addButton(tr("Choose"), QDialogButtonBox::AcceptRole);
    setPrimary(m_choose);
    m_choose->setDefault(true);
    m_choose->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &ParameterPicker::filter);
    connect(m_onlySelected, &QCheckBox::toggled, this, &ParameterPicker::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this] { m_choose->setEnabled(!path().empty()); });
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, [this] {
        if (!path().empty())
            accept();
    });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_search);
    column->addWidget(m_onlySelected);
    column->addWidget(m_tree, 1);
    column->addWidget(buttons);
    resize(560, 520);
    m_search->installEventFilter(this);
    m_search->setFocus();
    filter();
}

std::string ParameterPicker::path() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item && !item->isHidden() ? item->data(0, kPathRole).toString().toStdString() : std::string();
}

void ParameterPicker::filter()
{
    const QString text = m_search->text().simplified();
    QTreeWidgetItem *first = nullptr;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *owner = m_tree->topLevelItem(i);
        const bool isLeftOut = m_onlySelected->isChecked() && !owner->data(0, kSelectedRole).toBool();
        const bool isOwner = text.isEmpty() || owner->text(0).contains(text, Qt::CaseInsensitive);
        bool isAny = false;
        for (int j = 0; j < owner->childCount(); ++j) {
            QTreeWidgetItem *item = owner->child(j);
            // By its name in the file too, which is the same in every language.
            const bool isShown = isOwner || item->text(0).contains(text, Qt::CaseInsensitive)
                || item->data(0, kPathRole).toString().contains(text, Qt::CaseInsensitive);
            item->setHidden(!isShown);
            isAny = isAny || isShown;
            if (isShown && !isLeftOut && !first)
                first = item;
        }
        owner->setHidden(isLeftOut || !isAny);
        owner->setExpanded(!owner->isHidden() && (!text.isEmpty() || m_onlySelected->isChecked()));
    }
    // What is looked for is chosen by Enter.
    if (!text.isEmpty() && path().empty() && first)
        m_tree->setCurrentItem(first);
    m_choose->setEnabled(!path().empty());
}

/// To the next parameter that is shown below the current one (above it for -1), as far as there is one.
void ParameterPicker::step(int direction)
{
    QTreeWidgetItem *item = m_tree->currentItem();
    if (!item)
        item = direction > 0 ? m_tree->topLevelItem(0) : nullptr;
    else
        item = direction > 0 ? m_tree->itemBelow(item) : m_tree->itemAbove(item);
    while (item && (item->isHidden() || item->data(0, kPathRole).toString().isEmpty())) {
        if (direction > 0 && item->childCount() > 0 && !item->isHidden())
            item->setExpanded(true);
        item = direction > 0 ? m_tree->itemBelow(item) : m_tree->itemAbove(item);
    }
    if (!item)
        return;
    m_tree->setCurrentItem(item);
    m_tree->scrollToItem(item);
}

/// From the search field the arrows go through what was found, so that Enter takes it.
bool ParameterPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            step(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace nephoscope::ui
