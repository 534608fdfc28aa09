// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/style/language.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace nephoscope::ui;
using nephoscope::LocalText;

class LanguageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void catalogueTextsFollow();
    void widgetsHearOfIt();
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

NEPHOSCOPE_TEST(LanguageTest);
#include "language_test.moc"
