// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/session_table.h"
#include "sim/run/mechanism.h"

#include <vector>

namespace nephoscope::sim {

class Server;

/// What a stateful service remembers of those who use it: in the memory of its server, or in a state management database that is linked to it.
///
/// In memory a session is gone with the service, and is dropped when nobody has asked for it for half an hour (what such a database does by
/// default). What is kept in step with other instances is gone only with the last of them. A request of a session that is not the first, and
/// that nothing is remembered of, is turned away: its user begins anew. What is not in a session has nothing to lose; all of such a consumer is
/// kept as one.
class SessionKeeping
{
public:
    SessionKeeping(Mechanism &service, std::string name);

    void configure(const ParameterReader &parameters);
    void connect(const Server *server);
    void describe(MetricRegistry &metrics);
    /// Others that remember what this one does, while `keeper` serves: it keeps them in step. Empty: none.
    void setTwins(std::vector<SessionKeeping *> twins, const Mechanism *keeper);

    /// Whether anything is remembered at all.
    bool isStateful() const { return m_isStateful; }
    /// The way to the state management database; nullptr: its own memory.
    Path *store() const { return m_store; }
    /// Answered: the session is known or begins now, in its own memory. \pre isStateful() and no store()
    Outcome open(RequestId request);
    /// Bytes of one session.
    std::uint32_t sessionBytes() const;
    /// What was in its memory is gone.
    void lose();

    std::int64_t held() const { return m_table.count().level(); }
    Sentence telling() const;

private:
    /// The twins that serve now.
    std::vector<SessionKeeping *> liveTwins() const;
    bool hasRoom() const { return m_room <= 0 || static_cast<double>(held() + 1) * m_memory <= m_room; }

    Mechanism &m_service;
    SessionTable m_table;
    bool m_isStateful = false;
    double m_memory = 0; ///< MiB of one session
    double m_room = 0;   ///< MiB of its server; 0: no limit
    Path *m_store = nullptr;
    std::vector<SessionKeeping *> m_twins;
    const Mechanism *m_keeper = nullptr;
    std::uint64_t m_lost = 0;
};

} // namespace nephoscope::sim
