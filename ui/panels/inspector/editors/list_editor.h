// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/inspector/editors/value_editor.h"
#include "ui/panels/inspector/editors/value_table.h"

class QLabel;
class QTableWidget;
class QToolButton;

namespace nephoscope::ui {

/// A list as a small table with buttons to add and take out rows.
class ListEditor final : public ValueEditor
{
    Q_OBJECT
public:
    ListEditor(const Parameter &parameter, const Document &document, QWidget *parent);
    void show(const ShownValue &shown) override;
    QWidget *field() override;
    bool isWide() const override { return true; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void addRow();
    void removeRow();
    void commit();
    void fitHeight();
    std::vector<QStringList> rows() const;

    const Parameter &m_parameter;
    QTableWidget *m_table;
    QLabel *m_summary;
    QToolButton *m_add;
    QToolButton *m_remove;
    ShownValue m_shown;
    bool m_isFilling = false;
};

} // namespace nephoscope::ui
