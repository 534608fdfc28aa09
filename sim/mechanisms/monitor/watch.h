// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/blocks/streak.h"
#include "sim/run/mechanism.h"
#include "sim/run/simulation.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace nephoscope::sim {

/// How loaded the subjects of a monitor are, and which of them have been beyond a bound in enough samples in a row.
///
/// Its subjects are what its monitor links lead to and what stands in that. Whoever is watched again keeps what is known of it.
template <class Subject>
class Watch
{
public:
    struct One {
        Subject *subject = nullptr;
        double load = 0; ///< by the last sample
        Streak over{};   ///< above the upper bound
        Streak under{};  ///< below the lower one
        LogId alarm = 0; ///< that goes on
    };
    using All = std::vector<std::unique_ptr<One>>;

    void setSamples(int enough) { m_enough = enough; }
    /// Samples in a row that count.
    int samples() const { return m_enough; }

    void connect(Simulation &simulation, const Mechanism &monitor)
    {
        All before;
        before.swap(m_all);
        for (Mechanism *target : simulation.targets(monitor, LinkRole::Monitor)) {
            if (auto *subject = dynamic_cast<Subject *>(target))
                add(*subject, before);
            for (Subject *subject : simulation.within<Subject>(*target))
                add(*subject, before);
        }
    }

    /// Knows nothing of them any more.
    void forget()
    {
        for (const auto &one : m_all)
            *one = {.subject = one->subject};
    }
    /// All count anew.
    void restart()
    {
        for (const auto &one : m_all) {
            one->over.restart();
            one->under.restart();
        }
    }

    void noteOver(One &one, bool isOver) const { one.over.see(isOver, m_enough); }
    void noteUnder(One &one, bool isUnder) const { one.under.see(isUnder, m_enough); }
    /// The first one that has been there long enough; nullptr: none has.
    One *over() const { return lasting(&One::over); }
    One *under() const { return lasting(&One::under); }

    const All &all() const { return m_all; }
    bool isEmpty() const { return m_all.empty(); }
    /// \pre !isEmpty()
    const One &highest() const
    {
        return **std::ranges::max_element(m_all, {}, [](const auto &one) { return one->load; });
    }
    /// Between the highest and the lowest load.
    double spread() const
    {
        if (m_all.empty())
            return 0;
        const auto lowest = std::ranges::min_element(m_all, {}, [](const auto &one) { return one->load; });
        return highest().load - (*lowest)->load;
    }

private:
    void add(Subject &subject, All &before)
    {
        const auto isIt = [&](const std::unique_ptr<One> &one) { return one && one->subject == &subject; };
        if (std::ranges::any_of(m_all, isIt))
            return;
        const auto known = std::ranges::find_if(before, isIt);
        m_all.push_back(known != before.end() ? std::move(*known) : std::make_unique<One>(One{.subject = &subject}));
    }
    One *lasting(Streak One::*streak) const
    {
        const auto found = std::ranges::find_if(m_all, [&](const auto &one) { return ((*one).*streak).hasLasted(m_enough); });
        return found == m_all.end() ? nullptr : found->get();
    }

    All m_all;
    int m_enough = 1;
};

} // namespace nephoscope::sim
