// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/pipe.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

std::optional<SimTime> Pipe::sendSlowly(SimTime now, double bytes, RandomStream &random)
{
    if (m_isCut) {
        ++m_lost;
        return std::nullopt;
    }
    double leaves = static_cast<double>(now);
    if (m_settings.bandwidth > 0) {
        const double takes = bytes / m_settings.bandwidth * 1e9;
        m_freeAt = std::max(m_freeAt, leaves) + takes;
        m_busy += takes;
        leaves = m_freeAt;
    }
    m_bytes += bytes;
    ++m_messages;
    if (m_settings.loss > 0 && random.chance(m_settings.loss)) {
        ++m_lost;
        return std::nullopt;
    }
    if (leaves >= static_cast<double>(kHorizon))
        return kHorizon;
    return later(static_cast<SimTime>(std::llround(leaves)), m_settings.latency);
}

void Pipe::change(SimTime now, const Settings &settings)
{
    const double left = backlog(now);
    m_busy -= std::max(0.0, m_freeAt - static_cast<double>(now));
    m_settings = settings;
    const double takes = settings.bandwidth > 0 ? left / settings.bandwidth * 1e9 : 0;
    m_freeAt = static_cast<double>(now) + takes;
    m_busy += takes;
    noteKind();
}

void Pipe::drop(SimTime now)
{
    m_busy -= std::max(0.0, m_freeAt - static_cast<double>(now));
    m_freeAt = std::min(m_freeAt, static_cast<double>(now));
}

void Pipe::cut()
{
    m_isCut = true;
    ++m_epoch;
    noteKind();
}

void Pipe::restore()
{
    m_isCut = false;
    noteKind();
}

void Pipe::noteKind()
{
    m_isPlain = !m_isCut && m_settings.latency == 0 && m_settings.bandwidth <= 0 && m_settings.loss <= 0;
}

double Pipe::busySeconds(SimTime now) const
{
    return (m_busy - std::max(0.0, m_freeAt - static_cast<double>(now))) * 1e-9;
}

double Pipe::backlog(SimTime now) const
{
    return std::max(0.0, m_freeAt - static_cast<double>(now)) * 1e-9 * m_settings.bandwidth;
}

} // namespace nephoscope::sim
