// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

namespace {

const QString kId = QStringLiteral("org.nephoscope.Nephoscope");
const QString kMimeType = QStringLiteral("application/x-nephoscope");

QString pathOf(const QString &name)
{
    return QStringLiteral(NEPHOSCOPE_SOURCE_DIR "/packaging/") + name;
}

QByteArray contentOf(const QString &name)
{
    QFile file(pathOf(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Keys of the first group of a desktop entry.
QHash<QString, QString> desktopEntry()
{
    QHash<QString, QString> entry;
    int groups = 0;
    for (const QByteArray &line : contentOf(kId + QStringLiteral(".desktop")).split('\n')) {
        groups += line.startsWith('[');
        const qsizetype sign = line.indexOf('=');
        if (groups == 1 && sign > 0)
            entry.insert(QString::fromUtf8(line.left(sign)), QString::fromUtf8(line.mid(sign + 1)));
    }
    return entry;
}

/// Texts (or the attribute asked for) of all elements of one name.
QStringList inXml(const QString &file, const QString &element, const QString &attribute = {})
{
    QStringList found;
    QXmlStreamReader xml(contentOf(file));
    while (!xml.atEnd()) {
        if (xml.readNextStartElement() && xml.name() == element)
            found << (attribute.isEmpty() ? xml.readElementText(QXmlStreamReader::IncludeChildElements) : xml.attributes().value(attribute).toString());
        else if (xml.tokenType() == QXmlStreamReader::EndElement)
            xml.readNext();
    }
    return xml.hasError() ? QStringList{xml.errorString()} : found;
}

} // namespace

/// What the files for the desktop say of each other is so.
class PackagingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theEntryStartsTheProgramWithTheFilesChosen();
    void theTypeOfADesignIsKnownByItsName();
    void theMetadataDescribesThisVersion();
    void theIconsAreThere();
};

void PackagingTest::theEntryStartsTheProgramWithTheFilesChosen()
{
    const auto entry = desktopEntry();
    QCOMPARE(entry.value(QStringLiteral("Type")), QStringLiteral("Application"));
    QCOMPARE(entry.value(QStringLiteral("Exec")), QStringLiteral("nephoscope %F"));
    QCOMPARE(entry.value(QStringLiteral("Icon")), kId);
    QCOMPARE(entry.value(QStringLiteral("MimeType")), kMimeType + QLatin1Char(';'));
    // Who looks for the program in Chinese finds it, too.
    for (const char *key : {"Name", "Comment", "Comment[zh_CN]", "GenericName[zh_CN]", "Keywords[zh_CN]"})
        QVERIFY2(!entry.value(QLatin1String(key)).isEmpty(), key);
}

void PackagingTest::theTypeOfADesignIsKnownByItsName()
{
    const QString file = kId + QStringLiteral(".xml");
    QCOMPARE(inXml(file, QStringLiteral("mime-type"), QStringLiteral("type")), QStringList{kMimeType});
    QCOMPARE(inXml(file, QStringLiteral("glob"), QStringLiteral("pattern")), QStringList{QStringLiteral("*.neph")});
}

void PackagingTest::theMetadataDescribesThisVersion()
{
    const QString file = kId + QStringLiteral(".metainfo.xml");
    QCOMPARE(inXml(file, QStringLiteral("id")), QStringList{kId});
    QCOMPARE(inXml(file, QStringLiteral("launchable")), QStringList{kId + QStringLiteral(".desktop")});
    QCOMPARE(inXml(file, QStringLiteral("mediatype")), QStringList{kMimeType});
    QCOMPARE(inXml(file, QStringLiteral("release"), QStringLiteral("version")).value(0), QStringLiteral(NEPHOSCOPE_VERSION));
    QVERIFY(contentOf(QStringLiteral("changelog")).startsWith("nephoscope (" NEPHOSCOPE_VERSION ") "));
}

void PackagingTest::theIconsAreThere()
{
    for (const QString &name : {kId, QString(kMimeType).replace(QLatin1Char('/'), QLatin1Char('-'))}) {
        QSvgRenderer picture(pathOf(QStringLiteral("icons/%1.svg").arg(name)));
        QVERIFY2(picture.isValid(), qPrintable(name));
        QCOMPARE(picture.defaultSize().width(), picture.defaultSize().height());
    }
}

NEPHOSCOPE_TEST(PackagingTest);
#include "packaging_test.moc"
