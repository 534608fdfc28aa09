// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/parameter_row.h"

#include "ui/panels/note.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {
constexpr int kFieldWidth = 136;
constexpr int kRowHeight = 34;
} // namespace

ParameterRow::ParameterRow(const Parameter &parameter, const Document &document, QWidget *parent)
    : QWidget(parent), m_parameter(parameter), m_label(new QLabel(this)), m_reset(new QToolButton(this)),
      m_editor(makeValueEditor(parameter, document, this)), m_note(new Note(Note::Kind::Warning, this))
{
    setObjectName(QStringLiteral("parameter.") + QString::fromStdString(parameter.id));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setProperty("tone", "secondary");
    m_label->setWordWrap(true);
    m_label->setContentsMargins(0, 3, 0, 3); // a label of several lines keeps away from the next
    m_label->setBuddy(m_editor->field());
    m_reset->setIcon(icon(QStringLiteral("ui/undo")));
    m_reset->setIconSize({14, 14});
    QSizePolicy keep = m_reset->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keep);
    m_note->hide();

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_label, 1);
    row->addWidget(m_reset);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 16, 0);
    column->setSpacing(0);
    column->addLayout(row);
    if (m_editor->isWide()) {
        column->addWidget(m_editor);
    } else {
        row->addWidget(m_editor);
    }
    column->addWidget(m_note);
    followTextScale(this, [this] {
        m_reset->setFixedSize(scaled(24), scaled(24));
        m_label->setMinimumHeight(scaled(m_editor->isWide() ? 28 : kRowHeight));
        if (!m_editor->isWide())
            m_editor->setFixedWidth(scaled(kFieldWidth));
    });

    connect(m_editor, &ValueEditor::edited, this, &ParameterRow::edited);
    connect(m_editor, &ValueEditor::problemChanged, this, [this](const QString &sentence) {
        m_problem = sentence;
        showNote();
    });
    connect(m_note, &Note::linkActivated, this, &ParameterRow::fixActivated);
    connect(m_reset, &QToolButton::clicked, this, &ParameterRow::reset);
    m_editor->field()->installEventFilter(this);
    retranslate();
}

void ParameterRow::retranslate()
{
    m_label->setText(local(m_parameter.label));
    m_label->setToolTip(QStringLiteral("%1 · %2").arg(local(m_parameter.label), otherLanguage(m_parameter.label)).toHtmlEscaped());
    m_editor->setName(local(m_parameter.label));
    m_reset->setToolTip(tr("Back to the default"));
    m_reset->setAccessibleName(tr("Back to the default: %1").arg(local(m_parameter.label)));
}

void ParameterRow::show(const ShownValue &shown)
{
    m_editor->show(shown);
    m_reset->setVisible(!shown.isDefault);
}

void ParameterRow::setWarning(const QString &sentence, const QStringList &fixes)
{
    m_warning = sentence;
    m_fixes = fixes;
    showNote();
}

QString ParameterRow::noteText() const
{
    return m_problem.isEmpty() ? m_warning : m_problem;
}

void ParameterRow::showNote()
{
    // What is wrong with the text comes before what is wrong with the design.
    const bool isProblem = !m_problem.isEmpty();
    m_note->setKind(isProblem ? Note::Kind::Error : Note::Kind::Warning);
    if (isProblem)
        m_note->setText(m_problem);
    else
        m_note->setText(m_warning, m_fixes);
    m_note->setVisible(!noteText().isEmpty());
    m_editor->setWarned(!isProblem && !m_warning.isEmpty());
}

void ParameterRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ParameterRow::enterEvent(QEnterEvent *event)
{
    Q_EMIT attended();
    QWidget::enterEvent(event);
}

bool ParameterRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT attended();
    return QWidget::eventFilter(watched, event);
}

} // namespace nephoscope::ui
