// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/actor/message_cover.h"
#include "sim/run/mechanism.h"

#include <vector>

namespace nephoscope::sim {

/// What protects the messages of those that it is linked to by control links: consumers, or organizations with all that are in them.
///
/// Both ends take part: the sender prepares each request, whoever serves it checks it. What was altered on its way and is seen to be goes
/// back as lost.
class Protection : public Mechanism, public MessageCover, public Interceptor
{
public:
    using Mechanism::Mechanism;

    void connect() override;
    void describe(MetricRegistry &metrics) override;
    SimTime cover(Request &request) override;
    Interception intercept(Mechanism &at, RequestId request) override;
    Sentence doing() const override;

protected:
    /// Marks a request that goes out; returns how long that takes.
    virtual SimTime protect(Request &request) = 0;
    /// How long whoever gets it takes for its check.
    virtual SimTime checkTime() const { return 0; }
    /// Whether the check shows that it was altered.
    virtual bool showsChange(const Request &) const { return false; }
    virtual Sentence what() const = 0;
    void noteComputing(SimTime taken) { m_seconds += toSeconds(taken); }
    bool covers(ElementIndex origin) const { return origin < m_isCovered.size() && m_isCovered[origin]; }

private:
    std::vector<bool> m_isCovered; ///< by consumer
    std::vector<Mechanism *> m_covered;
    std::uint64_t m_messages = 0;
    std::uint64_t m_caught = 0;
    double m_seconds = 0; ///< of computing
};

} // namespace nephoscope::sim
