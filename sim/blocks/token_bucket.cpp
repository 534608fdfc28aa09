// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/blocks/token_bucket.h"

#include <algorithm>
#include <cmath>

namespace nephoscope::sim {

namespace {
// A token that is due by now may lack the last digits of its fraction.
constexpr double kRounding = 1e-9;
}

double TokenBucket::tokens(SimTime now) const
{
    return std::min(m_burst, m_tokens + m_rate * toSeconds(now - m_at));
}

bool TokenBucket::take(SimTime now, double tokens)
{
    if (m_rate <= 0)
        return true;
    const double there = this->tokens(now);
    if (there < tokens - kRounding * std::max(1.0, tokens))
        return false;
    m_tokens = there - tokens;
    m_at = now;
    return true;
}

SimTime TokenBucket::reserve(SimTime now, double tokens)
{
    if (m_rate <= 0)
        return now;
    m_tokens = this->tokens(now) - tokens;
    m_at = now;
    return m_tokens >= 0 ? now : later(now, toTime(-m_tokens / m_rate));
}

bool TokenBucket::hasRoom(SimTime now, double tokens, double room) const
{
    const double owed = m_rate > 0 ? -this->tokens(now) : 0;
    return owed <= kRounding || owed + tokens <= room;
}

void TokenBucket::change(SimTime now, double rate, double burst)
{
    const bool wasLimited = m_rate > 0;
    m_tokens = wasLimited ? std::min(burst, tokens(now)) : burst;
    m_at = now;
    m_rate = rate;
    m_burst = burst;
}

} // namespace nephoscope::sim
