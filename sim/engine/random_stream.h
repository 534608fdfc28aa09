// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <memory>
#include <string_view>

namespace nephoscope::sim {

/// A stream of random numbers of one element for one purpose (`arrivals`, `service` …).
///
/// Counter-based (Threefry-4x64, 13 rounds: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011).
/// The key is made from seed, replication, element id and purpose, so that streams do not depend on each other, on
/// threads, or on what else the design holds. Drawn in blocks, since that costs a third of single draws.
class RandomStream
{
public:
    RandomStream(std::uint64_t seed, std::uint64_t replication, std::string_view element, std::string_view purpose);

    /// 64 random bits.
    std::uint64_t bits()
    {
        if (m_next == m_size) [[unlikely]]
            refill();
        return m_block[m_next++];
    }

    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
    /// Uniform in (0, 1]: safe under a logarithm.
    double uniformAboveZero() { return static_cast<double>((bits() >> 11) + 1) * 0x1p-53; }
    /// Uniform in 0 … n - 1 without bias (Lemire 2019). \pre n > 0
    std::uint32_t below(std::uint32_t n)
    {
        assert(n > 0);
        std::uint64_t product = (bits() >> 32) * n;
        if (static_cast<std::uint32_t>(product) < n) {
            const std::uint32_t least = -n % n;
            while (static_cast<std::uint32_t>(product) < least)
                product = (bits() >> 32) * n;
        }
        return static_cast<std::uint32_t>(product >> 32);
    }
    /// Whether something of this probability happens. Draws also for 0 and 1, so that a changed probability shifts nothing.
    bool chance(double probability) { return uniform() < probability; }
    /// Exponential of mean 1 (ziggurat: Marsaglia and Tsang 2000).
    double exponential()
    {
        const std::uint64_t u = bits();
        const std::size_t layer = u & 255;
        const double x = static_cast<double>(u >> 11) * kZiggurat.width[layer];
        if (x < kZiggurat.edge[layer + 1]) [[likely]]
            return x;
        return exponentialRarely(layer, x);
    }
    /// Normal of mean 0 and variance 1 (Box and Muller; two draws a value).
    double normal();

    /// One block of the generator itself, for known-answer tests.
    static std::array<std::uint64_t, 4> generate(const std::array<std::uint64_t, 4> &counter, const std::array<std::uint64_t, 4> &key);

private:
    /// Layers of equal area under e^-x: `edge` are their right ends, `width` these times 2^-53, `height` e^-edge.
    struct Ziggurat {
        Ziggurat();
        double width[256];
        double edge[257];
        double height[257];
    };
    static const Ziggurat kZiggurat;

    static constexpr std::uint32_t kLeast = 4; ///< words that one round of the generator gives
    static constexpr std::uint32_t kMost = 64;

    void refill();
    double exponentialRarely(std::size_t layer, double x);

    std::uint32_t m_next = 0;
    std::uint32_t m_size = 0; ///< of the block: 0, then `kLeast`, four times as many at each refill up to `kMost`
    std::uint64_t m_counter = 0;
    std::array<std::uint64_t, 4> m_key;
    std::unique_ptr<std::uint64_t[]> m_block; ///< none before the first draw: most streams are never drawn from
};

} // namespace nephoscope::sim
