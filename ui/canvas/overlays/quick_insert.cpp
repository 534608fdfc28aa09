// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/overlays/quick_insert.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/overlays/card.h"
#include "ui/document/document.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr int kMostShown = 8;
constexpr int kRow = 26; // pixels
constexpr int kWidth = 300;

/// How well a text fits a mechanism: 0 it is the name, 1 the name begins with it, 2 a word does, 3 it is somewhere in it; −1 not at all.
int fitOf(const ElementType &type, const QString &wanted)
{
    int best = -1;
    QString id = QString::fromStdString(type.id);
    id.replace(QLatin1Char('_'), QLatin1Char(' '));
    for (const QString &name : {QString::fromStdString(type.name.en), QString::fromStdString(type.name.zh), id}) {
        const qsizetype at = name.indexOf(wanted, 0, Qt::CaseInsensitive);
        if (at < 0)
            continue;
        const int fit = name.size() == wanted.size() ? 0 : at == 0 ? 1 : name[at - 1].isSpace() ? 2 : 3;
        best = best < 0 ? fit : std::min(best, fit);
    }
    return best;
}

} // namespace

QuickInsert::QuickInsert(CanvasView *canvas) : QWidget(canvas), m_canvas(canvas), m_text(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("quickInsert"));
    m_text->setObjectName(QStringLiteral("quickInsertText"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_text);
    column->addWidget(m_list);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setIconSize(QSize(18, 18));
    m_list->setUniformItemSizes(true);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this, &QuickInsert::fill);
    connect(m_list, &QListWidget::itemClicked, this, &QuickInsert::take);
    retranslate();
    hide();
}

void QuickInsert::retranslate()
{
    m_text->setPlaceholderText(tr("Name of a mechanism"));
    m_text->setAccessibleName(tr("Insert a mechanism"));
    m_list->setAccessibleName(tr("Mechanisms"));
}

void QuickInsert::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QuickInsert::open(const QPointF &position)
{
    m_scene = m_canvas->toScene(position);
    m_text->clear();
    fill();
    move(std::clamp(static_cast<int>(position.x()), 8, std::max(8, m_canvas->width() - width() - 8)),
         std::clamp(static_cast<int>(position.y()), 8, std::max(8, m_canvas->height() - height() - 8)));
    show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void QuickInsert::closeList()
{
    hide();
    m_canvas->setFocus(Qt::OtherFocusReason);
}

void QuickInsert::fill()
{
    const QString wanted = m_text->text().trimmed();
    const Placing placing(m_canvas->document()->architecture(), Catalogue::builtIn());
    const auto container = placing.containerAt(m_scene);
    struct Entry { const ElementType *type; QString refusal; int fit; };
    std::vector<Entry> entries;
    for (const ElementType &type : Catalogue::builtIn().types()) {
        if (const int fit = fitOf(type, wanted); fit >= 0)
            entries.push_back({&type, placing.whyNot(type.id, container), fit});
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return a.refusal.isEmpty() != b.refusal.isEmpty() ? a.refusal.isEmpty() : a.fit < b.fit;
    });
    m_list->clear();
    for (std::size_t i = 0; i < entries.size() && static_cast<int>(i) < kMostShown; ++i) {
        const Entry &entry = entries[i];
        const bool mayStand = entry.refusal.isEmpty();
        const QString name = local(entry.type->name);
        auto *item = new QListWidgetItem(icon(QString::fromStdString(entry.type->id), tokens().category(entry.type->category)),
                                         mayStand ? name : tr("%1 (%2)").arg(name, entry.refusal), m_list);
        item->setData(Qt::UserRole, QString::fromStdString(entry.type->id));
        item->setSizeHint(QSize(0, scaled(kRow)));
        if (!mayStand)
            item->setFlags(Qt::NoItemFlags);
    }
    m_list->setFixedHeight(std::max(1, m_list->count()) * scaled(kRow) + 4); // no empty rows over the design
    resize(scaled(kWidth), sizeHint().height());
    if (m_list->count() > 0 && m_list->item(0)->flags() & Qt::ItemIsEnabled)
        m_list->setCurrentRow(0);
}

void QuickInsert::take()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QString type = item->data(Qt::UserRole).toString();
    closeList();
    m_canvas->insertAt(type, m_scene);
}

bool QuickInsert::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        hide();
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            take();
            return true;
        }
        if (key == Qt::Key_Escape) {
            closeList();
            return true;
        }
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            if (row >= 0 && row < m_list->count() && m_list->item(row)->flags() & Qt::ItemIsEnabled)
                m_list->setCurrentRow(row);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QuickInsert::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(&painter, rect());
}

} // namespace nephoscope::ui
