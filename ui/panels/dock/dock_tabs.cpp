// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/dock_tabs.h"
#include "ui/style/text_size.h"

#include <QAction>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QVariant>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr int kLeastPage = 780; // px

/// What is broader than the dock is scrolled to: at large text a row of fields would hold the whole window open. Heights are kept.
class PageRoom : public QScrollArea
{
public:
    PageRoom(QWidget *page, QWidget *parent) : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setAutoFillBackground(false);
        setWidget(page);
        page->setAutoFillBackground(false); // setWidget() turns it on
        // Fields and headings keep room for their words; what is narrower scrolls.
        followTextScale(page, [page] { page->setMinimumWidth(std::max(scaled(kLeastPage), page->minimumSizeHint().width())); });
    }

    QSize minimumSizeHint() const override { return {QScrollArea::minimumSizeHint().width(), widget()->minimumSizeHint().height()}; }
    QSize sizeHint() const override { return widget()->sizeHint(); }
};

} // namespace

DockTabs::DockTabs(QWidget *parent)
    : QWidget(parent), m_header(new QWidget(this)), m_bar(new QTabBar(m_header)), m_row(new QHBoxLayout(m_header)),
      m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("dockTabs"));
    setProperty("surface", true);
    m_header->setObjectName(QStringLiteral("dockHeader"));
    m_header->setProperty("tabRow", true);
    m_header->setAttribute(Qt::WA_StyledBackground);
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->setUsesScrollButtons(true);
    m_bar->setElideMode(Qt::ElideNone);
    m_row->setContentsMargins(6, 0, 12, 0);
    m_row->setSpacing(4);
    m_row->addWidget(m_bar, 0, Qt::AlignBottom);
    m_row->addStretch(1);
    followTextScale(m_header, [this] { m_header->setMinimumHeight(scaled(36)); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages);
    connect(m_bar, &QTabBar::currentChanged, this, &DockTabs::turn);
}

int DockTabs::addPage(QWidget *page, QWidget *corner)
{
    m_pages->addWidget(new PageRoom(page, m_pages));
    m_corners << corner;
    m_chips << nullptr;
    if (corner)
        m_row->addWidget(corner);
    const int index = m_bar->addTab(QString());
    turn(m_bar->currentIndex());
    return index;
}

void DockTabs::turn(int index)
{
    if (index < 0 || index >= m_pages->count())
        return;
    m_pages->setCurrentIndex(index);
    for (int i = 0; i < m_corners.size(); ++i) {
        if (m_corners[i])
            m_corners[i]->setVisible(i == index);
    }
}

void DockTabs::setTitle(int index, const QString &title)
{
    m_bar->setTabText(index, title);
}

void DockTabs::setCount(int index, int count, bool hasErrors)
{
    QLabel *&chip = m_chips[index];
    if (!chip) {
        chip = new QLabel(m_bar);
        chip->setAlignment(Qt::AlignCenter);
    }
    chip->setText(count > 999 ? QStringLiteral("999+") : QString::number(count));
    chip->setProperty("chip", hasErrors ? "error" : "warn");
    chip->style()->unpolish(chip);
    chip->style()->polish(chip);
    chip->setFixedSize(qMax(scaled(18), chip->fontMetrics().horizontalAdvance(chip->text()) + 14), scaled(18));
    m_bar->setTabButton(index, QTabBar::RightSide, count > 0 ? chip : nullptr);
    chip->setVisible(count > 0);
}

void DockTabs::show(int index)
{
    m_bar->setCurrentIndex(index);
}

void DockTabs::reveal(int index)
{
    show(index);
    auto *dock = qobject_cast<QDockWidget *>(parentWidget());
    if (!dock || !dock->toggleViewAction()->isEnabled())
        return;
    dock->show();
    dock->raise();
}

QWidget *DockTabs::page(int index) const
{
    const auto *room = qobject_cast<const QScrollArea *>(m_pages->widget(index));
    return room ? room->widget() : nullptr;
}

} // namespace nephoscope::ui
