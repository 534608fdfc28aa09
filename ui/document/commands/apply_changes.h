// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/change.h"

#include <QUndoCommand>

#include <vector>

namespace nephoscope::ui {

class Document;

/// The one kind of undo step: changes that are carried out in order and taken back in the opposite order.
///
/// Holds ids and values only. `Merge::WithSame` lets it flow into the step before it where that one made the same
/// changes to the same things (a drag, a value that is being typed); a step that ends where it began vanishes.
class ApplyChanges final : public QUndoCommand
{
public:
    enum class Merge { Never, WithSame };

    ApplyChanges(Document *document, std::vector<Change> changes, const QString &name, Merge merge);

    void redo() override;
    void undo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand *other) override;

private:
    Document *m_document;
    std::vector<Change> m_changes;
    std::vector<Change> m_inverse; ///< in the order in which they take back
    Merge m_merge;
};

} // namespace nephoscope::ui
