// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/results/explanation.h"

#include "model/catalogue/catalogue.h"
#include "sim/results/characteristics/finding.h"
#include "sim/results/surroundings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace nephoscope::sim {

namespace {

constexpr std::size_t kMostChains = 3;
constexpr double kUnusual = 3;          ///< times the spread
constexpr double kLeastCorrelation = 0.7;
constexpr int kLeastSamples = 8;        ///< fewer prove nothing
constexpr int kSamplesBefore = 30;      ///< of the calm time before the onset, to compare with
constexpr int kSamplesOfDelay = 5;      ///< from a cause to where its effect begins to show

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// One series and how far it is from its usual value near a time.
struct Outlier {
    const Series *series = nullptr;
    std::string name;
    std::size_t peak = 0; ///< point
    double usual = 0;
    double distance = 0; ///< in spreads
};

/// The spread is the median distance from the median, scaled as for a normal distribution, and never less than a twentieth of the usual value.
Outlier outlierOf(const Series &series, const std::string &name, double time, double reach)
{
    Outlier found;
    found.name = name;
    std::vector<double> values;
    for (std::size_t i = 1; i < series.v.size(); ++i) {
        if (std::isfinite(series.v[i]))
            values.push_back(series.v[i]);
    }
    found.usual = median(values);
    for (double &value : values)
        value = std::abs(value - found.usual);
    constexpr double kNormal = 1.4826;
    const double spread = std::max({kNormal * median(values), std::abs(found.usual) / 20, 1e-9});
    double farthest = -1;
    // Where the reach is less than a sample, the one that ends at or after the time.
    const auto at = std::ranges::lower_bound(series.t, time) - series.t.begin();
    for (std::size_t i = 1; i < series.t.size(); ++i) {
        const bool isNear = std::abs(series.t[i] - time) <= reach || static_cast<std::ptrdiff_t>(i) == at;
        const double distance = std::abs(series.v[i] - found.usual);
        if (isNear && std::isfinite(series.v[i]) && distance > farthest) {
            farthest = distance;
            found.peak = i;
            found.series = &series;
        }
    }
    found.distance = farthest / spread;
    return found;
}

/// Back from the peak to the end of the last sample that was nearer to the usual than half of the way.
double onsetOf(const Outlier &outlier)
{
    const Series &series = *outlier.series;
    const double half = std::abs(series.v[outlier.peak] - outlier.usual) / 2;
    std::size_t i = outlier.peak;
    while (i > 0 && (!std::isfinite(series.v[i]) || std::abs(series.v[i] - outlier.usual) > half))
        --i;
    return series.t[i];
}

double sampleOf(const Series &series)
{
    return series.t.size() > 1 ? (series.t.back() - series.t.front()) / static_cast<double>(series.t.size() - 1) : 1;
}

/// Pearson's coefficient of two series over the samples of the first that end in [from, to]; a point counts for the other where that has one at
/// the same time.
std::optional<Correlate> correlation(const Series &one, const Series &other, double from, double to, double peak)
{
    constexpr double kSameInstant = 1e-6;
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    double atPeak = std::nan("");
    for (auto i = static_cast<std::size_t>(std::ranges::lower_bound(one.t, from) - one.t.begin()); i < one.t.size() && one.t[i] <= to; ++i) {
        const auto j = static_cast<std::size_t>(std::ranges::lower_bound(other.t, one.t[i] - kSameInstant) - other.t.begin());
        if (j >= other.t.size() || other.t[j] > one.t[i] + kSameInstant || !std::isfinite(one.v[i]) || !std::isfinite(other.v[j]))
            continue;
        ++n;
        x += one.v[i];
        y += other.v[j];
        xx += one.v[i] * one.v[i];
        yy += other.v[j] * other.v[j];
        xy += one.v[i] * other.v[j];
        if (std::abs(one.t[i] - peak) < kSameInstant)
            atPeak = other.v[j];
    }
    const double spreads = (n * xx - x * x) * (n * yy - y * y);
    if (n < kLeastSamples || !(spreads > 1e-12) || !std::isfinite(atPeak))
        return std::nullopt;
    Correlate found;
    found.value = atPeak;
    found.correlation = std::clamp((n * xy - x * y) / std::sqrt(spreads), -1.0, 1.0);
    found.samples = static_cast<int>(n);
    return found;
}

bool watchesOnly(const RunEvidence &evidence, const std::string &element)
{
    const ElementType *type = evidence.catalogue->find(typeOf(evidence, element));
    return type && (type->category == "monitor" || type->category == "management");
}

/// Entries that tell of something near in time or still going on, by the first cause of each.
class Story
{
public:
    Story(const RunEvidence &evidence, const std::set<std::string> &around, double from, double onset, double to)
        : m_evidence(evidence), m_causes(evidence.log), m_around(around), m_from(from), m_onset(onset), m_to(to)
    {
        for (const LogEntry *entry : evidence.log) {
            if (entry->t > to)
                break;
            look(*entry);
        }
        for (const auto &[element, entry] : m_open)
            add(*entry);
    }

