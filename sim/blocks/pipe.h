// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"
#include "sim/engine/sim_time.h"

#include <optional>

namespace nephoscope::sim {

/// A line that takes latency + size/bandwidth and queues, first come, first served, when its bandwidth is used up.
///
/// Needs no events: it says at once when a message will be at the other end, for the sender to schedule.
class Pipe
{
public:
    struct Settings {
        SimTime latency = 0;
        double bandwidth = 0; ///< bytes/s; 0: no limit
        double loss = 0;      ///< 0–1, of each message
    };

    Pipe() = default;
    explicit Pipe(const Settings &settings) : m_settings(settings) { noteKind(); }

    /// When a message sent now arrives; none if it is lost or the line is cut. A lost one has used the line.
    std::optional<SimTime> send(SimTime now, double bytes, RandomStream &random)
    {
        if (m_isPlain) [[likely]] {
            m_bytes += bytes;
            ++m_messages;
            return now;
        }
        return sendSlowly(now, bytes, random);
    }

    /// How long a message that is sent now waits for those before it.
    SimTime wait(SimTime now) const { return m_freeAt <= static_cast<double>(now) ? 0 : static_cast<SimTime>(m_freeAt - static_cast<double>(now) + 0.5); }
    /// What has not left yet is lost: the line is free at once.
    void drop(SimTime now);
    /// Messages under way keep their times; those that wait for the line go on at the new bandwidth.
    void change(SimTime now, const Settings &settings);
    /// A cut line lets nothing through. What is under way is the sender's to take back (see `epoch`).
    void cut();
    void restore();
    bool isCut() const { return m_isCut; }
    /// Goes up at each cut: a message sent in an earlier epoch went lost with the line.
    std::uint32_t epoch() const { return m_epoch; }

    const Settings &settings() const { return m_settings; }
    double bytesSent() const { return m_bytes; }
    std::uint64_t messagesSent() const { return m_messages; }
    std::uint64_t messagesLost() const { return m_lost; }
    /// Time in which the line was sending, s since the start; of a window it is end minus start.
    double busySeconds(SimTime now) const;
    /// Bytes that still wait for the line.
    double backlog(SimTime now) const;

private:
    std::optional<SimTime> sendSlowly(SimTime now, double bytes, RandomStream &random);
    void noteKind();

    Settings m_settings;
    bool m_isPlain = true; ///< no latency, no limit, no loss, not cut
    bool m_isCut = false;
    std::uint32_t m_epoch = 0;
    double m_freeAt = 0; ///< ns: when the last byte accepted so far has left
    double m_busy = 0;   ///< ns, of all accepted so far
    double m_bytes = 0;
    std::uint64_t m_messages = 0;
    std::uint64_t m_lost = 0;
};

} // namespace nephoscope::sim
