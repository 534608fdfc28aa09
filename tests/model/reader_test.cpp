// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/io/writer.h"
#include "tests/helpers/test_main.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace nephoscope;

/// Documents come from strangers: what is not right is refused with its class and place, and nothing is read by half.
class ReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badTextIsRefused_data();
    void badTextIsRefused();
    void badFieldIsRefused_data();
    void badFieldIsRefused();
    void everyPrefixIsRefused();
    void seedsAreExact();
    void deepNestingIsRefusedAtOnce();
    void unknownFieldsSurvive();
    void unknownTypesSurvive();
    void byteOrderMarkIsDropped();
    void folderIsNoDocument();
    void everyExampleReadsBackTheSame();
};

namespace {

/// A small sound document; each field of it can be replaced.
QString document(const QString &element = {}, const QString &run = {}, const QString &more = {})
{
    return QStringLiteral(R"({"format": "nephoscope", "version": 1, "title": "T", "elements": [)"
                          R"({"id": "users", "type": "cloud_service_consumer", "params": {"rate": 5}})")
        + (element.isEmpty() ? QString() : ", " + element) + "]" + (run.isEmpty() ? QString() : ", \"run\": " + run)
        + (more.isEmpty() ? QString() : ", " + more) + "}";
}

Result<ReadDocument> read(const QByteArray &text)
{
    return readDocument(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), Catalogue::builtIn());
}

} // namespace

void ReaderTest::badTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QByteArray() << "E-EMPTY";
    QTest::newRow("nothing but space") << QByteArray(" \n") << "E-EMPTY";
    QTest::newRow("65 deep") << QByteArray("{\"a\":").repeated(65) << "E-DEPTH";
    QTest::newRow("too large a number") << QByteArray(R"({"format": "nephoscope", "version": 1, "run": {"duration": 1e999}})") << "E-NUMBER";
    QTest::newRow("not a number") << QByteArray(R"({"format": "nephoscope", "version": 1, "run": {"duration": NaN}})") << "E-SYNTAX";
    QTest::newRow("not UTF-8") << QByteArray("{\"title\": \"\xff\xfe\"}") << "E-UTF8";
    QTest::newRow("overlong UTF-8") << QByteArray("{\"title\": \"\xc0\xaf\"}") << "E-UTF8";
    QTest::newRow("surrogate in UTF-8") << QByteArray("{\"title\": \"\xed\xa0\x80\"}") << "E-UTF8";
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0", 4) << "E-ENCODING";
    QTest::newRow("trailing comma") << QByteArray(R"({"format": "nephoscope",})") << "E-SYNTAX";
    QTest::newRow("comment") << QByteArray("// hello\n{}") << "E-SYNTAX";
    QTest::newRow("two values") << QByteArray("{}{}") << "E-SYNTAX";
    QTest::newRow("list") << QByteArray("[]") << "E-ROOT";
    QTest::newRow("number") << QByteArray("7") << "E-ROOT";
    QTest::newRow("no format") << QByteArray("{}") << "E-VERSION";
    QTest::newRow("version as text") << QByteArray(R"({"format": "nephoscope", "version": "1"})") << "E-VERSION";
    QTest::newRow("broken version") << QByteArray(R"({"format": "nephoscope", "version": 1.5})") << "E-VERSION";
    QTest::newRow("newer") << QByteArray(R"({"format": "nephoscope", "version": 2})") << "E-NEWER";
    QTest::newRow("key twice") << QByteArray(R"({"format": "nephoscope", "format": "nephoscope", "version": 1})") << "E-DUPKEY";
}

void ReaderTest::badTextIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    const Result<ReadDocument> document = read(text);
    QVERIFY(!document.isOk());
    QCOMPARE(QString::fromStdString(document.error().code), code);
    QVERIFY(document.error().text().size() <= 300);
}

void ReaderTest::badFieldIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("replications that wrap") << document({}, R"({"replications": 4294967297})") << "E-RANGE" << "/run/replications";
    QTest::newRow("broken replications") << document({}, R"({"replications": 3.9})") << "E-TYPE" << "/run/replications";
    QTest::newRow("replications true") << document({}, R"({"replications": true})") << "E-TYPE" << "/run/replications";
    QTest::newRow("times from an empty trace")
        << document(R"({"id": "s", "type": "cloud_service", "params": {"distribution": "trace"}})") << "E-PARAM" << "/elements/1/params/distribution";
    QTest::newRow("hyperexponential without variation")
        << document(R"({"id": "s", "type": "cloud_service", "params": {"distribution": "hyperexponential", "cv": 0.5}})") << "E-PARAM" << "/elements/1/params/cv";
    QTest::newRow("no replications") << document({}, R"({"replications": 0})") << "E-PARAM" << "/run/replications";
    QTest::newRow("seed past 64 bits") << document({}, R"({"seed": 18446744073709551616})") << "E-RANGE" << "/run/seed";
    QTest::newRow("negative seed") << document({}, R"({"seed": -1})") << "E-RANGE" << "/run/seed";
    QTest::newRow("null title") << document({}, {}, R"("description": null)") << "E-TYPE" << "/description";
    QTest::newRow("id twice") << document(R"({"id": "users", "type": "cloud"})") << "E-DUPID" << "/elements/1/id";
    QTest::newRow("id with a blank") << document(R"({"id": "my cloud", "type": "cloud"})") << "E-ID" << "/elements/1/id";
    QTest::newRow("no type") << document(R"({"id": "c"})") << "E-MISSING" << "/elements/1";
    QTest::newRow("negative rate") << document(R"({"id": "u", "type": "cloud_service_consumer", "params": {"rate": -1}})")
                                   << "E-RANGE" << "/elements/1/params/rate";
    QTest::newRow("rate as text") << document(R"({"id": "u", "type": "cloud_service_consumer", "params": {"rate": "5"}})")
                                  << "E-TYPE" << "/elements/1/params/rate";
    QTest::newRow("unknown choice") << document(R"({"id": "lb", "type": "load_balancer", "params": {"algorithm": "best"}})")
                                    << "E-CHOICE" << "/elements/1/params/algorithm";
    QTest::newRow("probability") << document(R"({"id": "i", "type": "internet", "params": {"loss": 1.0000001}})") << "E-RANGE"
                                 << "/elements/1/params/loss";
    QTest::newRow("warm-up of the whole run") << document({}, R"({"duration": 10, "warmup": 10})") << "E-PARAM" << "/run/warmup";
    QTest::newRow("link to nobody") << document({}, {}, R"("links": [{"id": "l", "role": "request", "from": "users", "to": "ghost"}])")
                                    << "E-REF" << "/links/0/to";
    QTest::newRow("box of three") << document(R"({"id": "c", "type": "cloud", "box": [1, 2, 3]})") << "E-TYPE" << "/elements/1/box";
}

