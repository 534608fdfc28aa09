// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

#include <vector>

namespace nephoscope {
class Catalogue;
struct ElementType;
struct Category;
} // namespace nephoscope

namespace nephoscope::ui {

/// The catalogue as a tree of two levels, categories and mechanisms, narrowed to what a search finds.
///
/// Mechanisms are dragged as `application/x-nephoscope-mechanism`: the id of the type.
class PaletteModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { TypeIdRole = Qt::UserRole, CategoryIdRole, CountRole };
    static constexpr const char *kMimeType = "application/x-nephoscope-mechanism";

    explicit PaletteModel(const Catalogue &catalogue, QObject *parent = nullptr);

    /// Keeps the mechanisms whose name in either language, type id or chapter holds every word of the search.
    void search(const QString &text);
    /// Texts anew, after the language changed.
    void retranslate();
    int mechanismCount() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    struct Group {
        const Category *category = nullptr;
        std::vector<const ElementType *> types;
    };
    /// The mechanism of an index, or nullptr for a category.
    const ElementType *typeAt(const QModelIndex &index) const;
    void rebuild();

    const Catalogue &m_catalogue;
    QString m_search;
    std::vector<Group> m_groups;
};

} // namespace nephoscope::ui
