// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/portal/portal_panel.h"

#include "model/catalogue/catalogue.h"
#include "sim/mechanisms/control/order_making.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/panels/portal/portal_table.h"
#include "ui/panels/portal/portal_words.h"
#include "ui/panels/portal/usage_view.h"
#include "ui/style/format.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/style/words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStringList>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

enum OrderColumn { Placed, What, Stage, Resource, OrderColumnCount };
constexpr int kIdRole = Qt::UserRole;
constexpr int kMostAmount = 100;
constexpr int kFormWidth = 248;
constexpr int kLeastColumn = 64;
constexpr std::size_t kMostOrders = 500; ///< shown, the newest

std::vector<const Element *> portalsOf(const Architecture &design)
{
    std::vector<const Element *> portals;
    for (const Element &element : design.elements) {
        const ElementType *type = Catalogue::builtIn().find(element.type);
        if (type && type->parameter("portals"))
            portals.push_back(&element);
    }
    return portals;
}

QLabel *heading(QWidget *parent)
{
    auto *made = new QLabel(parent);
    made->setProperty("role", "group");
    return made;
}

/// Fills a box anew, keeping what is chosen.
void fillBox(QComboBox *box, const std::vector<std::pair<QString, std::string>> &entries)
{
    QStringList known, wanted;
    for (int i = 0; i < box->count(); ++i)
        known << box->itemText(i) + box->itemData(i).toString();
    for (const auto &[words, id] : entries)
        wanted << words + QString::fromStdString(id);
    if (known == wanted)
        return;
    const QSignalBlocker blocker(box);
    const QString before = box->currentData().toString();
    box->clear();
    for (const auto &[words, id] : entries)
        box->addItem(words, QString::fromStdString(id));
    box->setCurrentIndex(std::max(0, box->findData(before)));
}

} // namespace

PortalPanel::PortalPanel(Document *document, Selection *selection, RunSession *session, QWidget *parent)
    : RunPanel(document, selection, session, parent), m_view(new QWidget(this))
{
    setObjectName(QStringLiteral("portalPanel"));
    m_ordersHeading = heading(m_view);
    m_orders = portalTable(m_view, OrderColumnCount, kLeastColumn);
    m_orders->header()->setSectionResizeMode(Stage, QHeaderView::Stretch);
    auto *middle = new QVBoxLayout;
    middle->setSpacing(4);
    middle->addWidget(m_ordersHeading);
    middle->addWidget(m_orders, 1);
    auto *row = new QHBoxLayout(m_view);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(16);
    row->addWidget(makeForm());
    row->addLayout(middle, 6);
    m_usage = new UsageView(document, session, m_view);
    row->addWidget(m_usage, 5);
    m_ordersHeading->setMinimumHeight(m_usage->switchButton()->sizeHint().height()); // in line with the other
    column()->addWidget(m_view, 1);

    connect(m_portal, &QComboBox::activated, this, &PortalPanel::refresh);
    connect(m_what, &QComboBox::activated, this, &PortalPanel::refresh);
    connect(m_order, &QPushButton::clicked, this, [this] { act("order", chosen(m_what), m_amount->value()); });
    connect(m_giveBack, &QPushButton::clicked, this, [this] { act("release", chosen(m_what), m_amount->value()); });
    connect(m_orders, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) { reveal(item->data(0, kIdRole).toString()); });
    connect(m_usage, &UsageView::revealWanted, this, &PortalPanel::reveal);
    connect(m_usage, &UsageView::giveBackWanted, this, [this](const QString &made) { act("release", made.toStdString(), 1); });
    connect(document, &Document::edited, this, [this] {
        if (isVisible())
            refresh();
    });
    refresh();
}

