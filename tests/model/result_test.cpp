// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/printable.h"
#include "model/result.h"
#include "tests/helpers/test_main.h"

#include <QTest>

using namespace nephoscope;

class ResultTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anErrorNamesFilePlaceClassAndSentence();
    void whatIsNotKnownIsLeftOut();
    void anErrorIsOneShortLineWhateverItHolds();
    void charactersAreCutWhole();
};

void ResultTest::anErrorNamesFilePlaceClassAndSentence()
{
    const Error error{"E-RANGE", "`seed` is -1; it must be at least 0.", "a.neph", "/run/seed", 3, 12};
    QCOMPARE(error.text(), std::string("a.neph:3:12: E-RANGE at /run/seed: `seed` is -1; it must be at least 0."));
}

void ResultTest::whatIsNotKnownIsLeftOut()
{
    QCOMPARE((Error{{}, "No room.", {}, {}, 0, 0}.text()), std::string("No room."));
    QCOMPARE((Error{"E-SAVE", "No room.", "a.neph", {}, 0, 0}.text()), std::string("a.neph: E-SAVE: No room."));
    QCOMPARE((Error{{}, "Sentence.", {}, "/title", 0, 0}.text()), std::string("at /title: Sentence."));
}

void ResultTest::anErrorIsOneShortLineWhateverItHolds()
{
    const std::string hostile = std::string("\x1b[31m\n\xff") + "\u202e" + std::string(1'000'000, 'x');
    const std::string text = Error{"E-SYNTAX", hostile, hostile, hostile, 1, 1}.text();
    QVERIFY(characterCount(text) <= 300);
    for (const char c : text)
        QVERIFY(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    QCOMPARE(printable(std::string_view("\x1b\xff\xed\xa0\x80 é 网")), std::string("\\u001b\\xff\\xed\\xa0\\x80 é 网"));
    QCOMPARE(printable("\u202e"), std::string("\\u202e"));
}

void ResultTest::charactersAreCutWhole()
{
    QCOMPARE(clipped("数据中心", 3), std::string("数据…"));
    QCOMPARE(clipped("数据中心", 4), std::string("数据中心"));
    QCOMPARE(clippedFront("数据中心", 3), std::string("…中心"));
    QCOMPARE(characterCount("数据中心"), std::size_t(4));
    QCOMPARE(utf8Length("\xc0\xaf"), std::size_t(0)); // overlong
    QCOMPARE(utf8Length("\xf4\x90\x80\x80"), std::size_t(0)); // past U+10FFFF
    QCOMPARE(utf8Length("\xf0\x9f\x98\x80"), std::size_t(4));
}

NEPHOSCOPE_TEST(ResultTest);
#include "result_test.moc"
