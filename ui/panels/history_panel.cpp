// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/history_panel.h"

#include "ui/document/document.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QEvent>

namespace nephoscope::ui {

HistoryPanel::HistoryPanel(Document *document, QWidget *parent) : QUndoView(document->undoStack(), parent), m_document(document)
{
    setObjectName(QStringLiteral("history"));
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The step that the file on the disk is at.
    const auto mark = [this] { setCleanIcon(icon(QStringLiteral("ui/check"), tokens().ok)); };
    connect(&Theme::instance(), &Theme::changed, this, mark);
    connect(m_document, &Document::reset, this, &HistoryPanel::retranslate);
    connect(m_document, &Document::filePathChanged, this, &HistoryPanel::retranslate);
    mark();
    retranslate();
}

void HistoryPanel::retranslate()
{
    setAccessibleName(tr("History"));
    setEmptyLabel(m_document->filePath().isEmpty() ? tr("The design as it began") : tr("The design as it was opened"));
    setToolTip(tr("Choose a step to go back or forward to it"));
}

void HistoryPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QUndoView::changeEvent(event);
}

} // namespace nephoscope::ui
