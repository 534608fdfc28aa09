// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/value.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;

class ValueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersAreWrittenAsShortAsTheyReadBack();
    void objectsKeepTheirOrder();
};

void ValueTest::numbersAreWrittenAsShortAsTheyReadBack()
{
    QCOMPARE(formatNumber(0.1), std::string("0.1"));
    QCOMPARE(formatNumber(3600), std::string("3600"));
    QCOMPARE(formatNumber(9007199254740992.0), std::string("9007199254740992"));
    QCOMPARE(formatNumber(1e-9), std::string("1e-09"));
}

void ValueTest::objectsKeepTheirOrder()
{
    const Value value(Value::Object{{"to", "db"}, {"count", 2}});
    QCOMPARE(value.toJson(), std::string(R"({"to": "db", "count": 2})"));
    QVERIFY(value.find("count")->toNumber() == 2);
    QVERIFY(value.find("none") == nullptr);
}

NEPHOSCOPE_TEST(ValueTest);
#include "value_test.moc"
