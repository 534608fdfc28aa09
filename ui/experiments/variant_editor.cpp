// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/variant_editor.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/document/variant_verbs.h"
#include "ui/experiments/figure_words.h"
#include "ui/experiments/parameter_picker.h"
#include "ui/style/error_words.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr int kFieldWidth = 136;

bool isSwitch(const Architecture &design, const std::string &path)
{
    return path.ends_with(".enabled") && !parameterAt(design, Catalogue::builtIn(), path);
}

ElementId elementOf(const std::string &path)
{
    return ElementId(path.substr(0, path.rfind('.')));
}

QToolButton *smallTool(QWidget *parent, const QString &iconName)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setFixedSize(28, 28);
    return button;
}

} // namespace

VariantEditor::VariantEditor(Document *document, Selection *selection, MakeValueField makeField, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_makeField(std::move(makeField)), m_name(new QLineEdit(this)),
      m_more(smallTool(this, QStringLiteral("ui/more"))), m_duplicate(new QAction(this)), m_remove(new QAction(this)), m_about(new QLabel(this)),
      m_list(new QWidget), m_listColumn(new QVBoxLayout(m_list)), m_add(new QPushButton(this)), m_apply(new QPushButton(this))
{
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    m_name->setProperty("role", "title");
    m_name->setProperty("quiet", true);
    m_name->setMaxLength(200);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_about->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_about->setProperty("tone", "quiet");
    m_add->setIcon(icon(QStringLiteral("ui/plus")));
    auto *menu = new QMenu(m_more);
    menu->addActions({m_duplicate, m_remove});
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_listColumn->setContentsMargins(12, 4, 12, 4);
    m_listColumn->setSpacing(6);

    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(9, 8, 8, 0);
    heading->setSpacing(2);
    heading->addWidget(m_name, 1);
    heading->addWidget(m_more);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Both scroll: in a low dock even two sentences may be higher than the room.
    auto *content = new QWidget;
    auto *contentColumn = new QVBoxLayout(content);
    contentColumn->setContentsMargins(0, 0, 0, 0);
    contentColumn->setSpacing(2);
    contentColumn->addWidget(m_about);
    contentColumn->addWidget(m_list, 1);
    content->setProperty("surface", true);
    scroll->setWidget(content);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(12, 6, 12, 8);
    footer->setSpacing(8);
    footer->addWidget(m_add);
    footer->addStretch(1);
    footer->addWidget(m_apply);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(heading);
    m_about->setContentsMargins(14, 4, 14, 4);
    column->addWidget(scroll, 1);
    column->addLayout(footer);

    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_name->isModified())
            VariantVerbs::rename(*m_document, m_variant, m_name->text());
        m_name->setModified(false);
        refresh();
    });
    connect(m_duplicate, &QAction::triggered, this, [this] {
        Q_EMIT variantMade(QString::fromStdString(VariantVerbs::duplicate(*m_document, m_variant)));
    });
    connect(m_remove, &QAction::triggered, this, [this] { VariantVerbs::remove(*m_document, m_variant); });
    connect(m_add, &QPushButton::clicked, this, &VariantEditor::pick);
    connect(m_apply, &QPushButton::clicked, this, &VariantEditor::applyToBase);
    connect(m_document, &Document::edited, this, &VariantEditor::refresh);
    connect(m_document, &Document::reset, this, [this] { setVariant({}); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_more->setIcon(icon(QStringLiteral("ui/more")));
        m_add->setIcon(icon(QStringLiteral("ui/plus")));
        rebuild();
    });
    retranslate();
}

void VariantEditor::setVariant(const std::string &id)
{
    m_variant = id;
    m_name->setModified(false);
    refresh();
}

std::vector<std::string> VariantEditor::paths() const
{
    std::vector<std::string> paths;
    const Variant *variant = m_document->architecture().findVariant(m_variant);
    if (!variant)
        return paths;
    for (const ElementId &id : variant->disable)
        paths.push_back(id.text() + ".enabled");
    for (const ElementId &id : variant->enable)
        paths.push_back(id.text() + ".enabled");
    for (const auto &entry : variant->set)
        paths.push_back(entry.first);
    return paths;
}

void VariantEditor::refresh()
{
    const Architecture &design = m_document->architecture();
    const Variant *variant = design.findVariant(m_variant);
    if (!variant)
        m_variant.clear();
    for (QWidget *widget : {static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_add), static_cast<QWidget *>(m_apply)})
        widget->setVisible(variant != nullptr);
    m_name->setReadOnly(!variant);
    if (!m_name->isModified()) {
        m_name->setText(variant ? VariantVerbs::nameOf(*variant) : tr("Base design"));
        m_name->setCursorPosition(0);
    }
    const std::vector<std::string> wanted = paths();
    m_apply->setEnabled(!wanted.empty());
    m_about->setText(!variant ? tr("The design as it is drawn. A variant is the same design with some things changed; choose one, or add one.")
                     : wanted.empty() ? tr("Nothing is changed yet.")
                                      : QString());
    m_about->setVisible(!m_about->text().isEmpty());
    std::vector<std::string> key = wanted;
    key.push_back(m_variant);
    if (key != m_builtFor) {
        m_builtFor = key;
        rebuild();
    }
    const FigureWords words(design, Catalogue::builtIn());
    for (Row &row : m_rows) {
        const Value base = baseValueAt(design, Catalogue::builtIn(), row.path);
        row.base->setText(tr("base: %1").arg(words.parameterValue(row.path, base)));
        row.base->setToolTip(row.base->text().toHtmlEscaped());
        if (isSwitch(design, row.path)) {
            row.field.show(Value(variant && std::find(variant->enable.begin(), variant->enable.end(), elementOf(row.path)) != variant->enable.end()));
            continue;
        }
        if (!variant || !row.field.show)
            continue;
        const auto found = std::find_if(variant->set.begin(), variant->set.end(), [&](const auto &entry) { return entry.first == row.path; });
        if (found != variant->set.end())
            row.field.show(found->second);
    }
}

