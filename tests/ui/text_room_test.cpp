// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"
#include "tests/helpers/text_room.h"
#include "ui/charts/why_window.h"
#include "ui/dialogs/about.h"
#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/jump_dialog.h"
#include "ui/dialogs/message.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/dialogs/shortcuts.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/experiments/parameter_picker.h"
#include "ui/experiments/what_if_panel.h"
#include "ui/help/help_window.h"
#include "ui/main_window.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/presentation.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"
#include "ui/what_if_desk.h"

#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTimer>

#include <functional>
#include <vector>

using namespace nephoscope;
using namespace nephoscope::ui;
using nephoscope::tests::clippedTexts;

/// No text is cut off, in either language, at the usual and at the largest size of type.
class TextRoomTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Theme::Mode::Light); }
    void cleanup();
    void theWalkFindsWhatIsCut();
    void theWindowHasRoomForItsTexts_data() { sizesAndLanguages(); }
    void theWindowHasRoomForItsTexts();
    void everyMechanismHasRoomInTheInspector_data();
    void everyMechanismHasRoomInTheInspector();
    void theDialogsHaveRoomForTheirTexts_data() { sizesAndLanguages(); }
    void theDialogsHaveRoomForTheirTexts();
    void theQuestionsHaveRoomForTheirTexts_data() { sizesAndLanguages(); }
    void theQuestionsHaveRoomForTheirTexts();

private:
    static void sizesAndLanguages();
    static void lookAtEveryTab(MainWindow *window, QStringList *found);
    static void lookAtPages(WhatIfPanel *panel, QStringList *found, const QWidget *window);
    static void apply();
    /// QVERIFY2 cuts long messages off.
    static void tell(const QStringList &found)
    {
        for (const QString &cut : found)
            qWarning("%s", qPrintable(cut));
        QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("%1 texts are cut off").arg(found.size())));
    }
};

void TextRoomTest::sizesAndLanguages()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("isChinese");
    QTest::newRow("English, 100 %") << 1.0 << false;
    QTest::newRow("English, 150 %") << 1.5 << false;
    QTest::newRow("Chinese, 100 %") << 1.0 << true;
    QTest::newRow("Chinese, 150 %") << 1.5 << true;
}

void TextRoomTest::apply()
{
    QFETCH(double, scale);
    QFETCH(bool, isChinese);
    Language::instance().set(isChinese ? Language::Code::Chinese : Language::Code::English);
    TextSize::instance().setScale(scale);
}

void TextRoomTest::cleanup()
{
    TextSize::instance().setScale(1);
    Language::instance().set(Language::Code::English);
}

void TextRoomTest::theWalkFindsWhatIsCut()
{
    QWidget page;
    auto *label = new QLabel(QStringLiteral("A sentence that is longer than forty pixels"), &page);
    label->setGeometry(0, 0, 40, 20);
    page.resize(300, 100);
    page.show();
    QCOMPARE(clippedTexts(&page).size(), 1);
    // With its text in a tooltip it may be cut; too low it may not.
    label->setToolTip(label->text());
    QVERIFY(clippedTexts(&page).isEmpty());
    label->resize(40, 5);
    QCOMPARE(clippedTexts(&page).size(), 1);
    label->setGeometry(0, 0, 300, 20);
    QVERIFY(clippedTexts(&page).isEmpty());
}

void TextRoomTest::theWindowHasRoomForItsTexts()
{
    MainWindow window;
    window.resize(1280, 720);
    apply();
    window.show();
    QCoreApplication::processEvents();
    QStringList found = clippedTexts(&window);
    QVERIFY(window.files()->openExample(QStringLiteral(":/examples/12-01-hypervisor-clustering.neph")));
    // The history is the one panel that is hidden at first.
    for (QDockWidget *dock : window.findChildren<QDockWidget *>())
        dock->show();
    window.document()->setTitle(QStringLiteral("Renamed"));
    lookAtEveryTab(&window, &found);
    window.session()->jumpTo(95);
    QTRY_VERIFY(window.session()->snapshot() && window.session()->snapshot()->time >= 95);
    QTest::qWait(300); // charts and lists follow at their own pace
    lookAtEveryTab(&window, &found);
    window.whatIf()->setWhole(true);
    lookAtPages(window.findChild<WhatIfPanel *>(), &found, &window);
    window.whatIf()->setWhole(false);
    window.presentation()->set(true);
    apply(); // a presentation has a size of its own
    QCoreApplication::processEvents();
    found << clippedTexts(&window);
    window.presentation()->set(false);
    found.removeDuplicates();
    tell(found);
}

