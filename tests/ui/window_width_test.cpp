// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/main_window.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/panels/run/clock_chip.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"

#include <QTabBar>
#include <QTest>

using namespace nephoscope::ui;

/// The window fits the screens that it says it fits.
class WindowWidthTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fitsASmallScreen_data();
    void fitsASmallScreen();
};

void WindowWidthTest::fitsASmallScreen_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<double>("scale");
    for (const int language : {static_cast<int>(Language::Code::English), static_cast<int>(Language::Code::Chinese)}) {
        for (const double scale : {1.0, 1.5})
            QTest::addRow("%d at %.0f %%", language, scale * 100) << language << scale;
    }
}

void WindowWidthTest::fitsASmallScreen()
{
    QFETCH(int, language);
    QFETCH(double, scale);
    constexpr int kSmallScreen = 1366; // px, the narrowest that is common
    Language::instance().set(static_cast<Language::Code>(language));
    MainWindow window;
    window.showDesign();
    TextSize::instance().setScale(scale);
    window.resize(kSmallScreen, 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    for (int tab = 0; tab < window.dockTabs()->bar()->count(); ++tab) {
        window.dockTabs()->show(tab);
        QCoreApplication::processEvents();
        const QWidget *page = window.dockTabs()->page(tab);
        QVERIFY2(window.width() <= kSmallScreen && window.minimumSizeHint().width() <= kSmallScreen,
                 qPrintable(QStringLiteral("tab %1: the window takes %2 px, at least %3; the page %4")
                                .arg(window.dockTabs()->bar()->tabText(tab)).arg(window.width()).arg(window.minimumSizeHint().width()).arg(page->minimumSizeHint().width())));
    }
    const auto *clock = window.findChild<ClockChip *>();
    QVERIFY2(clock->isVisible() && clock->width() >= clock->sizeHint().width(),
             "the simulated time is always in sight");
    QVERIFY(clock->geometry().right() <= clock->parentWidget()->width());
    TextSize::instance().setScale(1);
    Language::instance().set(Language::Code::English);
}

NEPHOSCOPE_TEST(WindowWidthTest);
#include "window_width_test.moc"
