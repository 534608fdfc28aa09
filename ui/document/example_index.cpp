// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/example_index.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <map>
#include <tuple>

namespace nephoscope::ui {

namespace {

struct Candidate {
    ExampleOf example;
    bool isSwitchedOff = false; ///< by a variant
    std::size_t size = 0;
    bool isBetterThan(const Candidate &other) const
    {
        return std::tuple(!isSwitchedOff, size, example.resource) < std::tuple(!other.isSwitchedOff, other.size, other.example.resource);
    }
};

std::map<std::string, Candidate> candidates()
{
    std::map<std::string, Candidate> best;
    const QDir folder(QStringLiteral(":/examples"));
    for (const QString &name : folder.entryList({QStringLiteral("*.neph")}, QDir::Files, QDir::Name)) {
        const QString resource = folder.filePath(name);
        const std::optional<Architecture> design = readExample(resource);
        if (!design)
            continue;
        for (const Element &element : design->elements) {
            Candidate candidate{{resource, element.id}, false, design->elements.size()};
            candidate.isSwitchedOff = std::any_of(design->variants.begin(), design->variants.end(), [&](const Variant &variant) {
                return std::find(variant.disable.begin(), variant.disable.end(), element.id) != variant.disable.end();
            });
            const auto known = best.find(element.type);
            if (known == best.end() || candidate.isBetterThan(known->second))
                best.insert_or_assign(element.type, std::move(candidate));
        }
    }
    return best;
}

} // namespace

std::optional<Architecture> readExample(const QString &resource)
{
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray text = file.readAll();
    auto read = readDocument(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), Catalogue::builtIn());
    if (!read)
        return std::nullopt;
    return std::move(read->architecture);
}

std::optional<ExampleOf> exampleOf(const std::string &type)
{
    // The examples do not change while the program runs.
    static const std::map<std::string, Candidate> best = candidates();
    const auto found = best.find(type);
    return found == best.end() ? std::nullopt : std::optional(found->second.example);
}

} // namespace nephoscope::ui
