// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/flow_station.h"
#include "sim/run/flow.h"

namespace nephoscope::sim {

class LinkState;

/// What flows wait for on a link whose bandwidth is limited: one message after the other, each way for itself.
class FlowLine final : public FlowPlace
{
public:
    explicit FlowLine(const LinkState &link) : m_link(link) {}

    void beginFlows() override;
    bool advanceFlows(double seconds) override;
    void cutShort(double part) override
    {
        m_there.cutShort(part);
        m_back.cutShort(part);
    }

    FlowStation &there() { return m_there; }
    FlowStation &back() { return m_back; }

private:
    const LinkState &m_link;
    FlowStation m_there;
    FlowStation m_back;
};

} // namespace nephoscope::sim
