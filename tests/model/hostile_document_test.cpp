// SPDX-License-Identifier: GPL-3.0-or-later
// Documents damaged in every way that can be made by rule: each is refused with a short error, or reads and saves the same.
#include "model/catalogue/catalogue.h"
#include "model/io/json_tree.h"
#include "model/io/reader.h"
#include "model/io/writer.h"
#include "model/printable.h"
#include "tests/helpers/test_main.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>

using namespace nephoscope;
namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream out;
    out << stream.rdbuf();
    return out.str();
}

Result<ReadDocument> read(const std::string &text)
{
    return readDocument(text, Catalogue::builtIn());
}

std::string exampleText()
{
    return textOf(fs::path(NEPHOSCOPE_SOURCE_DIR) / "examples" / "12-01-hypervisor-clustering.neph");
}

/// One of everything that a document may hold.
const char *const kRich = R"({"format": "nephoscope", "version": 1, "title": "t", "description": "d", "currency": "CNY",
"elements": [{"id": "dc", "type": "data_center", "name": "n", "box": [0, 0, 10, 10]},
 {"id": "h", "type": "physical_server", "name": "n", "parent": "dc", "enabled": false, "params": {"cores": 4, "memory": 0.5}, "box": [1, 2, 3, 4]},
 {"id": "u", "type": "cloud_service_consumer", "params": {"workload": "open", "tenant": "dc"}},
 {"id": "s", "type": "cloud_service", "parent": "h", "params": {"calls": [{"to": "s", "count": 1}], "stateful": true}}],
"links": [{"id": "l", "role": "request", "from": "u", "to": "s", "params": {"latency": 0.1, "encrypted": true}}],
"run": {"duration": 10, "warmup": 1, "seed": 2, "replications": 3, "sample": 1},
"events": [{"at": 1, "action": "fail", "target": "h", "kind": "slow", "factor": 2},
 {"at": 2, "action": "set", "target": "u", "param": "rate", "value": 5}, {"at": 3, "action": "relocate", "target": "s", "to": "dc"},
 {"at": 3, "action": "order", "target": "s", "what": "x", "amount": 2}],
"variants": [{"id": "v", "name": "n", "disable": ["h"], "enable": ["u"], "set": {"u.rate": 7}}],
"expect": [{"variant": "v", "metric": "u.availability", "op": "~", "value": 1, "tolerance": 0.1, "from": 1, "to": 2},
 {"event": "h.failed", "occurrence": 2, "op": "<", "at": 5}, {"event": "h.failed", "op": "==", "count": 1}, {"order": ["h.failed", "h.repaired"]}]})";

/// Visits every node below the root with its pointer; the visitor may change it for the time of the call.
void eachNode(JsonNode &node, const std::string &pointer, const std::function<void(JsonNode &, const std::string &)> &visit)
{
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        JsonNode &item = node.items[i];
        const std::string at = pointer + "/" + (node.kind == JsonKind::Object ? pointerStep(item.key) : std::to_string(i));
        visit(item, at);
        eachNode(item, at, visit);
    }
}

} // namespace

class HostileDocumentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFieldRefusesNull();
    void everyFieldRefusesAnotherKind();
    void everyFieldTooMuchIsKept();
    void flippedBytesNeverHarm();
    void aCircleOfParentsIsRefused();
    void whatIsNoFileIsRefusedAtOnce();
    void tinyNumbersAreZero();
    void notFiniteIsNeverSaved();
    void tooLongANameIsNeverSaved();
};

void HostileDocumentTest::everyFieldRefusesNull()
{
    JsonNode root = std::move(parseJson(kRich)).value();
    QVERIFY2(read(root.toJson()).isOk(), read(root.toJson()).isOk() ? "" : read(root.toJson()).error().text().c_str());
    int count = 0;
    eachNode(root, "", [&](JsonNode &node, const std::string &pointer) {
        const JsonNode before = node;
        node = JsonNode{};
        node.key = before.key;
        const auto document = read(root.toJson());
        node = before;
        ++count;
        QVERIFY2(!document.isOk(), pointer.c_str());
        QCOMPARE(document.error().code, std::string("E-TYPE"));
        // A box is one value: its sides are told of at the box.
        const std::string place = pointer.find("/box/") == std::string::npos ? pointer : pointer.substr(0, pointer.find("/box/") + 4);
        QCOMPARE(document.error().pointer, place);
        QVERIFY(document.error().line > 0 && characterCount(document.error().text()) <= 300);
    });
    QVERIFY(count > 100);
}

void HostileDocumentTest::everyFieldRefusesAnotherKind()
{
    JsonNode root = std::move(parseJson(kRich)).value();
    eachNode(root, "", [&](JsonNode &node, const std::string &pointer) {
        if (pointer == "/version")
            return; // its own class: E-VERSION
        const JsonNode before = node;
        node = JsonNode{};
        node.key = before.key;
        node.kind = before.kind == JsonKind::Boolean ? JsonKind::Number : JsonKind::Boolean;
        node.text = "1";
        const auto document = read(root.toJson());
        node = before;
        QVERIFY2(!document.isOk(), pointer.c_str());
        QVERIFY2(document.error().code == "E-TYPE", (pointer + " " + document.error().text()).c_str());
    });
}

