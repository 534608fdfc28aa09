// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace nephoscope::ui {

class Document;
class MarkdownMarks;
class ParameterRow;

/// The design itself, while nothing is selected: title, description, currency and how it is run.
class DesignPage : public QWidget
{
    Q_OBJECT
public:
    explicit DesignPage(Document *document, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void helpChanged(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void addSetting(const Parameter &parameter);
    void change(const std::string &setting, const std::optional<Value> &value);

    Document *m_document;
    QLabel *m_titleLabel;
    QLineEdit *m_title;
    QLabel *m_descriptionLabel;
    QPlainTextEdit *m_description;
    MarkdownMarks *m_marks = nullptr;
    QLabel *m_runLabel;
    std::vector<ParameterRow *> m_rows;
};

} // namespace nephoscope::ui
