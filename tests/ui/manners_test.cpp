// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/canvas/canvas_view.h"
#include "ui/charts/charts_panel.h"
#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/settings.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/file_drop.h"
#include "ui/main_window.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/panels/palette/palette.h"
#include "ui/presentation.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"
#include "ui/window_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUndoStack>
#include <QUrl>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

MainWindow *otherThan(const MainWindow *window)
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *other = qobject_cast<MainWindow *>(widget);
        if (other && other != window && other->isVisible())
            return other;
    }
    return nullptr;
}

void drop(QWidget *window, const QList<QUrl> &urls)
{
    QMimeData data;
    data.setUrls(urls);
    // A drop is given to what the drag has entered.
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(100, 100), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &event);
    QVERIFY(event.isAccepted());
    QCOMPARE(event.dropAction(), Qt::CopyAction);
}

QString saved(const QTemporaryDir &folder, const QString &title)
{
    Document document;
    document.setTitle(title);
    const QString path = folder.filePath(title + QStringLiteral(".neph"));
    return document.save(path) ? path : QString();
}

} // namespace

/// What one expects of a window on any desktop.
class MannersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Theme::Mode::Light); }
    void cleanup() { TextSize::instance().setScale(1); }
    void anotherWindowHasADesignOfItsOwn();
    void designsThatAreDroppedOpen();
    void otherThingsThatAreDroppedAreRefusedInASentence();
    void theHistoryGoesToTheStepThatIsChosen();
    void aPresentationHidesThePanelsAndEscapeBringsThemBack();
    void escapeEndsWhatIsTypedBeforeThePresentation();
    void textGrowsAtOnceAndStaysSo();
    void chartsAreAsTheyWereWhenADesignIsOpenedAgain();
};

void MannersTest::anotherWindowHasADesignOfItsOwn()
{
    MainWindow window;
    window.show();
    window.actions()->newWindow->trigger();
    QPointer<MainWindow> other = otherThan(&window);
    QVERIFY(other);
    other->document()->setTitle(QStringLiteral("Other"));
    QVERIFY(window.document()->displayName() != other->document()->displayName());
    other->document()->undoStack()->undo();
    QVERIFY(other->close());
    QTRY_VERIFY(!other);
    QVERIFY(window.isVisible());
}

void MannersTest::designsThatAreDroppedOpen()
{
    const QTemporaryDir folder;
    const QString one = saved(folder, QStringLiteral("One"));
    const QString two = saved(folder, QStringLiteral("Two"));
    MainWindow window;
    window.show();
    drop(&window, {QUrl::fromLocalFile(one), QUrl::fromLocalFile(two)});
    QTRY_COMPARE(window.document()->filePath(), one);
    QPointer<MainWindow> other = otherThan(&window);
    QVERIFY(other);
    QCOMPARE(other->document()->filePath(), two);
    other->close();
    QTRY_VERIFY(!other);
}

void MannersTest::otherThingsThatAreDroppedAreRefusedInASentence()
{
    const QTemporaryDir folder;
    const auto refusal = [](const QUrl &url) {
        QMimeData data;
        data.setUrls({url});
        const FileDrop::Found found = FileDrop::look(&data);
        return found.designs.isEmpty() ? found.refusal : QStringLiteral("taken");
    };
    QCOMPARE(refusal(QUrl::fromLocalFile(folder.filePath(QStringLiteral("cat.png")))),
             QStringLiteral("cat.png is not a design. Designs are files that end in .neph."));
    QVERIFY(refusal(QUrl::fromLocalFile(folder.path())).endsWith(QStringLiteral("is a folder. Drop the designs in it, files that end in .neph.")));
    QVERIFY(refusal(QUrl(QStringLiteral("https://example.org/a.neph"))).contains(QStringLiteral("is not on this computer")));
    QCOMPARE(refusal(QUrl::fromLocalFile(QStringLiteral("/a/B.NEPH"))), QStringLiteral("taken"));

    MainWindow window;
    window.show();
    QString told;
    QTimer reader;
    connect(&reader, &QTimer::timeout, &reader, [&] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            told = box->text() + box->informativeText();
            box->done(QMessageBox::Ok);
        }
    });
    reader.start(5);
    drop(&window, {QUrl::fromLocalFile(folder.filePath(QStringLiteral("cat.png")))});
    QTRY_VERIFY(told.contains(QStringLiteral("is not a design")));
}

