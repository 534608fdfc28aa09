// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class MultiDeviceBrokerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void translatesWhatItHasAGatewayFor_data();
    void translatesWhatItHasAGatewayFor();
    void leavesTheRestAsItIs();
    void asksWhoeverIsBehindABalancer();
    void theTimeMayBeGiven();
    void switchedOffNothingIsTranslated();
    void whatItHoldsIsLostWhenItFails();
    void saysWhatItDoes();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// `c` asks ten times in a format, by way of the broker, a service that speaks `json` only and answers at once.
Laboratory shop(const std::string &format, Settings broker)
{
    Laboratory lab(10.5, 0, 1);
    lab.consumer("c", 1, {{"arrival", "deterministic"}, {"format", format}});
    lab.element("dc", "data_center", "", {});
    lab.element("broker", "multi_device_broker", "dc", {});
    lab.set("broker", broker);
    lab.service("s", 1, 0, {{"formats", Value::List{"json"}}});
    lab.request("c", "broker");
    lab.request("broker", "s");
    return lab;
}

} // namespace

void MultiDeviceBrokerTest::translatesWhatItHasAGatewayFor_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<double>("seconds");
    QTest::newRow("xml") << "xml" << 0.002;
    QTest::newRow("cloud_storage") << "cloud_storage" << 0.001;
    QTest::newRow("mobile_device") << "mobile_device" << 0.003;
}

void MultiDeviceBrokerTest::translatesWhatItHasAGatewayFor()
{
    QFETCH(QString, format);
    QFETCH(double, seconds);
    const OneRun run(shop(format.toStdString(), {{"gateways", Value::List{"xml", "cloud_storage", "mobile_device"}}}).design());
    QCOMPARE(run.metric("c.responses"), 10.0);
    QVERIFY(std::abs(run.metric("c.response_time_mean") - seconds) < 1e-9);
    QVERIFY(std::abs(run.metric("broker.transform_time_mean") - seconds) < 1e-9);
    QCOMPARE(run.metric("broker.translated"), 10.0);
}

void MultiDeviceBrokerTest::leavesTheRestAsItIs()
{
    const OneRun foreign(shop("mobile_device", {{"gateways", Value::List{"xml"}}}).design());
    QCOMPARE(foreign.metric("c.unsupported"), 10.0);
    QCOMPARE(foreign.metric("broker.untranslatable"), 10.0);
    const OneRun own(shop("json", {{"gateways", Value::List{"xml"}}}).design());
    QCOMPARE(own.metric("c.responses"), 10.0);
    QCOMPARE(own.metric("broker.translated"), 0.0);
    QCOMPARE(own.metric("c.response_time_max"), 0.0);
}

// All behind the balancer speak it: nothing to translate. One that does not: each request may come to that one.
void MultiDeviceBrokerTest::asksWhoeverIsBehindABalancer()
{
    for (const bool allSpeakIt : {true, false}) {
        Laboratory lab = shop("xml", {{"gateways", Value::List{"xml"}}});
        lab.set("s", {{"formats", Value::List{"json", "xml"}}});
        lab.service("t", 1, 0, {{"formats", allSpeakIt ? Value::List{"xml"} : Value::List{"json"}}});
        lab.balancer("lb", "round_robin");
        lab.request("lb", "s");
        lab.request("lb", "t");
        Architecture design = lab.design();
        std::erase_if(design.links, [](const Link &link) { return link.from.text() == "broker"; });
        addLink(design, "request", "broker", "lb");
        const OneRun run(design);
        QCOMPARE(run.metric("c.responses"), 10.0);
        QCOMPARE(run.metric("broker.translated"), allSpeakIt ? 0.0 : 10.0);
        QVERIFY(std::abs(run.metric("c.response_time_max") - (allSpeakIt ? 0 : 0.002)) < 1e-9);
    }
}

void MultiDeviceBrokerTest::theTimeMayBeGiven()
{
    const OneRun run(shop("xml", {{"gateways", Value::List{"xml"}}, {"transform_time", 40}}).design());
    QVERIFY(std::abs(run.metric("c.response_time_mean") - 0.04) < 1e-9);
}

void MultiDeviceBrokerTest::switchedOffNothingIsTranslated()
{
    Laboratory lab = shop("xml", {{"gateways", Value::List{"xml"}}});
    lab.event(5.5, "disable", "broker");
    QCOMPARE(OneRun(lab.design()).metric("c.unsupported"), 5.0);
}

void MultiDeviceBrokerTest::whatItHoldsIsLostWhenItFails()
{
    Laboratory lab = shop("xml", {{"gateways", Value::List{"xml"}}, {"transform_time", 600}});
    lab.event(3.5, "fail", "broker").kind = "crash";
    lab.event(4.5, "repair", "broker");
    const OneRun run(lab.design());
    QCOMPARE(run.metric("c.lost"), 1.0);
    QCOMPARE(run.metric("c.refused"), 1.0);
}

void MultiDeviceBrokerTest::saysWhatItDoes()
{
    QCOMPARE(doing(shop("xml", {}).design(), "broker", 1), std::string("Translates nothing: it has no gateway."));
    QCOMPARE(doing(shop("xml", {{"gateways", Value::List{"xml"}}}).design(), "broker", 3.5),
             std::string("Has translated 3 requests; for 0 it had no gateway."));
}

void MultiDeviceBrokerTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(shop("xml", {}).design(), "broker"), std::string());
}

NEPHOSCOPE_TEST(MultiDeviceBrokerTest);
#include "multi_device_broker_test.moc"
