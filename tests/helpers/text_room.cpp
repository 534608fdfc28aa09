// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/text_room.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTextDocument>
#include <QToolButton>
#include <QWidget>

namespace nephoscope::tests {

namespace {

/// Rounding of advances to whole pixels.
constexpr int kRounding = 1;

class Walk
{
public:
    QStringList found;

    void look(const QWidget *widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            lookAtLabel(label);
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            lookAtTabs(tabs);
        else if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            lookAtHeader(header);
        else if (const auto *combo = qobject_cast<const QComboBox *>(widget))
            lookAtCombo(combo);
        else if (const auto *field = qobject_cast<const QLineEdit *>(widget))
            lookAtField(field);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            lookAtButton(button);
    }

private:
    void check(const QWidget *widget, const QString &text, QSize needed, QSize room) { check(widget, text, needed, room, widget->toolTip()); }

    void check(const QWidget *widget, const QString &text, QSize needed, QSize room, const QString &hover)
    {
        if (text.isEmpty() || (needed.width() <= room.width() + kRounding && needed.height() <= room.height() + kRounding))
            return;
        // Cut on purpose: the whole text is told on hovering.
        QTextDocument hovered;
        hovered.setHtml(hover);
        if (needed.height() <= room.height() + kRounding && hovered.toPlainText().contains(text))
            return;
        found << QStringLiteral("%1 %2 \"%3\" takes %4 × %5 of %6 × %7")
                     .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), text.left(60))
                     .arg(needed.width()).arg(needed.height()).arg(room.width()).arg(room.height());
    }

    void lookAtLabel(const QLabel *label)
    {
        if (label->text().isEmpty())
            return;
        const QSize needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        check(label, label->text(), needed, label->size());
    }

    void lookAtButton(const QAbstractButton *button)
    {
        const auto *tool = qobject_cast<const QToolButton *>(button);
        // What paints itself has a type of its own, and tests of its own.
        if (button->text().isEmpty() || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !button->icon().isNull()))
            return;
        if (button->inherits("nephoscope::ui::ExampleCard"))
            return;
        QString text = button->text();
        text.remove(QLatin1Char('&'));
        QSize needed = button->fontMetrics().size(Qt::TextSingleLine, text);
        if (!button->icon().isNull())
            needed.rwidth() += button->iconSize().width() + 4;
        check(button, text, needed, button->size());
    }

    void lookAtTabs(const QTabBar *tabs)
    {
        for (int i = 0; i < tabs->count(); ++i)
            check(tabs, tabs->tabText(i), tabs->fontMetrics().size(Qt::TextSingleLine, tabs->tabText(i)), tabs->tabRect(i).size());
        // What does not fit is reached by the arrows, if there are any.
        if (!tabs->usesScrollButtons())
            check(tabs, QStringLiteral("the row of tabs"), tabs->sizeHint(), tabs->size());
    }

    void lookAtHeader(const QHeaderView *header)
    {
        if (!header->model())
            return;
        for (int i = 0; i < header->count(); ++i) {
            const QString text = header->model()->headerData(i, header->orientation()).toString();
            const QSize needed = header->fontMetrics().size(Qt::TextSingleLine, text);
            const bool isHorizontal = header->orientation() == Qt::Horizontal;
            if (!header->isSectionHidden(i) && isHorizontal)
                check(header, text, needed, QSize(header->sectionSize(i), header->height()), header->model()->headerData(i, header->orientation(), Qt::ToolTipRole).toString());
        }
    }

    void lookAtCombo(const QComboBox *combo)
    {
        QStyleOptionComboBox option;
        option.initFrom(combo);
        option.subControls = QStyle::SC_All;
        const QRect field = combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo);
        check(combo, combo->currentText(), combo->fontMetrics().size(Qt::TextSingleLine, combo->currentText()), QSize(field.width(), combo->height()));
    }

    void lookAtField(const QLineEdit *field)
    {
        // A text that somebody types scrolls; what an empty field says does not.
        const QString text = field->text().isEmpty() ? field->placeholderText() : QString();
        const QMargins margins = field->textMargins();
        const int marks = 8 + margins.left() + margins.right();
        check(field, text, field->fontMetrics().size(Qt::TextSingleLine, text), QSize(field->width() - marks, field->height()));
        check(field, QStringLiteral("a line"), QSize(0, field->fontMetrics().height()), field->size());
    }
};

} // namespace

QStringList clippedTexts(const QWidget *root)
{
    // What was replaced goes first, then layouts come to rest: one in another asks its parent's again.
    constexpr int kRounds = 4;
    for (int round = 0; round < kRounds; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    Walk walk;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (widget->isVisibleTo(root))
            walk.look(widget);
    }
    walk.found.removeDuplicates();
    return walk.found;
}

} // namespace nephoscope::tests
