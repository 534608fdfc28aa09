// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/example_card.h"

#include "model/catalogue/catalogue.h"
#include "ui/style/fonts.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr int kPictureHeight = 176;

/// Text on at most `lines` lines, cut with an ellipsis.
void paintLines(QPainter *painter, const QRectF &rect, const QString &text, int lines, double lineHeight)
{
    QTextLayout layout(text, painter->font());
    layout.beginLayout();
    double y = rect.top();
    for (int number = 1; number <= lines; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        const bool isCut = number == lines && line.textStart() + line.textLength() < text.size();
        const QString shown = isCut ? painter->fontMetrics().elidedText(text.mid(line.textStart()), Qt::ElideRight, static_cast<int>(rect.width()))
                                    : text.mid(line.textStart(), line.textLength());
        painter->drawText(QRectF(rect.left(), y, rect.width(), lineHeight), Qt::AlignLeft | Qt::AlignVCenter, shown);
        y += lineHeight;
    }
    layout.endLayout();
}

/// The first paragraph of a Markdown text, without its marks.
QString firstParagraph(const QString &markdown)
{
    const int first = markdown.startsWith(QStringLiteral("# ")) ? 1 : 0;
    QString text = markdown.section(QStringLiteral("\n\n"), first, first).simplified();
    for (const char mark : {'#', '*', '`', '_'})
        text.remove(QLatin1Char(mark));
    return text.trimmed();
}

} // namespace

ExampleCard::ExampleCard(QString resource, Architecture architecture, Painter painter, QWidget *parent)
    : QAbstractButton(parent), m_resource(std::move(resource)), m_architecture(std::move(architecture)), m_painter(std::move(painter))
{
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    followTextScale(this, [this] { setFixedHeight(sizeHint().height()); });
    setMinimumWidth(240);
    retitle();
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_picture = QPixmap();
        update();
    });
}

QSize ExampleCard::sizeHint() const
{
    return {300, kPictureHeight + scaled(92)};
}

void ExampleCard::retitle()
{
    setText(localTitle(m_architecture));
    setAccessibleName(text());
}

QString ExampleCard::searchText() const
{
    QString text = m_resource.section(QLatin1Char('/'), -1) + QLatin1Char('\n');
    text += QString::fromStdString(m_architecture.title + '\n' + m_architecture.description);
    for (const Element &element : m_architecture.elements) {
        if (const ElementType *type = Catalogue::builtIn().find(element.type))
            text += QLatin1Char('\n') + QString::fromStdString(type->name.en + '\n' + type->name.zh);
    }
    return text;
}

bool ExampleCard::isAbout(const QStringList &words) const
{
    if (m_searchText.isEmpty())
        m_searchText = searchText();
    return std::all_of(words.begin(), words.end(), [this](const QString &word) { return m_searchText.contains(word, Qt::CaseInsensitive); });
}

bool ExampleCard::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retitle();
    if (event->type() == QEvent::Resize || event->type() == QEvent::LanguageChange)
        m_picture = QPixmap();
    return QAbstractButton::event(event);
}

void ExampleCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokens();
    const QRectF card = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool isLit = underMouse() || hasFocus();
    QPainterPath outline;
    outline.addRoundedRect(card, 8, 8);
    painter.fillPath(outline, t.surface);
    const QRect picture(1, 1, width() - 2, kPictureHeight);
    painter.save();
    painter.setClipPath(outline);
    painter.fillRect(picture, t.canvas);
    const QSize room(picture.width() - 24, picture.height() - 20);
    if (m_picture.isNull() && m_painter)
        m_picture = m_painter(m_architecture, room, devicePixelRatioF());
    if (!m_picture.isNull()) {
        const QSizeF size = m_picture.deviceIndependentSize();
        painter.drawPixmap(QPointF(picture.center()) - QPointF(size.width() / 2, size.height() / 2), m_picture);
    }
    painter.fillRect(QRect(picture.left(), picture.bottom(), picture.width(), 1), t.line1);
    painter.restore();
    painter.setPen(QPen(isLit ? t.accent : t.line2, hasFocus() ? 2 : 1.25));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
    painter.setFont(screenFont(14, 600));
    painter.setPen(t.text1);
    const QRectF words(14, kPictureHeight + 10, width() - 28, scaled(80));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, painter.fontMetrics().elidedText(text(), Qt::ElideRight, static_cast<int>(words.width())));
    painter.setFont(screenFont(12));
    painter.setPen(t.text2);
    paintLines(&painter, words.adjusted(0, scaled(24), 0, 0), firstParagraph(localDescription(m_architecture)), 3, scaled(16));
}

} // namespace nephoscope::ui
