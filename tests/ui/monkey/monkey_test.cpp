// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/io/writer.h"
#include "tests/helpers/test_main.h"
#include "tests/ui/monkey/monkey.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/main_window.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <memory>
#include <set>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

/// Warnings of Qt that came up during the walk.
QStringList &warnings()
{
    static QStringList list;
    return list;
}

QtMessageHandler s_before = nullptr;

void keep(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // What the platform without a screen cannot do is no fault of the window's.
    if (text.startsWith(QLatin1String("This plugin does not support")))
        return;
    if (type == QtWarningMsg || type == QtCriticalMsg)
        warnings() << text;
    if (s_before)
        s_before(type, context, text);
}

QByteArray textOf(const Architecture &design)
{
    const auto text = writeDocument(design);
    return text ? QByteArray::fromStdString(*text) : QByteArray("not writable: ") + QByteArray::fromStdString(text.error().text());
}

/// What is wrong with a design or a selection that only verbs of the window have made; empty: nothing.
QString fault(const Architecture &design, const Selection &selection)
{
    std::set<std::string> ids;
    for (const Element &element : design.elements) {
        if (!ids.insert(element.id.text()).second)
            return QStringLiteral("two things are called %1").arg(QString::fromStdString(element.id.text()));
    }
    const auto isElement = [&ids](const ElementId &id) { return ids.count(id.text()) > 0; };
    for (const Element &element : design.elements) {
        if (element.parent && (!isElement(*element.parent) || design.contains(element.id, *element.parent)))
            return QStringLiteral("%1 stands nowhere").arg(QString::fromStdString(element.id.text()));
    }
    for (const Link &link : design.links) {
        if (!isElement(link.from) || !isElement(link.to))
            return QStringLiteral("link %1 hangs loose").arg(QString::fromStdString(link.id.text()));
    }
    for (const ElementId &id : selection.elements()) {
        if (!isElement(id))
            return QStringLiteral("%1 is selected and gone").arg(QString::fromStdString(id.text()));
    }
    for (const LinkId &id : selection.links()) {
        if (!design.find(id))
            return QStringLiteral("link %1 is selected and gone").arg(QString::fromStdString(id.text()));
    }
    return {};
}

} // namespace

/// A monkey at the window finds no sequence of actions that breaks a design, its undo or the program.
///
/// NEPHOSCOPE_MONKEY_SEED and NEPHOSCOPE_MONKEY_ACTIONS choose the walk; a failure tells the seed and the last actions.
class MonkeyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aWalkLeavesEverythingInOrder();
    void cleanupTestCase();

private:
    void checkUndo();
    void checkFile();

    std::unique_ptr<MainWindow> m_window;
    QByteArray m_start; ///< the design when the undo stack was empty last
    QTemporaryDir m_folder;
};

void MonkeyTest::initTestCase()
{
    Theme::instance().setMode(Theme::Mode::Light);
    Language::instance().set(Language::Code::English);
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 800);
    m_window->show();
    m_window->showDesign();
    m_start = textOf(m_window->document()->architecture());
    connect(m_window->document(), &Document::reset, this, [this] { m_start = textOf(m_window->document()->architecture()); });
    s_before = qInstallMessageHandler(keep);
}

void MonkeyTest::checkUndo()
{
    QUndoStack *stack = m_window->document()->undoStack();
    const QByteArray end = textOf(m_window->document()->architecture());
    const int place = stack->index();
    stack->setIndex(0);
    QCOMPARE(textOf(m_window->document()->architecture()), m_start);
    stack->setIndex(place);
    QCOMPARE(textOf(m_window->document()->architecture()), end);
}

void MonkeyTest::checkFile()
{
    const QByteArray text = textOf(m_window->document()->architecture());
    const auto read = readDocument(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), Catalogue::builtIn());
    QVERIFY2(read, read ? "" : read.error().text().c_str());
    QCOMPARE(textOf(read->architecture), text);
}

void MonkeyTest::aWalkLeavesEverythingInOrder()
{
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("NEPHOSCOPE_MONKEY_ACTIONS", &isNumber);
    const int actions = isNumber ? asked : 300;
    const int askedSeed = qEnvironmentVariableIntValue("NEPHOSCOPE_MONKEY_SEED", &isNumber);
    const int seed = isNumber ? askedSeed : 1;
    tests::Monkey monkey(m_window.get(), static_cast<std::uint64_t>(seed));
    const bool isToldAll = qEnvironmentVariableIsSet("NEPHOSCOPE_MONKEY_TELL");
    QStringList last;
    for (int number = 1; number <= actions; ++number) {
        last << QStringLiteral("%1: %2").arg(number).arg(monkey.act());
        if (isToldAll)
            fprintf(stderr, "%s\n", qPrintable(last.constLast()));
        if (last.size() > 20)
            last.removeFirst();
        QString wrong = fault(m_window->document()->architecture(), *m_window->selection());
        if (wrong.isEmpty() && !warnings().isEmpty())
            wrong = warnings().constFirst();
        const auto tell = [&] { return QStringLiteral("seed %1: %2\n%3").arg(seed).arg(wrong, last.join(QLatin1Char('\n'))); };
        QVERIFY2(wrong.isEmpty(), qPrintable(tell()));
        if (number % 1000 == 0 || number == actions) {
            checkUndo();
            checkFile();
            // The next stretch starts from a file that was opened, with an undo stack that is far from its limit.
            m_window->document()->replace(m_window->document()->architecture(), QString());
            m_window->selection()->clear();
            wrong = QStringLiteral("after the check");
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(tell()));
        }
    }
}

void MonkeyTest::cleanupTestCase()
{
    qInstallMessageHandler(s_before);
    Theme::instance().setMode(Theme::Mode::Light);
    Language::instance().set(Language::Code::English);
    m_window.reset();
}

NEPHOSCOPE_TEST(MonkeyTest);
#include "monkey_test.moc"
