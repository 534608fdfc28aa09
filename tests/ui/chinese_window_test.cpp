// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"
#include "ui/dialogs/example_card.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/main_window.h"
#include "ui/panels/run/fault_menu.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

/// Names that are the same in Chinese, and what shows the other language on purpose.
bool isExempt(const QObject *where, const QString &text)
{
    static const QSet<QString> names{QStringLiteral("English"), QStringLiteral("Nephoscope")};
    if (names.contains(text) || qobject_cast<const ExampleCard *>(where)) // the titles of examples are their documents' own
        return true;
    if (where->property("recentFile").toBool()) // the name of a file
        return true;
    if (where->objectName().startsWith(QLatin1String("Scroll"))) // Qt's own arrows of a tab bar, which it translates nowhere
        return true;
    const auto &types = Catalogue::builtIn().types();
    return std::any_of(types.begin(), types.end(), [&](const ElementType &type) { return text == QString::fromStdString(type.name.en); });
}

bool isUntranslated(const QObject *where, const QString &text)
{
    // An English word has three small letters in a row; units, abbreviations and ids of formats have not, or are exempt.
    static const QRegularExpression word(QStringLiteral("[a-z]{3}"));
    static const QRegularExpression chinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    return word.match(text).hasMatch() && !chinese.match(text).hasMatch() && !isExempt(where, text);
}

} // namespace

/// A window that is switched to Chinese while it is open speaks Chinese everywhere.
class ChineseWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Theme::Mode::Light); }
    void cleanup() { Language::instance().set(Language::Code::English); }
    void theWalkFindsEnglish();
    void nothingIsLeftInEnglish();

private:
    /// Every untranslated string of a widget and all below it, with where it was found.
    static QStringList findings(QWidget *root);
    static Architecture designOf(const ElementType &type);
};

Architecture ChineseWindowTest::designOf(const ElementType &type)
{
    Architecture architecture;
    architecture.title = "设计";
    Element element;
    element.id = ElementId("it");
    element.type = type.id;
    element.name = "机制";
    architecture.elements.push_back(element);
    return architecture;
}

QStringList ChineseWindowTest::findings(QWidget *root)
{
    // What has been replaced and only waits for its deletion is not shown.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QStringList found;
    const auto look = [&](const QObject *where, const QString &text) {
        if (isUntranslated(where, text))
            found << QStringLiteral("%1 %2: \"%3\"").arg(QLatin1String(where->metaObject()->className()), where->objectName(), text);
    };
    QList<QWidget *> widgets = root->findChildren<QWidget *>();
    widgets << root;
    for (const QWidget *widget : widgets) {
        look(widget, widget->toolTip());
        look(widget, widget->accessibleName());
        for (const QAction *action : widget->actions()) {
            look(widget, action->text());
            look(widget, action->toolTip());
        }
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            look(widget, label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            look(widget, button->text());
        if (const auto *field = qobject_cast<const QLineEdit *>(widget))
            look(widget, field->placeholderText());
        if (const auto *menu = qobject_cast<const QMenu *>(widget))
            look(widget, menu->title());
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                look(widget, tabs->tabText(i));
        }
        if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
            for (int i = 0; i < combo->count(); ++i)
                look(widget, combo->itemText(i));
        }
        if (const auto *header = qobject_cast<const QHeaderView *>(widget); header && header->model()) {
            for (int i = 0; i < header->count(); ++i)
                look(widget, header->model()->headerData(i, header->orientation()).toString());
        }
        if (const auto *tree = qobject_cast<const QTreeView *>(widget); tree && tree->model()) {
            for (int row = 0; row < tree->model()->rowCount(); ++row) {
                const QModelIndex group = tree->model()->index(row, 0);
                look(widget, group.data().toString());
                for (int child = 0; child < tree->model()->rowCount(group); ++child)
                    look(widget, tree->model()->index(child, 0, group).data().toString());
            }
        }
    }
    return found;
}

void ChineseWindowTest::theWalkFindsEnglish()
{
    Language::instance().set(Language::Code::English);
    MainWindow window;
    // The walk itself works: an English window is full of English.
    QVERIFY(findings(&window).size() > 100);
}

void ChineseWindowTest::nothingIsLeftInEnglish()
{
    Language::instance().set(Language::Code::English);
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    window.showDesign();
    window.document()->replace(designOf(Catalogue::builtIn().types().front()), QString());
    window.selection()->set({ElementId("it")});
    QCoreApplication::processEvents();
    Language::instance().set(Language::Code::Chinese);
    QCoreApplication::processEvents();
    QStringList found;
    for (const ElementType &type : Catalogue::builtIn().types()) {
        window.document()->replace(designOf(type), QString());
        window.selection()->set({ElementId("it")});
        window.findChild<FaultMenu *>()->fill();
        QCoreApplication::processEvents();
        found << findings(&window);
    }
    window.selection()->clear();
    QCoreApplication::processEvents();
    found << findings(&window);
    ReportDialog report(window.document()->architecture(), {}, 2, &window);
    found << findings(&report);
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

NEPHOSCOPE_TEST(ChineseWindowTest);
#include "chinese_window_test.moc"
