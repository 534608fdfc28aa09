// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <vector>

/// The Chinese of the window is complete and says the same as the English.
class TranslationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsUnfinished();
    void placeholdersAreTheSame();
    void punctuationIsChinese();
    void spaceStandsBetweenChineseAndDigits();

private:
    struct Entry {
        QString source;
        QString translation;
        QString type;
    };
    std::vector<Entry> m_entries;
};

void TranslationTest::initTestCase()
{
    QFile file(NEPHOSCOPE_SOURCE_DIR "/resources/i18n/nephoscope_zh_CN.ts");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    Entry entry;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("source"))
            entry.source = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == QLatin1String("translation")) {
            entry.type = xml.attributes().value("type").toString();
            entry.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            m_entries.push_back(entry);
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(m_entries.size() > 100);
}

void TranslationTest::nothingIsUnfinished()
{
    for (const Entry &entry : m_entries)
        QVERIFY2(entry.type.isEmpty() && !entry.translation.isEmpty(), qPrintable(entry.source));
}

void TranslationTest::placeholdersAreTheSame()
{
    static const QRegularExpression placeholder("%\\d|%n|\\.neph|\\*");
    for (const Entry &entry : m_entries) {
        QStringList expected;
        QStringList found;
        for (auto match = placeholder.globalMatch(entry.source); match.hasNext();)
            expected << match.next().captured();
        for (auto match = placeholder.globalMatch(entry.translation); match.hasNext();)
            found << match.next().captured();
        expected.sort();
        found.sort();
        QCOMPARE(found, expected);
    }
}

void TranslationTest::punctuationIsChinese()
{
    static const QRegularExpression wrong(QStringLiteral("[\\x{4e00}-\\x{9fff}][,;:!?]|[,;!?][\\x{4e00}-\\x{9fff}]|[\\x{4e00}-\\x{9fff}]\\.$"));
    for (const Entry &entry : m_entries) {
        // In a list of file types the brackets and separators are Qt's.
        if (!entry.source.contains(";;"))
            QVERIFY2(!wrong.match(entry.translation).hasMatch(), qPrintable(entry.translation));
        // A sentence stays a sentence.
        if (entry.source.size() > 1 && entry.source.endsWith('.') && !entry.source.endsWith(".."))
            QVERIFY2(entry.translation.endsWith(QChar(0x3002)), qPrintable(entry.translation));
    }
}

void TranslationTest::spaceStandsBetweenChineseAndDigits()
{
    static const QRegularExpression wrong(QStringLiteral("[\\x{4e00}-\\x{9fff}][A-Za-z0-9]|[A-Za-z0-9][\\x{4e00}-\\x{9fff}]"));
    for (const Entry &entry : m_entries)
        QVERIFY2(!wrong.match(entry.translation).hasMatch(), qPrintable(entry.translation));
}

NEPHOSCOPE_TEST(TranslationTest);
#include "translation_test.moc"
