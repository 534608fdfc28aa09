// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"

#include "model/architecture.h"
#include "ui/report/mean_states.h"

#include <QTest>

using namespace nephoscope;
using namespace nephoscope::ui;

class MeanStatesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatWasMeasuredIsShown();
};

namespace {

Element element(const char *id, const char *name)
{
    Element e;
    e.id = ElementId(id);
    e.type = "physical_server";
    e.name = name;
    return e;
}

} // namespace

void MeanStatesTest::onlyWhatWasMeasuredIsShown()
{
    Architecture design;
    design.elements = {element("a", "A"), element("b", "B"), element("c", "C")};
    design.elements[2].enabled = false;
    sim::Results results;
    sim::Estimate share;
    share.mean = 0.62;
    share.n = 10;
    sim::Estimate nothing;
    nothing.mean = 0.5;
    nothing.n = 0; // no replication had anything to measure
    results.metrics["a"]["utilization"] = share;
    results.metrics["b"]["utilization"] = nothing;
    results.metrics["c"]["utilization"] = share;
    const sim::Snapshot snapshot = meanStates(design, results);
    QCOMPARE(snapshot.elements.size(), std::size_t(1));
    QCOMPARE(snapshot.elements.front().id, std::string("a"));
    QCOMPARE(snapshot.elements.front().utilization, std::optional(0.62));
    QCOMPARE(snapshot.elements.front().state, sim::ElementState::Running);
}

NEPHOSCOPE_TEST(MeanStatesTest);
#include "mean_states_test.moc"
