// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/responsibility_card.h"

#include "ui/style/fonts.h"
#include "ui/style/language.h"
#include "ui/style/party_words.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace nephoscope::ui {

namespace {

constexpr int kSide = 16;
constexpr int kTop = 12;
constexpr int kRow = 30; ///< two lines of a layer's name
constexpr int kColumn = 33;
constexpr int kMark = 18;
constexpr int kHead = 58; ///< heading, sentence and names of the models
constexpr int kKey = 26;

} // namespace

ResponsibilityCard::ResponsibilityCard(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("responsibility"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    followTextScale(this, [this] { updateGeometry(); });
    hide();
}

void ResponsibilityCard::show(const std::optional<Responsibility> &responsibility)
{
    m_shown = responsibility;
    setVisible(m_shown.has_value());
    retranslate();
}

QString ResponsibilityCard::sentence() const
{
    return m_shown ? administratorWords(*m_shown) : QString();
}

void ResponsibilityCard::retranslate()
{
    if (!m_shown)
        return;
    setAccessibleName(tr("Responsibility") + QStringLiteral(": ") + sentence());
    setToolTip(tr("Layer: %1 · %2").arg(local(nameOf(m_shown->layer)), local(nameOf(m_shown->model))));
    update();
}

QSize ResponsibilityCard::sizeHint() const
{
    return {scaled(kSide * 2 + kColumn * 4 + 120), scaled(kTop + kHead + kRow * static_cast<int>(kLayers.size()) + kKey + 8)};
}

void ResponsibilityCard::paintEvent(QPaintEvent *)
{
    if (!m_shown)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    const QSize size = unscaledRect(this).size().toSize();
    const Tokens &t = tokens();
    const QRect room(kSide, kTop, size.width() - 2 * kSide, size.height() - kTop);
    painter.setFont(interfaceFont(12, 600));
    painter.setPen(t.text2);
    painter.drawText(QRect(room.left(), room.top(), room.width(), 18), Qt::AlignLeft | Qt::AlignVCenter, tr("Responsibility"));
    painter.setFont(interfaceFont(12));
    painter.setPen(t.text1);
    painter.drawText(QRect(room.left(), room.top() + 18, room.width(), 18), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(sentence(), Qt::ElideRight, room.width()));

    const int right = room.right() + 1 - kColumn * 4;
    const int top = room.top() + kHead;
    const auto column = [&](DeliveryModel model) { return right + kColumn * static_cast<int>(model); };
    const auto row = [&](Layer layer) { return top + kRow * static_cast<int>(layer); };
    // The element's model and layer as a cross behind the letters.
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.hover);
    painter.drawRoundedRect(QRect(column(m_shown->model), top - 20, kColumn, 20 + kRow * static_cast<int>(kLayers.size())), 4, 4);
    painter.drawRoundedRect(QRect(room.left() - 6, row(m_shown->layer), room.width() + 6, kRow), 4, 4);
    for (const DeliveryModel model : kDeliveryModels) {
        const bool isOwn = model == m_shown->model;
        painter.setFont(interfaceFont(10, isOwn ? 600 : 400));
        painter.setPen(isOwn ? t.text1 : t.text3);
        const QRect head(column(model), top - 20, kColumn, 20);
        // The first name is the longest; left of it is room.
        if (model == kDeliveryModels.front())
            painter.drawText(head.adjusted(room.left() - head.left(), 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter, local(nameOf(model)));
        else
            painter.drawText(head, Qt::AlignCenter, local(nameOf(model)));
    }
    for (const Layer layer : kLayers) {
        const bool isOwnLayer = layer == m_shown->layer;
        painter.setFont(interfaceFont(11, isOwnLayer ? 600 : 400));
        painter.setPen(isOwnLayer ? t.text1 : t.text2);
        painter.drawText(QRect(room.left(), row(layer), right - room.left() - 4, kRow), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, local(nameOf(layer)));
        for (const DeliveryModel model : kDeliveryModels) {
            const Party party = responsible(layer, model);
            const QColor colour = partyColour(t, party);
            const QRectF cell(column(model) + (kColumn - kMark) / 2.0, row(layer) + (kRow - kMark) / 2.0, kMark, kMark);
            const bool isOwn = isOwnLayer && model == m_shown->model;
            painter.setPen(isOwn ? Qt::NoPen : QPen(colour, 1));
            painter.setBrush(isOwn ? QBrush(colour) : QBrush(t.soft(colour)));
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            painter.setFont(interfaceFont(11, 600));
            painter.setPen(isOwn ? t.onAccent : colour);
            painter.drawText(cell, Qt::AlignCenter, partyLetter(party));
        }
    }
    painter.setFont(interfaceFont(11));
    painter.setPen(t.text3);
    QStringList key;
    for (const Party party : {Party::Consumer, Party::Provider, Party::Shared})
        key << partyLetter(party) + QLatin1Char(' ') + partyName(party);
    painter.drawText(QRect(room.left(), row(Layer::Monitoring) + kRow, room.width(), kKey), Qt::AlignLeft | Qt::AlignVCenter, key.join(QStringLiteral("   ")));
}

void ResponsibilityCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
