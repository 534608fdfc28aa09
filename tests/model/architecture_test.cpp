// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/architecture.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;

namespace {

Element element(const char *id, const char *parent, Box box)
{
    Element result;
    result.id = ElementId(id);
    if (parent != nullptr)
        result.parent = ElementId(parent);
    result.box = box;
    return result;
}

Architecture nested()
{
    Architecture design;
    design.elements = {element("dc", nullptr, {100, 50, 900, 600}), element("host", "dc", {40, 60, 220, 180}),
                       element("hv", "host", {10, 20, 200, 140}), element("other", nullptr, {0, 0, 10, 10})};
    return design;
}

} // namespace

class ArchitectureTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void containsAtAnyDepthAndItself();
    void aCycleOfParentsEnds();
    void boxesAddUpThroughTheParents();
    void freeIdsAreNeitherElementsNorLinks();
    void idsAreOfTheContract();
};

void ArchitectureTest::containsAtAnyDepthAndItself()
{
    const Architecture design = nested();
    QVERIFY(design.contains(ElementId("dc"), ElementId("hv")));
    QVERIFY(design.contains(ElementId("dc"), ElementId("dc")));
    QVERIFY(!design.contains(ElementId("hv"), ElementId("dc")));
    QVERIFY(!design.contains(ElementId("dc"), ElementId("other")));
    QVERIFY(!design.contains(ElementId("dc"), ElementId("nothing")));
    QCOMPARE(design.childrenOf(ElementId("dc")).size(), std::size_t(1));
}

void ArchitectureTest::aCycleOfParentsEnds()
{
    Architecture design = nested();
    design.elements[0].parent = ElementId("hv");
    QVERIFY(!design.contains(ElementId("other"), ElementId("dc")));
    QVERIFY(design.contains(ElementId("hv"), ElementId("dc")));
    design.absoluteBox(ElementId("dc"));
}

void ArchitectureTest::boxesAddUpThroughTheParents()
{
    const Box box = nested().absoluteBox(ElementId("hv"));
    QCOMPARE(box.x, 150.0);
    QCOMPARE(box.y, 130.0);
    QCOMPARE(box.width, 200.0);
}

void ArchitectureTest::freeIdsAreNeitherElementsNorLinks()
{
    Architecture design = nested();
    Link link;
    link.id = LinkId("host-2");
    design.links.push_back(link);
    QCOMPARE(design.freeId("host"), std::string("host-3"));
    QCOMPARE(design.freeId("vim"), std::string("vim"));
    const std::string longest(128, 'a');
    design.elements.push_back(element(std::string(120, 'a').c_str(), nullptr, {}));
    QVERIFY(isValidId(design.freeId(longest)));
}

void ArchitectureTest::idsAreOfTheContract()
{
    QVERIFY(isValidId("Host-a_2"));
    QVERIFY(isValidId(std::string(128, 'x')));
    for (const std::string &bad : {std::string(), std::string(129, 'x'), std::string("a b"), std::string("a.b"), std::string("é")})
        QVERIFY2(!isValidId(bad), bad.c_str());
    QVERIFY(isSnakeCase("load_balancer"));
    for (const char *bad : {"", "Load", "2nd", "a-b", "_a"})
        QVERIFY2(!isSnakeCase(bad), bad);
}

NEPHOSCOPE_TEST(ArchitectureTest);
#include "architecture_test.moc"
