// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/palette/palette_model.h"

#include "model/catalogue/catalogue.h"
#include "ui/style/language.h"

#include <QMimeData>

#include <algorithm>

namespace nephoscope::ui {

namespace {

bool matches(const ElementType &type, const QStringList &words)
{
    const QString text = QString::fromStdString(type.name.en + ' ' + type.name.zh + ' ' + type.id + ' ' + type.chapter1);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

PaletteModel::PaletteModel(const Catalogue &catalogue, QObject *parent) : QAbstractItemModel(parent), m_catalogue(catalogue)
{
    rebuild();
}

void PaletteModel::search(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    beginResetModel();
    rebuild();
    endResetModel();
}

void PaletteModel::retranslate()
{
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex category = index(group, 0);
        Q_EMIT dataChanged(category, category);
        Q_EMIT dataChanged(index(0, 0, category), index(rowCount(category) - 1, 0, category));
    }
}

int PaletteModel::mechanismCount() const
{
    std::size_t count = 0;
    for (const Group &group : m_groups)
        count += group.types.size();
    return static_cast<int>(count);
}

void PaletteModel::rebuild()
{
    m_groups.clear();
    const QStringList words = m_search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const Category &category : m_catalogue.categories()) {
        Group group{&category, {}};
        for (const ElementType &type : m_catalogue.types()) {
            if (type.category == category.id && matches(type, words))
                group.types.push_back(&type);
        }
        if (!group.types.empty())
            m_groups.push_back(std::move(group));
    }
}

// The internal id of a mechanism is the row of its category + 1; that of a category is 0.
QModelIndex PaletteModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex PaletteModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    return parent.internalId() == 0 ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].types.size()) : 0;
}

int PaletteModel::columnCount(const QModelIndex &) const
{
    return 1;
}

const ElementType *PaletteModel::typeAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return m_groups[index.internalId() - 1].types[static_cast<std::size_t>(index.row())];
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const ElementType *type = typeAt(index)) {
        switch (role) {
        case Qt::DisplayRole:
            return local(type->name);
        case Qt::ToolTipRole:
            // Plain characters only: the tooltip of a view would read markup.
            return QString(QStringLiteral("%1 · %2\n%3").arg(local(type->name), otherLanguage(type->name), local(type->definition)))
                .toHtmlEscaped()
                .replace(QLatin1Char('\n'), QStringLiteral("<br>"));
        case TypeIdRole:
            return QString::fromStdString(type->id);
        case CategoryIdRole:
            return QString::fromStdString(type->category);
        default:
            return {};
        }
    }
    const Group &group = m_groups[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return local(group.category->name);
    case CategoryIdRole:
        return QString::fromStdString(group.category->id);
    case CountRole:
        return static_cast<int>(group.types.size());
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (typeAt(index))
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QStringList PaletteModel::mimeTypes() const
{
    return {QLatin1String(kMimeType)};
}

QMimeData *PaletteModel::mimeData(const QModelIndexList &indexes) const
{
    const ElementType *type = indexes.isEmpty() ? nullptr : typeAt(indexes.first());
    if (!type)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(QLatin1String(kMimeType), QByteArray::fromStdString(type->id));
    return data;
}

} // namespace nephoscope::ui
