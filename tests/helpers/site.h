// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/helpers/laboratory.h"
#include "tests/helpers/one_run.h"

#include <string>

namespace nephoscope::tests {

/// Hosts with a hypervisor each, a VIM that looks after them, and a shared LUN that all of them reach. Hosts `a`, `b`, `c` … are `host-a`
/// and `hypervisor-a`; nothing takes time but the boot of a virtual server (30 s).
class Site
{
public:
    Site(double duration, const std::string &hosts, Settings vim = {});

    /// A virtual server in a hypervisor with its image on the shared LUN, and with a service `<id>-service` of 10 ms in it.
    void server(const std::string &id, const std::string &host, double memory, Settings more = {});
    void set(const std::string &element, Settings params) { lab.set(element, params); }
    void fail(double at, const std::string &target, const std::string &kind = "crash") { lab.event(at, "fail", target).kind = kind; }
    void repair(double at, const std::string &target) { lab.event(at, "repair", target); }
    void enable(double at, const std::string &target) { lab.event(at, "enable", target); }
    void relocate(double at, const std::string &server, const std::string &host) { lab.event(at, "relocate", server).to = "hypervisor-" + host; }
    /// Not in the run until it is enabled.
    void disabled(const std::string &element);
    /// The id of the link from the VIM to a host's hypervisor.
    std::string heartbeatLink(const std::string &host) const;
    OneRun run() const { return OneRun(design()); }
    Architecture design() const;

    Laboratory lab;

private:
    std::vector<std::string> m_disabled;
};

} // namespace nephoscope::tests
