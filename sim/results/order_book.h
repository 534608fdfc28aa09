// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "sim/results/results.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace nephoscope::sim {

/// Where an order, or what is given back, has got to.
enum class OrderStage {
    Placed,   ///< in the portal
    Approval, ///< somebody has to agree
    Ticket,   ///< in the hands of an administrator
    Accepted, ///< the quota has room; waits for a workflow, or is in one
    Starting, ///< being set up
    Ready,
    Refused,
    Returned  ///< given back, and out of the run
};

struct Order {
    std::uint32_t entry = 0; ///< of the log, that began it
    bool isRelease = false;
    bool isTicket = false; ///< from the start: no portal took it
    std::string desk;     ///< that took it
    std::string what;     ///< drawn element
    double placed = 0;    ///< s
    OrderStage stage = OrderStage::Placed;
    double since = 0;     ///< s: when it came to this stage
    double ready = 0;     ///< s: when it was ready; 0: not yet
    std::string resource; ///< what was made for it, `server#2`; empty: nothing yet. Given back: the last one
    int returned = 0;     ///< given back: how many so far
    LocalText reason;     ///< why it was refused
};

/// The orders of a run, followed in its log line by line: every entry belongs to the order that it goes back to.
class OrderBook
{
public:
    void clear();
    /// \pre in the order of the log
    void add(const LogEntry &entry);
    /// In the order in which they were placed.
    const std::vector<Order> &orders() const { return m_orders; }

private:
    Order &begin(const LogEntry &entry, const std::string &desk, const std::string &what);
    void stage(Order &order, OrderStage stage, double time);
    void follow(Order &order, const LogEntry &entry);

    std::vector<Order> m_orders;
    std::unordered_map<std::uint32_t, std::size_t> m_orderOf;         ///< by entry of the log
    std::unordered_map<std::string, std::size_t> m_orderOfResource;   ///< the last one for which it was made
};

} // namespace nephoscope::sim
