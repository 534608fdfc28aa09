// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class Document;
class Selection;

/// What the selected mechanism is, where the book tells of it, what it does in a run and what a run shows without it, with
/// its help page; for nothing selected the design's own description.
///
/// A document's description is shown as Markdown without HTML, loads nothing and opens nothing.
class LearnPage : public QTextBrowser
{
    Q_OBJECT
public:
    LearnPage(Document *document, Selection *selection, const Catalogue &catalogue, QWidget *parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;
    QVariant loadResource(int type, const QUrl &name) override;

private:
    QString pageOf(const std::string &type) const;
    void style();

    Document *m_document;
    Selection *m_selection;
    const Catalogue &m_catalogue;
};

} // namespace nephoscope::ui
