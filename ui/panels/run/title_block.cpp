// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run/title_block.h"

#include "ui/document/document.h"
#include "ui/style/fonts.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>

namespace nephoscope::ui {

TitleBlock::TitleBlock(Document *document, QWidget *parent) : QWidget(parent), m_document(document)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    followTextScale(this, [this] {
        setMaximumWidth(scaled(196));
        updateGeometry();
    });
    connect(m_document, &Document::modifiedChanged, this, &TitleBlock::refresh);
    connect(m_document, &Document::filePathChanged, this, &TitleBlock::refresh);
    connect(m_document, &Document::edited, this, &TitleBlock::refresh);
    connect(m_document, &Document::reset, this, &TitleBlock::refresh);
    refresh();
}

QSize TitleBlock::sizeHint() const
{
    return {scaled(196), scaled(36)};
}

QString TitleBlock::stateText() const
{
    if (m_document->isModified())
        return tr("Edited, not saved");
    return m_document->filePath().isEmpty() ? tr("Not saved yet") : tr("Saved");
}

void TitleBlock::refresh()
{
    setAccessibleName(m_document->displayName() + QStringLiteral(", ") + stateText());
    setToolTip(m_document->filePath().toHtmlEscaped());
    update();
}

void TitleBlock::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.scale(textScale(), textScale());
    const int width = static_cast<int>(unscaledRect(this).width());
    const Tokens &t = tokens();
    painter.setFont(interfaceFont(14, 600));
    painter.setPen(t.text1);
    painter.drawText(QRect(4, 1, width - 4, 18), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_document->displayName(), Qt::ElideRight, width - 6));
    painter.setFont(interfaceFont(11));
    painter.setPen(t.text3);
    painter.drawText(QRect(4, 20, width - 4, 14), Qt::AlignVCenter | Qt::AlignLeft, stateText());
}

void TitleBlock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
