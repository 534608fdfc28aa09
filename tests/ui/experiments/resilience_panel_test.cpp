// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/laboratory.h"
#include "tests/helpers/test_main.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/experiments/resilience_model.h"
#include "ui/experiments/resilience_panel.h"
#include "ui/style/language.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace nephoscope;
using namespace nephoscope::ui;
using nephoscope::tests::Laboratory;

class ResiliencePanelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSetThatIsChosenIsSelectedOnTheCanvas();
    void theMatrixTellsWhatWasSurvived();
    void anEditMakesItStale();
    void itIsCancelledAndForgotten();
    void whatCannotBeTriedIsTold();
    void itSpeaksChinese();

private:
    static Architecture twoServers(double duration = 100);
    void tryAll(ResiliencePanel &panel, bool hasPairs);
};

Architecture ResiliencePanelTest::twoServers(double duration)
{
    Laboratory lab(duration, 0, 1);
    lab.service("a", 1, 10);
    lab.service("b", 1, 10);
    lab.balancer("lb", "round_robin", {{"health_interval", 1}, {"unhealthy_after", 2}});
    lab.consumer("users", 20);
    lab.request("users", "lb");
    lab.request("lb", "a");
    lab.request("lb", "b");
    return lab.design();
}

void ResiliencePanelTest::tryAll(ResiliencePanel &panel, bool hasPairs)
{
    panel.findChild<QComboBox *>("resilienceKinds")->setCurrentIndex(1); // crashes
    panel.findChild<QCheckBox *>("resiliencePairs")->setChecked(hasPairs);
    QSignalSpy finished(&panel, &ResiliencePanel::finished);
    panel.findChild<QPushButton *>("resilienceRun")->click();
    QVERIFY(panel.isRunning());
    QVERIFY(finished.wait(20000));
    QVERIFY(!panel.isRunning() && panel.resilience());
}

void ResiliencePanelTest::aSetThatIsChosenIsSelectedOnTheCanvas()
{
    Document document;
    Selection selection;
    ResiliencePanel panel(&document, &selection);
    document.replace(twoServers(), {});
    tryAll(panel, true);
    auto *list = panel.findChild<QListWidget *>("resilienceFindings");
    // The heading, the balancer, and one of each side: 1 + 4 × 4.
    QCOMPARE(list->count(), 18);
    QVERIFY(list->item(1)->text().startsWith("lb: crash\nNo answers any more for users"));
    QVERIFY(list->item(1)->text().endsWith("The drawing says so too."));
    QSignalSpy revealed(&selection, &Selection::revealRequested);
    list->setCurrentRow(2);
    QCOMPARE(selection.elements(), (std::vector{ElementId("a-host"), ElementId("b-host")}));
    QCOMPARE(revealed.size(), 1);
    // The matrix follows the list, and the list the matrix.
    auto *table = panel.findChild<QTableView *>("resilienceMatrix");
    auto *model = qobject_cast<ResilienceModel *>(table->model());
    QVERIFY(model->set(table->currentIndex()) == &panel.resilience()->sets[static_cast<std::size_t>(list->currentItem()->data(Qt::UserRole).toULongLong())]);
    table->setCurrentIndex(model->index(8, 8));
    QCOMPARE(selection.elements(), std::vector{ElementId("lb")});
    QCOMPARE(list->currentRow(), 1);
    table->setCurrentIndex(model->index(0, 1)); // survived: nothing in the list
    QCOMPARE(selection.elements(), (std::vector{ElementId("a-host"), ElementId("a-hypervisor")}));
    QCOMPARE(list->currentRow(), -1);
}

