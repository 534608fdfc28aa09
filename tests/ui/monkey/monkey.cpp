// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/monkey/monkey.h"

#include "model/catalogue/catalogue.h"
#include "tests/ui/monkey/hand.h"
#include "ui/canvas/canvas_view.h"
#include "ui/dialogs/file_desk.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/main_window.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/panels/run/fault_menu.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/window_actions.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QTabBar>
#include <QTest>
#include <QUndoStack>

#include <algorithm>

namespace nephoscope::tests {

using namespace nephoscope::ui;

namespace {
/// Beyond this the walk would only become slower, not more surprising.
constexpr std::size_t kManyElements = 120;

QString join(const char *what, const QString &detail)
{
    return QLatin1String(what) + QLatin1Char(' ') + detail;
}

QString words(const QPoint &point)
{
    return QStringLiteral("%1,%2").arg(point.x()).arg(point.y());
}
} // namespace

Monkey::Monkey(MainWindow *window, std::uint64_t seed) : m_window(window), m_seed(seed), m_stream(seed, 0, "monkey", "start")
{
    connect(&m_answer, &QTimer::timeout, this, &Monkey::answer);
    m_answer.start(1);
}

QPoint Monkey::anywhere()
{
    const QSize size = m_window->canvas()->size().expandedTo(QSize(1, 1));
    const int x = static_cast<int>(below(static_cast<std::size_t>(size.width())));
    return {x, static_cast<int>(below(static_cast<std::size_t>(size.height())))};
}

QPoint Monkey::onSomething()
{
    const auto &placed = m_window->canvas()->picture().geometry().placed();
    if (placed.empty() || m_stream.chance(0.2))
        return anywhere();
    const QRectF rect = m_window->canvas()->fromScene(placed[below(placed.size())].rect);
    // Corners and edges, where the handles are, as often as the middle.
    const double x = rect.left() + rect.width() * 0.25 * below(5);
    const double y = rect.top() + rect.height() * 0.25 * below(5);
    const QPoint point = QPointF(x, y).toPoint();
    return m_window->canvas()->rect().contains(point) ? point : anywhere();
}

QString Monkey::act()
{
    m_stream = sim::RandomStream(m_seed, ++m_number, "monkey", "action");
    struct Habit { std::uint32_t weight; QString (Monkey::*act)(); };
    static constexpr Habit habits[] = {
        {12, &Monkey::dropMechanism}, {4, &Monkey::chooseMechanism}, {14, &Monkey::clickCanvas}, {16, &Monkey::dragOnCanvas},
        {3, &Monkey::rightClickCanvas}, {3, &Monkey::turnWheel}, {16, &Monkey::pressKey}, {10, &Monkey::trigger},
        {8, &Monkey::undoOrRedo}, {14, &Monkey::useWidget}, {5, &Monkey::selectSome}, {8, &Monkey::walkRun},
        {6, &Monkey::injectFault}, {1, &Monkey::changeLook}, {1, &Monkey::openSomething},
    };
    std::uint32_t total = 0;
    for (const Habit &habit : habits)
        total += habit.weight;
    QString done;
    if (m_window->document()->architecture().elements.size() > kManyElements) {
        done = thinOut();
    } else {
        std::uint32_t left = below(total);
        const Habit *habit = habits;
        while (left >= habit->weight)
            left -= (habit++)->weight;
        done = (this->*habit->act)();
    }
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return done;
}

QString Monkey::dropMechanism()
{
    m_window->showDesign();
    const auto &types = Catalogue::builtIn().types();
    const std::string &type = types[below(types.size())].id;
    const QPoint place = onSomething();
    dropOn(m_window->canvas(), type, place, m_stream.chance(0.1));
    return join("drop", QString::fromStdString(type) + QStringLiteral(" at ") + words(place));
}

QString Monkey::chooseMechanism()
{
    const auto &types = Catalogue::builtIn().types();
    const std::string &type = types[below(types.size())].id;
    m_window->showDesign();
    m_window->canvas()->addMechanism(QString::fromStdString(type));
    return join("choose", QString::fromStdString(type));
}

QString Monkey::clickCanvas()
{
    const QPoint place = onSomething();
    static constexpr Qt::KeyboardModifiers kModifiers[] = {Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier};
    const Qt::KeyboardModifiers modifiers = kModifiers[below(4)];
    if (m_stream.chance(0.2))
        QTest::mouseDClick(m_window->canvas(), Qt::LeftButton, modifiers, place);
    else
        QTest::mouseClick(m_window->canvas(), Qt::LeftButton, modifiers, place);
    return join("click", words(place));
}

QString Monkey::dragOnCanvas()
{
    const QPoint from = onSomething();
    const QPoint to = m_stream.chance(0.5) ? onSomething() : from + QPoint(static_cast<int>(below(401)) - 200, static_cast<int>(below(401)) - 200);
    Stroke stroke{from, to, Qt::LeftButton, Qt::NoModifier, {}};
    if (m_stream.chance(0.1))
        stroke.button = Qt::MiddleButton;
    static constexpr Qt::KeyboardModifiers kModifiers[] = {Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier};
    if (m_stream.chance(0.3))
        stroke.modifiers = kModifiers[below(3)];
    static constexpr Qt::Key kKeys[] = {Qt::Key_Escape, Qt::Key_Delete, Qt::Key_Tab, Qt::Key_Left};
    if (m_stream.chance(0.15))
        stroke.keyOnTheWay = kKeys[below(4)];
    // Something that happens to the design while the hand holds it.
    if (m_stream.chance(0.05))
        stroke.onTheWay = [this] { m_window->document()->undoStack()->undo(); };
    drag(m_window->canvas(), stroke);
    return join("drag", words(from) + QStringLiteral(" to ") + words(to));
}

QString Monkey::rightClickCanvas()
{
    const QPoint place = onSomething();
    QTest::mouseClick(m_window->canvas(), Qt::RightButton, Qt::NoModifier, place);
    return join("right click", words(place));
}

QString Monkey::turnWheel()
{
    const QPoint place = anywhere();
    turn(m_window->canvas(), place, m_stream.chance(0.5) ? 120 : -120, m_stream.chance(0.6) ? Qt::ControlModifier : Qt::NoModifier);
    return join("wheel", words(place));
}

QString Monkey::pressKey()
{
    static const QKeySequence keys[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::SHIFT | Qt::Key_Left,
                                        Qt::ALT | Qt::Key_Right, Qt::ALT | Qt::Key_Down, Qt::Key_Tab, Qt::SHIFT | Qt::Key_Backtab,
                                        Qt::Key_Delete, Qt::Key_Escape, Qt::Key_F2, Qt::Key_L, Qt::Key_D, Qt::Key_Slash, Qt::Key_Return,
                                        Qt::Key_Space, Qt::CTRL | Qt::Key_A, Qt::CTRL | Qt::Key_C, Qt::CTRL | Qt::Key_V,
                                        Qt::CTRL | Qt::Key_X, Qt::CTRL | Qt::Key_D, Qt::CTRL | Qt::Key_Z, Qt::CTRL | Qt::Key_Y,
                                        Qt::Key_Home, Qt::Key_End, Qt::Key_PageDown, Qt::Key_A, Qt::Key_7};
    QWidget *focused = m_window->focusWidget() && m_stream.chance(0.3) ? m_window->focusWidget() : m_window->canvas();
    if (focused == m_window->canvas())
        focused->setFocus();
    const QKeySequence &key = keys[below(std::size(keys))];
    QTest::keyClick(focused, key[0].key(), key[0].keyboardModifiers());
    // Into whatever the key opened, a name perhaps.
    if (key[0].key() == Qt::Key_F2 || key[0].key() == Qt::Key_Slash) {
        if (QWidget *field = QApplication::focusWidget(); field && field != m_window->canvas()) {
            type(field, QStringLiteral("云 & <b>7</b>").left(static_cast<int>(below(13))));
            QTest::keyClick(field, m_stream.chance(0.7) ? Qt::Key_Return : Qt::Key_Escape);
        }
    }
    return join("key", key.toString());
}

QString Monkey::trigger()
{
    QList<QAction *> actions = m_window->actions()->findChildren<QAction *>(Qt::FindDirectChildrenOnly);
    // One window is walked over: others would only pile up behind it.
    const WindowActions &own = *m_window->actions();
    actions.removeIf([&own](QAction *action) { return action == own.quit || action == own.newWindow || action == own.closeWindow || action->menu(); });
    QAction *action = actions.at(static_cast<int>(below(static_cast<std::size_t>(actions.size()))));
    action->trigger();
    return join("action", action->text());
}

QString Monkey::undoOrRedo()
{
    const bool isUndo = m_stream.chance(0.6);
    for (auto left = 1 + below(6); left > 0; --left)
        isUndo ? m_window->document()->undoStack()->undo() : m_window->document()->undoStack()->redo();
    return isUndo ? QStringLiteral("undo") : QStringLiteral("redo");
}

QString Monkey::useWidget()
{
    m_window->dockTabs()->bar()->setCurrentIndex(static_cast<int>(below(static_cast<std::size_t>(m_window->dockTabs()->bar()->count()))));
    const QList<QWidget *> usable = usableWidgets(m_window);
    if (usable.isEmpty())
        return QStringLiteral("nothing to use");
    QWidget *widget = usable.at(static_cast<int>(below(static_cast<std::size_t>(usable.size()))));
    const QString name = QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
    use(widget, m_stream);
    return join("use", name);
}

QString Monkey::selectSome()
{
    std::vector<ElementId> elements;
    std::vector<LinkId> links;
    const Architecture &design = m_window->document()->architecture();
    for (auto left = below(4); left > 0 && !design.elements.empty(); --left)
        elements.push_back(design.elements[below(design.elements.size())].id);
    if (!design.links.empty() && m_stream.chance(0.3))
        links.push_back(design.links[below(design.links.size())].id);
    std::sort(elements.begin(), elements.end());
    elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
    m_window->selection()->set(elements, links);
    return join("select", QString::number(elements.size()));
}

QString Monkey::walkRun()
{
    WindowActions *actions = m_window->actions();
    QAction *choices[] = {actions->play, actions->play, actions->play, actions->stepEvent, actions->stepSecond, actions->stop};
    QAction *action = choices[below(std::size(choices))];
    action->trigger();
    static constexpr double kSpeeds[] = {1, 10, 100, 1000, 0};
    if (m_stream.chance(0.3))
        m_window->session()->setSpeed(kSpeeds[below(std::size(kSpeeds))]);
    QTest::qWait(static_cast<int>(below(40)));
    return join("run:", action->text());
}

QString Monkey::injectFault()
{
    auto *faults = m_window->findChild<FaultMenu *>();
    faults->fill();
    QList<QAction *> leaves;
    for (QAction *action : faults->findChildren<QAction *>()) {
        if (action->isEnabled() && !action->menu() && !action->isSeparator())
            leaves << action;
    }
    if (leaves.isEmpty())
        return QStringLiteral("no fault to inject");
    QAction *action = leaves.at(static_cast<int>(below(static_cast<std::size_t>(leaves.size()))));
    action->trigger();
    QTest::qWait(5);
    return join("fault:", action->text());
}

QString Monkey::changeLook()
{
    Language::instance().set(m_stream.chance(0.5) ? Language::Code::Chinese : Language::Code::English);
    Theme::instance().setMode(m_stream.chance(0.5) ? Theme::Mode::Dark : Theme::Mode::Light);
    m_window->resize(900 + static_cast<int>(below(700)), 600 + static_cast<int>(below(400)));
    return QStringLiteral("other look");
}

QString Monkey::openSomething()
{
    const QStringList examples = QDir(QStringLiteral(":/examples")).entryList({QStringLiteral("*.neph")}, QDir::Files, QDir::Name);
    if (m_stream.chance(0.3) || examples.isEmpty()) {
        m_window->files()->newDesign();
        return QStringLiteral("new design");
    }
    const QString name = examples.at(static_cast<int>(below(static_cast<std::size_t>(examples.size()))));
    m_window->files()->openExample(QStringLiteral(":/examples/") + name);
    return join("open", name);
}

QString Monkey::thinOut()
{
    std::vector<ElementId> some;
    for (const Element &element : m_window->document()->architecture().elements) {
        if (m_stream.chance(0.4))
            some.push_back(element.id);
    }
    m_window->selection()->set(some);
    m_window->canvas()->deleteSelection();
    return QStringLiteral("thin out");
}

void Monkey::answer()
{
    if (QWidget *popup = QApplication::activePopupWidget()) {
        auto *menu = qobject_cast<QMenu *>(popup);
        const bool mayChoose = menu && !menu->actions().isEmpty() && m_stream.chance(0.5);
        QAction *chosen = mayChoose ? menu->actions().at(static_cast<int>(below(static_cast<std::size_t>(menu->actions().size())))) : nullptr;
        if (chosen == m_window->actions()->quit)
            chosen = nullptr;
        popup->close();
        // Later: what it opens must be answered too, and a timer does not fire within its own slot.
        if (chosen && chosen->isEnabled() && !chosen->menu())
            QMetaObject::invokeMethod(chosen, &QAction::trigger, Qt::QueuedConnection);
        return;
    }
    QWidget *modal = QApplication::activeModalWidget();
    if (auto *message = qobject_cast<QMessageBox *>(modal)) {
        const auto buttons = message->buttons();
        if (!buttons.isEmpty())
            buttons.at(static_cast<int>(below(static_cast<std::size_t>(buttons.size()))))->click();
        else
            message->reject();
    } else if (auto *dialog = qobject_cast<QDialog *>(modal)) {
        dialog->reject();
    } else if (modal) {
        modal->close();
    }
}

} // namespace nephoscope::tests
