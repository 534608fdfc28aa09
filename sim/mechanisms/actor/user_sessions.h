// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"
#include "sim/run/request_pool.h"

#include <cstdint>
#include <vector>

namespace nephoscope::sim {

/// The users of a consumer who are at work now: each makes a geometric number of requests and visits the targets of all links in turn.
class UserSessions
{
public:
    static constexpr std::uint32_t kNone = 0xffffffff;

    explicit UserSessions(RandomStream lengths) : m_lengths(std::move(lengths)) {}

    void setMeanLength(double requests) { m_meanLength = requests; }
    void setLinks(std::size_t links) { m_links = links; }

    /// Another user comes. Returns his place, which is his until `end`.
    std::uint32_t begin();
    void end(std::uint32_t place) { m_free.push_back(place); }
    /// His next request: returns its number, from 0.
    std::uint32_t next(std::uint32_t place);
    bool isDone(std::uint32_t place) const { return m_sessions[place].left == 0; }

    /// Marks a request of his as such; `visit` is its number.
    void mark(RequestPool &pool, RequestId request, std::uint32_t place, std::uint32_t visit) const;
    /// The request was answered: who answered knows him now.
    void noteAnswered(std::uint32_t place, std::uint32_t visit) { m_sessions[place].known |= bitOf(visit); }
    /// Nobody knows him any more: he begins anew, with the requests that are left.
    void noteForgotten(std::uint32_t place);

    std::size_t present() const { return m_sessions.size() - m_free.size(); }
    const std::uint64_t &begun() const { return m_begun; }
    const std::uint64_t &lost() const { return m_lost; }

private:
    struct Session {
        std::uint32_t left = 0;
        std::uint32_t made = 0;
        std::uint32_t number = 0;
        std::uint64_t known = 0; ///< a bit for each link over which he was answered
    };

    // Links past the 63rd share a bit.
    std::uint64_t bitOf(std::uint32_t visit) const { return std::uint64_t{1} << (m_links == 0 ? 0 : visit % m_links > 63 ? 63 : visit % m_links); }

    RandomStream m_lengths;
    double m_meanLength = 1;
    std::size_t m_links = 0;
    std::vector<Session> m_sessions;
    std::vector<std::uint32_t> m_free;
    std::uint32_t m_lastNumber = 0;
    std::uint64_t m_begun = 0;
    std::uint64_t m_lost = 0;
};

} // namespace nephoscope::sim
