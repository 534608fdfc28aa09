// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"
#include "tests/helpers/site.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cmath>

using namespace nephoscope;
using namespace nephoscope::tests;

class HardenedImageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsLeftOfTheSurfaceIsWhatWorks();
    void keepsWhatTheCatalogueSays();
};

namespace {

Site rented(double skill, double hardening)
{
    Site site(100, "a");
    site.server("mine", "a", 4);
    site.server("theirs", "a", 4);
    site.lab.element("agent", "threat_agent", "", {{"threat", "virtualization_attack"}, {"rate", 1}, {"skill", skill}});
    site.lab.link(LinkRole::Control, "agent", "mine");
    site.lab.element("dc", "data_center", "", {});
    site.lab.element("image", "hardened_image", "dc", {{"hardening", hardening}});
    site.lab.link(LinkRole::Control, "image", "hypervisor-a");
    return site;
}

} // namespace

void HardenedImageTest::whatIsLeftOfTheSurfaceIsWhatWorks()
{
    // Nothing left: no attempt of some 100 works. All left: the first does.
    QCOMPARE(rented(1, 0).run().metric("agent.victims"), 0.0);
    QCOMPARE(rented(1, 1).run().metric("agent.victims"), 1.0);
}

void HardenedImageTest::keepsWhatTheCatalogueSays()
{
    QCOMPARE(differsFromCatalogue(rented(1, 0.3).design(), "image"), std::string());
}

NEPHOSCOPE_TEST(HardenedImageTest);
#include "hardened_image_test.moc"
