// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/words.h"

#include <QRegularExpression>
#include <QStringList>

namespace nephoscope::ui {

namespace {

/// The words of a line without the marks of emphasis and code, links reduced to their words.
QString withoutMarks(QString line)
{
    for (qsizetype open = line.indexOf(u'['); open >= 0; open = line.indexOf(u'[', open + 1)) {
        const qsizetype middle = line.indexOf(QStringLiteral("]("), open);
        qsizetype close = middle < 0 ? -1 : middle + 2;
        for (int depth = 1; close > 0 && close < line.size(); ++close) {
            depth += line[close] == u'(' ? 1 : line[close] == u')' ? -1 : 0;
            if (depth == 0)
                break;
        }
        if (close > 0 && close < line.size())
            line = line.left(open) + line.mid(open + 1, middle - open - 1) + line.mid(close + 1);
    }
    static const QRegularExpression kEmphasis(QStringLiteral("(?<![*\\w])\\*([^*\\s](?:[^*]*[^*\\s])?)\\*(?![*\\w])"));
    line.replace(kEmphasis, QStringLiteral("\\1"));
    line.remove(QStringLiteral("**")).remove(QStringLiteral("__")).remove(u'`');
    return line.trimmed();
}

} // namespace

std::pair<std::string, std::string> splitPath(const std::string &path)
{
    const auto dot = path.rfind('.');
    return dot == std::string::npos ? std::pair{path, std::string()} : std::pair{path.substr(0, dot), path.substr(dot + 1)};
}

std::vector<ReportParagraph> plainParagraphs(const std::string &markdown)
{
    std::vector<ReportParagraph> paragraphs;
    bool isOpen = false; // the last paragraph may be continued by the next line
    for (const QString &raw : QString::fromStdString(markdown).split(u'\n')) {
        const QString line = raw.trimmed();
        ReportParagraph paragraph;
        if (line.isEmpty()) {
            isOpen = false;
            continue;
        }
        if (line.startsWith(u'#')) {
            qsizetype level = 0;
            while (level < line.size() && line[level] == u'#')
                ++level;
            paragraph.kind = ReportParagraph::Kind::Heading;
            paragraph.text = withoutMarks(line.mid(level));
            isOpen = false;
        } else if (line.startsWith(QStringLiteral("- ")) || line.startsWith(QStringLiteral("* "))) {
            paragraph.kind = ReportParagraph::Kind::Bullet;
            paragraph.text = withoutMarks(line.mid(2));
            isOpen = true;
        } else if (isOpen) {
            paragraphs.back().text += u' ' + withoutMarks(line);
            continue;
        } else {
            paragraph.text = withoutMarks(line);
            isOpen = true;
        }
        paragraphs.push_back(std::move(paragraph));
    }
    return paragraphs;
}

} // namespace nephoscope::ui
