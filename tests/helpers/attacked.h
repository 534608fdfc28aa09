// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/helpers/laboratory.h"

namespace nephoscope::tests {

/// `c` asks `s` ten times, once a second, by way of `lb`, where an agent sits who acts the threat out; a data center `dc` has room for controls.
inline Laboratory attacked(const std::string &threat)
{
    Laboratory lab(10.5, 0, 1);
    lab.consumer("c", 1, {{"arrival", "deterministic"}});
    lab.element("dc", "data_center", "", {});
    lab.balancer("lb", "round_robin");
    lab.service("s", 1, 0);
    lab.request("c", "lb");
    lab.request("lb", "s");
    lab.element("agent", "threat_agent", "", {{"threat", threat}});
    lab.link(threat == "traffic_eavesdropping" ? LinkRole::Monitor : LinkRole::Control, "agent", "lb");
    return lab;
}

} // namespace nephoscope::tests
