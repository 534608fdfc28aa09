// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/state_card.h"

#include "sim/run/snapshot.h"
#include "ui/style/fonts.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace nephoscope::ui {

namespace {

constexpr int kSide = 16; ///< outside the card
constexpr int kInset = 12;

int textHeight(const QString &text, int width)
{
    if (text.isEmpty())
        return 0;
    return QFontMetrics(interfaceFont(12)).boundingRect(QRect(0, 0, qMax(40, width), 1000), Qt::TextWordWrap, text).height();
}

} // namespace

StateCard::StateCard(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    followTextScale(this, [this] { updateGeometry(); });
    hide();
}

void StateCard::show(const sim::ElementSnapshot *element, const QString &target, bool isOver)
{
    if (!element) {
        m_title.clear();
        hide();
        return;
    }
    using State = sim::ElementState;
    const QString since = formatClock(element->since, false);
    m_tone = 0;
    switch (element->state) {
    case State::Running: m_title = isOver ? tr("Running at the end") : tr("Running"); break;
    case State::Disabled: m_title = tr("Disabled"); break;
    case State::Failed:
        m_title = tr("Failed at %1").arg(since);
        m_tone = 2;
        break;
    case State::Starting: m_title = tr("Starting"); break;
    case State::Recovering: m_title = target.isEmpty() ? tr("Recovering") : tr("Recovering on %1").arg(target); break;
    case State::Migrating: m_title = target.isEmpty() ? tr("Moving") : tr("Moving to %1").arg(target); break;
    case State::Overloaded:
        m_title = tr("Overloaded since %1").arg(since);
        m_tone = 1;
        break;
    case State::Stopped: m_title = tr("Stopped"); break;
    }
    const bool isChinese = Language::instance().isChinese();
    m_text = QString::fromStdString(isChinese && !element->doingZh.empty() ? element->doingZh : element->doing);
    m_progress = element->progress.value_or(-1);
    if (m_progress >= 0 && element->remaining > 0) {
        const QString left = tr("%1 left").arg(formatDuration(element->remaining));
        m_text = m_text.isEmpty() ? left : m_text + (isChinese ? QStringLiteral("，") : QStringLiteral(", ")) + left;
    }
    setAccessibleName(m_text.isEmpty() ? m_title : m_title + QStringLiteral(". ") + m_text);
    setVisible(true);
    updateGeometry();
    update();
}

QSize StateCard::sizeHint() const
{
    return {200, heightForWidth(qMax(width(), 200))};
}

int StateCard::heightForWidth(int width) const
{
    const int text = textHeight(m_text, static_cast<int>(width / textScale()) - 2 * (kSide + kInset));
    return scaled(9 + 18 + (m_progress >= 0 ? 14 : (text > 0 ? 2 : 0)) + text + 10 + 8);
}

void StateCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    const QRectF room = unscaledRect(this);
    const Tokens &t = tokens();
    const QRectF card(kSide, 0, room.width() - 2 * kSide, room.height() - 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == 2 ? t.errSoft : m_tone == 1 ? t.warnSoft : t.accentSoft);
    painter.drawRoundedRect(card, 6, 6);
    QRectF line(card.left() + kInset, 9, card.width() - 2 * kInset, 18);
    painter.setFont(interfaceFont(12, 600));
    painter.setPen(m_tone == 2 ? t.err : m_tone == 1 ? t.warn : t.text1);
    const double number = m_progress >= 0 ? tabularWidth(painter.font(), QStringLiteral("100 %")) + 6 : 0;
    painter.drawText(line.adjusted(0, 0, -number, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_title, Qt::ElideRight, static_cast<int>(line.width() - number)));
    double y = line.bottom() + 2;
    if (m_progress >= 0) {
        painter.setPen(t.text1);
        paintTabular(&painter, line, formatPercent(m_progress), Qt::AlignRight | Qt::AlignVCenter);
        const QRectF track(line.left(), line.bottom() + 4, line.width(), 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accentLine);
        painter.drawRoundedRect(track, 2, 2);
        painter.setBrush(t.accent);
        painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * qBound(0.0, m_progress, 1.0), 4), 2, 2);
        y = track.bottom() + 6;
    }
    painter.setFont(interfaceFont(12));
    painter.setPen(t.text2);
    painter.drawText(QRectF(line.left(), y, line.width(), card.bottom() - y), Qt::TextWordWrap, m_text);
}

} // namespace nephoscope::ui
