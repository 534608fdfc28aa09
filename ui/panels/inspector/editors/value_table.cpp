// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/editors/value_table.h"

#include "ui/panels/inspector/editors/quantity.h"
#include "ui/style/language.h"

#include <algorithm>

namespace nephoscope::ui {

namespace {

QString cellText(const Value *value)
{
    if (!value)
        return {};
    if (value->isString())
        return QString::fromStdString(value->toString());
    if (value->isNumber())
        return Quantity::text(value->toNumber());
    if (value->isBool())
        return value->toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return QString::fromStdString(value->toJson());
}

bool isObjectShape(ListShape shape)
{
    return shape == ListShape::MapToNumber || shape == ListShape::MapToId;
}

} // namespace

std::vector<TableColumn> ValueTable::columns(const Parameter &parameter)
{
    const auto element = [&](const QString &title) {
        return TableColumn{title, ParameterKind::Element, {}, {}, false, {}, parameter.elementTypes};
    };
    switch (parameter.shape) {
    case ListShape::Ids: return {element(tr("Element"))};
    case ListShape::Numbers: return {TableColumn{tr("Value"), ParameterKind::Number, {}, parameter.unit, false, {}, {}}};
    case ListShape::Strings: return {TableColumn{tr("Text"), ParameterKind::Text, {}, {}, false, {}, {}}};
    case ListShape::MapToNumber:
        return {element(tr("Element")), TableColumn{tr("Value"), ParameterKind::Number, {}, parameter.unit, false, {}, {}}};
    case ListShape::MapToId:
        return {TableColumn{tr("Key"), ParameterKind::Text, {}, {}, false, {}, {}}, element(tr("Element"))};
    case ListShape::Objects: break;
    }
    std::vector<TableColumn> columns;
    for (const ListField &field : parameter.fields)
        columns.push_back({local(field.label), field.kind, field.id, field.unit, field.optional, field.choices, field.elementTypes});
    return columns;
}

std::vector<QStringList> ValueTable::rows(const Parameter &parameter, const Value &value)
{
    std::vector<QStringList> rows;
    if (isObjectShape(parameter.shape)) {
        if (value.isObject()) {
            for (const auto &[key, content] : value.toObject())
                rows.push_back({QString::fromStdString(key), cellText(&content)});
        }
        return rows;
    }
    if (!value.isList())
        return rows;
    for (const Value &entry : value.toList()) {
        if (parameter.shape != ListShape::Objects) {
            rows.push_back({cellText(&entry)});
            continue;
        }
        if (!entry.isObject())
            continue;
        QStringList row;
        for (const ListField &field : parameter.fields)
            row << cellText(entry.find(field.id));
        rows.push_back(row);
    }
    return rows;
}

namespace {

struct CellRead {
    std::optional<Value> value;
    QString problem;
};

CellRead readCell(const TableColumn &column, const QString &text)
{
    switch (column.kind) {
    case ParameterKind::Number:
    case ParameterKind::Integer: {
        const ReadQuantity read = Quantity::read(text, column.unit, false);
        if (!read.value)
            return {std::nullopt, read.problem};
        Parameter whole;
        whole.kind = column.kind;
        whole.label = {column.title.toStdString(), column.title.toStdString()};
        const QString problem = Quantity::rangeProblem(*read.value, whole, {});
        return problem.isEmpty() ? CellRead{Value(*read.value), {}} : CellRead{std::nullopt, problem};
    }
    case ParameterKind::Boolean: return {Value(text == QLatin1String("true")), {}};
    default: return {Value(text.trimmed().toStdString()), {}};
    }
}

} // namespace

ValueTable::Read ValueTable::read(const Parameter &parameter, const std::vector<QStringList> &rows)
{
    const std::vector<TableColumn> columns = ValueTable::columns(parameter);
    Value::List list;
    Value::Object map;
    int number = 0;
    for (const QStringList &row : rows) {
        ++number;
        if (std::all_of(row.begin(), row.end(), [](const QString &cell) { return cell.trimmed().isEmpty(); }))
            continue;
        std::vector<Value> cells;
        Value::Object object;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const QString text = row.value(static_cast<qsizetype>(i));
            if (text.trimmed().isEmpty()) {
                if (columns[i].isOptional)
                    continue;
                return {std::nullopt, tr("Row %1 has no %2. Fill it in or take the row out.").arg(QString::number(number), columns[i].title)};
            }
            const CellRead cell = readCell(columns[i], text);
            if (!cell.value)
                return {std::nullopt, tr("Row %1, %2: %3").arg(QString::number(number), columns[i].title, cell.problem)};
            cells.push_back(*cell.value);
            object.emplace_back(columns[i].field, *cell.value);
        }
        if (isObjectShape(parameter.shape)) {
            const std::string key = cells[0].toString();
            if (std::any_of(map.begin(), map.end(), [&](const auto &entry) { return entry.first == key; }))
                return {std::nullopt, tr("Row %1 names what an earlier row names already. Keep one of them.").arg(number)};
            map.emplace_back(key, cells[1]);
        } else if (parameter.shape == ListShape::Objects) {
            list.emplace_back(std::move(object));
        } else {
            list.push_back(cells[0]);
        }
    }
    return {isObjectShape(parameter.shape) ? Value(std::move(map)) : Value(std::move(list)), {}};
}

} // namespace nephoscope::ui