QWidget *PortalPanel::makeForm()
{
    auto *form = new QWidget(m_view);
    form->setFixedWidth(kFormWidth);
    m_portal = new QComboBox(form);
    m_what = new QComboBox(form);
    m_amount = new QSpinBox(form);
    m_order = new QPushButton(form);
    m_giveBack = new QPushButton(form);
    m_status = new QLabel(form);
    m_whatLabel = new QLabel(form);
    m_amountLabel = new QLabel(form);
    m_whatLabel->setBuddy(m_what);
    m_amountLabel->setBuddy(m_amount);
    m_amount->setRange(1, kMostAmount);
    for (QComboBox *box : {m_portal, m_what}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    m_order->setProperty("primary", true);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_status->setProperty("role", "small");
    m_status->setProperty("tone", "secondary");
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_portal, 0, 0, 1, 3);
    grid->addWidget(m_whatLabel, 1, 0);
    grid->addWidget(m_what, 1, 1, 1, 2);
    grid->addWidget(m_amountLabel, 2, 0);
    grid->addWidget(m_amount, 2, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_order, 1);
    buttons->addWidget(m_giveBack, 1);
    grid->addLayout(buttons, 3, 0, 1, 3);
    grid->addWidget(m_status, 4, 0, 1, 3);
    grid->setRowStretch(5, 1);
    return form;
}

void PortalPanel::translate()
{
    m_portal->setAccessibleName(tr("Portal"));
    m_whatLabel->setText(tr("Resource"));
    m_amountLabel->setText(tr("How many"));
    m_order->setText(tr("Order"));
    m_giveBack->setText(tr("Give back"));
    m_ordersHeading->setText(tr("Orders"));
    m_orders->setAccessibleName(m_ordersHeading->text());
    m_orders->setHeaderLabels({tr("Placed"), tr("Resource"), tr("State"), tr("Made")});
    fitHeadings(m_orders);
}

std::string PortalPanel::chosen(const QComboBox *box) const
{
    return box->currentData().toString().toStdString();
}

/// Whether the chosen portal offers this view; one without a list has both.
bool PortalPanel::has(const char *portal) const
{
    const Element *element = document()->architecture().find(ElementId(chosen(m_portal)));
    const Value portals = element ? Catalogue::builtIn().valueOf(*element, "portals") : Value();
    if (!portals.isList() || portals.toList().empty())
        return true;
    return std::ranges::any_of(portals.toList(), [portal](const Value &one) { return one.isString() && one.toString() == portal; });
}

void PortalPanel::fillPortals()
{
    std::vector<std::pair<QString, std::string>> entries;
    for (const Element *portal : portalsOf(document()->architecture()))
        entries.emplace_back(nameOf(portal->id.text()), portal->id.text());
    fillBox(m_portal, entries);
}

void PortalPanel::fillOffers()
{
    const Architecture &design = document()->architecture();
    std::vector<std::pair<QString, std::string>> entries;
    for (const std::string &id : sim::offersOf(design, Catalogue::builtIn())) {
        const QString price = priceWords(design, Catalogue::builtIn(), id);
        entries.emplace_back(price.isEmpty() ? nameOf(id) : tr("%1, %2").arg(nameOf(id), price), id);
    }
    fillBox(m_what, entries);
}

/// Takes what is new in the log up to now; after a jump back, and on another course, from the start.
void PortalPanel::followLog()
{
    const double now = session()->snapshot()->time;
    if (m_course != session()->course() || now < m_followedTo) {
        m_book.clear();
        m_course = session()->course();
        m_next = session()->droppedLogLines();
    }
    const auto &log = session()->log();
    const std::uint64_t first = session()->droppedLogLines();
    for (m_next = std::max(m_next, first); m_next - first < log.size(); ++m_next) {
        const sim::LogEntry &entry = log[static_cast<std::size_t>(m_next - first)];
        if (entry.t > now)
            break;
        m_book.add(entry);
    }
    m_followedTo = now;
}

