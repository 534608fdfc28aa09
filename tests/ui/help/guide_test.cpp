// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/help/help_window.h"
#include "ui/main_window.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/window_actions.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QPointer>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>

using namespace nephoscope::ui;

namespace {

QDir folder(const char *language)
{
    return QDir(QStringLiteral(":/help/%1/topics").arg(QLatin1String(language)));
}

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// `#`, `##` and `-` at the starts of lines, in order: what a page is made of.
QString bones(const QString &page)
{
    static const QRegularExpression mark(QStringLiteral("^(#|##|-) "), QRegularExpression::MultilineOption);
    QString marks;
    for (QRegularExpressionMatchIterator found = mark.globalMatch(page); found.hasNext();)
        marks += found.next().captured(1) + QLatin1Char(' ');
    return marks;
}

} // namespace

/// The guide tells what the program does beyond single mechanisms, in both languages.
class GuideTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Theme::Mode::Light); }
    void cleanup() { Language::instance().set(Language::Code::English); }
    void pagesSayTheSameInBothLanguages();
    void theMenuOpensOneGuide();
    void theLanguageIsFollowedOnThePageThatIsRead();
};

void GuideTest::pagesSayTheSameInBothLanguages()
{
    const QStringList pages = folder("en").entryList(QDir::Files);
    QVERIFY(pages.size() >= 6);
    QCOMPARE(folder("zh_CN").entryList(QDir::Files), pages);
    static const QRegularExpression chinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    for (const QString &name : pages) {
        const QString english = read(folder("en").filePath(name));
        const QString other = read(folder("zh_CN").filePath(name));
        QVERIFY2(english.startsWith(QLatin1String("# ")) && !english.contains(chinese), qPrintable(name));
        QVERIFY2(other.startsWith(QLatin1String("# ")) && other.section(QLatin1Char('\n'), 0, 0).contains(chinese), qPrintable(name));
        QVERIFY2(bones(english) == bones(other), qPrintable(name + QLatin1Char(' ') + bones(english) + QLatin1Char(' ') + bones(other)));
    }
}

void GuideTest::theMenuOpensOneGuide()
{
    MainWindow window;
    window.show();
    window.actions()->guide->trigger();
    window.actions()->guide->trigger();
    const auto guides = window.findChildren<HelpWindow *>();
    QCOMPARE(guides.size(), 1);
    HelpWindow *guide = guides.first();
    QVERIFY(guide->isVisible());
    QCOMPARE(guide->topics()->count(), folder("en").entryList(QDir::Files).size());
    for (int row = 0; row < guide->topics()->count(); ++row) {
        guide->topics()->setCurrentRow(row);
        // The page begins with what the list calls it.
        const QString title = guide->topics()->currentItem()->text();
        QVERIFY2(guide->page()->toPlainText().startsWith(title + QLatin1Char('\n')), qPrintable(title));
    }
}

void GuideTest::theLanguageIsFollowedOnThePageThatIsRead()
{
    HelpWindow guide(nullptr);
    guide.topics()->setCurrentRow(1);
    QVERIFY(guide.page()->toPlainText().startsWith(QStringLiteral("Resilience\n")));
    Language::instance().set(Language::Code::Chinese);
    QCoreApplication::processEvents();
    QCOMPARE(guide.topics()->currentRow(), 1);
    QVERIFY(guide.page()->toPlainText().startsWith(QStringLiteral("可恢复性\n")));
}

NEPHOSCOPE_TEST(GuideTest);
#include "guide_test.moc"
