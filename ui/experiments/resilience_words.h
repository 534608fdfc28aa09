// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "sim/experiment/resilience.h"

#include <QString>

namespace nephoscope::ui {

/// `Crash` for `crash`.
QString faultKindWords(const std::string &kind);
/// Name of what fails: an element, or a link by its ends.
QString faultTargetWords(const Architecture &design, const sim::Fault &fault);
/// `Physical server A and VIM crash`, `Physical server A crashes, storage is full` …: all that fails, with how.
QString faultSetWords(const Architecture &design, const sim::Resilience &resilience, const sim::FaultSet &set);
/// What no longer holds, in one sentence; empty where all was survived.
QString brokenWords(const Architecture &design, const sim::Resilience &resilience, const sim::FaultSet &set);
/// `13 of 15 (86 %)`.
QString survivalWords(const sim::Survival &survival);

} // namespace nephoscope::ui
