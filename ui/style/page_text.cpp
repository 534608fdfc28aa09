// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/page_text.h"

#include "ui/style/fonts.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFragment>

#include <utility>
#include <vector>

namespace nephoscope::ui {

void setPage(QTextDocument *document, const QString &markdown)
{
    document->setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectCommonMark) | QTextDocument::MarkdownNoHTML);
    const Tokens &t = tokens();
    bool isFirst = true;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        // Not BlockUnderCursor, which takes the end of the block before along, and would give its format to that, too.
        QTextCursor cursor(block);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        std::vector<std::pair<int, int>> names; // of parameters, buttons and commands, set as code
        for (QTextBlock::iterator part = block.begin(); !part.atEnd(); ++part) {
            if (part.fragment().charFormat().fontFixedPitch())
                names.emplace_back(part.fragment().position(), part.fragment().length());
        }
        const int level = block.blockFormat().headingLevel();
        QTextCharFormat text;
        text.setForeground(level == 0 ? t.text1 : level > 2 ? t.text2 : t.text1);
        text.setFontFamilies(interfaceFont(13).families());
        text.setProperty(QTextFormat::FontPixelSize, scaled(level == 0 ? 13 : level > 2 ? 12 : level == 2 ? 15 : 19));
        if (level > 0)
            text.setFontWeight(600);
        cursor.mergeCharFormat(text);
        for (const auto &[start, length] : names) {
            QTextCharFormat name;
            name.setFontWeight(600);
            name.setFontFixedPitch(false);
            QTextCursor within(document);
            within.setPosition(start);
            within.setPosition(start + length, QTextCursor::KeepAnchor);
            within.mergeCharFormat(name);
        }
        QTextBlockFormat format;
        format.setTopMargin(level > 0 && !isFirst ? 14 : 0);
        format.setBottomMargin(level > 0 ? 4 : 6);
        format.setLineHeight(scaled(Language::instance().isChinese() ? 20 : 18), QTextBlockFormat::MinimumHeight);
        cursor.mergeBlockFormat(format);
        isFirst = false;
    }
}

} // namespace nephoscope::ui
