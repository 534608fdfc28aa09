// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcuts.h"

#include "ui/style/field_buttons.h"
#include "ui/style/key_marks.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QLineEdit>
#include <QMenu>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {

QTreeWidgetItem *group(QTreeWidget *list, const QString &title)
{
    auto *item = new QTreeWidgetItem(list, {title});
    QFont font = list->font();
    font.setWeight(QFont::DemiBold);
    item->setFont(0, font);
    item->setFlags(Qt::ItemIsEnabled);
    return item;
}

} // namespace

Shortcuts::Shortcuts(const QList<QMenu *> &menus, QWidget *parent) : QDialog(parent), m_search(new QLineEdit), m_list(new QTreeWidget)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_search->setAccessibleName(tr("Search commands and keys"));
    addClearButton(m_search);
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setIndentation(12);
    m_list->setUniformRowHeights(true);
    m_list->setProperty("table", true);
    for (const QMenu *menu : menus)
        addMenu(menu);
    addHands();
    m_list->expandAll();
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &Shortcuts::filter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(560, 640);
}

void Shortcuts::addMenu(const QMenu *menu)
{
    QTreeWidgetItem *parent = nullptr;
    QList<QAction *> actions = menu->actions();
    for (qsizetype i = 0; i < actions.size(); ++i) {
        QAction *action = actions.at(i);
        if (action->menu())
            actions.append(action->menu()->actions());
        if (action->shortcut().isEmpty())
            continue;
        if (!parent)
            parent = group(m_list, withoutKeyMarks(menu->title()));
        QStringList keys;
        for (const QKeySequence &sequence : action->shortcuts())
            keys << sequence.toString(QKeySequence::NativeText);
        new QTreeWidgetItem(parent, {withoutKeyMarks(action->text()), keys.join(QStringLiteral(", "))});
    }
}

void Shortcuts::addHands()
{
    const auto key = [](int code) { return QKeySequence(code).toString(QKeySequence::NativeText); };
    const QString arrows = tr("Arrow keys");
    const QString left = key(Qt::Key_Left);
    const QString right = key(Qt::Key_Right);
    const QString comma = QStringLiteral(", ");
    const auto with = [](const QString &modifier, const QString &what) { return modifier + QLatin1Char('+') + what; };
    const auto add = [this](const QString &title, const QList<std::pair<QString, QString>> &rows) {
        QTreeWidgetItem *parent = group(m_list, title);
        for (const auto &[what, keys] : rows)
            new QTreeWidgetItem(parent, {what, keys});
    };
    add(tr("On the canvas"), {
        {tr("Next element, previous element"), key(Qt::Key_Tab) + comma + with(tr("Shift"), key(Qt::Key_Tab))},
        {tr("Go to the element beside"), with(tr("Alt"), arrows)},
        {tr("Move what is selected"), arrows},
        {tr("Move it further"), with(tr("Shift"), arrows)},
        {tr("Move the view when nothing is selected"), arrows},
        {tr("Insert a mechanism by its name"), key(Qt::Key_Slash)},
        {tr("Rename"), key(Qt::Key_F2)},
        {tr("Write in the selected note"), key(Qt::Key_Return) + comma + key(Qt::Key_Enter)},
        {tr("Connect two selected elements"), key(Qt::Key_L)},
        {tr("End what the hand is doing, or select nothing"), key(Qt::Key_Escape)},
        {tr("Leave the canvas"), with(tr("Ctrl"), key(Qt::Key_Tab))},
        {tr("Play or pause the run"), key(Qt::Key_Space)},
        {tr("Drag the view"), tr("Space or middle mouse button")},
        {tr("Zoom at the pointer"), with(tr("Ctrl"), tr("mouse wheel"))},
        {tr("Move the view sideways"), with(tr("Shift"), tr("mouse wheel"))},
        {tr("Add to what is selected, or take out of it"), with(tr("Shift"), tr("click")) + comma + with(tr("Ctrl"), tr("click"))},
        {tr("Drag a copy"), with(tr("Ctrl"), tr("drag"))},
        {tr("Drag straight"), with(tr("Shift"), tr("drag"))},
    });
    add(tr("On the timeline"), {
        {tr("A second back, a second on"), left + comma + right},
        {tr("Ten seconds back, ten seconds on"), with(tr("Shift"), left) + comma + with(tr("Shift"), right)},
        {tr("To the log line before, to the next one"), key(Qt::Key_PageUp) + comma + key(Qt::Key_PageDown)},
        {tr("To the start, to the furthest time reached"), key(Qt::Key_Home) + comma + key(Qt::Key_End)},
        {tr("Give up the jump"), key(Qt::Key_Escape)},
    });
    add(tr("On a chart"), {
        {tr("Back and on in time"), left + comma + right},
        {tr("Closer, farther"), key(Qt::Key_Plus) + comma + key(Qt::Key_Minus)},
        {tr("Follow the run again"), key(Qt::Key_Home)},
        {tr("Why? What led to what is under the cursor"), key(Qt::Key_W)},
    });
    add(tr("On the speed of the run"), {
        {tr("Slower, faster"), left + comma + right},
        {tr("Slowest, as fast as it goes"), key(Qt::Key_Home) + comma + key(Qt::Key_End)},
    });
}

void Shortcuts::filter(const QString &text)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *parent = m_list->topLevelItem(i);
        int shown = 0;
        for (int row = 0; row < parent->childCount(); ++row) {
            QTreeWidgetItem *item = parent->child(row);
            const bool isFound = item->text(0).contains(text, Qt::CaseInsensitive) || item->text(1).contains(text, Qt::CaseInsensitive);
            item->setHidden(!isFound);
            shown += isFound;
        }
        parent->setHidden(shown == 0);
    }
}

} // namespace nephoscope::ui
