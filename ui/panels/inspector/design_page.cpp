// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/design_page.h"

#include "ui/document/document.h"
#include "ui/panels/inspector/markdown_marks.h"
#include "ui/panels/inspector/parameter_row.h"
#include "ui/panels/inspector/run_parameters.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace nephoscope::ui {

DesignPage::DesignPage(Document *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_titleLabel(new QLabel(this)), m_title(new QLineEdit(this)),
      m_descriptionLabel(new QLabel(this)), m_description(new QPlainTextEdit(this)), m_runLabel(new QLabel(this))
{
    for (QLabel *label : {m_titleLabel, m_descriptionLabel})
        label->setProperty("tone", "secondary");
    m_runLabel->setProperty("role", "group");
    m_title->setObjectName(QStringLiteral("designTitle"));
    m_title->setMaxLength(1024);
    m_titleLabel->setBuddy(m_title);
    m_descriptionLabel->setBuddy(m_description);
    followTextScale(this, [this] { m_description->setFixedHeight(scaled(132)); });
    m_description->setTabChangesFocus(true);
    m_description->installEventFilter(this);
    m_marks = new MarkdownMarks(m_description->document());

    auto *texts = new QVBoxLayout;
    texts->setContentsMargins(16, 12, 16, 6);
    texts->setSpacing(4);
    texts->addWidget(m_titleLabel);
    texts->addWidget(m_title);
    texts->addSpacing(6);
    texts->addWidget(m_descriptionLabel);
    texts->addWidget(m_description);
    auto *heading = new QVBoxLayout;
    heading->setContentsMargins(16, 8, 16, 2);
    heading->addWidget(m_runLabel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    column->addLayout(texts);
    column->addLayout(heading);
    for (const Parameter &parameter : runParameters())
        addSetting(parameter);
    column->addStretch(1);

    connect(m_title, &QLineEdit::editingFinished, this, [this] {
        if (m_title->isModified()) {
            m_title->setModified(false);
            m_document->setTitle(m_title->text().trimmed());
        }
    });
    connect(m_document, &Document::edited, this, &DesignPage::refresh);
    connect(m_document, &Document::reset, this, &DesignPage::refresh);
    retranslate();
    refresh();
}

void DesignPage::addSetting(const Parameter &parameter)
{
    auto *row = new ParameterRow(parameter, *m_document, this);
    layout()->addWidget(row);
    m_rows.push_back(row);
    connect(row, &ParameterRow::edited, this, [this, &parameter](const Value &value) { change(parameter.id, value); });
    connect(row, &ParameterRow::reset, this, [this, &parameter] { change(parameter.id, std::nullopt); });
    connect(row, &ParameterRow::attended, this, [this, &parameter] { Q_EMIT helpChanged(local(parameter.help)); });
}

void DesignPage::change(const std::string &setting, const std::optional<Value> &value)
{
    if (setting == "currency")
        m_document->perform({SetCurrency{value ? value->toString() : "USD"}}, tr("change of currency"));
    else
        m_document->setRunSettings(withSetting(m_document->architecture().run, setting, value));
}

void DesignPage::refresh()
{
    const Architecture &architecture = m_document->architecture();
    if (!m_title->hasFocus() || !m_title->isModified())
        m_title->setText(QString::fromStdString(architecture.title));
    const QString description = QString::fromStdString(architecture.description);
    if (m_description->toPlainText() != description && !m_description->hasFocus())
        m_description->setPlainText(description);
    for (ParameterRow *row : m_rows) {
        const Value value = runSetting(architecture, row->parameter().id);
        row->show({value, value == row->parameter().defaultValue, false});
        const bool isTooLong = row->parameter().id == "warmup" && architecture.run.warmup >= architecture.run.duration;
        row->setWarning(isTooLong ? tr("The warm-up takes the whole run, so that nothing would be measured. Write less than the duration.")
                                  : QString(),
                        {});
    }
}

void DesignPage::retranslate()
{
    m_titleLabel->setText(tr("Title"));
    m_title->setAccessibleName(tr("Title"));
    m_title->setPlaceholderText(tr("Untitled"));
    m_descriptionLabel->setText(tr("Description"));
    m_description->setAccessibleName(tr("Description"));
    m_description->setPlaceholderText(tr("What the design is for. Markdown; shown in the Learn tab and in reports."));
    m_runLabel->setText(tr("Run"));
}

bool DesignPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_description && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        m_marks->setMarksShown(event->type() == QEvent::FocusIn);
    // A whole description is one step, told when the keyboard leaves the field.
    if (watched == m_description && event->type() == QEvent::FocusOut
        && m_description->toPlainText() != QString::fromStdString(m_document->architecture().description))
        m_document->setDescription(m_description->toPlainText());
    return QWidget::eventFilter(watched, event);
}

void DesignPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
