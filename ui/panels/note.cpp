// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/note.h"

#include "ui/style/field_buttons.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVariant>

namespace nephoscope::ui {

Note::Note(Kind kind, QWidget *parent) : QFrame(parent), m_kind(kind), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setProperty("role", "small");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    connect(m_text, &QLabel::linkActivated, this, [this](const QString &link) { Q_EMIT linkActivated(link.toInt()); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { paintIcon(); });
    setKind(kind);
}

void Note::setKind(Kind kind)
{
    m_kind = kind;
    setProperty("note", kind == Kind::Error ? "error" : kind == Kind::Warning ? "warn" : "info");
    style()->unpolish(this);
    style()->polish(this);
    paintIcon();
}

void Note::paintIcon()
{
    const Tokens &t = tokens();
    const bool isInfo = m_kind == Kind::Info;
    m_icon->setPixmap(iconPixmap(isInfo ? QStringLiteral("ui/info") : QStringLiteral("ui/warn"), 16,
                                 isInfo                   ? t.accent
                                 : m_kind == Kind::Error ? t.err
                                                         : t.warn,
                                 devicePixelRatioF()));
}

void Note::setText(const QString &sentence, const QStringList &links)
{
    m_sentence = sentence;
    QString html = sentence.toHtmlEscaped();
    for (qsizetype i = 0; i < links.size(); ++i) {
        // Links are set apart by a no-break space each, so that words of two links never run together.
        html += QStringLiteral(" &nbsp;<a href=\"%1\" style=\"text-decoration:none; font-weight:600\">%2</a>")
                    .arg(QString::number(i), links[i].toHtmlEscaped());
    }
    setLinkedText(m_text, html);
    setAccessibleName(sentence);
}

} // namespace nephoscope::ui
