// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/field_buttons.h"

#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace nephoscope::ui {

namespace {

/// The button that `make` puts into a field, with a name that follows the language.
template <typename Make>
QToolButton *addNamed(QLineEdit *field, const char *name, Make make)
{
    const auto others = field->findChildren<QToolButton *>();
    make();
    for (QToolButton *button : field->findChildren<QToolButton *>()) {
        if (others.contains(button))
            continue;
        const auto speak = [button, name] { button->setAccessibleName(QCoreApplication::translate("FieldButtons", name)); };
        QObject::connect(&Language::instance(), &Language::changed, button, speak);
        speak();
        return button;
    }
    return nullptr;
}

} // namespace

void addClearButton(QLineEdit *field)
{
    addNamed(field, QT_TRANSLATE_NOOP("FieldButtons", "Clear the text"), [field] { field->setClearButtonEnabled(true); });
}

void addSearchMark(QLineEdit *field)
{
    QAction *action = nullptr;
    QToolButton *button = addNamed(field, QT_TRANSLATE_NOOP("FieldButtons", "Search"),
                                   [&] { action = field->addAction(icon(QStringLiteral("ui/search")), QLineEdit::LeadingPosition); });
    // It does nothing by itself: a click on it is one in the field.
    if (button)
        button->setAttribute(Qt::WA_TransparentForMouseEvents);
    QObject::connect(&Theme::instance(), &Theme::changed, action, [action] { action->setIcon(icon(QStringLiteral("ui/search"))); });
}

void setLinkedText(QLabel *label, const QString &html)
{
    const bool hasLinks = html.contains(QLatin1String("<a href"));
    // Setting the flags anew takes the focus away.
    const Qt::TextInteractionFlags flags = hasLinks ? Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard : Qt::NoTextInteraction;
    if (label->textInteractionFlags() != flags)
        label->setTextInteractionFlags(flags);
    label->setText(html);
}

} // namespace nephoscope::ui
