// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_actions.h"

#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/key_marks.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

namespace nephoscope::ui {

namespace {
constexpr int kTextSizes[] = {100, 115, 130, 150}; // percent

/// What the button does and the key that does the same.
void tellKeys(QAction *action)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QString text = withoutKeyMarks(action->text());
    action->setToolTip(keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys));
}
} // namespace

WindowActions::WindowActions(QMainWindow *window, QUndoStack *undoStack) : QObject(window), m_window(window), m_undoStack(undoStack)
{
    QMenuBar *bar = window->menuBar();
    file = bar->addMenu(QString());
    newDesign = add(file, nullptr, QKeySequence::New);
    newWindow = add(file, nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    open = add(file, nullptr, QKeySequence::Open);
    recent = file->addMenu(QString());
    welcome = add(file, nullptr, {});
    file->addSeparator();
    save = add(file, nullptr, QKeySequence::Save);
    saveAs = add(file, nullptr, QKeySequence::SaveAs);
    file->addSeparator();
    exports = file->addMenu(QString());
    exportSvg = add(exports, nullptr, {});
    exportPng = add(exports, nullptr, {});
    exportPdf = add(exports, nullptr, {});
    exports->addSeparator();
    report = add(exports, nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    file->addSeparator();
    closeWindow = add(file, nullptr, QKeySequence(Qt::CTRL | Qt::Key_W));
    quit = add(file, nullptr, QKeySequence::Quit);

    edit = bar->addMenu(QString());
    undo = add(edit, "ui/undo", QKeySequence::Undo);
    redo = add(edit, "ui/redo", QKeySequence::Redo);
    edit->addSeparator();
    cut = add(edit, nullptr, QKeySequence::Cut);
    copy = add(edit, nullptr, QKeySequence::Copy);
    paste = add(edit, nullptr, QKeySequence::Paste);
    duplicate = add(edit, nullptr, QKeySequence(Qt::CTRL | Qt::Key_D));
    remove = add(edit, nullptr, QKeySequence::Delete);
    edit->addSeparator();
    selectAll = add(edit, nullptr, QKeySequence::SelectAll);
    enable = add(edit, nullptr, QKeySequence(Qt::Key_D));
    edit->addSeparator();
    find = add(edit, "ui/search", QKeySequence(Qt::Key_Slash));

    view = bar->addMenu(QString());
    zoomIn = add(view, "ui/plus", QKeySequence::ZoomIn);
    zoomOut = add(view, "ui/minus", QKeySequence::ZoomOut);
    zoomFit = add(view, "ui/fit", QKeySequence(Qt::CTRL | Qt::Key_9));
    zoomReset = add(view, nullptr, QKeySequence(Qt::CTRL | Qt::Key_0));
    view->addSeparator();
    grid = add(view, nullptr, {});
    grid->setCheckable(true);
    legend = add(view, nullptr, {});
    legend->setCheckable(true);
    m_boundaryMenu = view->addMenu(QString());
    boundaries = new QActionGroup(this);
    boundaries->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    addChoices(m_boundaryMenu, boundaries, 3);
    view->addSeparator();
    panels = view->addMenu(QString());
    m_themeMenu = view->addMenu(QString());
    themes = new QActionGroup(this);
    addChoices(m_themeMenu, themes, 3);
    m_textSizeMenu = view->addMenu(QString());
    textSizes = new QActionGroup(this);
    addChoices(m_textSizeMenu, textSizes, static_cast<int>(std::size(kTextSizes)));
    for (int i = 0; QAction *action : textSizes->actions())
        action->setData(kTextSizes[i++]);
    m_languageMenu = view->addMenu(QString());
    languages = new QActionGroup(this);
    addChoices(m_languageMenu, languages, 3);
    view->addSeparator();
    present = add(view, "ui/projector", QKeySequence(Qt::Key_F11));

    simulate = bar->addMenu(QString());
    play = add(simulate, "ui/play", QKeySequence(Qt::Key_F5));
    stepEvent = add(simulate, "ui/step", QKeySequence(Qt::Key_F6));
    stepSecond = add(simulate, nullptr, QKeySequence(Qt::Key_F7));
    stop = add(simulate, "ui/reset", QKeySequence(Qt::SHIFT | Qt::Key_F5));
    simulate->addSeparator();

    help = bar->addMenu(QString());
    guide = add(help, nullptr, {});
    shortcuts = add(help, nullptr, {});
    shortcuts->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_Slash)});
    about = add(help, nullptr, {});

    undo->setEnabled(m_undoStack->canUndo());
    redo->setEnabled(m_undoStack->canRedo());
    connect(m_undoStack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(m_undoStack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(m_undoStack, &QUndoStack::undoTextChanged, this, &WindowActions::retranslateUndo);
    connect(m_undoStack, &QUndoStack::redoTextChanged, this, &WindowActions::retranslateUndo);
    connect(undo, &QAction::triggered, m_undoStack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, m_undoStack, &QUndoStack::redo);
    retranslate();
}

QAction *WindowActions::add(QMenu *menu, const char *iconName, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    if (iconName)
        action->setIcon(icon(QLatin1String(iconName)));
    action->setIconVisibleInMenu(false);
    action->setShortcut(shortcut);
    menu->addAction(action);
    return action;
}

void WindowActions::addChoices(QMenu *menu, QActionGroup *group, int count)
{
    for (int i = 0; i < count; ++i) {
        QAction *action = add(menu, nullptr, {});
        action->setCheckable(true);
        action->setData(i);
        group->addAction(action);
    }
}

void WindowActions::retranslateUndo()
{
    const auto with = [](const QString &verb, const QString &what) { return what.isEmpty() ? verb : verb + QLatin1Char(' ') + what; };
    undo->setText(with(tr("&Undo"), m_undoStack->undoText()));
    redo->setText(with(tr("&Redo"), m_undoStack->redoText()));
    tellKeys(undo);
    tellKeys(redo);
}

void WindowActions::showPlaying(bool isPlaying, bool isActive)
{
    m_isPlaying = isPlaying;
    m_isActive = isActive;
    play->setText(isPlaying ? tr("&Pause") : isActive ? tr("&Resume") : tr("&Play"));
    play->setToolTip((isPlaying ? tr("Let time stand still (%1)") : tr("Let time pass (%1)")).arg(play->shortcut().toString(QKeySequence::NativeText)));
    play->setIcon(icon(isPlaying ? QStringLiteral("ui/pause") : QStringLiteral("ui/play")));
    stop->setEnabled(isActive);
}

void WindowActions::retranslate()
{
    file->setTitle(tr("&File"));
    newDesign->setText(tr("&New design"));
    newWindow->setText(tr("Ne&w window"));
    closeWindow->setText(tr("&Close the window"));
    open->setText(tr("&Open…"));
    recent->setTitle(tr("Open &recent"));
    welcome->setText(tr("&Welcome page"));
    save->setText(tr("&Save"));
    saveAs->setText(tr("Save &as…"));
    exports->setTitle(tr("&Export"));
    exportSvg->setText(tr("Diagram as SVG…"));
    exportPng->setText(tr("Diagram as PNG…"));
    exportPdf->setText(tr("Diagram as PDF…"));
    report->setText(tr("&Report…"));
    quit->setText(tr("&Quit"));

    edit->setTitle(tr("&Edit"));
    cut->setText(tr("Cu&t"));
    copy->setText(tr("&Copy"));
    paste->setText(tr("&Paste"));
    duplicate->setText(tr("&Duplicate"));
    remove->setText(tr("De&lete"));
    selectAll->setText(tr("Select &all"));
    enable->setText(tr("&Enable or disable"));
    find->setText(tr("&Find a mechanism"));

    view->setTitle(tr("&View"));
    zoomIn->setText(tr("Zoom &in"));
    zoomOut->setText(tr("Zoom &out"));
    zoomFit->setText(tr("Zoom to &fit"));
    zoomReset->setText(tr("Zoom to &100 %"));
    grid->setText(tr("&Grid"));
    legend->setText(tr("&Legend of links"));
    m_boundaryMenu->setTitle(tr("&Boundaries"));
    const QString boundaryNames[] = {tr("Who &administers what"), tr("Whose it &is, who is admitted and pays"), tr("&Trust and what is shared")};
    for (int i = 0; i < 3; ++i)
        boundaries->actions().at(i)->setText(boundaryNames[i]);
    panels->setTitle(tr("&Panels"));
    m_themeMenu->setTitle(tr("&Theme"));
    m_languageMenu->setTitle(tr("&Language"));
    const QString themeNames[] = {tr("As the system"), tr("Light"), tr("Dark")};
    // A language is named in itself, so that who switched by mistake finds the way back.
    const QString languageNames[] = {tr("As the system"), QStringLiteral("English"), QStringLiteral("简体中文")};
    for (int i = 0; i < 3; ++i) {
        themes->actions().at(i)->setText(themeNames[i]);
        languages->actions().at(i)->setText(languageNames[i]);
    }

    m_textSizeMenu->setTitle(tr("Te&xt size"));
    for (QAction *action : textSizes->actions())
        action->setText(formatPercent(action->data().toInt() / 100.0));
    present->setText(tr("P&resentation"));

    simulate->setTitle(tr("&Simulate"));
    stepEvent->setText(tr("Step to the next &event"));
    stepSecond->setText(tr("Step one &second"));
    stop->setText(tr("S&top and reset"));
    if (faults)
        faults->setTitle(tr("Inject &fault"));

    help->setTitle(tr("&Help"));
    guide->setText(tr("&Guide"));
    shortcuts->setText(tr("&Keyboard shortcuts"));
    about->setText(tr("&About Nephoscope"));
    for (QAction *action : {zoomIn, zoomOut, zoomFit, present, stepEvent, stop})
        tellKeys(action);
    retranslateUndo();
    showPlaying(m_isPlaying, m_isActive);
}

} // namespace nephoscope::ui
