// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/change.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace nephoscope::ui {

/// The fields of a document that only say how it is drawn. They are unknown fields to everybody else, so that no result depends on them:
/// `bends` of a link, `z` of an element, `notes` of the design.

inline constexpr const char *kBendsField = "bends";
inline constexpr const char *kLevelField = "z";
inline constexpr const char *kNotesField = "notes";

/// A route drawn by hand: `{"first": "x", "at": [40, 120, 64]}`. Stretches lie and stand in turn; `at` holds y of those that lie and x of
/// those that stand, from the upper left corner of the innermost container of both ends, so that the bends move with it.
struct Bends {
    bool startsLying = true; ///< written as "x": the way out runs along x
    std::vector<double> at;
    bool operator==(const Bends &) const = default;
    Bends translated(const QPointF &by) const;
};

/// None where a link has none, or something that is not understood.
std::optional<Bends> bendsOf(const Link &link);
RawJson toJson(const Bends &bends);
/// The innermost container of both ends; none: the scene itself.
std::optional<ElementId> commonContainer(const Architecture &architecture, const ElementId &a, const ElementId &b);

/// Where an element lies among those beside it: higher ones over lower ones, 0 without the field.
double levelOf(const Element &element);

/// A few words on the canvas: `{"id": "note-1", "text": "…", "box": [x, y, w, h], "look": "text"}`.
struct CanvasNote {
    std::string id;
    std::string text;
    Box box; ///< on the scene
    bool isPlain = false; ///< words alone, without a card around them
    bool operator==(const CanvasNote &) const = default;
};

/// Entries that are not understood are left out.
std::vector<CanvasNote> notesOf(const Architecture &architecture);
/// The change that makes these the notes of the design.
SetAppearance notesChange(const std::vector<CanvasNote> &notes);
std::string freeNoteId(const std::vector<CanvasNote> &notes);

} // namespace nephoscope::ui
