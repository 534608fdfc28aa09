// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/user_sessions.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

std::uint32_t UserSessions::begin()
{
    if (m_free.empty()) {
        m_free.push_back(static_cast<std::uint32_t>(m_sessions.size()));
        m_sessions.emplace_back();
    }
    const std::uint32_t place = m_free.back();
    m_free.pop_back();
    ++m_begun;
    // Geometric from 1 with this mean, by inversion; at most what a 32-bit number holds.
    const double stop = 1 / std::max(1.0, m_meanLength);
    const double more = stop >= 1 ? 0 : std::floor(std::log(m_lengths.uniformAboveZero()) / std::log1p(-stop));
    m_sessions[place] = {static_cast<std::uint32_t>(1 + std::min(more, 4e9)), 0, ++m_lastNumber, 0};
    return place;
}

std::uint32_t UserSessions::next(std::uint32_t place)
{
    --m_sessions[place].left;
    return m_sessions[place].made++;
}

void UserSessions::mark(RequestPool &pool, RequestId request, std::uint32_t place, std::uint32_t visit) const
{
    const Session &session = m_sessions[place];
    pool.setSession(request, session.number);
    if (session.known == 0)
        pool[request].set(Request::NewSession);
    if ((session.known & bitOf(visit)) == 0)
        pool[request].set(Request::NewVisit);
}

void UserSessions::noteForgotten(std::uint32_t place)
{
    ++m_lost;
    m_sessions[place].number = ++m_lastNumber;
    m_sessions[place].known = 0;
}

} // namespace nephoscope::sim
