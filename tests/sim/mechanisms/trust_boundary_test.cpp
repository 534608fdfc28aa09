// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class TrustBoundaryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWhatIsShared();
    void apartThereIsNothingToShare();
    void isolationLowersTheExposure();
    void anAttackerCrossesWhereTheyOverlap();
    void keepsWhatTheCatalogueSays();
};

namespace {

/// Servers `x` and `y` of two parties on host a, or on hosts a and b.
Site neighbours(const std::string &second)
{
    Site site(100, "ab");
    site.server("x", "a", 4);
    site.server("y", second, 4);
    site.lab.element("trust-x", "trust_boundary", "", {{"members", Value::List{"x"}}, {"sensitivity", 2}});
    site.lab.element("trust-y", "trust_boundary", "", {{"members", Value::List{"y"}}});
    return site;
}

} // namespace

void TrustBoundaryTest::countsWhatIsShared()
{
    // The host and its hypervisor are used by both: exposure 2 x sensitivity.
    const OneRun run = neighbours("a").run();
    QCOMPARE(run.metric("trust-x.overlap_degree"), 2.0);
    QCOMPARE(run.metric("trust-x.shared_resources"), 2.0);
    QCOMPARE(run.metric("trust-x.exposure"), 4.0);
    QCOMPARE(run.metric("trust-y.exposure"), 2.0);
    QCOMPARE(run.count("trust-x", "overlaps"), 1);
}

void TrustBoundaryTest::apartThereIsNothingToShare()
{
    const OneRun run = neighbours("b").run();
    QCOMPARE(run.metric("trust-x.overlap_degree"), 1.0);
    QCOMPARE(run.metric("trust-x.exposure"), 0.0);
    QCOMPARE(doing(neighbours("b").design(), "trust-x", 1), std::string("Shares nothing with other trust boundaries."));
}

void TrustBoundaryTest::isolationLowersTheExposure()
{
    // 1 - (1 - 0.5) x (1 - 0.6) = 0.8 of the hypervisor; the host itself is not hardened.
    Site site = neighbours("a");
    site.lab.element("dc", "data_center", "", {});
    for (const auto &[image, left] : {std::pair{"image-1", 0.5}, std::pair{"image-2", 0.4}}) {
        site.lab.element(image, "hardened_image", "dc", {{"hardening", left}});
        site.lab.link(LinkRole::Control, image, "hypervisor-a");
    }
    QVERIFY(std::abs(site.run().metric("trust-y.exposure") - 1.2) < 1e-9);
}

void TrustBoundaryTest::anAttackerCrossesWhereTheyOverlap()
{
    for (const std::string host : {"a", "b"}) {
        Site site = neighbours(host);
        site.lab.element("tenant", "organization", "", {});
        site.lab.set("trust-x", {{"owner", "tenant"}});
        site.lab.element("agent", "threat_agent", "tenant", {{"threat", "overlapping_trust_boundaries"}, {"rate", 1}});
        site.lab.link(LinkRole::Control, "agent", "hypervisor-a");
        const OneRun run = site.run();
        QCOMPARE(run.metric("agent.victims"), host == "a" ? 1.0 : 0.0);
        QCOMPARE(run.metric("agent.successes"), host == "a" ? run.metric("agent.attempts") : 0.0);
    }
}

void TrustBoundaryTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(neighbours("a").design(), "trust-x"), std::string());
}

NEPHOSCOPE_TEST(TrustBoundaryTest);
#include "trust_boundary_test.moc"
