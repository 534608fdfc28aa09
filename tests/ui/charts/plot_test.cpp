// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"

#include "ui/charts/decimation.h"
#include "ui/charts/plot.h"
#include "ui/charts/plot_frame.h"
#include "ui/charts/ticks.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <limits>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

sim::Series series(int count, double step, double (*value)(double))
{
    sim::Series s;
    for (int i = 0; i <= count; ++i) {
        s.t.push_back(i * step);
        s.v.push_back(value(i * step));
    }
    return s;
}

PlotLine line(const QString &name, int slot, sim::Series points)
{
    PlotLine l;
    l.label = l.shortLabel = name;
    l.slot = slot;
    l.points = std::move(points);
    return l;
}

/// Noise without a random generator: sums of sines whose periods share no multiple.
double noisy(double t)
{
    return 0.5 + 0.2 * std::sin(t * 1.7) + 0.1 * std::sin(t * 5.3 + 1) + 0.1 * std::sin(t * 12.7);
}

int colouredPixels(const QImage &image, const QColor &colour, const QRect &within)
{
    int count = 0;
    for (int y = within.top(); y <= within.bottom(); ++y) {
        for (int x = within.left(); x <= within.right(); ++x)
            count += image.pixelColor(x, y) == colour;
    }
    return count;
}

} // namespace

class PlotTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valueTicksAreRoundAndHoldTheMaximum();
    void timeTicksStayWhereTheyAre();
    void tickLabelsShowAsManyDecimalsAsTheStepNeeds();
    void aColumnKeepsItsSpikes();
    void aColumnCostsAtMostFourPoints();
    void aMissingValueBreaksTheLine();
    void theLineEndsAtTheEdgesOfTheWindow();
    void aValueHoldsForTheSampleThatEndsAtIt();
    void stackedPanelsReachTheSum();
    void aBandIsPaintedInEveryPanelAndFoundUnderThePointer();
    void costOfARefresh();
};

void PlotTest::valueTicksAreRoundAndHoldTheMaximum()
{
    QCOMPARE(valueTicks(1, 5).at, (std::vector<double>{0, 0.25, 0.5, 0.75, 1}));
    QCOMPARE(valueTicks(1, 4).at, (std::vector<double>{0, 0.5, 1}));
    QCOMPARE(valueTicks(412, 3).at, (std::vector<double>{0, 250, 500}));
    QCOMPARE(valueTicks(12, 2).at, (std::vector<double>{0, 20}));
    QCOMPARE(valueTicks(0).last(), 1.0);
    QCOMPARE(valueTicks(std::numeric_limits<double>::infinity()).last(), 1.0);
    for (double maximum = 1e-6; maximum < 1e9; maximum *= 1.37) {
        for (int most = 2; most <= 5; ++most) {
            const Ticks ticks = valueTicks(maximum, most);
            QVERIFY(ticks.last() >= maximum * (1 - 1e-9));
            QVERIFY(static_cast<int>(ticks.at.size()) <= most);
            QVERIFY(ticks.at.size() >= 2);
            QVERIFY(ticks.last() <= 10 * maximum);
        }
    }
}

void PlotTest::timeTicksStayWhereTheyAre()
{
    QCOMPARE(timeTicks(62, 96, 8).at, (std::vector<double>{65, 70, 75, 80, 85, 90, 95}));
    QCOMPARE(timeTicks(63.3, 97.3, 8).at, (std::vector<double>{65, 70, 75, 80, 85, 90, 95}));
    QCOMPARE(timeTicks(0, 3600, 5).at, (std::vector<double>{0, 900, 1800, 2700, 3600}));
    QVERIFY(timeTicks(5, 5, 4).at.empty());
    for (double span = 0.01; span < 1e9; span *= 2.3)
        QVERIFY(timeTicks(0, span, 6).at.size() <= 6);
}

void PlotTest::tickLabelsShowAsManyDecimalsAsTheStepNeeds()
{
    QCOMPARE(tickLabel(0.5, 0.25), QStringLiteral("0.50"));
    QCOMPARE(tickLabel(250, 250), QStringLiteral("250"));
    QCOMPARE(tickLabel(0, 0.25), QStringLiteral("0"));
    QCOMPARE(tickLabel(2500000, 500000), QStringLiteral("2,500,000"));
    QCOMPARE(tickLabel(-5, 5), QStringLiteral("−5"));
    const Ticks hour = timeTicks(0, 3600, 5);
    QCOMPARE(timeLabel(900, hour, false, false), QStringLiteral("15"));
    QCOMPARE(timeLabel(3600, hour, false, true), QStringLiteral("60\u00A0min"));
}

