// SPDX-License-Identifier: GPL-3.0-or-later
// Walks examples/: each is a sound document, laid out cleanly, that reads as a lesson.
#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "model/io/writer.h"
#include "model/rules/rules.h"
#include "sim/plan/plan.h"
#include "sim/run/run_once.h"
#include "tests/helpers/test_main.h"
#include "ui/style/fonts.h"

#include <QDir>
#include <QFile>
#include <QFontMetricsF>
#include <QRectF>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace nephoscope;

class ExamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsWithoutWarnings_data() { files(); }
    void loadsWithoutWarnings();
    void isCanonical_data() { files(); }
    void isCanonical();
    void breaksNoDesignRule_data() { files(); }
    void breaksNoDesignRule();
    void standsAndLinksAsTheCatalogueAllows_data() { files(); }
    void standsAndLinksAsTheCatalogueAllows();
    void boxesStandInTheirContainersWithoutOverlap_data() { files(); }
    void boxesStandInTheirContainersWithoutOverlap();
    void namesFitIntoTheirBoxes_data() { files(); }
    void namesFitIntoTheirBoxes();
    void readsAsALessonInBothLanguages_data() { files(); }
    void readsAsALessonInBothLanguages();
    void tellsWhatHappensInBothLanguages_data() { files(); }
    void tellsWhatHappensInBothLanguages();

private:
    static void files();
};

namespace {

const QString kFolder = QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/examples/");

Architecture load(const QString &file)
{
    Result<ReadDocument> document = readDocumentFile((kFolder + file).toStdString(), Catalogue::builtIn());
    return document ? std::move(document)->architecture : Architecture();
}

QRectF rectOf(const Box &box)
{
    return {box.x, box.y, box.width, box.height};
}

/// Where a name is painted: font size, width that it has, lines that it may take.
struct NamePlace {
    double pixels = 14;
    double width = 0;
    int lines = 1;
};

NamePlace namePlace(NodeShape shape, const Box &box)
{
    switch (shape) {
    case NodeShape::Leaf:
        return {14, box.width - 62 - 12, 2};
    case NodeShape::Pill:
        return {13, box.width - 34 - 8, 1};
    case NodeShape::VirtualServer:
        return {13.5, box.width - 34 - 6, 1};
    case NodeShape::Hypervisor:
        return {13, box.width - 34 - 12, 1};
    case NodeShape::PhysicalServer:
        return {14, box.width - 50 - 12, 1};
    default:
        return {15, box.width - 46 - 24, 1};
    }
}

/// Lines that the words take when they are filled into the width.
int linesOf(const QString &name, const QFontMetricsF &metrics, double width)
{
    int lines = 1;
    QString line;
    for (const QString &word : name.split(' ')) {
        const QString longer = line.isEmpty() ? word : line + ' ' + word;
        if (metrics.horizontalAdvance(word) > width)
            return 99;
        if (metrics.horizontalAdvance(longer) <= width) {
            line = longer;
        } else {
            line = word;
            ++lines;
        }
    }
    return lines;
}

} // namespace

