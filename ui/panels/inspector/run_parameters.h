// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/element_type.h"

#include <optional>
#include <vector>

namespace nephoscope::ui {

/// The settings of a run and the currency, described as the parameters of a mechanism are, so that the same rows edit them.
const std::vector<Parameter> &runParameters();
Value runSetting(const Architecture &architecture, const std::string &setting);
/// The run settings with one of them changed (none: its default).
RunSettings withSetting(RunSettings run, const std::string &setting, const std::optional<Value> &value);

} // namespace nephoscope::ui
