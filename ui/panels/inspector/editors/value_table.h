// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace nephoscope::ui {

/// One column of a list's table.
struct TableColumn {
    QString title;
    ParameterKind kind = ParameterKind::Text; ///< Number, Integer, Boolean, Text, Enumeration or Element
    std::string field;                        ///< of an object
    std::string unit;
    bool isOptional = false;
    std::vector<std::string> choices;
    std::vector<std::string> elementTypes;
};

/// A list, or an object of keys and values, as the rows of a small table of texts, and back.
class ValueTable
{
    Q_DECLARE_TR_FUNCTIONS(ValueTable)
public:
    static std::vector<TableColumn> columns(const Parameter &parameter);
    /// What does not fit the parameter's shape gives no row.
    static std::vector<QStringList> rows(const Parameter &parameter, const Value &value);

    struct Read {
        std::optional<Value> value;
        QString problem; ///< names the row and column when there is no value
    };
    /// Rows of empty cells alone are left out.
    static Read read(const Parameter &parameter, const std::vector<QStringList> &rows);
};

} // namespace nephoscope::ui
