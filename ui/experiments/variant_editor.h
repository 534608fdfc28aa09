// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/value_field.h"

#include <QWidget>

#include <string>
#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace nephoscope::ui {

class Document;
class Selection;

/// What one variant changes, each changed in place: its name, elements switched on or off, and parameters with the base's value beside.
class VariantEditor : public QWidget
{
    Q_OBJECT
public:
    VariantEditor(Document *document, Selection *selection, MakeValueField makeField, QWidget *parent = nullptr);

    /// Empty: the base, of which nothing is changed here.
    void setVariant(const std::string &id);
    const std::string &variant() const { return m_variant; }
    /// Takes the element's switch or parameter into the variant, with what the base does not have where there are only two.
    void addChange(const std::string &path);

Q_SIGNALS:
    /// One was made, by its id; it wants to be shown.
    void variantMade(const QString &id);
    void failed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        std::string path;
        ValueField field;
        QLabel *base = nullptr;
    };

    void retranslate();
    void refresh();
    void rebuild();
    QWidget *makeRow(const std::string &path);
    QWidget *makeSwitch(const std::string &path, Row &row);
    void pick();
    void applyToBase();
    std::vector<std::string> paths() const;
    void drop(const std::string &path);

    Document *m_document;
    Selection *m_selection;
    MakeValueField m_makeField;
    std::string m_variant;
    std::vector<std::string> m_builtFor;
    std::vector<Row> m_rows;
    QLineEdit *m_name;
    QToolButton *m_more;
    QAction *m_duplicate;
    QAction *m_remove;
    QLabel *m_about;
    QWidget *m_list;
    QVBoxLayout *m_listColumn;
    QPushButton *m_add;
    QPushButton *m_apply;
};

} // namespace nephoscope::ui
