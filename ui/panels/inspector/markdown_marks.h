// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace nephoscope::ui {

/// Shows Markdown that is being written as it will look: bold, headings and code. The marks themselves (`**`, `#`) are seen only while somebody writes.
class MarkdownMarks : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit MarkdownMarks(QTextDocument *document);

    void setMarksShown(bool areShown);

protected:
    void highlightBlock(const QString &text) override;

private:
    bool m_areMarksShown = false;
};

} // namespace nephoscope::ui
