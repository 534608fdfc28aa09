// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/finished_run.h"

#include "model/catalogue/catalogue.h"
#include "model/io/writer.h"
#include "model/variant.h"
#include "sim/experiment/comparison.h"
#include "sim/results/sha256.h"
#include "ui/style/words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace nephoscope::ui {

namespace {

constexpr std::size_t kMostFigures = 60;
constexpr std::array<std::string_view, 11> kKept{"availability", "response_time_mean", "response_time_p95", "response_time_p99", "requests",
                                                 "failures", "throughput", "cost", "charges", "utilization", "up_time"};

} // namespace

std::string designDigest(Architecture design, const std::string &variant)
{
    const Result<Architecture> varied = applyVariant(design, Catalogue::builtIn(), variant);
    if (!varied)
        return {};
    design = *varied;
    design.title.clear();
    design.description.clear();
    design.variants.clear();
    design.expect.clear();
    design.unknown = {};
    design.run.replications = 1;
    for (Element &element : design.elements) {
        element.box = {};
        element.name.clear();
        element.unknown = {};
    }
    for (Link &link : design.links)
        link.unknown = {};
    const Result<std::string> text = writeDocument(design);
    return text ? sim::sha256(*text) : std::string();
}

Result<FinishedRun> repeat(const RunRecipe &recipe, const sim::ExperimentOptions &options)
{
    Architecture design = recipe.design;
    design.run.replications = 1;
    design.events.insert(design.events.end(), recipe.actions.begin(), recipe.actions.end());
    Result<sim::Results> results = sim::simulate(design, Catalogue::builtIn(), recipe.variant, options);
    if (!results)
        return results.error();
    FinishedRun run;
    run.document = recipe.document;
    run.title = localTitle(recipe.design);
    run.design = designDigest(recipe.design, recipe.variant);
    run.currency = recipe.design.currency;
    run.finished = recipe.finished;
    run.actions = static_cast<int>(recipe.actions.size());
    run.results = std::move(*results);
    run.results.series.clear();
    run.results.log.clear();
    run.results.digest = sim::digestOf(run.results);
    for (const auto &[element, metrics] : run.results.metrics)
        run.names.emplace_back(element, elementWords(recipe.design, element).toStdString());
    return run;
}

std::vector<std::pair<std::string, double>> keptFigures(const sim::Results &results)
{
    std::vector<std::pair<std::string, double>> figures;
    const auto add = [&](const std::string &path) {
        const sim::Estimate *found = results.metric(path);
        const bool isThere = std::ranges::find(figures, path, &std::pair<std::string, double>::first) != figures.end();
        if (found && found->n > 0 && !isThere && figures.size() < kMostFigures)
            figures.emplace_back(path, found->mean);
    };
    for (const std::string &key : sim::keyMetricsOf(results))
        add(key);
    for (const std::string_view metric : kKept) {
        for (const auto &[element, metrics] : results.metrics)
            add(element + "." + std::string(metric));
    }
    return figures;
}

} // namespace nephoscope::ui
