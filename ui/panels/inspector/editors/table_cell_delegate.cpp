// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/editors/table_cell_delegate.h"

#include "ui/panels/inspector/editors/choice_editor.h"

#include <QComboBox>
#include <QLineEdit>

namespace nephoscope::ui {

TableCellDelegate::TableCellDelegate(const Parameter &parameter, const Document &document, QObject *parent)
    : QStyledItemDelegate(parent), m_parameter(parameter), m_document(document)
{
}

std::vector<std::pair<QString, QString>> TableCellDelegate::choices(int column) const
{
    const std::vector<TableColumn> columns = ValueTable::columns(m_parameter);
    const TableColumn &c = columns.at(static_cast<std::size_t>(column));
    std::vector<std::pair<QString, QString>> choices;
    if (c.kind == ParameterKind::Element)
        choices = elementsOfTypes(m_document, c.elementTypes);
    else if (c.kind == ParameterKind::Boolean)
        choices = {{QStringLiteral("true"), QCoreApplication::translate("TableCellDelegate", "yes")},
                   {QStringLiteral("false"), QCoreApplication::translate("TableCellDelegate", "no")}};
    for (const std::string &choice : c.choices)
        choices.emplace_back(QString::fromStdString(choice), QString::fromStdString(choice));
    if (c.isOptional && !choices.empty())
        choices.insert(choices.begin(), {QString(), QCoreApplication::translate("TableCellDelegate", "none")});
    return choices;
}

QWidget *TableCellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto choices = this->choices(index.column());
    if (choices.empty())
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto *box = new QuietComboBox(parent);
    for (const auto &[id, name] : choices)
        box->addItem(name, id);
    // A choice made is a choice taken: no further key is needed.
    connect(box, &QComboBox::activated, this, [this, box] {
        auto *self = const_cast<TableCellDelegate *>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void TableCellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void TableCellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        if (box->currentIndex() >= 0)
            model->setData(index, box->currentData());
    } else {
        QStyledItemDelegate::setModelData(editor, model, index);
    }
}

void TableCellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    for (const auto &[id, name] : choices(index.column())) {
        if (id == option->text)
            option->text = name;
    }
}

} // namespace nephoscope::ui
