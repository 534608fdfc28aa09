// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "ui/canvas/parts/link_style.h"

namespace nephoscope::ui {

class ElementFinder;
class RunStates;

/// What a link shows, from the design and, in a run, the snapshot.
LinkLook linkLook(const Link &link, const RunStates &run, const ElementFinder &finder);

} // namespace nephoscope::ui
