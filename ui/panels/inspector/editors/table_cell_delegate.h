// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/inspector/editors/value_table.h"

#include <QStyledItemDelegate>

namespace nephoscope::ui {

class Document;

/// Cells of a list's table: ids are shown and chosen by name, enumerations and booleans by choice, the rest is typed.
class TableCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    TableCellDelegate(const Parameter &parameter, const Document &document, QObject *parent);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    /// Stored text and shown text of each choice of a column; empty for a column that is typed.
    std::vector<std::pair<QString, QString>> choices(int column) const;

    const Parameter &m_parameter;
    const Document &m_document;
};

} // namespace nephoscope::ui
