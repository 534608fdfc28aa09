// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"
#include "sim/run/mechanism.h"

#include <memory>
#include <vector>

namespace nephoscope::sim {

class AttackBook;
class ThreatAgent;

/// A threat agent in the way of others' messages: reads them, or alters them too (domain D.2, 1 and 2).
///
/// A request and its answer are one exchange. It gets hold of each with the odds of its skill. What is encrypted from end to end it
/// cannot read; on the internet neither what comes over an encrypted link (at other elements the link's encryption ends).
class Tap final : public Interceptor
{
public:
    explicit Tap(ThreatAgent &agent);
    ~Tap();
    Tap(const Tap &) = delete;
    Tap &operator=(const Tap &) = delete;

    /// Sits at these from now on; `alters`: not only reads.
    void attach(const std::vector<Mechanism *> &places, bool alters);
    std::size_t places() const { return m_places.size(); }
    Interception intercept(Mechanism &at, RequestId request) override;
    /// Exchanges that it altered and that are not back yet.
    std::uint64_t open() const { return m_open; }

private:
    /// Sees what it altered come back, and passes for whoever sent that here.
    class Ambush;
    enum class Reading : std::uint8_t { Ciphertext, Plain, KeyReplaced };

    Reading read(const Mechanism &at, RequestId request);
    bool isReadable(const Mechanism &at, RequestId request) const;
    void alter(const Mechanism &at, RequestId request, Reading reading);
    void cameBack(RequestId request, Outcome outcome, std::uint64_t data);

    ThreatAgent &m_agent;
    bool m_alters = false;
    std::vector<Mechanism *> m_places;
    std::vector<std::unique_ptr<Ambush>> m_ambushes; ///< one for each who sends to its places
    std::uint64_t m_open = 0;
    RandomStream m_catches;
    RandomStream m_keys;
};

} // namespace nephoscope::sim
