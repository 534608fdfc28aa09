// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/order_book.h"

namespace nephoscope::sim {

void OrderBook::clear()
{
    *this = {};
}

Order &OrderBook::begin(const LogEntry &entry, const std::string &desk, const std::string &what)
{
    m_orderOf[entry.id] = m_orders.size();
    Order &order = m_orders.emplace_back();
    order.entry = entry.id;
    order.desk = desk;
    order.what = what;
    order.placed = order.since = entry.t;
    return order;
}

void OrderBook::stage(Order &order, OrderStage stage, double time)
{
    order.stage = stage;
    order.since = time;
    if (stage == OrderStage::Ready)
        order.ready = time;
}

void OrderBook::add(const LogEntry &entry)
{
    const auto known = entry.cause == 0 ? m_orderOf.end() : m_orderOf.find(entry.cause);
    if (known != m_orderOf.end()) {
        const std::size_t place = known->second;
        m_orderOf[entry.id] = place;
        follow(m_orders[place], entry);
        return;
    }
    if (entry.event == "ordered") {
        begin(entry, entry.element, entry.target);
    } else if (entry.event == "order_accepted" || entry.event == "sequence_started") {
        begin(entry, entry.element, entry.target).stage = OrderStage::Accepted; // past the portal
    } else if (entry.event == "given_back") {
        begin(entry, entry.element, entry.target).isRelease = true;
    } else if (entry.event == "ticket_opened") {
        Order &order = begin(entry, entry.element, entry.target);
        order.stage = OrderStage::Ticket;
        order.isTicket = true;
        order.isRelease = !entry.detail.empty(); // 'to give back'
    } else if (entry.event == "order_refused") {
        // Nobody took it, or whoever did refused it at once.
        Order &order = begin(entry, entry.target.empty() ? std::string() : entry.element, entry.target.empty() ? entry.element : entry.target);
        order.stage = OrderStage::Refused;
        order.reason = {entry.detail, entry.detailZh};
    } else if (entry.event == "terminated") {
        // For another reason than an order: somebody else scaled it in.
        if (const auto made = m_orderOfResource.find(entry.element); made != m_orderOfResource.end())
            stage(m_orders[made->second], OrderStage::Returned, entry.t);
    }
}

void OrderBook::follow(Order &order, const LogEntry &entry)
{
    const std::string &event = entry.event;
    if (event == "terminated") {
        if (const auto made = m_orderOfResource.find(entry.element); made != m_orderOfResource.end())
            stage(m_orders[made->second], OrderStage::Returned, entry.t);
        if (order.isRelease) {
            ++order.returned;
            order.resource = entry.element;
        }
        return;
    }
    if (order.isRelease) {
        if (event == "ticket_opened")
            stage(order, OrderStage::Ticket, entry.t);
        else if (event == "released" || event == "ticket_done")
            stage(order, OrderStage::Ready, entry.t);
        return;
    }
    if (event == "order_refused") {
        stage(order, OrderStage::Refused, entry.t);
        order.reason = {entry.detail, entry.detailZh};
    } else if (order.ready > 0) {
        return; // what happens to it later is no part of the order
    } else if (event == "called") {
        stage(order, OrderStage::Approval, entry.t);
    } else if (event == "approved") {
        stage(order, OrderStage::Placed, entry.t);
    } else if (event == "ticket_opened") {
        stage(order, OrderStage::Ticket, entry.t);
    } else if (event == "order_accepted") {
        stage(order, OrderStage::Accepted, entry.t);
    } else if (event == "delivered" || ((event == "order_done" || event == "provisioned") && entry.element == order.desk)) {
        stage(order, OrderStage::Ready, entry.t);
    } else if (event == "starting" || event == "serving") {
        if (order.resource.empty()) {
            order.resource = entry.element;
            m_orderOfResource[entry.element] = static_cast<std::size_t>(&order - m_orders.data());
            stage(order, OrderStage::Starting, entry.t);
        }
        // No desk says of its own ticket that it is ready: the resource does.
        if (order.isTicket && event == "serving" && entry.element == order.resource)
            stage(order, OrderStage::Ready, entry.t);
    }
}

} // namespace nephoscope::sim