void HostileDocumentTest::everyFieldTooMuchIsKept()
{
    JsonNode root = std::move(parseJson(kRich)).value();
    const auto grow = [](JsonNode &node) {
        JsonNode extra;
        extra.kind = JsonKind::Number;
        extra.key = "from_the_future";
        extra.text = "12345678901234567890.10";
        node.items.push_back(extra);
    };
    for (const char *list : {"elements", "links", "events", "variants", "expect"}) {
        for (JsonNode &entry : std::find_if(root.items.begin(), root.items.end(), [&](const JsonNode &item) { return item.key == list; })->items)
            grow(entry);
    }
    grow(*std::find_if(root.items.begin(), root.items.end(), [](const JsonNode &item) { return item.key == "run"; }));
    grow(root);
    const auto document = read(root.toJson());
    QVERIFY2(document.isOk(), document.isOk() ? "" : document.error().text().c_str());
    const Result<std::string> saved = writeDocument(document->architecture);
    QVERIFY(saved.isOk());
    std::size_t count = 0;
    for (std::size_t at = saved->find("12345678901234567890.10"); at != std::string::npos; at = saved->find("12345678901234567890.10", at + 1))
        ++count;
    QCOMPARE(count, std::size_t(4 + 1 + 4 + 1 + 4 + 1 + 1));
    QCOMPARE(*writeDocument(read(*saved)->architecture), *saved);
}

void HostileDocumentTest::flippedBytesNeverHarm()
{
    const std::string text = exampleText();
    std::mt19937 random(7);
    int readable = 0;
    for (int sample = 0; sample < 400; ++sample) {
        std::string damaged = text;
        damaged[random() % damaged.size()] ^= static_cast<char>(1 << (random() % 8));
        const auto document = read(damaged);
        if (!document) {
            QVERIFY(!document.error().code.empty() && characterCount(document.error().text()) <= 300);
            continue;
        }
        ++readable;
        const auto saved = writeDocument(document->architecture);
        QVERIFY2(saved.isOk(), saved.isOk() ? "" : saved.error().text().c_str());
        QVERIFY(read(*saved)->architecture == document->architecture);
    }
    QVERIFY(readable > 0); // a letter of a name, for one
}

void HostileDocumentTest::aCircleOfParentsIsRefused()
{
    for (const char *elements : {R"({"id": "a", "type": "cloud", "parent": "b"}, {"id": "b", "type": "cloud", "parent": "a"})",
                                 R"({"id": "a", "type": "cloud", "parent": "a"})"}) {
        const auto document = read(std::string(R"({"format": "nephoscope", "version": 1, "elements": [)") + elements + "]}");
        QVERIFY(!document.isOk());
        QCOMPARE(document.error().code, std::string("E-CYCLE"));
        QCOMPARE(document.error().pointer, std::string("/elements/0/parent"));
    }
}

void HostileDocumentTest::whatIsNoFileIsRefusedAtOnce()
{
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    QCOMPARE(::mkfifo((root / "pipe").c_str(), 0600), 0);
    fs::create_symlink("loop", root / "loop");
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    (root / "socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
    QCOMPARE(::bind(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    const auto start = std::chrono::steady_clock::now();
    for (const fs::path &bad : {root, root / "pipe", root / "loop", root / "socket", root / "none", fs::path("/dev/zero"),
                                fs::path("/proc/cpuinfo"), root / std::string(300, 'x')}) {
        const auto document = readDocumentFile(bad, Catalogue::builtIn());
        QVERIFY2(!document.isOk(), bad.c_str());
        QVERIFY2(document.error().code == "E-NOTFILE", document.error().text().c_str());
    }
    ::close(descriptor);
    std::ofstream(root / "large") << std::string((16u << 20) + 1, ' ');
    QCOMPARE(readDocumentFile(root / "large", Catalogue::builtIn()).error().code, std::string("E-SIZE"));
    QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}

void HostileDocumentTest::tinyNumbersAreZero()
{
    for (const char *rate : {"1e-999", "5e-324", "-0.0", "0"}) {
        const auto document = read(std::string(R"({"format": "nephoscope", "version": 1, "elements": [{"id": "u", "type": )")
                                   + R"("cloud_service_consumer", "params": {"rate": )" + rate + "}}]}");
        QVERIFY(document.isOk());
        QCOMPARE(document->architecture.elements[0].params.at("rate").toNumber(), 0.0);
    }
}

void HostileDocumentTest::notFiniteIsNeverSaved()
{
    Architecture design = read(kRich)->architecture;
    design.elements[1].params["cores"] = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(writeDocument(design).error().code, std::string("E-NUMBER"));
    QCOMPARE(writeDocument(design).error().pointer, std::string("/elements/1/params/cores"));
    design = read(kRich)->architecture;
    design.run.duration = std::numeric_limits<double>::infinity();
    QCOMPARE(writeDocument(design).error().code, std::string("E-NUMBER"));
}

void HostileDocumentTest::tooLongANameIsNeverSaved()
{
    Architecture design = read(kRich)->architecture;
    design.elements[0].name = std::string(1025, 'x');
    QCOMPARE(writeDocument(design).error().code, std::string("E-SIZE"));
    design.elements[0].name = "\xff";
    QCOMPARE(writeDocument(design).error().code, std::string("E-UTF8"));
}

NEPHOSCOPE_TEST(HostileDocumentTest);
#include "hostile_document_test.moc"