void PlotTest::aColumnKeepsItsSpikes()
{
    sim::Series s = series(100000, 0.01, [](double) { return 0.5; });
    s.v[50001] = 9;
    s.v[50002] = 0;
    const PlotScale scale{0, 1000, 10, QRectF(0, 0, 300, 100)};
    const auto lines = decimate(s, scale);
    QCOMPARE(lines.size(), 1U);
    const auto [lowest, highest] = std::minmax_element(lines[0].begin(), lines[0].end(), [](auto a, auto b) { return a.y() < b.y(); });
    QCOMPARE(lowest->y(), scale.y(9));
    QCOMPARE(highest->y(), scale.y(0));
    QVERIFY(highest->x() > lowest->x()); // in the order of time
}

void PlotTest::aColumnCostsAtMostFourPoints()
{
    const sim::Series s = series(100000, 0.01, noisy);
    const auto lines = decimate(s, {0, 1000, 1, QRectF(0, 0, 300, 100)});
    QVERIFY(lines[0].size() <= 4 * 301);
    QVERIFY(lines[0].size() > 600);
    // Where there is less than one point a column nothing is left out.
    QCOMPARE(decimate(series(100, 1, noisy), {0, 100, 1, QRectF(0, 0, 300, 100)})[0].size(), 101);
}

void PlotTest::aMissingValueBreaksTheLine()
{
    sim::Series s = series(20, 1, noisy);
    s.v[7] = std::numeric_limits<double>::quiet_NaN();
    const auto lines = decimate(s, {0, 20, 1, QRectF(0, 0, 300, 100)});
    QCOMPARE(lines.size(), 2U);
    QCOMPARE(lines[0].size(), 7);
    QCOMPARE(lines[1].size(), 13);
}

void PlotTest::theLineEndsAtTheEdgesOfTheWindow()
{
    // A straight line v = t over [0, 100], seen through [10.5, 20.5]: it must enter at 10.5 and leave at 20.5.
    const sim::Series s = series(100, 1, [](double t) { return t; });
    const PlotScale scale{10.5, 20.5, 100, QRectF(40, 0, 200, 100)};
    const QPolygonF polygon = decimate(s, scale)[0];
    QCOMPARE(polygon.front().x(), 40.0);
    QCOMPARE(polygon.front().y(), scale.y(10.5));
    QCOMPARE(polygon.back().x(), 240.0);
    QCOMPARE(polygon.back().y(), scale.y(20.5));
    QVERIFY(decimate(s, {200, 300, 100, QRectF(40, 0, 200, 100)}).empty());
}

void PlotTest::aValueHoldsForTheSampleThatEndsAtIt()
{
    const sim::Series s{{0, 1, 2}, {0, 0.41, 0.44}};
    QCOMPARE(valueAt(s, 0.5), 0.41);
    QCOMPARE(valueAt(s, 1), 0.41);
    QCOMPARE(valueAt(s, 1.01), 0.44);
    QVERIFY(std::isnan(valueAt(s, 2.5)));
}

void PlotTest::stackedPanelsReachTheSum()
{
    PlotPanel panel;
    panel.isStacked = true;
    panel.lines = {line("a", 0, series(10, 1, [](double t) { return t; })), line("b", 1, series(10, 1, [](double t) { return 2 * t; }))};
    QCOMPARE(largestValue(panel, 0, 10), 30.0);
    panel.isStacked = false;
    QCOMPARE(largestValue(panel, 0, 10), 20.0);
}

