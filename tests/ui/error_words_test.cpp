// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/error_words.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "tests/helpers/test_main.h"
#include "ui/dialogs/message.h"
#include "ui/style/language.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace nephoscope;
using namespace nephoscope::ui;

/// Errors of the model and the engine in the language of the interface.
class ErrorWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Language::instance().set(Language::Code::Chinese); }
    void cleanup() { Language::instance().set(Language::Code::English); }
    void everyCodeHasAMeaning();
    void namesAndNumbersAreKept();
    void unknownSentenceIsToldByItsCode();
    void brokenDocumentsAreExplainedInChinese_data();
    void brokenDocumentsAreExplainedInChinese();
    void englishStaysAsItIs();
    void aMessageHasNoCode();
};

void ErrorWordsTest::everyCodeHasAMeaning()
{
    static const QRegularExpression code(QStringLiteral("\"(E-[A-Z0-9]+)\""));
    QSet<QString> codes;
    for (const char *room : {"model", "sim"}) {
        QDirIterator files(QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/") + QLatin1String(room), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = code.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                codes << matches.next().captured(1);
        }
    }
    QVERIFY(codes.size() > 25);
    for (const QString &one : codes)
        QVERIFY2(!meaningOfCode(one).isEmpty(), qPrintable(one));
}

void ErrorWordsTest::namesAndNumbersAreKept()
{
    QCOMPARE(errorWords("E-RANGE at /run/seed: `cores` is -2; it must be 1 to 4096."), QStringLiteral("E-RANGE（/run/seed）：`cores` 为 -2；必须在 1 到 4096 之间。"));
    QCOMPARE(errorWords("E-REF: \"lb\" cannot fail by disk_full."), QStringLiteral("E-REF：“lb”不会以 disk_full 方式失效。"));
    QCOMPARE(errorWords("E-TYPE: `cores` is a list; it needs a whole number."), QStringLiteral("E-TYPE：`cores` 为 列表；需要整数。"));
    QCOMPARE(errorWords("a.neph:3:7: E-TRUNCATED: The text ends in the middle; the rest of the file is missing."),
             QStringLiteral("a.neph:3:7: E-TRUNCATED：文本中途结束；文件的其余部分缺失。"));
}

void ErrorWordsTest::unknownSentenceIsToldByItsCode()
{
    QCOMPARE(errorWords("E-PLACE: The \"box\" has wheels."), QStringLiteral("E-PLACE：元素不能放在那里。涉及：box。"));
}

void ErrorWordsTest::brokenDocumentsAreExplainedInChinese_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray head = R"({"format": "nephoscope", "version": 1, )";
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("half") << QByteArray(R"({"format": "neph)");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("other format") << QByteArray(R"({"format": "x", "version": 1})");
    QTest::newRow("newer") << QByteArray(R"({"format": "nephoscope", "version": 99})");
    QTest::newRow("twice") << head + R"("title": "a", "title": "b"})";
    QTest::newRow("no id") << head + R"("elements": [{"type": "cloud"}]})";
    QTest::newRow("bad id") << head + R"("elements": [{"id": "a b", "type": "cloud"}]})";
    QTest::newRow("same id") << head + R"("elements": [{"id": "a", "type": "cloud"}, {"id": "a", "type": "cloud"}]})";
    QTest::newRow("circle") << head + R"("elements": [{"id": "a", "type": "cloud", "parent": "b"}, {"id": "b", "type": "cloud", "parent": "a"}]})";
    QTest::newRow("range") << head + R"("elements": [{"id": "a", "type": "physical_server", "params": {"cores": -3}}]})";
    QTest::newRow("kind") << head + R"("elements": [{"id": "a", "type": "physical_server", "params": {"cores": "many"}}]})";
    QTest::newRow("choice") << head + R"("elements": [{"id": "a", "type": "cloud", "params": {"deployment": "mine"}}]})";
    QTest::newRow("link") << head + R"("elements": [], "links": [{"id": "l", "role": "request", "from": "a", "to": "b"}]})";
    QTest::newRow("warmup") << head + R"("run": {"duration": 10, "warmup": 20}})";
    QTest::newRow("action") << head + R"("events": [{"at": 1, "action": "dance", "target": "a"}]})";
    QTest::newRow("expectation") << head + R"("expect": [{"value": 3}]})";
}

void ErrorWordsTest::brokenDocumentsAreExplainedInChinese()
{
    QFETCH(QByteArray, text);
    const auto read = readDocument(text.toStdString(), Catalogue::builtIn());
    QVERIFY(!read);
    QString words = errorWords(read.error().text());
    // Names, codes, places and values stay as they are; beyond them no three English words follow one another.
    static const QRegularExpression kept(QStringLiteral("\"[^\"]*\"|`[^`]*`|E-[A-Z0-9]+|/[A-Za-z0-9/_]*"));
    words.remove(kept);
    static const QRegularExpression english(QStringLiteral("[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}"));
    QVERIFY2(!english.match(words).hasMatch(), qPrintable(words));
    static const QRegularExpression chinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    QVERIFY2(chinese.match(words).hasMatch(), qPrintable(words));
}

void ErrorWordsTest::englishStaysAsItIs()
{
    Language::instance().set(Language::Code::English);
    QCOMPARE(errorWords("E-REF: \"lb\" cannot fail by disk_full."), QStringLiteral("E-REF: \"lb\" cannot fail by disk_full."));
}

void ErrorWordsTest::aMessageHasNoCode()
{
    QCOMPARE(withoutCode("E-REF: \"lb\" cannot fail by disk_full."), QStringLiteral("\"lb\" cannot fail by disk_full."));
    QCOMPARE(withoutCode("a.neph:3:7: E-RANGE at /run/seed: `seed` is -2; it must be 0 or more."), QStringLiteral("a.neph:3:7: `seed` is -2; it must be 0 or more."));
    QCOMPARE(withoutCode(QStringLiteral("E-RANGE（/run/seed）：`cores` 为 -2；必须在 1 到 4096 之间。")), QStringLiteral("`cores` 为 -2；必须在 1 到 4096 之间。"));
    QCOMPARE(withoutCode("The disk is full: E-mail it instead."), QStringLiteral("The disk is full: E-mail it instead.")); // no code
}

NEPHOSCOPE_TEST(ErrorWordsTest);
#include "error_words_test.moc"