void PortalPanel::fillOrders()
{
    std::vector<QStringList> rows;
    std::vector<QString> ids;
    const std::vector<sim::Order> &orders = m_book.orders();
    for (auto order = orders.rbegin(); order != orders.rend() && rows.size() < kMostOrders; ++order) {
        const QString name = nameOf(order->what);
        // Of an instance the number is enough beside the name.
        const auto hash = order->resource.find('#');
        const QString made = hash == std::string::npos ? nameOf(order->resource) : QString::fromStdString(order->resource.substr(hash));
        rows.push_back({formatClock(order->placed, false), order->isRelease ? tr("Give back %1").arg(name) : name, orderWords(*order),
                        order->resource.empty() ? QString() : made});
        ids.push_back(QString::fromStdString(order->resource.empty() ? order->what : order->resource));
    }
    // A row that did not change stays as it is: the selection with it.
    while (m_orders->topLevelItemCount() > static_cast<int>(rows.size()))
        delete m_orders->takeTopLevelItem(m_orders->topLevelItemCount() - 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QTreeWidgetItem *item = m_orders->topLevelItem(static_cast<int>(i));
        if (!item)
            item = new QTreeWidgetItem(m_orders);
        for (int column = 0; column < OrderColumnCount; ++column)
            item->setText(column, rows[i][column]);
        item->setToolTip(Stage, rows[i][Stage]);
        item->setData(0, kIdRole, ids[i]);
        const bool isRefused = orders[orders.size() - 1 - i].stage == sim::OrderStage::Refused;
        item->setForeground(Stage, isRefused ? tokens().err : tokens().text1);
    }
}

/// The resource management system that carries out what the portal takes: the one that it is linked to, else the first.
std::string PortalPanel::managementOf(const std::string &portal) const
{
    const Architecture &design = document()->architecture();
    const auto isManagement = [&design](const ElementId &id) {
        const Element *element = design.find(id);
        const ElementType *type = element ? Catalogue::builtIn().find(element->type) : nullptr;
        return type && type->parameter("quota");
    };
    for (const Link &link : design.links) {
        if (link.from.text() == portal && link.role == LinkRole::Control && isManagement(link.to))
            return link.to.text();
    }
    const auto any = std::ranges::find_if(design.elements, [&](const Element &element) { return isManagement(element.id); });
    return any == design.elements.end() ? std::string() : any->id.text();
}

void PortalPanel::fillStatus()
{
    QStringList sentences;
    const sim::ElementSnapshot *portal = session()->element(chosen(m_portal));
    if (!portal || portal->state == sim::ElementState::Disabled)
        sentences << tr("The portal takes no part in this run: an order is a ticket of an administrator, if there is one.");
    else
        sentences << local({portal->doing, portal->doingZh.empty() ? portal->doing : portal->doingZh});
    if (const sim::ElementSnapshot *management = session()->element(managementOf(chosen(m_portal)))) {
        for (const sim::Gauge &gauge : management->gauges) {
            if (gauge.metric == "given_out" && gauge.limit)
                sentences << tr("%1 of the quota of %2 given out.").arg(formatCount(gauge.value), formatCount(*gauge.limit));
        }
    }
    if (m_what->count() == 0)
        sentences << tr("There is nothing that could be ordered: no virtual server, no LUN, no template.");
    m_status->setText(sentences.join(QLatin1Char('\n')));
}

QString PortalPanel::status() const
{
    return m_status->text();
}

void PortalPanel::act(const char *action, const std::string &what, int amount)
{
    Event event;
    event.action = action;
    event.target = chosen(m_portal);
    event.what = what;
    event.amount = amount;
    if (!event.what.empty())
        session()->inject(event);
}

void PortalPanel::refresh()
{
    translate();
    const bool hasPortal = !portalsOf(document()->architecture()).empty();
    showInstead(m_view, !hasPortal             ? tr("This design has no portal. A remote administration system lets people order resources while a run is on.")
                        : !session()->snapshot() ? tr("Nothing runs. Press Play, and resources can be ordered and given back here.")
                                                 : QString());
    if (!hasPortal || !session()->snapshot()) {
        m_book.clear();
        m_next = 0;
        m_followedTo = 0;
        m_course = 0;
        return;
    }
    fillPortals();
    m_portal->setVisible(true);
    m_portal->setEnabled(m_portal->count() > 1);
    fillOffers();
    followLog();
    fillOrders();
    m_usage->refresh();
    fillStatus();
    const bool isLive = session()->isActive() && !session()->hasEnded() && m_what->count() > 0;
    m_order->setEnabled(isLive);
    m_giveBack->setEnabled(isLive);
    m_usage->setVisible(has("usage_and_administration"));
}

} // namespace nephoscope::ui