void ResiliencePanelTest::theMatrixTellsWhatWasSurvived()
{
    Document document;
    Selection selection;
    ResiliencePanel panel(&document, &selection);
    document.replace(twoServers(), {});
    tryAll(panel, true);
    auto *model = qobject_cast<ResilienceModel *>(panel.findChild<QTableView *>("resilienceMatrix")->model());
    QCOMPARE(model->rowCount(), 9);
    QCOMPARE(model->columnCount(), 9);
    const auto cell = [&](int row, int column) { return static_cast<ResilienceModel::Cell>(model->index(row, column).data(ResilienceModel::kCellRole).toInt()); };
    for (int row = 0; row < 9; ++row) {
        for (int column = 0; column < 9; ++column) {
            QVERIFY(cell(row, column) == cell(column, row));
            const bool hasBalancer = row == 8 || column == 8;
            const bool hasBothSides = row / 4 != column / 4;
            const auto expected = row == 8 && column == 8 ? ResilienceModel::Cell::BrokenMinimal
                                  : hasBalancer           ? ResilienceModel::Cell::Broken
                                  : hasBothSides          ? ResilienceModel::Cell::BrokenMinimal
                                                          : ResilienceModel::Cell::Survived;
            QVERIFY2(cell(row, column) == expected, qPrintable(QString("%1 %2").arg(row).arg(column)));
        }
    }
    QVERIFY(model->index(0, 1).data(Qt::AccessibleTextRole).toString().endsWith("Survived."));
    QCOMPARE(model->headerData(8, Qt::Vertical, Qt::DisplayRole).toString(), QString("9  lb"));
    model->setMatrix(ResilienceModel::Matrix::Singles);
    QCOMPARE(model->columnCount(), 1);
    QCOMPARE(model->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QString("Crash"));
}

void ResiliencePanelTest::anEditMakesItStale()
{
    Document document;
    Selection selection;
    ResiliencePanel panel(&document, &selection);
    document.replace(twoServers(), {});
    const auto isStale = [&] {
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (label->property("tone") == "warn")
                return label->isVisibleTo(&panel);
        }
        return false;
    };
    tryAll(panel, false);
    QVERIFY(!isStale());
    document.setTitle("Another");
    QVERIFY(isStale());
    tryAll(panel, false);
    QVERIFY(!isStale());
    document.replace(twoServers(), {});
    QVERIFY(!panel.resilience());
}

void ResiliencePanelTest::itIsCancelledAndForgotten()
{
    Document document;
    Selection selection;
    ResiliencePanel panel(&document, &selection);
    document.replace(twoServers(100000), {});
    QSignalSpy finished(&panel, &ResiliencePanel::finished);
    QSignalSpy failed(&panel, &ResiliencePanel::failed);
    panel.start();
    QTest::qWait(200);
    panel.cancel();
    QVERIFY(finished.wait(5000));
    QVERIFY(!panel.resilience() && !panel.isRunning() && failed.isEmpty());
    panel.start();
    document.replace(twoServers(), {}); // another design: nobody waits for that one
    QVERIFY(!panel.isRunning());
    QTest::qWait(50);
    QCOMPARE(finished.size(), 1);
}

void ResiliencePanelTest::whatCannotBeTriedIsTold()
{
    Document document;
    Selection selection;
    ResiliencePanel panel(&document, &selection);
    QVERIFY(!panel.findChild<QPushButton *>("resilienceRun")->isEnabled());
    Laboratory lab(100, 0, 1);
    lab.consumer("users", 1);
    document.replace(lab.design(), {});
    QSignalSpy failed(&panel, &ResiliencePanel::failed);
    QSignalSpy finished(&panel, &ResiliencePanel::finished);
    panel.start();
    QVERIFY(finished.wait(5000));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.front().front().toString().startsWith("The design has nothing that can fail"));
}

void ResiliencePanelTest::itSpeaksChinese()
{
    Document document;
    Selection selection;
    ResiliencePanel panel(&document, &selection);
    document.replace(twoServers(), {});
    tryAll(panel, false);
    Language::instance().set(Language::Code::Chinese);
    QCoreApplication::sendPostedEvents();
    const QString first = panel.findChild<QListWidget *>("resilienceFindings")->item(1)->text();
    Language::instance().set(Language::Code::English);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(first, QString::fromUtf8("lb：崩溃\nusers 不再得到响应\n按图也是如此。"));
}

NEPHOSCOPE_TEST(ResiliencePanelTest);
#include "resilience_panel_test.moc"
