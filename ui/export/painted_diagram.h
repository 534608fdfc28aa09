// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a design is painted on anything: the report takes its diagram from here, as every other export does.
#include "ui/canvas/parts/diagram_painter.h"
