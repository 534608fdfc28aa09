// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/sweep_csv.h"

#include "model/catalogue/catalogue.h"
#include "model/io/writer.h"
#include "sim/results/sha256.h"

#include <algorithm>

namespace nephoscope::sim {

namespace {

std::string field(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::string valueField(const Value &value)
{
    return field(value.isString() ? value.toString() : value.toJson());
}

/// Instances (`vs-1#2`) have the type of what is drawn.
std::string unitOf(const Architecture &base, const Catalogue &catalogue, const std::string &element, const std::string &metric)
{
    const Element *drawn = base.find(ElementId(element.substr(0, element.find('#'))));
    const ElementType *type = drawn ? catalogue.find(drawn->type) : nullptr;
    const MetricType *known = type ? type->metric(metric) : nullptr;
    return known ? known->unit : "";
}

} // namespace

std::string sweepId(const Architecture &base, const SweepGrid &grid, const SweepOptions &wanted)
{
    const Result<std::string> document = writeDocument(base);
    std::string text = document ? *document : document.error().text();
    for (const Axis &axis : grid.axes) {
        text += "\n" + axis.path + "=";
        for (const Value &value : axis.values)
            text += value.toJson() + ",";
    }
    for (const std::string &metric : wanted.metrics)
        text += "\n" + metric;
    return sha256(text).substr(0, 16);
}

std::string sweepCsv(const Architecture &base, const Catalogue &catalogue, const SweepGrid &grid, const SweepOptions &wanted,
                     const std::vector<SweepPoint> &points)
{
    std::string csv = "sweep,points,point";
    for (const Axis &axis : grid.axes)
        csv += "," + field(axis.path);
    csv += ",element,metric,unit,mean,ci95,min,max,n,met,warmup,too_short\n";
    const std::string id = sweepId(base, grid, wanted);
    for (const SweepPoint &point : points) {
        std::string start = id + "," + std::to_string(grid.size()) + "," + std::to_string(point.point + 1);
        for (const Value &value : grid.at(point.point))
            start += "," + valueField(value);
        const char *met = point.expected == 0 ? "" : point.met == point.expected ? "true" : "false";
        const std::string end = std::string(met) + "," + formatNumber(point.warmup.seconds) + ","
            + (!point.warmup.isEnough ? "" : *point.warmup.isEnough ? "false" : "true") + "\n";
        for (const auto &[element, metrics] : point.metrics) {
            for (const auto &[metric, estimate] : metrics) {
                const bool isMeasured = estimate.n > 0;
                const auto number = [&](double value) { return "," + (isMeasured ? formatNumber(value) : std::string()); };
                csv += start + "," + field(element) + "," + metric + "," + field(unitOf(base, catalogue, element, metric)) + number(estimate.mean)
                    + "," + (estimate.ci95 ? formatNumber(*estimate.ci95) : "") + number(estimate.min) + number(estimate.max) + ","
                    + std::to_string(estimate.n) + "," + end;
            }
        }
    }
    return csv;
}

std::string pointsInWords(const std::vector<int> &points, std::size_t most)
{
    std::string text;
    std::size_t stretches = 0;
    for (std::size_t i = 0; i < points.size(); ++stretches) {
        std::size_t end = i;
        while (end + 1 < points.size() && points[end + 1] == points[end] + 1)
            ++end;
        if (stretches == most)
            return text + " and more";
        text += (text.empty() ? "" : ", ") + std::to_string(points[i] + 1) + (end > i ? "-" + std::to_string(points[end] + 1) : "");
        i = end + 1;
    }
    return text;
}

} // namespace nephoscope::sim
