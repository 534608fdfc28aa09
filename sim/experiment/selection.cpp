// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/selection.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace nephoscope::sim {

namespace {

/// Of n >= 2 numbers, n - 1 in the denominator.
double varianceOf(const std::vector<double> &values, std::size_t count)
{
    double mean = 0;
    double squares = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double before = values[i] - mean;
        mean += before / static_cast<double>(i + 1);
        squares += before * (values[i] - mean);
    }
    return squares / static_cast<double>(count - 1);
}

/// h² = 2 η (n - 1), with η so that a triangular region of c = 1 errs with probability `error` at most (Kim and Nelson 2001, equation 3):
/// ½ (1 + 2 η)^(-(n - 1)/2) = error.
double factorFor(double error, int first)
{
    const double freedom = first - 1;
    const double eta = 0.5 * (std::pow(2 * error, -2 / freedom) - 1);
    return std::max(0.0, 2 * eta * freedom);
}

/// As far apart as rounding gets two sums of the same terms.
bool isSame(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

} // namespace

Selection::Selection(std::size_t candidates, std::vector<SelectionBound> bounds, const SelectionSettings &settings)
    : m_bounds(std::move(bounds)), m_settings(settings), m_candidates(candidates)
{
    assert(candidates >= 1 && settings.first >= 2 && settings.most >= settings.first && settings.confidence > 0 && settings.confidence < 1);
    for (Candidate &candidate : m_candidates)
        candidate.watched.resize(m_bounds.size());
    const double error = 1 - settings.confidence;
    const double forBounds = m_bounds.empty() ? 0 : candidates == 1 ? error : error / 2;
    const double forCosts = error - forBounds;
    const auto count = static_cast<double>(candidates);
    if (!m_bounds.empty())
        m_boundFactor = factorFor(forBounds / count / static_cast<double>(m_bounds.size()), settings.first);
    if (candidates > 1)
        m_costFactor = factorFor(forCosts / (count - 1), settings.first);
}

void Selection::add(std::size_t index, double cost, const std::vector<double> &values)
{
    Candidate &candidate = m_candidates[index];
    assert(candidate.state == CandidateState::Open && values.size() == m_bounds.size());
    const auto first = static_cast<std::size_t>(m_settings.first);
    candidate.costs.push_back(cost);
    candidate.costSum += cost;
    for (std::size_t i = 0; i < values.size(); ++i) {
        Watched &watched = candidate.watched[i];
        if (std::isnan(values[i])) {
            candidate.state = CandidateState::Unmeasured;
            candidate.broken = i;
            return;
        }
        const double beyond = values[i] - m_bounds[i].most;
        watched.sum += beyond;
        if (watched.early.size() < first) {
            watched.early.push_back(beyond);
            if (watched.early.size() == first)
                watched.variance = varianceOf(watched.early, first);
        }
    }
    if (std::isnan(cost)) {
        candidate.state = CandidateState::Unmeasured;
        candidate.broken = m_bounds.size();
    }
}

void Selection::reject(std::size_t candidate, std::size_t bound)
{
    m_candidates[candidate].state = CandidateState::Breaks;
    m_candidates[candidate].broken = bound;
}

bool Selection::Candidate::keepsAll() const
{
    return std::ranges::all_of(watched, [](const Watched &one) { return one.verdict == Verdict::Keeps; });
}

void Selection::checkBounds(Candidate &candidate)
{
    const auto r = static_cast<double>(candidate.costs.size());
    for (std::size_t i = 0; i < m_bounds.size(); ++i) {
        Watched &watched = candidate.watched[i];
        if (watched.verdict != Verdict::Open)
            continue;
        // Nothing that varies: the first observation tells. So does a bound without tolerance only then.
        const double tolerance = m_bounds[i].tolerance;
        const double wide = watched.variance == 0 ? 0
            : tolerance > 0                       ? std::max(0.0, (m_boundFactor * watched.variance / tolerance - tolerance * r) / 2)
                                                  : std::abs(watched.sum) + 1;
        const double nothing = 1e-9 * r * std::abs(m_bounds[i].most);
        if (wide == 0 && std::abs(watched.sum) <= nothing)
            watched.verdict = m_bounds[i].isStrict ? Verdict::Breaks : Verdict::Keeps;
        else if (watched.sum <= -wide)
            watched.verdict = Verdict::Keeps;
        else if (watched.sum >= wide)
            watched.verdict = Verdict::Breaks;
        if (watched.verdict == Verdict::Breaks) {
            candidate.state = CandidateState::Breaks;
            candidate.broken = i;
            return;
        }
    }
}

