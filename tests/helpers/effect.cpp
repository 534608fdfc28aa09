// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/effect.h"

#include "model/catalogue/catalogue.h"
#include "model/variant.h"
#include "sim/experiment/design_runs.h"
#include "sim/experiment/expectations.h"

#include <atomic>
#include <vector>

namespace nephoscope::tests {

namespace {

/// How all expectations of a design, whichever variant they are about, turn out for one variant; none: `problem` says why it cannot be run.
std::vector<bool> judged(const Architecture &base, const std::string &variant, const std::string &folder, std::string &problem)
{
    Result<Architecture> design = applyVariant(base, Catalogue::builtIn(), variant);
    if (!design) {
        problem = design.error().text();
        return {};
    }
    design->expect = base.expect;
    for (Expectation &one : design->expect)
        one.variant.clear();
    const auto runs = sim::DesignRuns::ofDesign(*design, Catalogue::builtIn(), folder);
    if (!runs) {
        problem = runs.error().text();
        return {};
    }
    const std::atomic<bool> cancel = false;
    std::atomic<std::int64_t> clock = 0;
    for (int replication = 0; replication < design->run.replications; ++replication) {
        if (const auto ran = (*runs)->replication(replication).run(cancel, clock); !ran) {
            problem = "\"" + variant + "\" cannot be run";
            return {};
        }
    }
    std::vector<bool> held;
    for (const sim::ExpectationVerdict &verdict : (*runs)->results().expect)
        held.push_back(verdict.ok);
    if (held.size() != base.expect.size())
        problem = "not all expectations were judged";
    return held;
}

} // namespace

std::string whyNoEffect(const Architecture &base, const std::string &folder)
{
    std::string problem;
    const std::vector<bool> with = judged(base, "", folder, problem);
    bool isShown = false;
    for (const Variant &variant : base.variants) {
        const std::vector<bool> without = problem.empty() ? judged(base, variant.id.text(), folder, problem) : std::vector<bool>{};
        if (!problem.empty())
            return problem;
        bool isGone = false;
        for (std::size_t i = 0; i < with.size(); ++i) {
            const bool isOfBase = sim::isAbout(base.expect[i], "base");
            const bool isOfVariant = base.expect[i].variant == variant.id.text();
            isGone = isGone || (isOfBase && with[i] && !without[i]) || (isOfVariant && without[i] && !with[i]);
        }
        if (!isGone && !variant.disable.empty())
            return "\"" + variant.id.text() + "\" switches something off, and nothing that is expected tells";
        isShown = isShown || isGone;
    }
    if (!problem.empty())
        return problem;
    return isShown ? std::string() : "no variant changes anything that is expected";
}

} // namespace nephoscope::tests
