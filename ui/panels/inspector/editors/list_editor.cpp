// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/editors/list_editor.h"

#include "ui/document/document.h"
#include "ui/panels/inspector/editors/choice_editor.h"
#include "ui/panels/inspector/editors/table_cell_delegate.h"
#include "ui/style/icons.h"
#include "ui/style/text_size.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {

constexpr int kRowHeight = 28;
constexpr int kMostRowsShown = 6;

QToolButton *smallButton(QWidget *parent, const QString &iconName)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    followTextScale(button, [button] { button->setFixedSize(scaled(24), scaled(24)); });
    return button;
}

} // namespace

ListEditor::ListEditor(const Parameter &parameter, const Document &document, QWidget *parent)
    : ValueEditor(parent), m_parameter(parameter), m_table(new QTableWidget(this)), m_summary(new QLabel(this)),
      m_add(smallButton(this, QStringLiteral("ui/plus"))), m_remove(smallButton(this, QStringLiteral("ui/minus")))
{
    m_summary->setProperty("tone", "quiet");
    m_summary->setTextFormat(Qt::PlainText);
    m_table->setItemDelegate(new TableCellDelegate(parameter, document, m_table));
    m_table->verticalHeader()->hide();
    followTextScale(this, [this] {
        m_table->verticalHeader()->setDefaultSectionSize(scaled(kRowHeight));
        fitHeight();
    });
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setProperty("framed", true);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_summary, 1);
    row->addWidget(m_add);
    row->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_table);

    connect(m_add, &QToolButton::clicked, this, &ListEditor::addRow);
    connect(m_remove, &QToolButton::clicked, this, &ListEditor::removeRow);
    connect(m_table, &QTableWidget::cellChanged, this, [this] { commit(); });
    retranslate();
}

QWidget *ListEditor::field()
{
    return m_table;
}

void ListEditor::retranslate()
{
    m_add->setToolTip(tr("Add a row"));
    m_add->setAccessibleName(m_add->toolTip());
    m_remove->setToolTip(tr("Take the row out"));
    m_remove->setAccessibleName(m_remove->toolTip());
}

void ListEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        show(m_shown);
    }
    ValueEditor::changeEvent(event);
}

void ListEditor::show(const ShownValue &shown)
{
    m_shown = shown;
    const std::vector<QStringList> fresh = shown.isMixed ? std::vector<QStringList>() : ValueTable::rows(m_parameter, shown.value);
    const std::vector<TableColumn> columns = ValueTable::columns(m_parameter);
    m_isFilling = true;
    m_table->setColumnCount(static_cast<int>(columns.size()));
    QStringList titles;
    for (const TableColumn &column : columns)
        titles << column.title;
    m_table->setHorizontalHeaderLabels(titles);
    // Two columns share the width; more scroll sideways at a width that can be read.
    m_table->horizontalHeader()->setSectionResizeMode(columns.size() <= 3 ? QHeaderView::Stretch : QHeaderView::Interactive);
    m_table->setRowCount(static_cast<int>(fresh.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(fresh[static_cast<std::size_t>(row)].value(column)));
    }
    m_isFilling = false;
    m_summary->setText(shown.isMixed            ? tr("several values")
                       : fresh.empty()          ? tr("empty")
                       : fresh.size() == 1      ? tr("1 entry")
                                                : tr("%1 entries").arg(fresh.size()));
    m_remove->setEnabled(!fresh.empty());
    fitHeight();
    Q_EMIT problemChanged({});
}

void ListEditor::fitHeight()
{
    m_table->setVisible(m_table->rowCount() > 0);
    m_remove->setEnabled(m_table->rowCount() > 0);
    const int rows = qMin(m_table->rowCount(), kMostRowsShown);
    const int scrollBar = m_table->columnCount() > 3 ? 14 : 0;
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * scaled(kRowHeight) + scrollBar + 2);
}

void ListEditor::addRow()
{
    m_isFilling = true;
    const int row = m_table->rowCount();
    m_table->setRowCount(row + 1);
    for (int column = 0; column < m_table->columnCount(); ++column)
        m_table->setItem(row, column, new QTableWidgetItem);
    m_isFilling = false;
    fitHeight();
    m_table->setCurrentCell(row, 0);
    m_table->setFocus();
    m_table->editItem(m_table->item(row, 0));
}

void ListEditor::removeRow()
{
    const int row = m_table->currentRow() >= 0 ? m_table->currentRow() : m_table->rowCount() - 1;
    if (row < 0)
        return;
    m_table->removeRow(row);
    fitHeight();
    commit();
}

std::vector<QStringList> ListEditor::rows() const
{
    std::vector<QStringList> rows;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const QTableWidgetItem *item = m_table->item(row, column);
            cells << (item ? item->text() : QString());
        }
        rows.push_back(cells);
    }
    return rows;
}

void ListEditor::commit()
{
    if (m_isFilling)
        return;
    const ValueTable::Read read = ValueTable::read(m_parameter, rows());
    Q_EMIT problemChanged(read.problem);
    if (read.value && (m_shown.isMixed || *read.value != m_shown.value))
        Q_EMIT edited(*read.value);
}

} // namespace nephoscope::ui
