// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot_csv.h"

#include "tests/helpers/test_main.h"

#include <QTest>

#include <limits>

using namespace nephoscope::ui;

class PlotCsvTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRowForEachTimeAndAColumnForEachLineShown();
};

void PlotCsvTest::aRowForEachTimeAndAColumnForEachLineShown()
{
    Plot plot;
    plot.from = 1;
    plot.to = 3;
    PlotPanel panel;
    panel.unit = QStringLiteral("ms");
    panel.unitFactor = 1000;
    PlotLine a;
    a.label = QStringLiteral("p \"95\"");
    a.points = {{0, 1, 2, 3}, {9, 0.5, std::numeric_limits<double>::quiet_NaN(), 0.25}};
    PlotLine b;
    b.label = QStringLiteral("=evil()"); // a spreadsheet must not take a name for a formula
    b.points = {{2}, {0.001}};
    PlotLine hidden;
    hidden.label = QStringLiteral("hidden");
    hidden.isHidden = true;
    panel.lines = {a, b, hidden};
    plot.panels = {panel};
    QCOMPARE(plotCsv(plot), QByteArray("\"t (s)\",\"p \"\"95\"\" (ms)\",\"'=evil() (ms)\"\n"
                                       "1,500,\n"
                                       "2,,1\n"
                                       "3,250,\n"));
}

NEPHOSCOPE_TEST(PlotCsvTest);
#include "plot_csv_test.moc"