void MannersTest::theHistoryGoesToTheStepThatIsChosen()
{
    MainWindow window;
    window.document()->setTitle(QStringLiteral("First"));
    window.document()->setDescription(QStringLiteral("Words"));
    window.document()->setTitle(QStringLiteral("Second"));
    auto *history = window.findChild<HistoryPanel *>();
    QVERIFY(history);
    // The start and three steps.
    QCOMPARE(history->model()->rowCount(), 4);
    history->setCurrentIndex(history->model()->index(1, 0));
    QCOMPARE(window.document()->displayName(), QStringLiteral("First"));
    QVERIFY(window.document()->architecture().description.empty());
    history->setCurrentIndex(history->model()->index(3, 0));
    QCOMPARE(window.document()->displayName(), QStringLiteral("Second"));
}

void MannersTest::aPresentationHidesThePanelsAndEscapeBringsThemBack()
{
    MainWindow window;
    window.resize(1280, 800);
    window.show();
    QVERIFY(window.files()->openExample(QStringLiteral(":/examples/12-01-hypervisor-clustering.neph")));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const int usual = QApplication::font().pixelSize();
    window.actions()->present->trigger();
    QVERIFY(window.isFullScreen());
    QVERIFY(!window.palettePanel()->isVisible() && !window.inspector()->isVisible() && !window.menuBar()->isVisible());
    QVERIFY(window.canvas()->isVisible());
    // A quarter larger: 13 px become 16.25.
    QCOMPARE(usual, 13);
    QCOMPARE(QApplication::font().pixelSize(), 16);
    // The menus are hidden, their keys are not dead.
    const std::size_t elements = window.document()->architecture().elements.size();
    window.canvas()->setFocus();
    QTest::keyClick(window.canvas(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(window.selection()->elements().size(), elements);
    QTest::keyClick(window.canvas(), Qt::Key_Escape);
    QVERIFY(!window.presentation()->isOn());
    QVERIFY(!window.isFullScreen());
    QVERIFY(window.palettePanel()->isVisible() && window.inspector()->isVisible() && window.menuBar()->isVisible());
    QCOMPARE(QApplication::font().pixelSize(), usual);
}

void MannersTest::escapeEndsWhatIsTypedBeforeThePresentation()
{
    MainWindow window;
    window.resize(1280, 800);
    window.show();
    QVERIFY(window.files()->openExample(QStringLiteral(":/examples/12-01-hypervisor-clustering.neph")));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.actions()->present->trigger();
    window.canvas()->openQuickInsert();
    auto *field = window.canvas()->findChild<QLineEdit *>(QStringLiteral("quickInsertText"));
    QVERIFY(field && field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(window.presentation()->isOn());
    QTest::keyClick(window.canvas(), Qt::Key_Escape);
    QVERIFY(!window.presentation()->isOn());
}

void MannersTest::textGrowsAtOnceAndStaysSo()
{
    {
        MainWindow window;
        window.actions()->textSizes->actions().constLast()->trigger();
        // 150 % of 13 px, and of the 12 px that headers of tables have.
        QCOMPARE(QApplication::font().pixelSize(), 20);
        QVERIFY(qApp->styleSheet().contains(QStringLiteral("font-size: 18px")));
        QVERIFY(!qApp->styleSheet().contains(QStringLiteral("font-size: 12px")));
    }
    TextSize::instance().setScale(1);
    MainWindow again;
    QCOMPARE(textScale(), 1.5);
    again.actions()->textSizes->actions().constFirst()->trigger();
    QCOMPARE(QApplication::font().pixelSize(), 13);
}

void MannersTest::chartsAreAsTheyWereWhenADesignIsOpenedAgain()
{
    const QTemporaryDir folder;
    const QString one = saved(folder, QStringLiteral("One"));
    const QString two = saved(folder, QStringLiteral("Two"));
    {
        MainWindow window;
        QVERIFY(window.files()->openFile(one));
        auto *charts = window.findChild<ChartsPanel *>();
        charts->setChartShown(ChartKind::Queue, true);
        charts->setChartShown(ChartKind::Cost, false);
        QVERIFY(window.files()->openFile(two));
        // A design that was never looked at is shown as the last one was.
        QVERIFY(charts->isChartShown(ChartKind::Queue));
        charts->setChartShown(ChartKind::Queue, false);
    }
    MainWindow window;
    auto *charts = window.findChild<ChartsPanel *>();
    QVERIFY(window.files()->openFile(one));
    QVERIFY(charts->isChartShown(ChartKind::Queue) && !charts->isChartShown(ChartKind::Cost));
    QVERIFY(window.files()->openFile(two));
    QVERIFY(!charts->isChartShown(ChartKind::Queue));
}

NEPHOSCOPE_TEST(MannersTest);
#include "manners_test.moc"
