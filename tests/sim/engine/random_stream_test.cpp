// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/distribution.h"
#include "sim/engine/random_stream.h"
#include "tests/helpers/test_main.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>

using namespace nephoscope;
using namespace nephoscope::sim;

namespace {

/// Mean of a million draws, in standard errors away from the distribution's own mean.
double meanApart(Distribution distribution)
{
    constexpr int draws = 1'000'000;
    RandomStream random(7, 0, "random_stream_test", "moments");
    double sum = 0;
    for (int i = 0; i < draws; ++i)
        sum += distribution.draw(random);
    return (sum / draws - distribution.mean()) / (distribution.mean() * std::sqrt(distribution.squaredCv() / draws));
}

double squaredCvOf(Distribution distribution)
{
    constexpr int draws = 1'000'000;
    RandomStream random(8, 0, "random_stream_test", "moments");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; ++i) {
        const double x = distribution.draw(random);
        sum += x;
        squares += x * x;
    }
    const double mean = sum / draws;
    return squares / draws / (mean * mean) - 1;
}

/// Kolmogorov and Smirnov: the greatest distance times sqrt(n); more than 2.7 has a probability of 1e-6.
template <typename Draw, typename Cdf>
double distance(Draw draw, Cdf cdf)
{
    constexpr int n = 400'000;
    std::vector<double> values(n);
    for (double &value : values)
        value = draw();
    std::sort(values.begin(), values.end());
    double most = 0;
    for (int i = 0; i < n; ++i) {
        const double f = cdf(values[static_cast<std::size_t>(i)]);
        most = std::max({most, std::abs(f - static_cast<double>(i) / n), std::abs(f - static_cast<double>(i + 1) / n)});
    }
    return most * std::sqrt(n);
}

} // namespace

class RandomStreamTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNameMeansTheSameWhateverLiesBehindIt();
    void theGeneratorGivesThePublishedAnswers();
    void everyKeyHasItsOwnStream();
    void choicesAreFair();
    void theZigguratDrawsExponentials();
    void normalsAreNormal();
    void distributionsHaveTheirMoments();
    void distributionsHaveTheirShapes();
    void aTraceIsPlayedInOrder();
    void impossibleParametersAreRefused();
    void weightsAreFollowed();
};

// A name is a part of a longer text here: what follows it must not matter, for any length.
void RandomStreamTest::aNameMeansTheSameWhateverLiesBehindIt()
{
    for (std::size_t length = 0; length <= 100; ++length) {
        const std::string one(length + 40, 'a');
        const std::string other = one.substr(0, length) + std::string(40, 'b');
        RandomStream first(1, 0, std::string_view(one).substr(0, length), "purpose");
        RandomStream second(1, 0, std::string_view(other).substr(0, length), "purpose");
        QVERIFY2(first.bits() == second.bits(), QByteArray::number(length));
    }
}

void RandomStreamTest::theGeneratorGivesThePublishedAnswers()
{
    // kat_vectors of Random123: threefry4x64 with 13 rounds, of zeros and of ones.
    using Words = std::array<std::uint64_t, 4>;
    const Words zeros{};
    const Words ones{~0ull, ~0ull, ~0ull, ~0ull};
    const Words ofZeros{0x4071fabee1dc8e05, 0x02ed3113695c9c62, 0x397311b5b89f9d49, 0xe21292c3258024bc};
    const Words ofOnes{0x7eaed935479722b5, 0x90994358c429f31c, 0x496381083e07a75b, 0x627ed0d746821121};
    QCOMPARE(RandomStream::generate(zeros, zeros), ofZeros);
    QCOMPARE(RandomStream::generate(ones, ones), ofOnes);
}

