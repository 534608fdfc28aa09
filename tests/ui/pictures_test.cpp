// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/canvas/canvas_view.h"
#include "ui/dialogs/file_desk.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/main_window.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/what_if_desk.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFontDatabase>
#include <QImage>
#include <QTest>

#include <cstdlib>
#include <utility>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

/// Pictures are kept small: what is compared is where things are and in which colour, not how a font is hinted.
constexpr int kWidth = 480;
/// How far a channel may be off before a pixel counts as another one, and how many in a thousand may be.
constexpr int kTolerance = 30;
constexpr int kMostOthers = 8;

QString pathOf(const QString &name)
{
    return QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/tests/data/pictures/%1.png").arg(name);
}

/// Sixteen steps a channel tell all there is to tell, at half the size; off by 8 at most, far under what is tolerated.
QImage coarse(const QImage &picture)
{
    QImage kept = picture;
    for (int y = 0; y < kept.height(); ++y) {
        for (int x = 0; x < kept.width(); ++x)
            kept.setPixel(x, y, (kept.pixel(x, y) & 0xfff0f0f0U) | 0xff080808U);
    }
    return kept;
}

/// Pixels in a thousand that differ.
int difference(const QImage &a, const QImage &b)
{
    int others = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            const int most = std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
            others += most > kTolerance;
        }
    }
    return others * 1000 / (a.width() * a.height());
}

} // namespace

/// The main screens look as they looked when somebody last looked at them, in both themes and languages.
///
/// NEPHOSCOPE_PICTURES=write keeps what there is now instead; look at the pictures before they are committed.
class PicturesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aShiftIsADifference();
    void aDockThatIsMissingOrElsewhereIsADifference();
    void theMainScreensLookAsTheyDid_data();
    void theMainScreensLookAsTheyDid();

private:
    QString m_told;

    static QImage picture(QWidget *shown);
    static void compare(QWidget *shown, const QString &name);
};

void PicturesTest::initTestCase()
{
    for (const char *family : {"Inter", "Noto Sans CJK SC", "JetBrains Mono"}) {
        if (!QFontDatabase::hasFamily(QLatin1String(family)))
            QSKIP("The fonts that script/bootstrap installs are not all here.");
    }
}

void PicturesTest::cleanup()
{
    Theme::instance().setMode(Theme::Mode::Light);
    Language::instance().set(Language::Code::English);
}

void PicturesTest::aShiftIsADifference()
{
    // A black square of a tenth of the side is 1 % of the area; moved away by its side it differs on 2 %.
    QImage a(100, 100, QImage::Format_RGB32);
    a.fill(Qt::white);
    QImage b = a;
    for (int y = 0; y < 10; ++y) {
        for (int x = 0; x < 10; ++x) {
            a.setPixel(x, y, qRgb(0, 0, 0));
            b.setPixel(x + 10, y, qRgb(0, 0, 0));
        }
    }
    QCOMPARE(difference(a, a), 0);
    QCOMPARE(difference(a, b), 20);
    QVERIFY(difference(a, b) > kMostOthers);
}

void PicturesTest::aDockThatIsMissingOrElsewhereIsADifference()
{
    MainWindow window;
    window.canvas()->setMotionReduced(true);
    window.resize(1600, 1000);
    window.show();
    QVERIFY(window.files()->openExample(QStringLiteral(":/examples/12-01-hypervisor-clustering.neph")));
    QTRY_VERIFY(window.canvas()->picture().routes().isSettled());
    for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
        if (!dock->isVisible())
            continue;
        // Ways of links and the zoom follow what was done before.
        QImage whole = picture(&window);
        const auto isStill = [&] {
            const QImage before = std::exchange(whole, picture(&window));
            return difference(before, whole) == 0;
        };
        QTRY_VERIFY(isStill());
        const bool isAside = window.dockWidgetArea(dock) != Qt::BottomDockWidgetArea;
        const Qt::Orientation way = isAside ? Qt::Horizontal : Qt::Vertical;
        const int size = isAside ? dock->width() : dock->height();
        window.resizeDocks({dock}, {size + 100}, way);
        const auto others = [&](const char *what) {
            const int found = difference(whole, picture(&window));
            m_told = QStringLiteral("%1 %2: %3 ‰").arg(dock->objectName(), QLatin1String(what)).arg(found);
            return found;
        };
        QVERIFY2(others("larger") > kMostOthers, qPrintable(m_told));
        dock->hide();
        QVERIFY2(others("hidden") > kMostOthers, qPrintable(m_told));
        dock->show();
        window.resizeDocks({dock}, {size}, way);
    }
}

