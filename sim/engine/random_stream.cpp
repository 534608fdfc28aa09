// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/random_stream.h"

#include <Random123/threefry.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nephoscope::sim {

namespace {

using Generator = r123::Threefry4x64_R<13>;

Generator::ctr_type toR123(const std::array<std::uint64_t, 4> &words)
{
    return {{words[0], words[1], words[2], words[3]}};
}

/// Takes `text` into the state, 32 bytes a round, closed by its length so that ("ab", "c") and ("a", "bc") differ.
void absorb(std::array<std::uint64_t, 4> &state, std::string_view text)
{
    for (std::size_t at = 0;; at += 32) {
        std::array<std::uint64_t, 4> block{};
        const bool isLast = at + 24 >= text.size();
        const std::size_t end = std::min(text.size(), at + 32);
        for (std::size_t i = at; i < end; ++i)
            block[(i - at) / 8] |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * ((i - at) % 8));
        if (isLast)
            block[3] = text.size() + 1;
        const auto mixed = RandomStream::generate(block, state);
        for (std::size_t i = 0; i < 4; ++i)
            state[i] = mixed[i] ^ block[i];
        if (isLast)
            return;
    }
}

} // namespace

const RandomStream::Ziggurat RandomStream::kZiggurat;

RandomStream::Ziggurat::Ziggurat()
{
    // The right end of the lowest layer's box and the area of each layer, for 256 layers.
    constexpr double r = 7.69711747013104972;
    constexpr double area = 0.0039496598225815571993;
    edge[0] = area / std::exp(-r); // as wide as if box and tail were one box
    edge[1] = r;
    for (int i = 2; i < 256; ++i)
        edge[i] = -std::log(area / edge[i - 1] + std::exp(-edge[i - 1]));
    edge[256] = 0;
    for (int i = 0; i < 256; ++i)
        width[i] = edge[i] * 0x1p-53;
    for (int i = 0; i <= 256; ++i)
        height[i] = std::exp(-edge[i]);
}

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t replication, std::string_view element, std::string_view purpose)
    : m_key{seed, replication, 0, 0}
{
    absorb(m_key, element);
    absorb(m_key, purpose);
}

std::array<std::uint64_t, 4> RandomStream::generate(const std::array<std::uint64_t, 4> &counter, const std::array<std::uint64_t, 4> &key)
{
    const auto out = Generator()(toR123(counter), toR123(key));
    return {out[0], out[1], out[2], out[3]};
}

void RandomStream::refill()
{
    const Generator::key_type key = toR123(m_key);
    Generator generator;
    if (m_size < kMost) {
        // Many streams are drawn from once or twice (the one failure of a year), few of them often.
        m_size = m_size == 0 ? kLeast : 4 * m_size;
        m_block = std::make_unique_for_overwrite<std::uint64_t[]>(m_size);
    }
    for (std::uint32_t i = 0; i < m_size; i += kLeast) {
        const auto out = generator({{m_counter++, 0, 0, 0}}, key);
        for (std::uint32_t j = 0; j < kLeast; ++j)
            m_block[i + j] = out[j];
    }
    m_next = 0;
}

double RandomStream::exponentialRarely(std::size_t layer, double x)
{
    double base = 0;
    for (;;) {
        if (layer == 0)
            base += kZiggurat.edge[1]; // the tail has no memory: start again from its beginning
        else if (kZiggurat.height[layer] + uniform() * (kZiggurat.height[layer + 1] - kZiggurat.height[layer]) < std::exp(-x))
            return base + x;
        const std::uint64_t u = bits();
        layer = u & 255;
        x = static_cast<double>(u >> 11) * kZiggurat.width[layer];
        if (x < kZiggurat.edge[layer + 1])
            return base + x;
    }
}

double RandomStream::normal()
{
    const double radius = std::sqrt(-2 * std::log(uniformAboveZero()));
    const double angle = 2 * std::numbers::pi * uniform();
    return radius * std::cos(angle);
}

} // namespace nephoscope::sim