bool Selection::isDearer(std::size_t one, std::size_t other) const
{
    const Candidate &a = m_candidates[one];
    const Candidate &b = m_candidates[other];
    const std::size_t r = std::min(a.costs.size(), b.costs.size());
    std::vector<double> differences;
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_settings.first); ++i)
        differences.push_back(a.costs[i] - b.costs[i]);
    const double variance = varianceOf(differences, differences.size());
    const double delta = m_settings.indifference;
    const double wide = variance == 0 ? 0
        : delta > 0                   ? std::max(0.0, (m_costFactor * variance / delta - delta * static_cast<double>(r)) / 2)
                                      : std::abs(a.costSum - b.costSum) + 1;
    // Two that cost the same are as good as each other: the earlier one stays.
    if (wide == 0 && isSame(a.costSum, b.costSum))
        return other < one;
    return a.costSum - b.costSum > wide;
}

void Selection::compareCosts()
{
    // All against all of this look, so that the order of comparison makes no difference.
    std::vector<std::size_t> dropped;
    for (std::size_t one = 0; one < m_candidates.size(); ++one) {
        if (m_candidates[one].state != CandidateState::Open)
            continue;
        for (std::size_t other = 0; other < m_candidates.size(); ++other) {
            const Candidate &rival = m_candidates[other];
            if (other != one && rival.state == CandidateState::Open && rival.keepsAll() && isDearer(one, other)) {
                dropped.push_back(one);
                break;
            }
        }
    }
    for (const std::size_t one : dropped)
        m_candidates[one].state = CandidateState::Dearer;
}

std::vector<std::size_t> Selection::open() const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        if (m_candidates[i].state == CandidateState::Open)
            found.push_back(i);
    }
    return found;
}

int Selection::target() const
{
    int done = 0;
    for (const Candidate &candidate : m_candidates) {
        if (candidate.state == CandidateState::Open)
            done = std::max(done, static_cast<int>(candidate.costs.size()));
    }
    // A quarter as many again: the looks are few, and at most a fifth of the work was not needed.
    return done < m_settings.first ? m_settings.first : std::min(m_settings.most, done + std::max(1, done / 4));
}

void Selection::screen()
{
    for (Candidate &candidate : m_candidates) {
        if (candidate.state == CandidateState::Open)
            checkBounds(candidate);
    }
    compareCosts();
    const std::vector<std::size_t> left = open();
    if (left.empty()) {
        m_isDone = true;
    } else if (left.size() == 1 && m_candidates[left.front()].keepsAll()) {
        m_candidates[left.front()].state = CandidateState::Chosen;
        m_isDone = true;
    } else if (observations(left.front()) >= m_settings.most) {
        decideByMeans();
    }
}

void Selection::decideByMeans()
{
    m_isDone = true;
    m_isGuaranteed = false;
    m_unresolved = open();
    std::size_t best = m_candidates.size();
    for (const std::size_t index : m_unresolved) {
        Candidate &candidate = m_candidates[index];
        for (std::size_t i = 0; i < m_bounds.size() && candidate.state == CandidateState::Open; ++i) {
            if (candidate.watched[i].verdict == Verdict::Open && candidate.watched[i].sum > 0) {
                candidate.state = CandidateState::Breaks;
                candidate.broken = i;
            }
        }
        if (candidate.state == CandidateState::Open && (best == m_candidates.size() || candidate.costSum < m_candidates[best].costSum))
            best = index;
    }
    for (const std::size_t index : m_unresolved) {
        if (m_candidates[index].state == CandidateState::Open)
            m_candidates[index].state = index == best ? CandidateState::Chosen : CandidateState::Dearer;
    }
    std::erase(m_unresolved, best);
}

} // namespace nephoscope::sim