    std::vector<std::vector<const LogEntry *>> chains() const
    {
        struct Ranked {
            double distance;
            std::uint32_t root;
            const LogEntry *last;
        };
        std::vector<Ranked> ranked;
        for (const auto &[root, effects] : m_byRoot) {
            if (effects.isExplaining)
                ranked.push_back({effects.distance, root, effects.last});
        }
        std::ranges::sort(ranked, {}, [](const Ranked &one) { return std::pair(one.distance, one.root); });
        std::vector<std::vector<const LogEntry *>> all;
        for (const Ranked &one : ranked) {
            std::vector<const LogEntry *> chain;
            for (const LogEntry *entry = one.last; entry; entry = m_causes.causeOf(*entry))
                chain.insert(chain.begin(), entry);
            all.push_back(std::move(chain));
            if (all.size() == kMostChains)
                break;
        }
        return all;
    }

private:
    struct Effects {
        double distance = 0; ///< s from the onset to the nearest of them
        const LogEntry *last = nullptr;
        bool isExplaining = false;
    };

    bool isAround(const std::string &element) const { return m_around.contains(drawnId(element)); }

    void look(const LogEntry &entry)
    {
        // Something broken stays a reason until it serves again.
        if (entry.event == "failed" && isAround(entry.element))
            m_open[entry.element] = &entry;
        else if (entry.event == "serving" || (entry.event == "repaired" && m_open.contains(entry.element)))
            m_open.erase(entry.element);
        if (entry.t >= m_from && (isAround(entry.element) || isAround(entry.target)))
            add(entry);
    }

    void add(const LogEntry &entry)
    {
        const LogEntry *root = &entry;
        while (const LogEntry *cause = m_causes.causeOf(*root))
            root = cause;
        Effects &effects = m_byRoot[root->id];
        const double distance = std::min(std::abs(entry.t - m_onset), std::abs(root->t - m_onset));
        effects.distance = effects.last ? std::min(effects.distance, distance) : distance;
        if (!effects.last || std::pair(entry.t, entry.id) > std::pair(effects.last->t, effects.last->id))
            effects.last = &entry;
        for (const LogEntry *step = &entry; step; step = m_causes.causeOf(*step))
            effects.isExplaining = effects.isExplaining || !watchesOnly(m_evidence, step->element);
    }

    const RunEvidence &m_evidence;
    Causes m_causes;
    const std::set<std::string> &m_around;
    double m_from, m_onset, m_to;
    std::map<std::string, const LogEntry *> m_open;
    std::map<std::uint32_t, Effects> m_byRoot;
};

std::optional<Correlate> strongest(const RunEvidence &evidence, const Outlier &outlier, const std::set<std::string> &around, double onset)
{
    const double sample = sampleOf(*outlier.series);
    const double peak = outlier.series->t[outlier.peak];
    const std::string element = outlier.name.substr(0, outlier.name.rfind('.'));
    std::optional<Correlate> best;
    for (const std::string &name : evidence.seriesNames) {
        const auto dot = name.rfind('.');
        const std::string of = name.substr(0, dot);
        const std::string metric = name.substr(dot + 1);
        // Other measures of the same thing go with it by their nature; how much is asked for does not.
        if ((of == element && metric != "requests") || !around.contains(drawnId(of)) || name == outlier.name)
            continue;
        const Series *series = evidence.series(name);
        std::optional<Correlate> found = series ? correlation(*outlier.series, *series, onset - kSamplesBefore * sample, peak + kSamplesBefore * sample, peak) : std::nullopt;
        if (!found || std::abs(found->correlation) < kLeastCorrelation || (best && std::abs(best->correlation) >= std::abs(found->correlation)))
            continue;
        found->series = name;
        best = found;
    }
    return best;
}

} // namespace

std::optional<Explanation> explain(const RunEvidence &evidence, const std::vector<std::string> &names, double time, double reach)
{
    Outlier outlier;
    for (const std::string &name : names) {
        const Series *series = evidence.series(name);
        if (!series)
            continue;
        Outlier found = outlierOf(*series, name, time, reach);
        if (found.series && (!outlier.series || found.distance > outlier.distance))
            outlier = found;
    }
    if (!outlier.series)
        return std::nullopt;
    Explanation explanation;
    explanation.series = outlier.name;
    explanation.peak = outlier.series->t[outlier.peak];
    explanation.value = outlier.series->v[outlier.peak];
    explanation.usual = outlier.usual;
    explanation.isUnusual = outlier.distance >= kUnusual;
    explanation.onset = explanation.isUnusual ? onsetOf(outlier) : explanation.peak;
    const std::set<std::string> around = surroundingsOf(evidence, drawnId(outlier.name.substr(0, outlier.name.rfind('.'))));
    const double sample = sampleOf(*outlier.series);
    explanation.chains = Story(evidence, around, explanation.onset - kSamplesOfDelay * sample, explanation.onset, explanation.peak).chains();
    explanation.correlate = strongest(evidence, outlier, around, explanation.onset);
    return explanation;
}

} // namespace nephoscope::sim