void RandomStreamTest::everyKeyHasItsOwnStream()
{
    std::set<std::uint64_t> firsts;
    const std::string ids[] = {"",  "a", "ab", "abc", std::string(32, 'x'), std::string(32, 'x') + "y", std::string(64, 'x'),
                               std::string(24, 'z'), std::string(25, 'z')};
    std::size_t keys = 0;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        for (std::uint64_t replication = 0; replication < 3; ++replication) {
            for (const std::string &id : ids) {
                for (const char *purpose : {"", "c", "bc", "arrivals"}) {
                    firsts.insert(RandomStream(seed, replication, id, purpose).bits());
                    ++keys;
                }
            }
        }
    }
    QCOMPARE(firsts.size(), keys);
    RandomStream one(5, 1, "web", "service");
    RandomStream same(5, 1, "web", "service");
    for (int i = 0; i < 200; ++i)
        QCOMPARE(one.bits(), same.bits());
}

void RandomStreamTest::choicesAreFair()
{
    RandomStream random(3, 0, "test", "dice");
    constexpr int n = 600'000;
    int counts[6] = {};
    for (int i = 0; i < n; ++i)
        ++counts[random.below(6)];
    double chiSquare = 0;
    for (const int count : counts)
        chiSquare += std::pow(count - n / 6.0, 2) / (n / 6.0);
    QVERIFY2(chiSquare < 35.9, qPrintable(QString::number(chiSquare))); // 5 degrees of freedom, 1e-6
    QCOMPARE(random.below(1), 0u);
}

void RandomStreamTest::theZigguratDrawsExponentials()
{
    RandomStream random(4, 0, "test", "exponential");
    QVERIFY(distance([&] { return random.exponential(); }, [](double x) { return -std::expm1(-x); }) < 2.7);
    // The tail beyond the last box: P(X > 7.7) = e^-7.7.
    constexpr int n = 4'000'000;
    int beyond = 0;
    for (int i = 0; i < n; ++i)
        beyond += random.exponential() > 7.7;
    const double expected = n * std::exp(-7.7);
    QVERIFY(std::abs(beyond - expected) < 5 * std::sqrt(expected));
}

void RandomStreamTest::normalsAreNormal()
{
    RandomStream random(5, 0, "test", "normal");
    QVERIFY(distance([&] { return random.normal(); }, [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }) < 2.7);
}

void RandomStreamTest::distributionsHaveTheirMoments()
{
    for (const Distribution &distribution :
         {Distribution::exponential(0.01).value(), Distribution::erlang(0.01, 2).value(), Distribution::lognormal(0.01, 0.5).value(),
          Distribution::hyperexponential(0.01, 2).value(), Distribution::uniform(0.01, 0.03).value(),
          Distribution::empirical({0.01, 0.02, 0.06}).value()})
        QVERIFY(std::abs(meanApart(distribution)) < 5);
    QVERIFY(std::abs(squaredCvOf(Distribution::erlang(0.01, 4).value()) - 0.25) < 0.005);
    QVERIFY(std::abs(squaredCvOf(Distribution::lognormal(0.01, 0.5).value()) - 0.25) < 0.01);
    QVERIFY(std::abs(squaredCvOf(Distribution::hyperexponential(0.01, 2).value()) - 4) < 0.1);
    QVERIFY(std::abs(squaredCvOf(Distribution::uniform(1, 3).value()) - 1.0 / 12) < 0.002);
    QCOMPARE(squaredCvOf(Distribution::deterministic(0.5).value()), 0.0);
    // H17: bounded Pareto of shape 1.5 from 3.5 ms to 3.5 s has a mean of 10.1683 ms and cv² 9.88480.
    const Distribution pareto = Distribution::boundedPareto(1.5, 0.0035, 3.5).value();
    QVERIFY(std::abs(pareto.mean() - 0.0101683) < 5e-8);
    QVERIFY(std::abs(pareto.squaredCv() - 9.88480) < 5e-6);
    QVERIFY(std::abs(meanApart(pareto)) < 5);
    // Its limit for shape 1, from 1 to e: mean 1/(1 - 1/e).
    QVERIFY(std::abs(Distribution::boundedPareto(1, 1, std::exp(1.0)).value().mean() - 1 / (1 - std::exp(-1.0))) < 1e-12);
}

