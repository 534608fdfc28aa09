// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/canvas/canvas_view.h"
#include "ui/dialogs/file_desk.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/main_window.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTabBar>
#include <QTest>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

bool isInteractive(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::PageTab:
    case QAccessible::MenuItem:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::Table:
    case QAccessible::Link: return true;
    default: return false;
    }
}

/// A widget by its class, its name and where it is.
QString told(const QObject *object)
{
    QStringList names;
    for (; object && names.size() < 4; object = object->parent())
        names << QStringLiteral("%1 %2").arg(QLatin1String(object->metaObject()->className()), object->objectName()).trimmed();
    return names.join(QStringLiteral(" in "));
}

/// Everything that takes keys or clicks, is on show, and has no name to be read out.
void collectNameless(QAccessibleInterface *thing, QStringList *found, int depth = 0)
{
    constexpr int kDeepest = 24;
    if (!thing || !thing->isValid() || depth > kDeepest || thing->state().invisible)
        return;
    const QObject *object = thing->object();
    const auto *widget = qobject_cast<const QWidget *>(object);
    if (widget && !widget->isVisible())
        return;
    // Qt's own parts of a control speak for the control, which has the name.
    const bool isPart = object && (object->objectName().startsWith(QLatin1String("qt_")) || object->objectName().startsWith(QLatin1String("Scroll")));
    const bool takesKeys = widget && widget->focusPolicy() != Qt::NoFocus && widget->isEnabled();
    if (!isPart && (isInteractive(thing->role()) || takesKeys) && thing->text(QAccessible::Name).isEmpty() && thing->role() != QAccessible::Separator)
        *found << QStringLiteral("%1 (role %2)").arg(told(object)).arg(thing->role());
    // Rows of lists are their data's; their own widgets and headers count.
    const bool isData = thing->role() == QAccessible::Tree || thing->role() == QAccessible::Table;
    for (int i = 0; !isData && i < thing->childCount(); ++i)
        collectNameless(thing->child(i), found, depth + 1);
}

} // namespace

/// Who hears the window instead of seeing it, or has no mouse, can use it.
class AccessibleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Theme::Mode::Light); }
    void init();
    void cleanup() { m_window.reset(); }
    void everythingThatTakesKeysOrClicksHasAName();
    void everyElementOnTheCanvasHasANameAndADescription();
    void tabReachesEverythingThatTakesKeys();
    void theFocusIsSeen();

private:
    std::unique_ptr<MainWindow> m_window;
};

void AccessibleTest::init()
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(m_window->files()->openExample(QStringLiteral(":/examples/12-01-hypervisor-clustering.neph")));
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void AccessibleTest::everythingThatTakesKeysOrClicksHasAName()
{
    QStringList found;
    m_window->selection()->set({m_window->document()->architecture().elements.front().id});
    for (int tab = 0; tab < m_window->dockTabs()->bar()->count(); ++tab) {
        m_window->dockTabs()->show(tab);
        QCoreApplication::processEvents();
        collectNameless(QAccessible::queryAccessibleInterface(m_window.get()), &found);
    }
    m_window->showWelcome();
    QCoreApplication::processEvents();
    collectNameless(QAccessible::queryAccessibleInterface(m_window.get()), &found);
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void AccessibleTest::everyElementOnTheCanvasHasANameAndADescription()
{
    QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(m_window->canvas());
    QVERIFY(canvas);
    const auto &elements = m_window->document()->architecture().elements;
    QCOMPARE(canvas->childCount(), static_cast<int>(elements.size()));
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface *node = canvas->child(i);
        QVERIFY(node && node->isValid());
        const bool isNamed = std::any_of(elements.begin(), elements.end(), [&](const Element &element) {
            return node->text(QAccessible::Name).contains(QString::fromStdString(element.name));
        });
        QVERIFY2(isNamed, qPrintable(node->text(QAccessible::Name)));
        QVERIFY2(!node->text(QAccessible::Description).isEmpty(), qPrintable(node->text(QAccessible::Name)));
        QVERIFY(node->rect().isValid());
    }
}

void AccessibleTest::tabReachesEverythingThatTakesKeys()
{
    // Ctrl+Tab leaves the canvas, where Tab walks from element to element; a text of many lines keeps it, too.
    QSet<const QWidget *> reached;
    m_window->canvas()->setFocus(Qt::TabFocusReason);
    for (int step = 0; step < 400; ++step) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        if (reached.contains(focus) && focus == m_window->canvas())
            break;
        reached << focus;
        QTest::keyClick(focus, Qt::Key_Tab, focus == m_window->canvas() ? Qt::ControlModifier : Qt::NoModifier);
    }
    QStringList missed;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool takesTab = widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
        if (takesTab && !reached.contains(widget) && widget->window() == m_window.get())
            missed << told(widget);
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n'))));
}

void AccessibleTest::theFocusIsSeen()
{
    // What has the keys looks different from what has not: at least a ring's worth of pixels.
    constexpr int kRing = 8;
    m_window->canvas()->setFocus(Qt::TabFocusReason);
    QStringList unseen;
    QSet<const QWidget *> seen;
    for (int step = 0; step < 400; ++step) {
        QWidget *before = QApplication::focusWidget();
        QTest::keyClick(before, Qt::Key_Tab, before == m_window->canvas() ? Qt::ControlModifier : Qt::NoModifier);
        QWidget *focus = QApplication::focusWidget();
        if (!focus || seen.contains(focus))
            break;
        seen << focus;
        // A field in a field draws its ring on the one around it.
        QWidget *shown = focus->parentWidget() && focus->parentWidget()->focusProxy() == focus ? focus->parentWidget() : focus;
        const QImage with = shown->grab().toImage();
        focus->clearFocus();
        const QImage without = shown->grab().toImage();
        focus->setFocus(Qt::TabFocusReason);
        int other = 0;
        for (int y = 0; y < with.height(); ++y) {
            for (int x = 0; x < with.width(); ++x)
                other += with.pixel(x, y) != without.pixel(x, y);
        }
        if (other < kRing)
            unseen << told(focus);
    }
    QVERIFY(seen.size() > 10);
    unseen.removeDuplicates();
    QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(QLatin1Char('\n'))));
}

NEPHOSCOPE_TEST(AccessibleTest);
#include "accessible_test.moc"
