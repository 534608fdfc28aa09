// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/palette/palette.h"

#include "model/catalogue/catalogue.h"
#include "ui/panels/palette/palette_delegate.h"
#include "ui/panels/palette/palette_model.h"
#include "ui/style/field_buttons.h"
#include "ui/style/icons.h"
#include "ui/style/overlay_scroll_bar.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QDrag>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTreeView>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {

/// Drags only the mechanism's picture: the canvas shows what would come to stand where.
class PaletteView final : public QTreeView
{
public:
    using QTreeView::QTreeView;

protected:
    void startDrag(Qt::DropActions actions) override
    {
        const QModelIndex index = currentIndex();
        QMimeData *data = index.isValid() ? model()->mimeData({index}) : nullptr;
        if (!data)
            return;
        constexpr int kPicture = 24;
        auto *drag = new QDrag(this);
        drag->setMimeData(data);
        const QColor colour = tokens().category(index.data(PaletteModel::CategoryIdRole).toString().toStdString());
        drag->setPixmap(iconPixmap(index.data(PaletteModel::TypeIdRole).toString(), kPicture, colour, devicePixelRatioF()));
        // Above the pointer: over the canvas what will stand there is drawn under it, with icon and name of its own.
        drag->setHotSpot({kPicture / 2, 2 * kPicture + 16});
        drag->exec(actions, Qt::CopyAction);
    }
};

} // namespace

Palette::Palette(const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent), m_model(new PaletteModel(catalogue, this)), m_header(new QWidget), m_title(new QLabel(m_header)),
      m_count(new QLabel(m_header)), m_search(new QLineEdit(this)), m_nothing(new QLabel(this)), m_view(new PaletteView(this))
{
    setObjectName(QStringLiteral("palette"));
    setProperty("surface", true);
    m_header->setParent(this);
    m_header->setProperty("surface", true);
    m_title->setProperty("role", "strong");
    m_count->setProperty("role", "small");
    m_count->setProperty("tone", "quiet");
    auto *headerRow = new QHBoxLayout(m_header);
    headerRow->setContentsMargins(12, 9, 12, 9);
    headerRow->addWidget(m_title);
    headerRow->addStretch();
    headerRow->addWidget(m_count);

    addClearButton(m_search);
    addSearchMark(m_search);
    m_search->installEventFilter(this);

    m_view->setObjectName(QStringLiteral("paletteView"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PaletteDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setIndentation(0);
    m_view->setDragEnabled(true);
    m_view->setDragDropMode(QAbstractItemView::DragOnly);
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setExpandsOnDoubleClick(false);
    m_view->expandAll();
    new OverlayScrollBar(m_view);

    m_nothing->setProperty("tone", "quiet");
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setContentsMargins(12, 8, 12, 8);
    m_nothing->hide();

    auto *field = new QHBoxLayout;
    field->setContentsMargins(12, 0, 12, 8);
    field->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(field);
    column->addWidget(m_nothing);
    column->addWidget(m_view, 1);

    connect(m_search, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_model->mechanismCount() > 0)
            choose(m_view->currentIndex().parent().isValid() ? m_view->currentIndex() : m_model->index(0, 0, m_model->index(0, 0)));
    });
    connect(m_view, &QTreeView::doubleClicked, this, &Palette::choose);
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (!index.parent().isValid())
            m_view->setExpanded(index, !m_view->isExpanded(index));
    });
    const auto remember = [this](const QModelIndex &index, bool isFolded) {
        const QString category = index.data(PaletteModel::CategoryIdRole).toString();
        if (!m_search->text().isEmpty())
            return;
        if (isFolded)
            m_folded.insert(category);
        else
            m_folded.remove(category);
    };
    connect(m_view, &QTreeView::collapsed, this, [remember](const QModelIndex &index) { remember(index, true); });
    connect(m_view, &QTreeView::expanded, this, [remember](const QModelIndex &index) { remember(index, false); });
    connect(&Theme::instance(), &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    m_view->installEventFilter(this);
    followTextScale(m_view, [this] { Q_EMIT m_view->itemDelegate()->sizeHintChanged({}); });
    retranslate();
}

void Palette::retranslate()
{
    m_title->setText(tr("Mechanisms"));
    m_count->setText(QString::number(m_model->mechanismCount()));
    m_search->setPlaceholderText(tr("Search mechanisms"));
    m_search->setAccessibleName(tr("Search mechanisms"));
    m_search->setToolTip(tr("Search mechanisms (press / anywhere)"));
    m_view->setAccessibleName(tr("Mechanisms"));
    m_nothing->setText(tr("No mechanism has this in its name. Try one word, in English or Chinese."));
    m_model->retranslate();
    // How many lines a name takes depends on the language.
    Q_EMIT m_view->itemDelegate()->sizeHintChanged({});
}

void Palette::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void Palette::search(const QString &text)
{
    const bool isSearch = !text.trimmed().isEmpty();
    m_model->search(text);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex category = m_model->index(row, 0);
        m_view->setExpanded(category, isSearch || !m_folded.contains(category.data(PaletteModel::CategoryIdRole).toString()));
    }
    if (isSearch && m_model->mechanismCount() > 0)
        m_view->setCurrentIndex(m_model->index(0, 0, m_model->index(0, 0)));
    m_nothing->setVisible(m_model->mechanismCount() == 0);
    m_count->setText(QString::number(m_model->mechanismCount()));
}

void Palette::choose(const QModelIndex &index)
{
    const QString type = index.data(PaletteModel::TypeIdRole).toString();
    if (!type.isEmpty())
        Q_EMIT chosen(type);
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        Q_EMIT m_view->itemDelegate()->sizeHintChanged({});
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_search && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
            // The arrows walk the list while the keyboard stays in the field.
            const QModelIndex from = m_view->currentIndex();
            const QModelIndex to = key->key() == Qt::Key_Down ? m_view->indexBelow(from) : m_view->indexAbove(from);
            if (to.isValid())
                m_view->setCurrentIndex(to);
            return true;
        }
        if (watched == m_search && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (watched == m_view && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            const QModelIndex index = m_view->currentIndex();
            if (index.isValid() && !index.parent().isValid())
                m_view->setExpanded(index, !m_view->isExpanded(index));
            else
                choose(index);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Palette::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
