// SPDX-License-Identifier: GPL-3.0-or-later
// Ties the description of each mechanism to everything else that there must be of it.
#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace nephoscope;

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeHasAnIconAndHelpInBothLanguages();
    void everyHelpPageBelongsToAType();
    void helpPagesTellTheSameInBothLanguages();
    void helpPagesNameOnlyWhatIsThere();
    void everyTypeIsShownByAnExample();
    void chineseIsWrittenWithChinesePunctuation();
    void everyEnumerationStartsWithItsDefault();
    void boundsAndUnitsArePlausible();
};

namespace {

const QString kSource = QStringLiteral(NEPHOSCOPE_SOURCE_DIR);

QString readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString helpPage(const QString &language, const std::string &type)
{
    return readAll(kSource + "/resources/help/" + language + '/' + QString::fromStdString(type) + ".md");
}

/// Everything in an entry that can be named in a help page.
QSet<QString> namesOf(const ElementType &type)
{
    QSet<QString> names;
    const auto add = [&names](const std::string &name) { names.insert(QString::fromStdString(name)); };
    for (const Parameter &parameter : type.parameters) {
        add(parameter.id);
        for (const Choice &choice : parameter.choices)
            add(choice.id);
        for (const ListField &field : parameter.fields) {
            add(field.id);
            for (const std::string &choice : field.choices)
                add(choice);
        }
    }
    for (const MetricType &metric : type.metrics)
        add(metric.id);
    for (const EventType &event : type.events)
        add(event.id);
    return names;
}

/// All Chinese texts of an entry.
QStringList chineseTexts(const ElementType &type)
{
    std::vector<LocalText> texts{type.name, type.definition, type.inRun, type.without, type.needs};
    for (const Parameter &parameter : type.parameters) {
        texts.insert(texts.end(), {parameter.label, parameter.help, parameter.group});
        for (const Choice &choice : parameter.choices)
            texts.push_back(choice.label);
        for (const ListField &field : parameter.fields)
            texts.push_back(field.label);
    }
    for (const MetricType &metric : type.metrics)
        texts.push_back(metric.meaning);
    for (const EventType &event : type.events)
        texts.push_back(event.text);
    QStringList result;
    for (const LocalText &text : texts)
        result << QString::fromStdString(text.zh);
    return result;
}

} // namespace

void CatalogueTest::everyTypeHasAnIconAndHelpInBothLanguages()
{
    for (const ElementType &type : Catalogue::builtIn().types()) {
        const QString id = QString::fromStdString(type.id);
        QVERIFY2(QFile::exists(kSource + "/resources/icons/" + id + ".svg"), qPrintable(id));
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            const QStringList lines = helpPage(language, type.id).split('\n');
            QVERIFY2(lines.size() >= 15, qPrintable(id + ' ' + language));
            QVERIFY2(lines.first().startsWith("# "), qPrintable(id));
        }
        QVERIFY2(helpPage("en", type.id).startsWith("# " + QString::fromStdString(type.name.en) + '\n'), qPrintable(id));
        QVERIFY2(helpPage("zh_CN", type.id).startsWith("# " + QString::fromStdString(type.name.zh)), qPrintable(id));
    }
}

void CatalogueTest::everyHelpPageBelongsToAType()
{
    for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
        const QStringList pages = QDir(kSource + "/resources/help/" + language).entryList({"*.md"}, QDir::Files);
        for (const QString &page : pages)
            QVERIFY2(Catalogue::builtIn().find(page.chopped(3).toStdString()), qPrintable(language + '/' + page));
    }
}

void CatalogueTest::helpPagesTellTheSameInBothLanguages()
{
    // The same headings, and as many points under each.
    const QStringList en{"## What it is", "## When to use it", "## In a run", "## What the model leaves out"};
    const QStringList zh{"## 是什么", "## 何时使用", "## 运行时做什么", "## 模型未包含的内容"};
    for (const ElementType &type : Catalogue::builtIn().types()) {
        const QString english = helpPage("en", type.id);
        const QString chinese = helpPage("zh_CN", type.id);
        for (int i = 0; i < en.size(); ++i) {
            QVERIFY2(english.contains(en[i] + '\n'), type.id.c_str());
            QVERIFY2(chinese.contains(zh[i] + '\n'), type.id.c_str());
        }
        QVERIFY2(qAbs(english.count("\n- ") - chinese.count("\n- ")) <= 1, type.id.c_str());
    }
}

void CatalogueTest::helpPagesNameOnlyWhatIsThere()
{
    static const QRegularExpression name("`([a-z_]+)`");
    // A page may speak of other mechanisms, and of what events do.
    QSet<QString> names{"slow", "relocate"};
    for (const ElementType &type : Catalogue::builtIn().types())
        names += namesOf(type);
    for (const ElementType &type : Catalogue::builtIn().types()) {
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            QRegularExpressionMatchIterator matches = name.globalMatch(helpPage(language, type.id));
            while (matches.hasNext()) {
                const QString id = matches.next().captured(1);
                QVERIFY2(names.contains(id), qPrintable(QString::fromStdString(type.id) + ' ' + language + ": " + id));
            }
        }
    }
}

void CatalogueTest::everyTypeIsShownByAnExample()
{
    QString designs;
    const QStringList files = QDir(kSource + "/examples").entryList({"*.neph"}, QDir::Files);
    for (const QString &file : files)
        designs += readAll(kSource + "/examples/" + file);
    for (const ElementType &type : Catalogue::builtIn().types()) {
        const QString id = QString::fromStdString(type.id);
        QVERIFY2(designs.contains("\"type\": \"" + id + '"'), qPrintable(id));
    }
}

void CatalogueTest::chineseIsWrittenWithChinesePunctuation()
{
    // A Chinese character beside an ASCII comma, full stop, semicolon, colon or bracket.
    static const QRegularExpression wrong(QStringLiteral("[\\x{4e00}-\\x{9fff}][,;:(!?]|[,;)!?][\\x{4e00}-\\x{9fff}]|[\\x{4e00}-\\x{9fff}]\\.(\\s|$)"));
    for (const ElementType &type : Catalogue::builtIn().types()) {
        QStringList texts = chineseTexts(type);
        texts << helpPage("zh_CN", type.id);
        for (const QString &text : texts)
            QVERIFY2(!wrong.match(text).hasMatch(), qPrintable(wrong.match(text).captured(0) + " in " + text));
    }
}

void CatalogueTest::everyEnumerationStartsWithItsDefault()
{
    for (const ElementType &type : Catalogue::builtIn().types()) {
        for (const Parameter &parameter : type.parameters) {
            if (parameter.kind == ParameterKind::Enumeration)
                QCOMPARE(parameter.defaultValue.toString(), parameter.choices.front().id);
        }
    }
}

void CatalogueTest::boundsAndUnitsArePlausible()
{
    // Nothing of what the program measures or takes is negative, but for the phase of a day.
    for (const ElementType &type : Catalogue::builtIn().types()) {
        for (const Parameter &parameter : type.parameters) {
            const bool isNumber = parameter.kind == ParameterKind::Number || parameter.kind == ParameterKind::Integer;
            if (isNumber && parameter.id != "phase")
                QVERIFY2(parameter.minimum && *parameter.minimum >= 0, (type.id + '.' + parameter.id).c_str());
        }
        const Parameter *cost = type.parameter("cost_per_hour");
        QVERIFY2(!cost || cost->unit == "currency/h", type.id.c_str());
    }
}

NEPHOSCOPE_TEST(CatalogueTest);
#include "catalogue_test.moc"
