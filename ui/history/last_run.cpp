// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/last_run.h"

#include "model/io/atomic_file.h"
#include "model/io/json_tree.h"
#include "sim/results/json_writer.h"
#include "sim/results/sha256.h"
#include "ui/history/set_aside.h"

#include <QFile>
#include <QFileInfo>

#include <charconv>
#include <filesystem>

namespace nephoscope::ui {

namespace {

constexpr qint64 kMostBytes = 16 << 20;

std::filesystem::path pathOf(const QString &file)
{
    return std::filesystem::path(QFile::encodeName(file).toStdString());
}

std::string textOf(const JsonNode &object, std::string_view field)
{
    const JsonNode *node = object.find(field);
    return node && node->kind == JsonKind::String ? node->text : std::string();
}

std::optional<double> numberOf(const JsonNode &object, std::string_view field)
{
    const JsonNode *node = object.find(field);
    return node && node->kind == JsonKind::Number ? std::optional(node->number()) : std::nullopt;
}

/// Whether the results are the bytes that their digest was made of.
bool isIntact(std::string_view text, const JsonNode &results)
{
    const JsonNode *digest = results.find("digest");
    if (!digest || digest->kind != JsonKind::String)
        return false;
    const std::string_view own = text.substr(results.offset);
    const std::size_t end = own.rfind(",\n  \"digest\": ");
    return end != std::string_view::npos && sim::sha256(own.substr(0, end)) == digest->text;
}

std::optional<sim::Results> resultsOf(const JsonNode &node)
{
    sim::Results results;
    const JsonNode *metrics = node.find("metrics");
    const JsonNode *seed = node.find("seed");
    const auto duration = numberOf(node, "duration");
    if (textOf(node, "format") != "nephoscope-results" || !metrics || metrics->kind != JsonKind::Object || !seed || !duration)
        return std::nullopt;
    if (std::from_chars(seed->text.data(), seed->text.data() + seed->text.size(), results.seed).ec != std::errc{})
        return std::nullopt;
    results.document = textOf(node, "document");
    results.variant = textOf(node, "variant");
    results.digest = textOf(node, "digest");
    results.duration = *duration;
    results.warmup = numberOf(node, "warmup").value_or(0);
    for (const JsonNode &element : metrics->items) {
        for (const JsonNode &metric : element.items) {
            if (const auto mean = numberOf(metric, "mean"))
                results.metrics[element.key][metric.key] = {*mean, std::nullopt, *mean, *mean, 1};
        }
    }
    return results;
}

std::optional<LastRun> parse(const std::string &text)
{
    const Result<JsonNode> root = parseJson(text);
    if (!root || root->kind != JsonKind::Object || textOf(*root, "format") != "nephoscope-last-run" || numberOf(*root, "version") != 1.0)
        return std::nullopt;
    const JsonNode *node = root->find("results");
    if (!node || node->kind != JsonKind::Object || !isIntact(text, *node))
        return std::nullopt;
    std::optional<sim::Results> results = resultsOf(*node);
    LastRun run;
    run.finished = QDateTime::fromString(QString::fromStdString(textOf(*root, "finished")), Qt::ISODate);
    run.design = textOf(*root, "design");
    run.actions = static_cast<int>(numberOf(*root, "actions").value_or(0));
    if (!results || !run.finished.isValid())
        return std::nullopt;
    run.results = std::move(*results);
    return run;
}

} // namespace

QString lastRunFile(const QString &document)
{
    return document + QStringLiteral(".last-run.json");
}

Result<Done> writeLastRun(const FinishedRun &run)
{
    std::string text = "{\n\"format\": \"nephoscope-last-run\", \"version\": 1,\n\"finished\": "
        + sim::quoted(run.finished.toUTC().toString(Qt::ISODate).toStdString()) + ",\n\"design\": " + sim::quoted(run.design)
        + ",\n\"actions\": " + std::to_string(run.actions) + ",\n\"results\": ";
    text += sim::toJson(run.results);
    return replaceFile(pathOf(lastRunFile(run.document)), text + "}\n");
}

FoundLastRun readLastRun(const QString &document)
{
    const QString name = lastRunFile(document);
    const QFileInfo info(name);
    if (!info.exists())
        return {};
    QFile file(name);
    FoundLastRun found;
    // One that may not be read now may be in order.
    if (info.isFile() && info.size() <= kMostBytes) {
        if (!file.open(QFile::ReadOnly))
            return {};
        found.run = parse(file.readAll().toStdString());
        file.close();
    }
    if (!found.run && info.isFile())
        found.setAside = setAside(name);
    return found;
}

} // namespace nephoscope::ui
