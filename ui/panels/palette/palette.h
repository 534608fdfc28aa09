// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QWidget>

class QLabel;
class QLineEdit;
class QModelIndex;
class QTreeView;

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class PaletteModel;

/// All mechanisms by category, to be searched, dragged onto the canvas or double-clicked.
class Palette : public QWidget
{
    Q_OBJECT
public:
    explicit Palette(const Catalogue &catalogue, QWidget *parent = nullptr);

    /// The row with the name and the count, which serves as title bar of the dock.
    QWidget *header() { return m_header; }
    QLineEdit *searchField() { return m_search; }
    QTreeView *view() { return m_view; }
    /// Puts the keyboard into the search field (`/`).
    void focusSearch();

Q_SIGNALS:
    /// A double click, or Enter: to be put where the canvas thinks best.
    void chosen(const QString &typeId);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void search(const QString &text);
    void choose(const QModelIndex &index);

    PaletteModel *m_model;
    QWidget *m_header;
    QLabel *m_title;
    QLabel *m_count;
    QLineEdit *m_search;
    QLabel *m_nothing;
    QTreeView *m_view;
    QSet<QString> m_folded; ///< categories that the user closed
};

} // namespace nephoscope::ui
