// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/tap.h"

#include "sim/mechanisms/actor/threat_agent.h"
#include "sim/mechanisms/boundary/internet.h"
#include "sim/mechanisms/storage/volume.h"
#include "sim/run/path.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {
const Sentence kPlain{"read: it was not encrypted", "被读取：未加密"};
const Sentence kKeyReplaced{"read: no certificate binds the keys, so its own took their place", "被读取：密钥没有证书绑定，被攻击者的密钥替换"};
const Sentence kCiphertext{"encrypted: only ciphertext was captured", "已加密：只截获到密文"};
const Sentence kAltered{"altered, and taken for genuine: nothing that a key protects says otherwise", "被篡改且被当作真实消息：没有受密钥保护的校验"};
const Sentence kReadAndAltered{"read, altered, and taken for genuine", "被读取、篡改，并被当作真实消息"};
const Sentence kSeen{"the receiver saw that it was altered", "接收方发现消息被篡改"};
} // namespace

class Tap::Ambush final : public Hop
{
public:
    Ambush(Tap &tap, std::uint32_t sender) : m_tap(tap), m_sender(sender) {}
    void returned(RequestId request, Outcome outcome, std::uint64_t data) override { m_tap.cameBack(request, outcome, data); }
    std::uint32_t sender() const override { return m_sender; }

private:
    Tap &m_tap;
    std::uint32_t m_sender;
};

Tap::~Tap() = default;

Tap::Tap(ThreatAgent &agent)
    : m_agent(agent)
    , m_catches(agent.simulation().random(agent, "catches"))
    , m_keys(agent.simulation().random(agent, "keys"))
{
}

void Tap::attach(const std::vector<Mechanism *> &places, bool alters)
{
    m_alters = alters;
    for (Mechanism *place : m_places)
        place->removeInterceptor(*this);
    m_places = places;
    // Who sits at a storage device sees what goes to its volumes.
    for (Mechanism *place : places) {
        const bool isVolume = dynamic_cast<Volume *>(place) != nullptr;
        for (const ElementIndex inner : isVolume ? m_agent.simulation().everythingIn(place->index()) : std::vector<ElementIndex>{}) {
            if (auto *volume = m_agent.simulation().as<Volume>(inner); volume && std::ranges::find(m_places, volume) == m_places.end())
                m_places.push_back(volume);
        }
    }
    for (Mechanism *place : m_places)
        place->addInterceptor(*this);
}

bool Tap::isReadable(const Mechanism &at, RequestId request) const
{
    const RequestPool &pool = m_agent.simulation().requests();
    if (pool[request].is(Request::Encrypted))
        return false;
    if (const auto *volume = dynamic_cast<const Volume *>(&at))
        return !volume->isConfidential();
    const auto *path = dynamic_cast<const Path *>(pool.nextHop(request));
    return !dynamic_cast<const Internet *>(&at) || !path || !path->isEncrypted();
}

Tap::Reading Tap::read(const Mechanism &at, RequestId request)
{
    if (isReadable(at, request))
        return Reading::Plain;
    // Who sits in the way may put his own key in the place of one that no certificate binds to its owner.
    const bool isBound = m_agent.simulation().requests()[request].is(Request::Bound);
    return m_alters && !isBound && m_keys.chance(m_agent.skill()) ? Reading::KeyReplaced : Reading::Ciphertext;
}

Interception Tap::intercept(Mechanism &at, RequestId request)
{
    const Request &r = m_agent.simulation().requests()[request];
    if (!m_agent.isActive() || r.is(Request::Hostile))
        return {};
    AttackBook &book = m_agent.book();
    book.tried(m_alters ? Confidentiality | Integrity | Authenticity : Confidentiality);
    if (!m_catches.chance(m_agent.skill()))
        return {};
    const Reading reading = read(at, request);
    if (m_alters)
        alter(at, request, reading);
    else if (reading == Reading::Plain)
        book.succeeded(Confidentiality, at, kPlain);
    else
        book.stopped(Confidentiality, at, kCiphertext, false);
    return {};
}

void Tap::alter(const Mechanism &at, RequestId request, Reading reading)
{
    RequestPool &pool = m_agent.simulation().requests();
    Request &r = pool[request];
    // A signature is only as good as the key that it is checked with.
    if (r.is(Request::Signed) && !r.is(Request::Bound) && m_keys.chance(m_agent.skill()))
        r.clear(Request::Signed);
    r.set(Request::Altered);
    const Hop *hop = pool.nextHop(request);
    const std::uint32_t sender = hop ? hop->sender() : kNone;
    auto ambush = std::ranges::find(m_ambushes, sender, [](const auto &known) { return known->sender(); });
    if (ambush == m_ambushes.end())
        ambush = m_ambushes.insert(ambush, std::make_unique<Ambush>(*this, sender));
    pool.push(request, **ambush, static_cast<std::uint64_t>(reading) << 32 | at.index());
    ++m_open;
}

void Tap::cameBack(RequestId request, Outcome outcome, std::uint64_t data)
{
    --m_open;
    Simulation &simulation = m_agent.simulation();
    AttackBook &book = m_agent.book();
    Request &r = simulation.requests()[request];
    const Mechanism &at = simulation.at(static_cast<ElementIndex>(data));
    const auto reading = static_cast<Reading>(data >> 32);
    const bool isCaught = !r.is(Request::Altered);
    const bool isAccepted = !isCaught && outcome == Outcome::Answered;
    const bool isRead = reading != Reading::Ciphertext;
    if (isRead || isAccepted) {
        const Sentence &read = reading == Reading::KeyReplaced ? kKeyReplaced : kPlain;
        book.succeeded(static_cast<std::uint8_t>((isRead ? Confidentiality : 0) | (isAccepted ? Integrity | Authenticity : 0)), at,
                       isRead && isAccepted ? kReadAndAltered : isRead ? read : kAltered);
    }
    if (isCaught)
        book.stopped(Integrity | Authenticity, at, kSeen, true);
    else if (!isRead && !isAccepted)
        book.stopped(Confidentiality, at, kCiphertext, false);
    r.clear(Request::Altered);
    simulation.requests().back(request, outcome);
}

} // namespace nephoscope::sim
