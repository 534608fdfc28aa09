// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/inspector/editors/value_editor.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace nephoscope::ui {

class Document;
class Note;

/// One parameter in the inspector: label, reset arrow, field, and below them what is wrong with the value.
class ParameterRow : public QWidget
{
    Q_OBJECT
public:
    ParameterRow(const Parameter &parameter, const Document &document, QWidget *parent);

    const Parameter &parameter() const { return m_parameter; }
    void show(const ShownValue &shown);
    /// A problem of the design with this value, and the words of its fixes; empty: none.
    void setWarning(const QString &sentence, const QStringList &fixes);
    ValueEditor *editor() { return m_editor; }
    QToolButton *resetButton() { return m_reset; }
    /// The sentence that is shown below the field now; empty when there is none.
    QString noteText() const;

Q_SIGNALS:
    void edited(const nephoscope::Value &value);
    void reset();
    void fixActivated(int index);
    /// The pointer or the keyboard came to the row.
    void attended();

protected:
    void changeEvent(QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void showNote();

    const Parameter &m_parameter;
    QLabel *m_label;
    QToolButton *m_reset;
    ValueEditor *m_editor;
    Note *m_note;
    QString m_problem;
    QString m_warning;
    QStringList m_fixes;
};

} // namespace nephoscope::ui
