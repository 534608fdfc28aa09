// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "model/architecture.h"
#include "ui/style/language.h"
#include "ui/style/words.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace nephoscope;
using namespace nephoscope::ui;
using nephoscope::LocalText;

class LanguageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void catalogueTextsFollow();
    void widgetsHearOfIt();
    void aDescriptionInTwoLanguagesIsShownInOne();
    void namesakesAreToldApartByWhatTheyStandIn();
    void cleanup() { Language::instance().set(Language::Code::English); }
};

void LanguageTest::catalogueTextsFollow()
{
    const LocalText text{"Hypervisor", "虚拟机监视器"};
    Language::instance().set(Language::Code::English);
    QCOMPARE(local(text), QStringLiteral("Hypervisor"));
    QCOMPARE(otherLanguage(text), QStringLiteral("虚拟机监视器"));
    QSignalSpy changed(&Language::instance(), &Language::changed);
    Language::instance().set(Language::Code::Chinese);
    QCOMPARE(changed.count(), 1);
    QVERIFY(Language::instance().isChinese());
    QCOMPARE(local(text), QStringLiteral("虚拟机监视器"));
    QCOMPARE(otherLanguage(text), QStringLiteral("Hypervisor"));
}

void LanguageTest::widgetsHearOfIt()
{
    Language::instance().set(Language::Code::English);
    QDialogButtonBox box(QDialogButtonBox::Cancel);
    const QString english = box.button(QDialogButtonBox::Cancel)->text();
    Language::instance().set(Language::Code::Chinese);
    // Qt's own words come from qtbase_zh_CN.
    QTRY_VERIFY(box.button(QDialogButtonBox::Cancel)->text() != english);
    Language::instance().set(Language::Code::English);
    QTRY_COMPARE(box.button(QDialogButtonBox::Cancel)->text(), english);
}

void LanguageTest::aDescriptionInTwoLanguagesIsShownInOne()
{
    Architecture design;
    design.title = "Web shop";
    design.description = "A shop.\n\n---\n\n# 网上商店\n\n一家小店。\n";
    Language::instance().set(Language::Code::English);
    QCOMPARE(localTitle(design), QString("Web shop"));
    QCOMPARE(localDescription(design), QString("A shop."));
    Language::instance().set(Language::Code::Chinese);
    QCOMPARE(localTitle(design), QString("网上商店"));
    QCOMPARE(localDescription(design), QString("# 网上商店\n\n一家小店。"));
    // A rule between two parts of one language divides nothing.
    design.description = "One.\n---\nTwo.";
    QCOMPARE(localDescription(design), QString("One.\n---\nTwo."));
    QCOMPARE(localTitle(design), QString("Web shop"));
}

void LanguageTest::namesakesAreToldApartByWhatTheyStandIn()
{
    Architecture design;
    const auto add = [&design](const char *id, const char *name, const char *parent) {
        Element element;
        element.id = ElementId(id);
        element.name = name;
        if (parent)
            element.parent = ElementId(parent);
        design.elements.push_back(element);
    };
    add("one", "Server one", nullptr);
    add("two", "Server two", nullptr);
    add("shop", "Shop", "one");
    QCOMPARE(distinctWords(design, "shop"), QString("Shop"));
    add("shop-2", "Shop", "two");
    QCOMPARE(distinctWords(design, "shop"), QString("Shop (Server one)"));
    QCOMPARE(distinctWords(design, "shop-2#3"), QString("Shop #3 (Server two)"));
}

NEPHOSCOPE_TEST(LanguageTest);
#include "language_test.moc"