QImage PicturesTest::picture(QWidget *shown)
{
    QCoreApplication::processEvents();
    return shown->grab().toImage().convertToFormat(QImage::Format_RGB32).scaledToWidth(kWidth, Qt::SmoothTransformation);
}

void PicturesTest::compare(QWidget *shown, const QString &name)
{
    const QImage now = picture(shown);
    if (qEnvironmentVariable("NEPHOSCOPE_PICTURES") == QLatin1String("write")) {
        QDir().mkpath(QFileInfo(pathOf(name)).path());
        QVERIFY(coarse(now).save(pathOf(name), nullptr, 0));
        return;
    }
    const QImage known = QImage(pathOf(name)).convertToFormat(QImage::Format_RGB32);
    QVERIFY2(!known.isNull(), qPrintable(pathOf(name)));
    QVERIFY2(now.size() == known.size(), qPrintable(name)); // else something pushes the window wider than it was asked to be
    const int others = difference(now, known);
    if (others > kMostOthers) {
        const QString kept = QDir::temp().filePath(name + QStringLiteral("-now.png"));
        now.save(kept);
        QFAIL(qPrintable(QStringLiteral("%1 ‰ of %2 look otherwise; what it looks like now: %3").arg(others).arg(name, kept)));
    }
}

void PicturesTest::theMainScreensLookAsTheyDid_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isChinese");
    QTest::newRow("light-en") << false << false;
    QTest::newRow("light-zh") << false << true;
    QTest::newRow("dark-en") << true << false;
    QTest::newRow("dark-zh") << true << true;
}

void PicturesTest::theMainScreensLookAsTheyDid()
{
    QFETCH(bool, isDark);
    QFETCH(bool, isChinese);
    Theme::instance().setMode(isDark ? Theme::Mode::Dark : Theme::Mode::Light);
    Language::instance().set(isChinese ? Language::Code::Chinese : Language::Code::English);
    const QString look = QString::fromLatin1(QTest::currentDataTag());
    MainWindow window;
    window.canvas()->setMotionReduced(true);
    window.resize(1600, 1000);
    window.show();
    compare(&window, QStringLiteral("welcome-") + look);
    QVERIFY(window.files()->openExample(QStringLiteral(":/examples/12-01-hypervisor-clustering.neph")));
    const auto settled = [&] { return window.canvas()->picture().routes().isSettled(); };
    QTRY_VERIFY(settled());
    const auto &elements = window.document()->architecture().elements;
    const auto vim = std::find_if(elements.begin(), elements.end(), [](const Element &element) { return element.type == "vim"; });
    QVERIFY(vim != elements.end());
    window.selection()->set({vim->id});
    compare(&window, QStringLiteral("design-") + look);
    // A host has failed at 01:30 and its servers are on their way to another.
    window.session()->jumpTo(95);
    QTRY_VERIFY(window.session()->snapshot() && window.session()->snapshot()->time >= 95 && !window.session()->jump());
    sim::Snapshot still = *window.session()->snapshot();
    still.eventsPerSecond = 0; // of this computer, today
    window.session()->take(still);
    QTest::qWait(400); // charts and lists follow at their own pace
    QTRY_VERIFY(settled());
    compare(&window, QStringLiteral("running-") + look);
    window.session()->stop();
    window.whatIf()->setWhole(true);
    compare(&window, QStringLiteral("what-if-") + look);
}

NEPHOSCOPE_TEST(PicturesTest);
#include "pictures_test.moc"
