// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace nephoscope::sim {

/// A bound on the mean of a measure: at most `most`. `tolerance` >= 0 is how near to it a mean may lie to be called either.
struct SelectionBound {
    double most = 0;
    double tolerance = 0;
    bool isStrict = false; ///< below `most`, not on it: tells only where nothing varies
};

struct SelectionSettings {
    double confidence = 0.95;   ///< of the whole choice, in (0, 1)
    double indifference = 0;    ///< a difference in cost that is worth finding, in units of the cost; > 0
    int first = 10;             ///< observations of the first stage; >= 2
    int most = 1000;            ///< of one candidate; >= first
};

/// What became of a candidate.
enum class CandidateState {
    Open,      ///< needs more observations
    Chosen,
    Dearer,    ///< another one that meets the bounds costs less
    Breaks,    ///< its mean is beyond a bound
    Unmeasured ///< there was nothing to measure that a bound is about
};

/// Chooses among candidates the one of the least mean cost whose other means keep within bounds, from paired observations.
///
/// Fully sequential: each candidate gets `first` observations, then those that are still in question get more until one is left. Bounds
/// are checked as by Batur and Kim 2010 (procedure F_B), costs compared as by Kim and Nelson 2001, both at once as by Andradóttir and
/// Kim 2010 (AK), with half of the error for each and shares of it by Bonferroni, so that observations of one number may be made with
/// the same random numbers. Guarantee, for observations that are normal: if no mean lies within `tolerance` of its bound and all
/// that keep the bounds cost `indifference` more than the cheapest of them, then that one is chosen with probability >= `confidence`.
/// Looking only now and then, at times that do not depend on the observations, errs no more often.
class Selection
{
public:
    /// \pre candidates >= 1
    Selection(std::size_t candidates, std::vector<SelectionBound> bounds, const SelectionSettings &settings);

    /// The indifference, where it is known only after the first stage. \pre before screen()
    void setIndifference(double indifference) { m_settings.indifference = indifference; }
    /// The next observation of a candidate: its cost, and one value a bound. NaN: there was nothing to measure.
    void add(std::size_t candidate, double cost, const std::vector<double> &values);
    /// Drops a candidate that breaks what is no matter of means. `bound` is for brokenBound().
    void reject(std::size_t candidate, std::size_t bound);
    /// Drops what is told apart by now. \pre all open candidates have the same number of observations, at least `first`
    void screen();

    bool isDone() const { return m_isDone; }
    /// How many observations in all each open candidate should have at the next screen(). \pre !isDone()
    int target() const;
    std::vector<std::size_t> open() const;

    CandidateState state(std::size_t candidate) const { return m_candidates[candidate].state; }
    int observations(std::size_t candidate) const { return static_cast<int>(m_candidates[candidate].costs.size()); }
    const std::vector<double> &costs(std::size_t candidate) const { return m_candidates[candidate].costs; }
    /// The bound that it was found to break. \pre state Breaks or Unmeasured
    std::size_t brokenBound(std::size_t candidate) const { return m_candidates[candidate].broken; }
    /// Whether the guarantee holds: nothing had to be decided by the means alone because `most` observations were made.
    bool isGuaranteed() const { return m_isGuaranteed; }
    /// Those that `most` observations did not tell from the chosen one, or whose bounds they left open.
    const std::vector<std::size_t> &unresolved() const { return m_unresolved; }

private:
    enum class Verdict { Open, Keeps, Breaks };
    struct Watched {
        double sum = 0;      ///< of value - most
        double variance = 0; ///< of the first stage
        std::vector<double> early; ///< observations of the first stage, less `most`
        Verdict verdict = Verdict::Open;
    };
    struct Candidate {
        std::vector<double> costs;
        double costSum = 0;
        std::vector<Watched> watched;
        CandidateState state = CandidateState::Open;
        std::size_t broken = 0;
        bool keepsAll() const;
    };

    void checkBounds(Candidate &candidate);
    void compareCosts();
    bool isDearer(std::size_t one, std::size_t other) const;
    void decideByMeans();

    std::vector<SelectionBound> m_bounds;
    SelectionSettings m_settings;
    std::vector<Candidate> m_candidates;
    double m_boundFactor = 0; ///< h² of the bounds
    double m_costFactor = 0;  ///< h² of the comparisons
    bool m_isDone = false;
    bool m_isGuaranteed = true;
    std::vector<std::size_t> m_unresolved;
};

} // namespace nephoscope::sim
