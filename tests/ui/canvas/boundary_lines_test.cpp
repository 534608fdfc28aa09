// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/boundary_lines.h"

#include "model/catalogue/catalogue.h"
#include "tests/helpers/sound_design.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;
using namespace nephoscope::ui;

/// Which lines are drawn over a design for the question whose things are.
class BoundaryLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineRunsWhereTheAdministratorChanges();
    void cloudTellsWhoIsAdmittedAndPays();
    void sharedResourceIsHatched();
    void designWithoutAnythingSaysSo();

private:
    static BoundaryLines of(const Architecture &design, BoundaryView view);
};

BoundaryLines BoundaryLinesTest::of(const Architecture &design, BoundaryView view)
{
    BoundaryLines lines;
    lines.compute(view, design, Catalogue::builtIn());
    return lines;
}

void BoundaryLinesTest::lineRunsWhereTheAdministratorChanges()
{
    // IaaS: the provider's line is around the cloud, the consumer's around each virtual server and the balancer.
    Architecture design = sound();
    auto lines = of(design, BoundaryView::Administration).lines();
    QCOMPARE(lines.size(), std::size_t(4));
    QVERIFY(lines.at("cloud").front().tone == BoundaryLines::Tone::Provider);
    for (const char *own : {"server1", "server2", "lb"})
        QVERIFY(lines.at(own).front().tone == BoundaryLines::Tone::Consumer);
    design.find(ElementId("cloud"))->params["delivery"] = "paas";
    lines = of(design, BoundaryView::Administration).lines();
    QCOMPARE(lines.size(), std::size_t(3));
    QVERIFY(lines.count("service1") == 1 && lines.count("service2") == 1);
}

void BoundaryLinesTest::cloudTellsWhoIsAdmittedAndPays()
{
    Architecture design = sound();
    add(design, "shop", "organization");
    design.find(ElementId("cloud"))->params["owner"] = "shop";
    design.find(ElementId("cloud"))->params["deployment"] = "private";
    design.find(ElementId("server1"))->params["tenant"] = "shop";
    const auto lines = of(design, BoundaryView::Ownership).lines();
    QCOMPARE(lines.at("cloud").front().words, QStringLiteral("Owned by shop · Admits shop only · shop pays for all of it"));
    QCOMPARE(lines.at("server1").front().words, QStringLiteral("Rented by shop"));
    QCOMPARE(lines.at("cloud").front().organization, lines.at("shop").front().organization);
    QVERIFY(lines.count("host1") == 0);
}

void BoundaryLinesTest::sharedResourceIsHatched()
{
    // Both trust what stands on one host: hypervisor and host are shared, each with exposure 1 for both.
    Architecture design = sound();
    design.find(ElementId("server2"))->parent = ElementId("hypervisor1");
    add(design, "red", "trust_boundary", "", {{"members", Value::List{Value("server1")}}});
    add(design, "blue", "trust_boundary", "", {{"members", Value::List{Value("server2")}}});
    const auto lines = of(design, BoundaryView::Trust).lines();
    QVERIFY(lines.at("host1").front().isHatched && lines.at("hypervisor1").front().isHatched);
    QVERIFY(!lines.at("server1").front().isHatched);
    QVERIFY(lines.at("red").front().words.contains(QStringLiteral("2")));
}

void BoundaryLinesTest::designWithoutAnythingSaysSo()
{
    QVERIFY(of(sound(), BoundaryView::None).nothing().isEmpty());
    QVERIFY(!of(sound(), BoundaryView::Trust).nothing().isEmpty());
    QVERIFY(!of(Architecture(), BoundaryView::Ownership).nothing().isEmpty());
}

NEPHOSCOPE_TEST(BoundaryLinesTest);
#include "boundary_lines_test.moc"
