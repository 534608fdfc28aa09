// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/responsibility.h"

#include <QColor>
#include <QString>

namespace nephoscope::ui {

struct Tokens;

/// One letter for a cell of the responsibility matrix: C, P, S.
QString partyLetter(Party party);
/// 'Consumer', 'Provider', 'Shared', 'Provider, set up by the consumer'.
QString partyName(Party party);
/// The same colour wherever a party is meant.
QColor partyColour(const Tokens &tokens, Party party);
/// 'Administered by the consumer “Shop”': who does, with the organization's name where the design has one.
QString administratorWords(const Responsibility &responsibility);

} // namespace nephoscope::ui