void RandomStreamTest::distributionsHaveTheirShapes()
{
    RandomStream random(6, 0, "test", "shapes");
    Distribution erlang = Distribution::erlang(2, 2).value();
    QVERIFY(distance([&] { return erlang.draw(random); }, [](double x) { return 1 - std::exp(-x) * (1 + x); }) < 2.7);
    Distribution pareto = Distribution::boundedPareto(1.5, 1, 1000).value();
    const double inside = 1 - std::pow(1.0 / 1000, 1.5);
    QVERIFY(distance([&] { return pareto.draw(random); }, [&](double x) { return (1 - std::pow(x, -1.5)) / inside; }) < 2.7);
    Distribution hyper = Distribution::hyperexponential(1, 2).value();
    const double p = (1 + std::sqrt(3.0 / 5)) / 2;
    const auto hyperCdf = [p](double x) { return 1 - p * std::exp(-2 * p * x) - (1 - p) * std::exp(-2 * (1 - p) * x); };
    QVERIFY(distance([&] { return hyper.draw(random); }, hyperCdf) < 2.7);
    Distribution lognormal = Distribution::lognormal(1, 1).value();
    const double s2 = std::log(2.0);
    const auto lognormalCdf = [s2](double x) { return std::erfc(-(std::log(x) + s2 / 2) / std::sqrt(2 * s2)) / 2; };
    QVERIFY(distance([&] { return lognormal.draw(random); }, lognormalCdf) < 2.7);
}

void RandomStreamTest::aTraceIsPlayedInOrder()
{
    RandomStream random(1, 0, "test", "trace");
    Distribution trace = Distribution::trace({0.003, 0.001, 0.002}).value();
    Distribution copy = trace;
    for (const double expected : {0.003, 0.001, 0.002, 0.003})
        QCOMPARE(trace.draw(random), expected);
    QCOMPARE(copy.draw(random), 0.003);
    QCOMPARE(copy.drawTime(random), SimTime{1'000'000});
}

void RandomStreamTest::impossibleParametersAreRefused()
{
    QVERIFY(!Distribution::exponential(-1));
    QVERIFY(!Distribution::exponential(std::numeric_limits<double>::quiet_NaN()));
    QVERIFY(!Distribution::erlang(1, 0));
    QVERIFY(!Distribution::lognormal(1, -0.1));
    QVERIFY(!Distribution::boundedPareto(0, 1, 2));
    QVERIFY(!Distribution::boundedPareto(1, 2, 1));
    QVERIFY(!Distribution::uniform(2, 1));
    QVERIFY(!Distribution::trace({}));
    QVERIFY(!Distribution::empirical({1, -1}));
    QCOMPARE(Distribution::hyperexponential(1, 0.5).error().message,
             std::string("A hyperexponential distribution has a coefficient of variation of 0.5; it must be 1 or more."));
    QVERIFY(Distribution::lognormal(0.01, 0).value().isConstant());
    QVERIFY(Distribution::boundedPareto(1.5, 2, 2).value().isConstant());
    const double bad[] = {1, -1};
    const double none[] = {0, 0};
    QVERIFY(!WeightedChoice::make(bad));
    QVERIFY(!WeightedChoice::make(none));
    QVERIFY(!WeightedChoice::make({}));
}

void RandomStreamTest::weightsAreFollowed()
{
    RandomStream random(9, 0, "test", "weights");
    const double weights[] = {1, 0, 3, 6};
    const WeightedChoice choice = WeightedChoice::make(weights).value();
    constexpr int n = 1'000'000;
    int counts[4] = {};
    for (int i = 0; i < n; ++i)
        ++counts[choice.draw(random)];
    QCOMPARE(counts[1], 0);
    for (const int i : {0, 2, 3}) {
        const double p = weights[i] / 10;
        QVERIFY(std::abs(counts[i] - n * p) < 5 * std::sqrt(n * p * (1 - p)));
    }
}

NEPHOSCOPE_TEST(RandomStreamTest);
#include "random_stream_test.moc"
