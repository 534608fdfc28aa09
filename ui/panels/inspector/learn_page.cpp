// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/learn_page.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/style/language.h"
#include "ui/style/page_text.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QEvent>
#include <QFile>
#include <QTextCursor>

namespace nephoscope::ui {

LearnPage::LearnPage(Document *document, Selection *selection, const Catalogue &catalogue, QWidget *parent)
    : QTextBrowser(parent), m_document(document), m_selection(selection), m_catalogue(catalogue)
{
    setFrameShape(QFrame::NoFrame);
    setProperty("page", true);
    setOpenLinks(false);
    setAccessibleName(tr("Learn"));
    this->document()->setDocumentMargin(16);
    connect(m_selection, &Selection::changed, this, &LearnPage::refresh);
    connect(m_document, &Document::edited, this, &LearnPage::refresh);
    connect(m_document, &Document::reset, this, &LearnPage::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &LearnPage::refresh);
    refresh();
}

QString LearnPage::pageOf(const std::string &typeId) const
{
    const ElementType *type = m_catalogue.find(typeId);
    if (!type)
        return tr("This program does not know the mechanism. It is kept in the document as it is.");
    QString page = QStringLiteral("## %1\n\n%2\n\n").arg(local(type->name), otherLanguage(type->name));
    const QString chapter = QString::fromStdString(type->chapter1);
    const QString second = QString::fromStdString(type->chapter2.empty() ? type->chapter1 : type->chapter2);
    page += (second == chapter ? tr("Chapter %1 in both editions").arg(chapter) : tr("Chapter %1, in the second edition %2").arg(chapter, second))
        + QStringLiteral("\n\n");
    page += local(type->definition) + QStringLiteral("\n\n");
    if (!type->inRun.isEmpty())
        page += QStringLiteral("### %1\n\n%2\n\n").arg(tr("In a run"), local(type->inRun));
    if (!type->without.isEmpty())
        page += QStringLiteral("### %1\n\n%2\n\n").arg(tr("Without it"), local(type->without));
    const bool isChinese = Language::instance().isChinese();
    QFile help(QStringLiteral(":/help/%1/%2.md").arg(isChinese ? QStringLiteral("zh_CN") : QStringLiteral("en"), QString::fromStdString(typeId)));
    if (help.open(QIODevice::ReadOnly)) {
        QString text = QString::fromUtf8(help.readAll());
        // The page's own title repeats the name.
        if (text.startsWith(QLatin1String("# ")))
            text = text.mid(text.indexOf(QLatin1Char('\n')) + 1);
        page += text;
    }
    return page;
}

void LearnPage::refresh()
{
    QString page;
    if (m_selection->elements().size() == 1) {
        if (const Element *element = m_document->architecture().find(m_selection->elements().front()))
            page = pageOf(element->type);
    } else {
        page = localDescription(m_document->architecture());
        if (page.trimmed().isEmpty())
            page = tr("Select a mechanism to read what it is. A description of the design, written in the Properties tab, shows here.");
    }
    setPage(document(), page);
    setTextCursor(QTextCursor(document()));
}

QVariant LearnPage::loadResource(int, const QUrl &)
{
    return {};
}

void LearnPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Learn"));
        refresh();
    }
    QTextBrowser::changeEvent(event);
}

} // namespace nephoscope::ui
