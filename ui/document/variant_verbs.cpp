// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/variant_verbs.h"

#include "model/variant.h"
#include "ui/document/document.h"

#include <algorithm>
#include <functional>

namespace nephoscope::ui {

namespace {

constexpr std::size_t kLongestId = 40;

QString shortName(const Variant &variant)
{
    const QString name = VariantVerbs::nameOf(variant).simplified();
    return name.size() <= 30 ? name : name.left(29) + QChar(0x2026);
}

/// `without-the-vim` for `Without the VIM`; `variant` where nothing of a name can stand in an id.
std::string stemOf(const QString &name)
{
    std::string stem;
    for (const QChar c : name.toLower()) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain)
            stem += static_cast<char>(c.unicode());
        else if (!stem.empty() && stem.back() != '-')
            stem += '-';
    }
    stem.resize(std::min(stem.size(), kLongestId));
    while (!stem.empty() && stem.back() == '-')
        stem.pop_back();
    return stem.empty() ? "variant" : stem;
}

std::string freeId(const Architecture &design, const std::string &stem)
{
    const auto isTaken = [&](const std::string &id) { return id == "base" || design.findVariant(id) != nullptr; };
    std::string id = stem;
    for (int number = 2; isTaken(id); ++number)
        id = stem + "-" + std::to_string(number);
    return id;
}

/// Does something to one variant; nothing where it is not there or stays the same.
void change(Document &document, const std::string &id, const QString &undoName, const std::function<void(Variant &)> &edit)
{
    std::vector<Variant> variants = document.architecture().variants;
    const auto found = std::find_if(variants.begin(), variants.end(), [&](const Variant &one) { return one.id.text() == id; });
    if (found == variants.end())
        return;
    edit(*found);
    if (variants != document.architecture().variants)
        document.perform({SetVariants{std::move(variants)}}, undoName);
}

} // namespace

QString VariantVerbs::nameOf(const Variant &variant)
{
    return QString::fromStdString(variant.name.empty() ? variant.id.text() : variant.name);
}

std::string VariantVerbs::add(Document &document, const QString &name)
{
    const Architecture &design = document.architecture();
    Variant variant;
    QString shown = name.simplified();
    const auto isTaken = [&](const QString &text) {
        return std::any_of(design.variants.begin(), design.variants.end(), [&](const Variant &one) { return nameOf(one) == text; });
    };
    for (auto number = design.variants.size() + 1; shown.isEmpty() || (name.isEmpty() && isTaken(shown)); ++number)
        shown = tr("Variant %1").arg(number);
    variant.id = VariantId(freeId(design, stemOf(shown)));
    variant.name = shown.toStdString();
    const std::string id = variant.id.text();
    const QString undoName = tr("add of variant %1").arg(shortName(variant));
    std::vector<Variant> variants = design.variants;
    variants.push_back(std::move(variant));
    document.perform({SetVariants{std::move(variants)}}, undoName);
    return id;
}

std::string VariantVerbs::duplicate(Document &document, const std::string &id)
{
    const Variant *original = document.architecture().findVariant(id);
    if (!original)
        return {};
    Variant copy = *original;
    copy.name = tr("%1, copy").arg(nameOf(*original)).toStdString();
    copy.id = VariantId(freeId(document.architecture(), original->id.text()));
    std::vector<Variant> variants = document.architecture().variants;
    const auto place = std::find_if(variants.begin(), variants.end(), [&](const Variant &one) { return one.id.text() == id; });
    const QString undoName = tr("copy of variant %1").arg(shortName(*original));
    const std::string fresh = copy.id.text();
    variants.insert(std::next(place), std::move(copy));
    document.perform({SetVariants{std::move(variants)}}, undoName);
    return fresh;
}

void VariantVerbs::rename(Document &document, const std::string &id, const QString &name)
{
    const Variant *variant = document.architecture().findVariant(id);
    if (variant && !name.simplified().isEmpty())
        change(document, id, tr("rename of variant %1").arg(shortName(*variant)), [&](Variant &one) { one.name = name.simplified().toStdString(); });
}

void VariantVerbs::remove(Document &document, const std::string &id)
{
    const Architecture &design = document.architecture();
    const Variant *variant = design.findVariant(id);
    if (!variant)
        return;
    const QString undoName = tr("delete of variant %1").arg(shortName(*variant));
    std::vector<Change> changes;
    std::vector<Expectation> expect = design.expect;
    if (std::erase_if(expect, [&](const Expectation &one) { return one.variant == id; }) > 0)
        changes.emplace_back(SetExpectations{std::move(expect)});
    std::vector<Variant> variants = design.variants;
    std::erase_if(variants, [&](const Variant &one) { return one.id.text() == id; });
    changes.emplace_back(SetVariants{std::move(variants)});
    document.perform(changes, undoName);
}

void VariantVerbs::set(Document &document, const std::string &id, const std::string &path, const std::optional<Value> &value)
{
    const Variant *variant = document.architecture().findVariant(id);
    if (!variant)
        return;
    change(document, id, tr("change in variant %1").arg(shortName(*variant)), [&](Variant &one) {
        const auto found = std::find_if(one.set.begin(), one.set.end(), [&](const auto &entry) { return entry.first == path; });
        if (!value && found != one.set.end())
            one.set.erase(found);
        else if (value && found != one.set.end())
            found->second = *value;
        else if (value)
            one.set.emplace_back(path, *value);
    });
}

void VariantVerbs::switchElement(Document &document, const std::string &id, const ElementId &element, std::optional<bool> isOn)
{
    const Variant *variant = document.architecture().findVariant(id);
    if (!variant)
        return;
    change(document, id, tr("change in variant %1").arg(shortName(*variant)), [&](Variant &one) {
        std::erase(one.enable, element);
        std::erase(one.disable, element);
        if (isOn)
            (*isOn ? one.enable : one.disable).push_back(element);
    });
}

Result<Done> VariantVerbs::applyToBase(Document &document, const Catalogue &catalogue, const std::string &id)
{
    const Architecture &design = document.architecture();
    const Result<Architecture> wanted = applyVariant(design, catalogue, id);
    if (!wanted)
        return wanted.error();
    std::vector<Change> changes;
    for (std::size_t i = 0; i < design.elements.size(); ++i) {
        const Element &element = wanted->elements[i];
        if (element.enabled != design.elements[i].enabled)
            changes.emplace_back(SetElementEnabled{element.id, element.enabled});
        for (const auto &[parameter, value] : element.params) {
            const auto own = design.elements[i].params.find(parameter);
            if (own == design.elements[i].params.end() || own->second != value)
                changes.emplace_back(SetElementParameter{element.id, parameter, value});
        }
    }
    for (std::size_t i = 0; i < design.links.size(); ++i) {
        for (const auto &[parameter, value] : wanted->links[i].params) {
            const auto own = design.links[i].params.find(parameter);
            if (own == design.links[i].params.end() || own->second != value)
                changes.emplace_back(SetLinkParameter{design.links[i].id, parameter, value});
        }
    }
    const Variant *variant = design.findVariant(id);
    if (!changes.empty() && variant)
        document.perform(changes, tr("use of variant %1 as the base").arg(shortName(*variant)));
    return Done{};
}

} // namespace nephoscope::ui
