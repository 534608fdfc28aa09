// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"
#include "sim/run/mechanism.h"

#include <vector>

namespace nephoscope::sim {

class ThreatAgent;

/// Says how well a resource is kept apart from what shares it with others, or how much harder it is to get at.
class Isolation
{
public:
    /// The share of attempts on `resource` that this lets come to nothing, 0–1.
    virtual double isolates(const Mechanism &resource) const = 0;

protected:
    ~Isolation() = default;
};

/// A border that says who may reach what is in it, other than by requests that it sees.
class Segment
{
public:
    virtual bool mayReach(const Mechanism &from, const Mechanism &to) const = 0;

protected:
    ~Segment() = default;
};

/// A party's trust: what it trusts, and what that uses.
class TrustOverlay
{
public:
    virtual bool uses(const Mechanism &resource) const = 0;
    virtual bool trusts(const Mechanism &element) const = 0;

protected:
    ~TrustOverlay() = default;
};

/// 1 − Π(1 − e) over all that isolates `resource` (domain D.4).
double isolationOf(Simulation &simulation, const Mechanism &resource);

/// A threat agent that tries to get from what it rents at what shares a resource with it (domain D.2, 5 and 6).
///
/// Virtualization: from a virtual server into its hypervisor; then all other virtual servers of the host are its own, and from them what no
/// security group keeps it from. Overlapping trust boundaries: through a shared resource at the other boundaries that use it.
class BreakOut
{
public:
    explicit BreakOut(ThreatAgent &agent);

    void attach(std::vector<Mechanism *> places, bool isVirtualization);
    /// One attempt.
    void attempt();
    bool hasPlace() const { return !m_places.empty(); }
    /// What it has got hold of.
    std::size_t victims() const { return m_victims.size(); }
    std::size_t reached() const { return m_reached.size(); }

private:
    void attemptOn(const Mechanism &place);
    void escapeFrom(const Mechanism &server);
    void crossAt(const Mechanism &resource);
    bool succeeds(const Mechanism &place, const Mechanism &resource);
    void spread(const Mechanism &from);

    ThreatAgent &m_agent;
    std::vector<Mechanism *> m_places;
    std::vector<const Mechanism *> m_taken; ///< hypervisors that it has got into
    std::vector<const Mechanism *> m_victims;
    std::vector<const Mechanism *> m_reached;
    bool m_isVirtualization = true;
    RandomStream m_luck;
};

} // namespace nephoscope::sim
