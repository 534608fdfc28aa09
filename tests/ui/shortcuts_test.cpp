// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/dialogs/shortcuts.h"
#include "ui/main_window.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QFile>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QTest>
#include <QTreeWidget>

using namespace nephoscope::ui;

namespace {

/// `Key_…` that a source answers to.
QStringList keysIn(const char *source)
{
    QFile file(QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/ui/") + QLatin1String(source));
    QStringList names;
    if (!file.open(QIODevice::ReadOnly))
        return names;
    static const QRegularExpression mention(QStringLiteral("case Qt::(Key_\\w+)"));
    for (auto match = mention.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();)
        names << match.next().captured(1);
    names.removeDuplicates();
    return names;
}

void collect(const QList<QAction *> &actions, QList<QAction *> *found)
{
    for (QAction *action : actions) {
        if (action->menu())
            collect(action->menu()->actions(), found);
        else
            found->append(action);
    }
}

} // namespace

/// The page of keys has them all, and no two commands share one.
class ShortcutsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyCommandWithAKeyIsListed();
    void everyKeyOfAPartIsListed_data();
    void everyKeyOfAPartIsListed();
    void noTwoCommandsShareAKey();

private:
    QStringList m_rows; ///< the keys of each row
    QHash<QString, QString> m_keysOfGroup;
    std::unique_ptr<MainWindow> m_window;
};

void ShortcutsTest::initTestCase()
{
    Theme::instance().setMode(Theme::Mode::Light);
    m_window = std::make_unique<MainWindow>();
    QList<QMenu *> menus;
    for (QAction *action : m_window->menuBar()->actions())
        menus << action->menu();
    Shortcuts page(menus);
    for (int i = 0; i < page.list()->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *group = page.list()->topLevelItem(i);
        for (int row = 0; row < group->childCount(); ++row) {
            m_rows << group->child(row)->text(1);
            m_keysOfGroup[group->text(0)] += group->child(row)->text(1) + QLatin1Char('\n');
        }
    }
}

void ShortcutsTest::everyCommandWithAKeyIsListed()
{
    QList<QAction *> actions;
    collect(m_window->menuBar()->actions(), &actions);
    int count = 0;
    for (const QAction *action : actions) {
        for (const QKeySequence &keys : action->shortcuts()) {
            const QString text = keys.toString(QKeySequence::NativeText);
            const bool isListed = std::any_of(m_rows.begin(), m_rows.end(), [&](const QString &row) {
                return row.split(QStringLiteral(", ")).contains(text) || row == text;
            });
            QVERIFY2(isListed, qPrintable(action->text() + QLatin1Char(' ') + text));
            ++count;
        }
    }
    QVERIFY(count > 30);
}

void ShortcutsTest::everyKeyOfAPartIsListed_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("group");
    QTest::newRow("canvas") << QByteArray("canvas/canvas_view_keys.cpp") << "On the canvas";
    QTest::newRow("timeline") << QByteArray("charts/timeline.cpp") << "On the timeline";
    QTest::newRow("charts") << QByteArray("charts/chart_view.cpp") << "On a chart";
    QTest::newRow("speed") << QByteArray("panels/run/speed_slider.cpp") << "On the speed of the run";
}

void ShortcutsTest::everyKeyOfAPartIsListed()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, group);
    const QStringList names = keysIn(source.constData());
    QVERIFY(!names.isEmpty());
    const QString listed = m_keysOfGroup.value(group);
    for (const QString &name : names) {
        // Shift with Tab is a key of its own to Qt; = is + without Shift; up and down do what right and left do.
        if (name == QLatin1String("Key_Backtab") || name == QLatin1String("Key_Equal"))
            continue;
        const int code = QMetaEnum::fromType<Qt::Key>().keyToValue(qPrintable(name));
        const QString text = QKeySequence(code).toString(QKeySequence::NativeText);
        const bool isArrow = code == Qt::Key_Left || code == Qt::Key_Right || code == Qt::Key_Up || code == Qt::Key_Down;
        const bool isListed = listed.contains(text) || (isArrow && (listed.contains(QStringLiteral("Arrow keys")) || listed.contains(QStringLiteral("Left"))));
        QVERIFY2(isListed, qPrintable(name));
    }
}

void ShortcutsTest::noTwoCommandsShareAKey()
{
    QList<QAction *> actions;
    collect(m_window->menuBar()->actions(), &actions);
    QHash<QString, QString> owner;
    for (const QAction *action : actions) {
        for (const QKeySequence &keys : action->shortcuts()) {
            const QString text = keys.toString();
            QVERIFY2(!owner.contains(text), qPrintable(text + QStringLiteral(": ") + owner.value(text) + QStringLiteral(" and ") + action->text()));
            owner.insert(text, action->text());
        }
    }
}

NEPHOSCOPE_TEST(ShortcutsTest);
#include "shortcuts_test.moc"
