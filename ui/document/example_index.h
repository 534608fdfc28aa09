// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <QString>

#include <optional>
#include <string>

namespace nephoscope::ui {

/// The built-in example that shows a mechanism best, and which of its elements is one.
struct ExampleOf {
    QString resource;
    ElementId element;
};

/// The smallest example with a variant in which the mechanism is switched off, else the smallest that has one; none: no example has it.
std::optional<ExampleOf> exampleOf(const std::string &type);

/// A document built into the program; none: it cannot be read.
std::optional<Architecture> readExample(const QString &resource);

} // namespace nephoscope::ui
