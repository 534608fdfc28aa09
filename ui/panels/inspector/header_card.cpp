// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/header_card.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/style/field_buttons.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace nephoscope::ui {

namespace {
constexpr int kTile = 40;
constexpr int kMargin = 16;
/// The documents' limit for a label.
constexpr int kLongestName = 1024;
} // namespace

HeaderCard::HeaderCard(Document *document, Selection *selection, const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_catalogue(catalogue), m_name(new QLineEdit(this)),
      m_second(new QLabel(this)), m_more(new QToolButton(this))
{
    setProperty("surface", true);
    followTextScale(this, [this] { setMinimumHeight(scaled(66)); });
    m_name->setProperty("quiet", true);
    m_name->setProperty("role", "title");
    m_name->setMaxLength(kLongestName);
    m_second->setTextFormat(Qt::RichText);
    m_second->setProperty("role", "small");
    m_second->setProperty("tone", "secondary");
    m_second->setContentsMargins(5, 0, 0, 0); // under the first letter of the name
    m_second->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_more->setIcon(icon(QStringLiteral("ui/more")));
    m_more->setProperty("tool", true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(kMargin + kTile + 8, 10, 12, 10);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_second, 1, 0);
    grid->addWidget(m_more, 0, 1, 2, 1, Qt::AlignVCenter);

    m_second->installEventFilter(this);
    connect(m_name, &QLineEdit::editingFinished, this, &HeaderCard::commitName);
    connect(m_second, &QLabel::linkActivated, this, &HeaderCard::learnRequested);
    connect(m_more, &QToolButton::clicked, this, &HeaderCard::showMenu);
    connect(m_selection, &Selection::changed, this, &HeaderCard::refresh);
    connect(m_document, &Document::edited, this, &HeaderCard::refresh);
    connect(m_document, &Document::reset, this, &HeaderCard::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QSize HeaderCard::sizeHint() const
{
    return QWidget::sizeHint().expandedTo(minimumSize());
}

void HeaderCard::setName(const QString &title, bool isEditable)
{
    m_name->setReadOnly(!isEditable);
    m_name->setFocusPolicy(isEditable ? Qt::StrongFocus : Qt::NoFocus);
    if (m_name->hasFocus() && m_name->isModified())
        return;
    m_name->setText(title);
    m_name->setCursorPosition(0);
}

void HeaderCard::setSecond(const QString &text, const QString &link, const QString &hover)
{
    m_secondText = text;
    m_secondLink = link;
    m_secondHover = hover;
    fitSecond();
}

void HeaderCard::fitSecond()
{
    const QString between = QStringLiteral(" · ");
    const QFontMetrics metrics = m_second->fontMetrics();
    constexpr int kBolder = 8; // the link is set a little heavier than the metrics say
    const int taken = m_secondLink.isEmpty() ? 0 : metrics.horizontalAdvance(between + m_secondLink) + kBolder;
    const QString shown = metrics.elidedText(m_secondText, Qt::ElideRight, m_second->contentsRect().width() - taken);
    QString html = shown.toHtmlEscaped();
    if (!m_secondLink.isEmpty())
        html += between + QStringLiteral("<a href=\"learn\" style=\"text-decoration:none; font-weight:500\">%1</a>").arg(m_secondLink.toHtmlEscaped());
    setLinkedText(m_second, html);
    QStringList hover;
    if (shown != m_secondText)
        hover << m_secondText;
    if (!m_secondHover.isEmpty())
        hover << m_secondHover;
    m_second->setToolTip(hover.join(between).toHtmlEscaped());
}

bool HeaderCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_second && event->type() == QEvent::Resize)
        fitSecond();
    return QWidget::eventFilter(watched, event);
}

void HeaderCard::refresh()
{
    const Architecture &architecture = m_document->architecture();
    const auto &elements = m_selection->elements();
    m_name->setAccessibleName(tr("Name"));
    m_more->setAccessibleName(tr("More actions"));
    m_more->setToolTip(tr("More actions"));
    m_category = QStringLiteral("boundary");
    m_more->setVisible(!elements.empty() || !m_selection->links().empty());
    const Element *element = elements.size() == 1 && m_selection->links().empty() ? architecture.find(elements.front()) : nullptr;
    if (element) {
        const ElementType *type = m_catalogue.find(element->type);
        m_icon = QString::fromStdString(element->type);
        m_category = type ? QString::fromStdString(type->category) : m_category;
        setName(QString::fromStdString(element->name), true);
        if (type) {
            setSecond(local(type->name), tr("chapter %1").arg(QString::fromStdString(type->chapter1)), otherLanguage(type->name));
        } else {
            setSecond(tr("Unknown mechanism %1").arg(QString::fromStdString(element->type)), {});
        }
    } else if (elements.empty() && m_selection->links().size() == 1) {
        const Link *link = architecture.find(m_selection->links().front());
        m_icon = QStringLiteral("ui/layout");
        const Element *from = link ? architecture.find(link->from) : nullptr;
        const Element *to = link ? architecture.find(link->to) : nullptr;
        setName(tr("Link"), false);
        setSecond(from && to ? tr("%1 to %2").arg(QString::fromStdString(from->name), QString::fromStdString(to->name)) : QString(), {});
    } else if (!m_selection->isEmpty()) {
        const std::size_t count = elements.size() + m_selection->links().size();
        m_icon = QStringLiteral("ui/layout");
        setName(tr("%1 selected").arg(count), false);
        setSecond(elements.empty() ? tr("Links") : tr("Changes apply to all of them"), {});
    } else {
        m_icon = QStringLiteral("cloud");
        setName(m_document->displayName(), false);
        setSecond(tr("Design"), {});
    }
    update();
}

void HeaderCard::commitName()
{
    if (!m_name->isModified() || m_selection->elements().size() != 1)
        return;
    m_name->setModified(false);
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        refresh();
    else
        m_document->rename(m_selection->elements().front(), name);
}

void HeaderCard::showMenu()
{
    QMenu menu(this);
    const std::vector<ElementId> elements = m_selection->elements();
    const std::vector<LinkId> links = m_selection->links();
    if (!elements.empty()) {
        const Architecture &architecture = m_document->architecture();
        const bool isOn = std::any_of(elements.begin(), elements.end(), [&](const ElementId &id) {
            const Element *element = architecture.find(id);
            return element && element->enabled;
        });
        menu.addAction(isOn ? tr("Disable") : tr("Enable"), this, [this, elements, isOn] { m_document->setEnabled(elements, !isOn); });
    }
    menu.addAction(tr("Delete"), this, [this, elements, links] { m_document->remove(elements, links); });
    menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void HeaderCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokens();
    painter.fillRect(rect(), t.surface);
    const QColor colour = t.category(m_category.toStdString());
    const QRectF tile(kMargin, (height() - kTile) / 2.0, kTile, kTile);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.soft(colour));
    painter.drawRoundedRect(tile, 8, 8);
    painter.drawPixmap(tile.center() - QPointF(12.5, 12.5), iconPixmap(m_icon, 25, colour, devicePixelRatioF()));
}

void HeaderCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
