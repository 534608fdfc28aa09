// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/change.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace nephoscope;

namespace {

Architecture start()
{
    Architecture design;
    design.title = "Start";
    for (int i = 0; i < 5; ++i) {
        Element element;
        element.id = ElementId("e" + std::to_string(i));
        element.type = "cloud_service";
        design.elements.push_back(element);
    }
    Link link;
    link.id = LinkId("l0");
    link.from = ElementId("e0");
    link.to = ElementId("e1");
    design.links.push_back(link);
    return design;
}

/// A change that the design allows, whatever it looks like by now. Every kind is drawn.
class RandomChange
{
public:
    explicit RandomChange(unsigned seed) : m_random(seed) {}

    Change next(const Architecture &design)
    {
        for (;;) {
            switch (below(std::variant_size_v<Change>)) {
            case 0: {
                Element element;
                element.id = ElementId(design.freeId("new"));
                element.type = "lun";
                return InsertElement{below(design.elements.size() + 1), element};
            }
            case 1: if (design.elements.size() > 2) return RemoveElement{element(design)}; break;
            case 2: return RenameElement{element(design), text()};
            case 3: return ReparentElement{element(design), below(3) == 0 ? std::nullopt : std::optional(element(design))};
            case 4: return SetElementEnabled{element(design), below(2) == 0};
            case 5: return SetElementParameter{element(design), "p" + std::to_string(below(3)), maybeValue()};
            case 6: return SetElementBox{element(design), below(3) == 0 ? std::nullopt : std::optional(Box{double(below(9)), 1, 2, 3})};
            case 7: return ReorderElement{element(design), below(design.elements.size())};
            case 8: {
                Link link;
                link.id = LinkId(design.freeId("link"));
                return InsertLink{below(design.links.size() + 1), link};
            }
            case 9: if (!design.links.empty()) return RemoveLink{link(design)}; break;
            case 10: if (!design.links.empty()) return SetLinkParameter{link(design), "latency", maybeValue()}; break;
            case 11: if (!design.links.empty()) return SetLinkRole{link(design), kLinkRoles[below(kLinkRoles.size())]}; break;
            case 12: return SetTitle{text()};
            case 13: return SetDescription{text()};
            case 14: return SetCurrency{text()};
            case 15: { RunSettings run; run.seed = below(100); return SetRunSettings{run}; }
            case 16: { Event event; event.at = double(below(100)); return SetEvents{{event}}; }
            case 17: { Variant variant; variant.id = VariantId(text()); return SetVariants{{variant}}; }
            case 19: return SetAppearance{appearing(design), "f" + std::to_string(below(3)),
                                          below(3) == 0 ? std::nullopt : std::optional(RawJson{std::to_string(below(50))})};
            case 18: { Expectation expectation; expectation.metric = text(); return SetExpectations{{expectation}}; }
            }
        }
    }

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }
    std::string text() { return "t" + std::to_string(below(1000)); }
    std::optional<Value> maybeValue() { return below(3) == 0 ? std::nullopt : std::optional<Value>(double(below(50))); }
    /// The design itself, a link or an element.
    std::string appearing(const Architecture &design)
    {
        const auto which = below(3);
        return which == 0 ? std::string() : which == 1 && !design.links.empty() ? link(design).text() : element(design).text();
    }
    ElementId element(const Architecture &design) { return design.elements[below(design.elements.size())].id; }
    LinkId link(const Architecture &design) { return design.links[below(design.links.size())].id; }

    std::mt19937 m_random;
};

} // namespace

class ChangeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void undoOfAllIsTheStartAndRedoOfAllTheEnd();
    void movingAnElementInOrderAndBack();
    void clearingAParameterAndBack();
    void aFieldTakenAwayComesBackToItsPlace();
};

void ChangeTest::undoOfAllIsTheStartAndRedoOfAllTheEnd()
{
    for (unsigned seed = 1; seed <= 1000; ++seed) {
        const Architecture before = start();
        Architecture design = before;
        RandomChange random(seed);
        std::vector<Change> done;
        std::vector<Change> inverses;
        for (int step = 0; step < 40; ++step) {
            done.push_back(random.next(design));
            inverses.push_back(nephoscope::apply(design, done.back()));
        }
        const Architecture after = design;
        QVERIFY2(!(after == before), qPrintable(QString::number(seed)));
        std::vector<Change> again;
        for (auto inverse = inverses.rbegin(); inverse != inverses.rend(); ++inverse)
            again.push_back(nephoscope::apply(design, *inverse));
        QVERIFY2(design == before, qPrintable(QString("seed %1").arg(seed)));
        for (auto change = again.rbegin(); change != again.rend(); ++change)
            nephoscope::apply(design, *change);
        QVERIFY2(design == after, qPrintable(QString("seed %1").arg(seed)));
    }
}

void ChangeTest::movingAnElementInOrderAndBack()
{
    Architecture design = start();
    const Change inverse = nephoscope::apply(design, ReorderElement{ElementId("e1"), 3});
    QCOMPARE(design.elements[3].id.text(), std::string("e1"));
    QCOMPARE(design.elements[1].id.text(), std::string("e2"));
    nephoscope::apply(design, inverse);
    QVERIFY(design == start());
}

void ChangeTest::clearingAParameterAndBack()
{
    Architecture design = start();
    nephoscope::apply(design, SetElementParameter{ElementId("e0"), "demand", Value(10)});
    const Change inverse = nephoscope::apply(design, SetElementParameter{ElementId("e0"), "demand", std::nullopt});
    QVERIFY(design.elements[0].params.empty());
    nephoscope::apply(design, inverse);
    QCOMPARE(design.elements[0].params.at("demand").toNumber(), 10.0);
}

// Fields are written in their order, so that taking a change back leaves no difference in the file.
void ChangeTest::aFieldTakenAwayComesBackToItsPlace()
{
    Architecture design = start();
    design.links[0].unknown = {{"a", {"1"}}, {"bends", {"2"}}, {"c", {"3"}}};
    const Architecture before = design;
    const Change back = nephoscope::apply(design, SetAppearance{"l0", "bends", std::nullopt});
    QCOMPARE(design.links[0].unknown.size(), std::size_t(2));
    nephoscope::apply(design, back);
    QVERIFY(design == before);
}

NEPHOSCOPE_TEST(ChangeTest);
#include "change_test.moc"
