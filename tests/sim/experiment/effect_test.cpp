// SPDX-License-Identifier: GPL-3.0-or-later
// The judge of switched_off_test: that it finds what is missing.
#include "tests/helpers/effect.h"
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::tests;

class EffectTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPromiseOfTheBaseIsBrokenWithoutIt();
    void whatTheVariantShowsIsNotSoInTheBase();
    void aVariantThatSwitchesNothingOffIsFound();
    void aVariantThatNobodyLooksAtIsFound();
    void withoutAVariantThereIsNoEffect();
};

namespace {

/// Ten requests to a service that answers at once, and an organization that has nothing to do with it.
Architecture answered()
{
    Laboratory lab(10.5, 0, 1);
    lab.service("s", 1, 0);
    lab.consumer("c", 1, {{"arrival", "deterministic"}});
    lab.request("c", "s");
    lab.element("bystander", "organization", "", {});
    return lab.design();
}

Expectation ofResponses(const std::string &variant, const std::string &op, double value)
{
    Expectation expectation;
    expectation.variant = variant;
    expectation.metric = "c.responses";
    expectation.op = op;
    expectation.value = value;
    return expectation;
}

Variant without(const std::string &element)
{
    Variant variant;
    variant.id = VariantId("without");
    variant.disable = {ElementId(element)};
    return variant;
}

} // namespace

void EffectTest::aPromiseOfTheBaseIsBrokenWithoutIt()
{
    Architecture design = answered();
    design.variants = {without("s-host")};
    design.expect = {ofResponses("", "==", 10)};
    QCOMPARE(whyNoEffect(design), std::string());
}

void EffectTest::whatTheVariantShowsIsNotSoInTheBase()
{
    Architecture design = answered();
    design.variants = {without("s-host")};
    design.expect = {ofResponses("", ">=", 0), ofResponses("without", "==", 0)};
    QCOMPARE(whyNoEffect(design), std::string());
}

// It names something, but all is as before.
void EffectTest::aVariantThatSwitchesNothingOffIsFound()
{
    Architecture design = answered();
    design.variants = {without("bystander")};
    design.expect = {ofResponses("", "==", 10), ofResponses("without", "==", 10)};
    QCOMPARE(whyNoEffect(design), std::string("\"without\" switches something off, and nothing that is expected tells"));
    // One that changes nothing at all.
    design.variants[0].disable.clear();
    QCOMPARE(whyNoEffect(design), std::string("no variant changes anything that is expected"));
}

void EffectTest::aVariantThatNobodyLooksAtIsFound()
{
    Architecture design = answered();
    design.variants = {without("s-host")};
    design.expect = {ofResponses("", ">=", 0)};
    QCOMPARE(whyNoEffect(design), std::string("\"without\" switches something off, and nothing that is expected tells"));
}

void EffectTest::withoutAVariantThereIsNoEffect()
{
    Architecture design = answered();
    design.expect = {ofResponses("", "==", 10)};
    QCOMPARE(whyNoEffect(design), std::string("no variant changes anything that is expected"));
}

NEPHOSCOPE_TEST(EffectTest);
#include "effect_test.moc"
