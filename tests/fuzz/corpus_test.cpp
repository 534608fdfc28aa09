// SPDX-License-Identifier: GPL-3.0-or-later
// Replays what fuzzing has found or starts from: every file of tests/fuzz/corpus, and the examples.
#include "tests/fuzz/document_fuzz.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <sstream>

class CorpusTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFileKeepsThePromises();
};

void CorpusTest::everyFileKeepsThePromises()
{
    int count = 0;
    for (const char *folder : {"/tests/fuzz/corpus", "/examples"}) {
        for (const auto &entry : std::filesystem::directory_iterator(std::string(NEPHOSCOPE_SOURCE_DIR) + folder)) {
            std::ifstream stream(entry.path(), std::ios::binary);
            std::ostringstream text;
            text << stream.rdbuf();
            nephoscope::tests::fuzzDocument(text.str());
            ++count;
        }
    }
    QVERIFY(count > 10);
}

NEPHOSCOPE_TEST(CorpusTest);
#include "corpus_test.moc"
