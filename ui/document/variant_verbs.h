// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/result.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <string>

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class Document;

/// What people do with the variants of a design. Each is one undo step; a variant that is not there is left alone.
class VariantVerbs
{
    Q_DECLARE_TR_FUNCTIONS(VariantVerbs)
public:
    /// At the end; an empty name gets a number. Returns its id, which is free and never changes.
    static std::string add(Document &document, const QString &name = {});
    /// A copy with the same changes behind it; expectations stay with the one that they are about.
    static std::string duplicate(Document &document, const std::string &id);
    static void rename(Document &document, const std::string &id, const QString &name);
    /// With the expectations about it.
    static void remove(Document &document, const std::string &id);
    /// `element.parameter` (or a link's) in the variant; no value: as in the base.
    static void set(Document &document, const std::string &id, const std::string &path, const std::optional<Value> &value);
    /// Switches an element on or off in the variant; no choice: as in the base.
    static void switchElement(Document &document, const std::string &id, const ElementId &element, std::optional<bool> isOn);
    /// Makes the base what the variant is; the variant stays, and changes nothing any more. Error: as applyVariant().
    static Result<Done> applyToBase(Document &document, const Catalogue &catalogue, const std::string &id);

    /// The name, or the id where it has none.
    static QString nameOf(const Variant &variant);
};

} // namespace nephoscope::ui
