// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/grid_words.h"

#include "model/catalogue/catalogue.h"
#include "model/printable.h"

namespace nephoscope::app {

Option varyOption()
{
    return {"--vary", "ELEMENT.PARAM=A,B,C", "what is varied: values, or ranges FROM..TO:STEP; may be given again", true};
}

Result<sim::SweepGrid> requestedGrid(const Words &words, const Architecture &design, const Catalogue &catalogue)
{
    sim::SweepGrid grid;
    for (const std::string &axis : words.values("--vary")) {
        Result<sim::Axis> parsed = sim::parseAxis(design, catalogue, axis);
        if (!parsed)
            return parsed.error();
        for (const sim::Axis &other : grid.axes) {
            if (other.path == parsed->path)
                return Error{{}, "--vary names " + other.path + " twice; put all its values into one.", {}, {}, 0, 0};
        }
        grid.axes.push_back(std::move(parsed).value());
    }
    if (grid.axes.empty())
        return Error{{}, "Nothing is varied; write --vary ELEMENT.PARAM=A,B,C.", {}, {}, 0, 0};
    if (grid.size() > sim::kMostPoints)
        return Error{{}, "The grid has more than " + std::to_string(sim::kMostPoints) + " points; take fewer values.", {}, {}, 0, 0};
    return grid;
}

Result<Done> checkMetrics(const std::string &option, const std::vector<std::string> &metrics, const Architecture &design, const Catalogue &catalogue)
{
    for (const std::string &path : metrics) {
        const auto dot = path.rfind('.');
        const Element *element = dot == std::string::npos ? nullptr : design.find(ElementId(path.substr(0, path.find('#') < dot ? path.find('#') : dot)));
        const ElementType *type = element ? catalogue.find(element->type) : nullptr;
        if (!type || !type->metric(path.substr(dot + 1)))
            return Error{{}, option + " is \"" + clipped(path, 60) + "\", which nothing in the design measures; write ELEMENT.METRIC.", {}, {}, 0, 0};
    }
    return Done{};
}

} // namespace nephoscope::app