void ExamplesTest::files()
{
    QTest::addColumn<QString>("file");
    const QStringList names = QDir(kFolder).entryList({"*.neph"}, QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 4);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void ExamplesTest::loadsWithoutWarnings()
{
    QFETCH(QString, file);
    const Result<ReadDocument> document = readDocumentFile((kFolder + file).toStdString(), Catalogue::builtIn());
    QVERIFY2(document.isOk(), document ? "" : document.error().text().c_str());
    QVERIFY2(document->warnings.empty(), document->warnings.empty() ? "" : document->warnings.front().text().c_str());
}

void ExamplesTest::isCanonical()
{
    QFETCH(QString, file);
    QFile opened(kFolder + file);
    QVERIFY(opened.open(QIODevice::ReadOnly));
    const Result<std::string> text = writeDocument(load(file));
    QVERIFY(text.isOk());
    QCOMPARE(QByteArray::fromStdString(text.value()), opened.readAll());
}

void ExamplesTest::breaksNoDesignRule()
{
    QFETCH(QString, file);
    for (const Problem &problem : findProblems(load(file), Catalogue::builtIn())) {
        const std::string text = problem.rule + ' ' + problem.element + ": " + problem.text.en;
        QVERIFY2(problem.severity != Severity::Error, text.c_str());
        qInfo("%s", text.c_str());
    }
}

void ExamplesTest::standsAndLinksAsTheCatalogueAllows()
{
    QFETCH(QString, file);
    const Catalogue &catalogue = Catalogue::builtIn();
    const Architecture design = load(file);
    for (const Element &element : design.elements) {
        const std::vector<std::string> containers = containerTypes(design, element.parent);
        QVERIFY2(catalogue.mayStandIn(element.type, containers),
                 (element.id.text() + ": " + catalogue.whyNotInSentence(element.type, containers).en).c_str());
    }
    for (const Link &link : design.links) {
        const std::vector<LinkRole> roles = catalogue.rolesBetween(design.find(link.from)->type, design.find(link.to)->type);
        QVERIFY2(std::ranges::find(roles, link.role) != roles.end(), link.id.text().c_str());
    }
}

void ExamplesTest::boxesStandInTheirContainersWithoutOverlap()
{
    QFETCH(QString, file);
    const Architecture design = load(file);
    for (const Element &element : design.elements) {
        QVERIFY2(element.box.has_value(), element.id.text().c_str());
        if (!element.parent) {
            // Top-level boxes keep to the grid.
            QVERIFY2(std::fmod(element.box->x, 8) == 0 && std::fmod(element.box->y, 8) == 0, element.id.text().c_str());
            continue;
        }
        const Box &outer = *design.find(*element.parent)->box;
        const QRectF inside(0, 0, outer.width, outer.height);
        QVERIFY2(inside.contains(rectOf(*element.box)), element.id.text().c_str());
    }
    for (std::size_t i = 0; i < design.elements.size(); ++i) {
        for (std::size_t j = i + 1; j < design.elements.size(); ++j) {
            const Element &a = design.elements[i];
            const Element &b = design.elements[j];
            // Badges and handles need 8 units between neighbours.
            const bool collide = a.parent == b.parent && rectOf(*a.box).adjusted(-4, -4, 4, 4).intersects(rectOf(*b.box).adjusted(-3.9, -3.9, 3.9, 3.9));
            QVERIFY2(!collide, (a.id.text() + " and " + b.id.text()).c_str());
        }
    }
}

void ExamplesTest::namesFitIntoTheirBoxes()
{
    QFETCH(QString, file);
    const Architecture design = load(file);
    for (const Element &element : design.elements) {
        const NamePlace place = namePlace(Catalogue::builtIn().find(element.type)->shape, *element.box);
        const QFontMetricsF metrics(ui::interfaceFont(place.pixels, 600));
        const QString name = QString::fromStdString(element.name);
        QVERIFY2(linesOf(name, metrics, place.width) <= place.lines, qPrintable(name));
    }
}

void ExamplesTest::readsAsALessonInBothLanguages()
{
    QFETCH(QString, file);
    const Architecture design = load(file);
    QVERIFY(!design.title.empty());
    const QStringList parts = QString::fromStdString(design.description).split("\n---\n");
    QCOMPARE(parts.size(), 2);
    const auto isChinese = [](QChar c) { return c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff; };
    QVERIFY(std::ranges::none_of(parts[0], isChinese));
    QVERIFY(std::ranges::count_if(parts[1], isChinese) > 150);
    // Its title in the other language.
    QVERIFY(parts[1].trimmed().startsWith("# "));
    // What to watch, and what to switch off.
    QVERIFY(parts[0].contains("**") && parts[0].contains("witch"));
    bool hasLoss = false;
    for (const Expectation &expectation : design.expect)
        hasLoss = hasLoss || !expectation.variant.empty();
    QVERIFY2(hasLoss, "no expectation about a variant");
    for (const Variant &variant : design.variants)
        QVERIFY2(std::ranges::any_of(design.expect, [&](const Expectation &e) { return e.variant == variant.id.text(); }),
                 variant.id.text().c_str());
}

void ExamplesTest::tellsWhatHappensInBothLanguages()
{
    QFETCH(QString, file);
    Architecture design = load(file);
    design.run.replications = 1;
    const auto plan = sim::compile(design, Catalogue::builtIn());
    QVERIFY(plan);
    const auto record = sim::runOnce(*plan);
    QVERIFY2(record, record ? "" : record.error().text().c_str());
    for (const sim::LogEntry &entry : record->log)
        QVERIFY2(entry.detail.empty() == entry.detailZh.empty(), (entry.element + "." + entry.event + ": " + entry.detail).c_str());
}

NEPHOSCOPE_TEST(ExamplesTest);
#include "examples_test.moc"
