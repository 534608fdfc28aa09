// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/overlays/find_bar.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/overlays/card.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/style/icons.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

#include <unordered_map>

namespace nephoscope::ui {

FindBar::FindBar(CanvasView *canvas)
    : QWidget(canvas), m_canvas(canvas), m_text(new QLineEdit(this)), m_count(new QLabel(this)), m_previous(new QToolButton(this)), m_next(new QToolButton(this)),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("findBar"));
    m_text->setObjectName(QStringLiteral("findText"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setMinimumWidth(64);
    m_count->setAlignment(Qt::AlignCenter);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(4);
    row->addWidget(m_text, 1);
    row->addWidget(m_count);
    for (QToolButton *button : {m_previous, m_next, m_close}) {
        button->setProperty("tool", true);
        row->addWidget(button);
    }
    followTextScale(this, [this] { setFixedWidth(scaled(380)); });
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::closeBar);
    // What is found may be gone, or called otherwise, after an edit; the view stays where it is.
    connect(canvas->document(), &Document::edited, this, [this] {
        if (!isVisible())
            return;
        m_found = found(m_text->text());
        m_current = -1;
        show(-1);
    });
    connect(canvas->document(), &Document::reset, this, &QWidget::hide);
    const auto paintIcons = [this] {
        m_previous->setIcon(icon(QStringLiteral("ui/up")));
        m_next->setIcon(icon(QStringLiteral("ui/down")));
        m_close->setIcon(icon(QStringLiteral("ui/x")));
    };
    connect(&Theme::instance(), &Theme::changed, this, paintIcons);
    paintIcons();
    retranslate();
    hide();
}

void FindBar::retranslate()
{
    m_text->setPlaceholderText(tr("Find by name, id or kind"));
    m_text->setAccessibleName(tr("Find an element"));
    m_previous->setToolTip(tr("The one before (Shift+Enter)"));
    m_next->setToolTip(tr("The next one (Enter)"));
    m_close->setToolTip(tr("Close (Esc)"));
    for (QToolButton *button : {m_previous, m_next, m_close})
        button->setAccessibleName(button->toolTip());
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FindBar::place()
{
    resize(width(), sizeHint().height());
    move(m_canvas->width() - width() - 12, 12);
}

void FindBar::open()
{
    place();
    QWidget::show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    search();
}

void FindBar::closeBar()
{
    hide();
    m_canvas->setFocus(Qt::OtherFocusReason);
}

std::vector<ElementId> FindBar::found(const QString &text) const
{
    std::vector<ElementId> result;
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return result;
    const auto has = [&](const std::string &where) { return QString::fromStdString(where).contains(wanted, Qt::CaseInsensitive); };
    std::unordered_map<std::string, const Element *> elements;
    for (const Element &element : m_canvas->document()->architecture().elements)
        elements.emplace(element.id.text(), &element);
    for (const Placed &placed : m_canvas->picture().geometry().placed()) {
        const auto known = elements.find(placed.id.text());
        if (known == elements.end())
            continue;
        const Element &element = *known->second;
        const ElementType *type = Catalogue::builtIn().find(element.type);
        if (has(element.name) || has(element.id.text()) || has(element.type) || (type != nullptr && (has(type->name.en) || has(type->name.zh))))
            result.push_back(element.id);
    }
    return result;
}

void FindBar::search()
{
    m_found = found(m_text->text());
    m_current = -1;
    show(m_found.empty() ? -1 : 0);
}

void FindBar::step(int by)
{
    const int count = static_cast<int>(m_found.size());
    if (count > 0)
        show(m_current < 0 ? (by > 0 ? 0 : count - 1) : (m_current + by + count) % count);
}

void FindBar::show(int index)
{
    m_current = index;
    const bool isEmpty = m_text->text().trimmed().isEmpty();
    m_count->setText(isEmpty ? QString() : m_found.empty() ? tr("none") : index < 0 ? QString::number(m_found.size()) : tr("%1 of %2").arg(index + 1).arg(m_found.size()));
    m_previous->setEnabled(m_found.size() > 1);
    m_next->setEnabled(m_found.size() > 1);
    if (index < 0)
        return;
    const ElementId id = m_found[static_cast<std::size_t>(index)];
    m_canvas->selection()->set({id});
    m_canvas->selection()->reveal(id.text());
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            step(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            closeBar();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(&painter, rect());
}

} // namespace nephoscope::ui
