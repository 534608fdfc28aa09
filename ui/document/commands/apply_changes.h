// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/change.h"

#include <QUndoCommand>

#include <vector>

namespace nephoscope::ui {

class Document;

/// The one kind of undo step: changes that are carried out in order and taken back in the opposite order.
///
/// Holds ids and values only. Steps of one gesture (a drag, a value that is being typed) that set the same things flow
/// together while nothing else comes between them; a step that ends where it began vanishes.
class ApplyChanges final : public QUndoCommand
{
public:
    static constexpr int kNoGesture = 0; ///< never merges
    static constexpr int kTyping = -1; ///< merges with any step before it that set the same value

    ApplyChanges(Document *document, std::vector<Change> changes, const QString &name, int gesture);

    void redo() override;
    void undo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand *other) override;

private:
    Document *m_document;
    std::vector<Change> m_changes;
    std::vector<Change> m_inverse; ///< in the order in which they take back
    int m_gesture;
};

} // namespace nephoscope::ui