void VariantEditor::rebuild()
{
    m_rows.clear();
    while (QLayoutItem *item = m_listColumn->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    for (const std::string &path : paths())
        m_listColumn->addWidget(makeRow(path));
    m_listColumn->addStretch(1);
}

QWidget *VariantEditor::makeSwitch(const std::string &path, Row &row)
{
    auto *choice = new QComboBox;
    choice->addItems({tr("off"), tr("on")});
    choice->setAccessibleName(FigureWords(m_document->architecture(), Catalogue::builtIn()).parameter(path));
    row.field = {choice, [choice](const Value &value) { choice->setCurrentIndex(value.toBool() ? 1 : 0); }};
    connect(choice, &QComboBox::activated, this, [this, path](int index) { VariantVerbs::switchElement(*m_document, m_variant, elementOf(path), index == 1); });
    return choice;
}

QWidget *VariantEditor::makeRow(const std::string &path)
{
    const Architecture &design = m_document->architecture();
    const FigureWords words(design, Catalogue::builtIn());
    auto *box = new QWidget;
    auto *label = new QLabel(box);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(words.parameter(path));
    label->setProperty("tone", "secondary");
    auto *problem = new QLabel(box);
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    problem->setProperty("tone", "error");
    problem->setProperty("role", "small");
    problem->hide();
    Row row;
    row.path = path;
    row.base = new QLabel(box);
    row.base->setTextFormat(Qt::PlainText);
    row.base->setProperty("tone", "quiet");
    row.base->setProperty("role", "small");
    row.base->setMinimumWidth(30);
    const Parameter *parameter = parameterAt(design, Catalogue::builtIn(), path);
    bool isWide = false;
    if (isSwitch(design, path)) {
        makeSwitch(path, row)->setParent(box);
    } else if (parameter) {
        const auto listen = [this, path](const Value &value) { VariantVerbs::set(*m_document, m_variant, path, value); };
        row.field = m_makeField(*parameter, box, {listen, [problem](const QString &sentence) {
                                                      problem->setText(sentence);
                                                      problem->setVisible(!sentence.isEmpty());
                                                  }});
        row.field.widget->setAccessibleName(words.parameter(path));
        isWide = parameter->kind == ParameterKind::List;
    }
    auto *remove = smallTool(box, QStringLiteral("ui/x"));
    remove->setToolTip(tr("As in the base again"));
    remove->setAccessibleName(tr("As in the base again: %1").arg(words.parameter(path)));
    connect(remove, &QToolButton::clicked, this, [this, path] { drop(path); });

    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(label);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    if (row.field.widget && !isWide) {
        row.field.widget->setFixedWidth(kFieldWidth);
        line->addWidget(row.field.widget);
    } else if (row.field.widget) {
        column->addWidget(row.field.widget);
    }
    line->addWidget(row.base, 1);
    line->addWidget(remove);
    column->addLayout(line);
    column->addWidget(problem);
    m_rows.push_back(std::move(row));
    return box;
}

void VariantEditor::drop(const std::string &path)
{
    if (isSwitch(m_document->architecture(), path))
        VariantVerbs::switchElement(*m_document, m_variant, elementOf(path), std::nullopt);
    else
        VariantVerbs::set(*m_document, m_variant, path, std::nullopt);
}

void VariantEditor::addChange(const std::string &path)
{
    const Architecture &design = m_document->architecture();
    const std::vector<std::string> known = paths();
    if (std::find(known.begin(), known.end(), path) != known.end())
        return;
    const Value base = baseValueAt(design, Catalogue::builtIn(), path);
    if (isSwitch(design, path))
        VariantVerbs::switchElement(*m_document, m_variant, elementOf(path), !base.toBool());
    else
        VariantVerbs::set(*m_document, m_variant, path, base.isBool() ? Value(!base.toBool()) : base);
}

void VariantEditor::pick()
{
    ParameterPicker picker(m_document->architecture(), Catalogue::builtIn(), m_selection->elements(), ParameterPicker::For::Variant, window());
    if (picker.exec() == QDialog::Accepted && !picker.path().empty())
        addChange(picker.path());
}

void VariantEditor::applyToBase()
{
    if (const Result<Done> done = VariantVerbs::applyToBase(*m_document, Catalogue::builtIn(), m_variant); !done)
        Q_EMIT failed(errorWords(done.error().text()));
}

void VariantEditor::retranslate()
{
    m_name->setAccessibleName(tr("Name of the variant"));
    m_more->setToolTip(tr("Copy or remove the variant"));
    m_more->setAccessibleName(m_more->toolTip());
    m_duplicate->setText(tr("&Copy the variant"));
    m_remove->setText(tr("&Remove the variant"));
    m_add->setText(tr("Change something…"));
    m_apply->setText(tr("Apply to base"));
    m_apply->setToolTip(tr("Makes the design what the variant is; one step back undoes it."));
    m_builtFor.clear();
    refresh();
}

void VariantEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