namespace {
Plot twoPanels()
{
    Plot plot;
    plot.title = QStringLiteral("Response time and failed requests");
    plot.from = 0;
    plot.to = 100;
    PlotPanel upper;
    upper.unitFactor = 1000;
    upper.unit = QStringLiteral("ms");
    upper.lines = {line("p95", 0, series(100, 1, noisy))};
    PlotPanel lower;
    lower.height = 0.44;
    lower.lines = {line("Failed", 1, series(100, 1, [](double t) { return t > 60 ? 12.0 : 0.0; }))};
    lower.lines[0].kind = PlotLine::Kind::Bars;
    plot.panels = {upper, lower};
    plot.bands.push_back({PlotBand::Kind::Fault, 60, 80, 90.0, QStringLiteral("failover 30 s (est.)"), QStringLiteral("host-b"), {}});
    return plot;
}
} // namespace

void PlotTest::aBandIsPaintedInEveryPanelAndFoundUnderThePointer()
{
    const Plot plot = twoPanels();
    const QRectF rect(0, 0, 341, 190);
    QImage image(341, 190, QImage::Format_RGB32);
    image.fill(Tokens::light().surface);
    QPainter painter(&image);
    paintPlot(&painter, rect, plot, Tokens::light());
    painter.end();
    const PlotLayout layout = layoutPlot(rect, plot, {});
    QCOMPARE(layout.panels.size(), 2U);
    for (const QRectF &panel : layout.panels) {
        QVERIFY(colouredPixels(image, Tokens::light().errSoft, panel.toRect()) > 50);
        const QRectF before(panel.left(), panel.top(), panel.width() / 2, panel.height());
        QCOMPARE(colouredPixels(image, Tokens::light().errSoft, before.toRect()), 0);
    }
    const QRectF panel = layout.panels[1];
    const auto at = [&](double t) { return QPointF(panel.left() + t / 100 * panel.width(), panel.center().y()); };
    QCOMPARE(bandAt(rect, plot, {}, at(40)), nullptr);
    QVERIFY(bandAt(rect, plot, {}, at(70)));
    QVERIFY(bandAt(rect, plot, {}, at(85))); // the part that is expected
    QCOMPARE(bandAt(rect, plot, {}, at(95)), nullptr);
}

void PlotTest::costOfARefresh()
{
    Plot plot;
    plot.title = QStringLiteral("Utilization of servers");
    plot.from = 0;
    plot.to = 600;
    PlotPanel panel;
    panel.format = formatPercent;
    panel.leastMaximum = 1;
    for (int i = 0; i < 20; ++i)
        panel.lines.push_back(line(QStringLiteral("Server %1").arg(i), i % 6, series(600, 1, noisy)));
    plot.panels = {panel};
    QImage image(341, 190, QImage::Format_ARGB32_Premultiplied);
    const auto measure = [&](const char *what, const Plot &measured) {
        QElapsedTimer timer;
        timer.start();
        constexpr int kTimes = 20;
        for (int i = 0; i < kTimes; ++i) {
            QPainter painter(&image);
            paintPlot(&painter, image.rect(), measured, Tokens::light());
        }
        qInfo("%s: %.1f ms a refresh", what, static_cast<double>(timer.nsecsElapsed()) / 1e6 / kTimes);
    };
    measure("one chart, 20 series x 600 points, 1 px", plot);
    image = QImage(1072, 190, QImage::Format_ARGB32_Premultiplied);
    measure("one wide chart, 20 series x 600 points, 1 px", plot);
    plot.panels[0].lines.resize(6);
    image = QImage(341, 190, QImage::Format_ARGB32_Premultiplied);
    measure("one chart, 6 series x 600 points, 2 px, dashed", plot);
    measure("response time with failures", twoPanels());
    if (qEnvironmentVariableIsSet("NEPHOSCOPE_PICTURES")) {
        for (const Tokens *tokens : {&Tokens::light(), &Tokens::dark()}) {
            QImage picture(2 * 720, 2 * 400, QImage::Format_ARGB32_Premultiplied);
            picture.setDevicePixelRatio(2);
            picture.fill(tokens->surface);
            QPainter painter(&picture);
            paintPlot(&painter, QRectF(10, 5, 341, 190), plot, *tokens);
            paintPlot(&painter, QRectF(370, 5, 341, 190), twoPanels(), *tokens);
            painter.end();
            picture.save(qEnvironmentVariable("NEPHOSCOPE_PICTURES") + (tokens->isDark ? "/plot-dark.png" : "/plot-light.png"));
        }
    }
}

NEPHOSCOPE_TEST(PlotTest);
#include "plot_test.moc"
