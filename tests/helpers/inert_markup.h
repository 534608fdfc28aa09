// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QXmlStreamReader>

namespace nephoscope::tests {

/// Reads XML with an independent reader and says what in it is not on the list, or empty: elements, attributes, and values
/// that could fetch or run something (a reference is fine within the file: `url(#…)`).
inline QString whatIsNotInert(const QByteArray &xml, const QSet<QString> &elements, const QSet<QString> &attributes)
{
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isDTD() && !reader.text().isEmpty() && reader.text().toString().contains(u'['))
            return QStringLiteral("a DTD");
        if (reader.isProcessingInstruction() || reader.isEntityReference())
            return QStringLiteral("a processing instruction or an entity");
        if (!reader.isStartElement())
            continue;
        if (!elements.contains(reader.name().toString()))
            return QStringLiteral("element ") + reader.name().toString();
        for (const QXmlStreamAttribute &attribute : reader.attributes()) {
            if (!attributes.contains(attribute.qualifiedName().toString()))
                return QStringLiteral("attribute ") + attribute.qualifiedName().toString();
            const QString value = attribute.value().toString();
            if (value.contains(QStringLiteral("url(")) && !value.startsWith(QStringLiteral("url(#")))
                return QStringLiteral("reference ") + value;
        }
    }
    return reader.hasError() ? reader.errorString() : QString();
}

inline const QSet<QString> &svgElements()
{
    static const QSet<QString> elements{"svg", "title", "g", "path", "text", "defs", "clipPath"};
    return elements;
}

inline const QSet<QString> &svgAttributes()
{
    static const QSet<QString> attributes{"viewBox", "width", "height", "role", "id", "d", "fill", "fill-opacity", "fill-rule", "stroke",
                                          "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-dasharray",
                                          "stroke-dashoffset", "clip-path", "x", "y", "transform", "font-family", "font-size",
                                          "font-weight", "textLength", "lengthAdjust"};
    return attributes;
}

/// Labels that have done harm elsewhere.
inline const QStringList &hostileLabels()
{
    static const QStringList labels{
        QStringLiteral("<script>alert(1)</script>"),
        QStringLiteral("<img src=x onerror=alert(1)>"),
        QStringLiteral("\"><svg onload=alert(1)>"),
        QStringLiteral("' onmouseover='alert(1)"),
        QStringLiteral("<img src=\"file:///etc/hostname\">"),
        QStringLiteral("<img src=\"http://127.0.0.1/x\">"),
        QStringLiteral("]]> --> &amp; &#x0; "),
        QStringLiteral("a\u0001b") + QChar(0xFFFE) + QChar(0xD800) + QStringLiteral("c"),
        QStringLiteral("%s%n %1 %2 {0}"),
        QStringLiteral("</title></text></svg><script>1</script>"),
        QStringLiteral("javascript:alert(1)"),
        QStringLiteral("\u202Eevil\u202C"),
        QStringLiteral("url(http://127.0.0.1/)"),
        QStringLiteral("<!DOCTYPE x [<!ENTITY a \"b\">]>&a;"),
    };
    return labels;
}

} // namespace nephoscope::tests
