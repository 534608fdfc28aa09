// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/overlay_scroll_bar.h"

#include <QAbstractScrollArea>
#include <QEvent>

namespace nephoscope::ui {

namespace {
constexpr int kWidth = 9;
}

OverlayScrollBar::OverlayScrollBar(QAbstractScrollArea *area) : QScrollBar(Qt::Vertical, area), m_area(area)
{
    setProperty("overlay", true);
    area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->installEventFilter(this);
    QScrollBar *inner = area->verticalScrollBar();
    connect(inner, &QScrollBar::rangeChanged, this, &OverlayScrollBar::follow);
    connect(inner, &QScrollBar::valueChanged, this, &QScrollBar::setValue);
    connect(this, &QScrollBar::valueChanged, inner, &QScrollBar::setValue);
    follow();
}

void OverlayScrollBar::follow()
{
    const QScrollBar *inner = m_area->verticalScrollBar();
    setPageStep(inner->pageStep());
    setSingleStep(inner->singleStep());
    setRange(inner->minimum(), inner->maximum());
    setValue(inner->value());
    setGeometry(m_area->width() - kWidth, 0, kWidth, m_area->height());
    setVisible(inner->maximum() > inner->minimum());
    raise();
}

bool OverlayScrollBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_area && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        follow();
    return QScrollBar::eventFilter(watched, event);
}

} // namespace nephoscope::ui
