// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/markdown_marks.h"

#include "ui/style/theme.h"

#include <QRegularExpression>

namespace nephoscope::ui {

MarkdownMarks::MarkdownMarks(QTextDocument *document) : QSyntaxHighlighter(document)
{
    connect(&Theme::instance(), &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void MarkdownMarks::setMarksShown(bool areShown)
{
    if (areShown == m_areMarksShown)
        return;
    m_areMarksShown = areShown;
    rehighlight();
}

void MarkdownMarks::highlightBlock(const QString &text)
{
    static const QRegularExpression kHeading(QStringLiteral("^(#{1,6} )(.*)()$"));
    static const QRegularExpression kBold(QStringLiteral("(\\*\\*)(?=\\S)(.+?)(\\*\\*)"));
    static const QRegularExpression kCode(QStringLiteral("(`)([^`]+)(`)"));
    QTextCharFormat mark;
    if (m_areMarksShown) {
        mark.setForeground(tokens().text3);
    } else { // a text cannot leave characters out, but make them as good as none
        mark.setFontPointSize(0.1);
        mark.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        mark.setForeground(Qt::transparent);
    }
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    QTextCharFormat code;
    code.setFontFamilies({QStringLiteral("monospace")});
    for (const auto &[pattern, format] : {std::pair{&kHeading, strong}, std::pair{&kBold, strong}, std::pair{&kCode, code}}) {
        for (auto found = pattern->globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            setFormat(static_cast<int>(match.capturedStart(1)), static_cast<int>(match.capturedLength(1)), mark);
            setFormat(static_cast<int>(match.capturedStart(2)), static_cast<int>(match.capturedLength(2)), format);
            setFormat(static_cast<int>(match.capturedStart(3)), static_cast<int>(match.capturedLength(3)), mark);
        }
    }
}

} // namespace nephoscope::ui