void TextRoomTest::lookAtEveryTab(MainWindow *window, QStringList *found)
{
    for (int tab = 0; tab < window->dockTabs()->bar()->count(); ++tab) {
        window->dockTabs()->show(tab);
        QCoreApplication::processEvents();
        *found << clippedTexts(window);
        if (auto *panel = qobject_cast<WhatIfPanel *>(window->dockTabs()->page(tab)))
            lookAtPages(panel, found, window);
    }
    for (int page = 0; page < window->inspector()->tabs()->count(); ++page) {
        window->inspector()->tabs()->setCurrentIndex(page);
        QCoreApplication::processEvents();
        *found << clippedTexts(window->inspector());
    }
}

void TextRoomTest::lookAtPages(WhatIfPanel *panel, QStringList *found, const QWidget *window)
{
    for (int page = 0; page < panel->pages()->count(); ++page) {
        panel->pages()->setCurrentIndex(page);
        QCoreApplication::processEvents();
        *found << clippedTexts(window);
    }
}

void TextRoomTest::everyMechanismHasRoomInTheInspector_data()
{
    // The panel grows with its text, so the larger size, which rounds less in its favour, stands for both.
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("isChinese");
    QTest::newRow("English, 150 %") << 1.5 << false;
    QTest::newRow("Chinese, 150 %") << 1.5 << true;
}

void TextRoomTest::everyMechanismHasRoomInTheInspector()
{
    MainWindow window;
    window.resize(1280, 720);
    window.show();
    window.showDesign();
    apply();
    QStringList found;
    for (const ElementType &type : Catalogue::builtIn().types()) {
        Architecture architecture;
        Element &element = architecture.elements.emplace_back();
        element.id = ElementId("it");
        element.type = type.id;
        element.name = type.name.en;
        window.document()->replace(architecture, QString());
        window.selection()->set({ElementId("it")});
        QCoreApplication::processEvents();
        for (const QString &cut : clippedTexts(window.inspector()) + clippedTexts(window.inspector()->header()))
            found << QString::fromStdString(type.id) + QStringLiteral(": ") + cut;
    }
    tell(found);
}

void TextRoomTest::theDialogsHaveRoomForTheirTexts()
{
    MainWindow window;
    apply();
    window.show();
    QVERIFY(window.files()->openExample(QStringLiteral(":/examples/12-01-hypervisor-clustering.neph")));
    const Architecture &design = window.document()->architecture();
    ReportDialog report(design, {}, 2, &window);
    QList<QMenu *> menus;
    for (QAction *action : window.menuBar()->actions())
        menus << action->menu();
    Shortcuts shortcuts(menus, &window);
    ParameterPicker picker(design, Catalogue::builtIn(), {}, ParameterPicker::For::Variant, &window);
    HelpWindow guide(&window);
    WhyWindow why(window.session(), window.document(), window.selection(), &window);
    QStringList found;
    for (QDialog *dialog : {static_cast<QDialog *>(&report), static_cast<QDialog *>(&shortcuts), static_cast<QDialog *>(&picker),
                            static_cast<QDialog *>(&why), static_cast<QDialog *>(&guide)}) {
        dialog->show();
        QCoreApplication::processEvents();
        for (const QString &cut : clippedTexts(dialog))
            found << QLatin1String(dialog->metaObject()->className()) + QStringLiteral(": ") + cut;
        dialog->hide();
    }
    tell(found);
}

void TextRoomTest::theQuestionsHaveRoomForTheirTexts()
{
    QWidget window;
    apply();
    window.show();
    const QString file = QStringLiteral("A design with a rather long name, as people give them.neph");
    const QString sentence = QStringLiteral("Virtual server “vs-2” needs 16 GiB, its host has 8. Lower its memory or move it.");
    const std::vector<std::function<void()>> questions{
        [&] { showAbout(&window); },
        [&] { showProblem(&window, QStringLiteral("Not opened"), sentence); },
        [&] { askUnsaved(&window, file); },
        [&] { askLocked(&window, file, QStringLiteral("somebody on the machine beside this one")); },
        [&] { askReload(&window, file, true); },
        [&] { askTime(&window, 95, 900); },
    };
    QStringList found;
    int seen = 0;
    for (const auto &ask : questions) {
        // They wait for an answer: it comes from here, once they were looked at.
        QTimer::singleShot(0, &window, [&] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            ++seen;
            found << clippedTexts(dialog);
            dialog->reject();
        });
        ask();
    }
    QCOMPARE(seen, static_cast<int>(questions.size()));
    tell(found);
}

NEPHOSCOPE_TEST(TextRoomTest);
#include "text_room_test.moc"