void ReaderTest::badFieldIsRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(QString, pointer);
    const Result<ReadDocument> document = read(text.toUtf8());
    QVERIFY(!document.isOk());
    QCOMPARE(QString::fromStdString(document.error().code), code);
    QCOMPARE(QString::fromStdString(document.error().pointer), pointer);
    QVERIFY(document.error().line >= 1 && document.error().column >= 1);
    QVERIFY(document.error().text().size() <= 300);
}

void ReaderTest::everyPrefixIsRefused()
{
    const QByteArray text = document().toUtf8();
    QVERIFY(read(text).isOk());
    for (int length = 0; length < text.size(); ++length)
        QVERIFY2(!read(text.left(length)).isOk(), qPrintable(QString::number(length)));
}

void ReaderTest::seedsAreExact()
{
    const Result<ReadDocument> largest = read(document({}, R"({"seed": 18446744073709551615})").toUtf8());
    QVERIFY(largest.isOk());
    QVERIFY(largest->architecture.run.seed == 18446744073709551615ull);
    const Result<std::string> text = writeDocument(largest->architecture);
    QVERIFY(text.isOk());
    QVERIFY(text->find("18446744073709551615") != std::string::npos);
}

void ReaderTest::deepNestingIsRefusedAtOnce()
{
    QElapsedTimer timer;
    timer.start();
    const Result<ReadDocument> document = read(QByteArray(1'000'000, '['));
    QVERIFY(!document.isOk());
    QCOMPARE(document.error().code, std::string("E-DEPTH"));
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void ReaderTest::unknownFieldsSurvive()
{
    const QString text = document(R"({"id": "c", "type": "cloud", "colour": {"r": [1, 2.50, null]}})", R"({"mood": "calm"})", R"("reviewed": "yes")");
    const Result<ReadDocument> first = read(text.toUtf8());
    QVERIFY2(first.isOk(), first ? "" : first.error().text().c_str());
    const Result<std::string> written = writeDocument(first->architecture);
    QVERIFY(written.isOk());
    for (const char *kept : {"\"colour\"", "\"mood\"", "\"reviewed\""})
        QVERIFY2(written->find(kept) != std::string::npos, kept);
    const Result<ReadDocument> second = readDocument(*written, Catalogue::builtIn());
    QVERIFY(second.isOk());
    QVERIFY(second->architecture == first->architecture);
}

void ReaderTest::unknownTypesSurvive()
{
    const Result<ReadDocument> first = read(document(R"({"id": "q", "type": "quantum_server", "params": {"qubits": 7}})").toUtf8());
    QVERIFY(first.isOk());
    QCOMPARE(first->architecture.elements[1].type, std::string("quantum_server"));
    const Result<std::string> written = writeDocument(first->architecture);
    QVERIFY(written.isOk());
    QVERIFY(written->find("\"qubits\": 7") != std::string::npos);
}

void ReaderTest::byteOrderMarkIsDropped()
{
    QVERIFY(read("\xef\xbb\xbf" + document().toUtf8()).isOk());
}

void ReaderTest::folderIsNoDocument()
{
    const Result<ReadDocument> document = readDocumentFile(NEPHOSCOPE_SOURCE_DIR, Catalogue::builtIn());
    QVERIFY(!document.isOk());
    QCOMPARE(document.error().code, std::string("E-NOTFILE"));
}

void ReaderTest::everyExampleReadsBackTheSame()
{
    const QDir folder(NEPHOSCOPE_SOURCE_DIR "/examples");
    for (const QString &name : folder.entryList({"*.neph"}, QDir::Files)) {
        const Result<ReadDocument> first = readDocumentFile(folder.filePath(name).toStdString(), Catalogue::builtIn());
        QVERIFY2(first.isOk(), first ? "" : first.error().text().c_str());
        const Result<std::string> text = writeDocument(first->architecture);
        QVERIFY(text.isOk());
        const Result<ReadDocument> second = readDocument(*text, Catalogue::builtIn());
        QVERIFY(second.isOk());
        QVERIFY(second->architecture == first->architecture);
        QCOMPARE(writeDocument(second->architecture).value(), *text);
    }
}

NEPHOSCOPE_TEST(ReaderTest);
#include "reader_test.moc"
