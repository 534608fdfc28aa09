// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/change.h"
#include "model/result.h"
#include "ui/document/appearance.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <memory>
#include <vector>

namespace nephoscope::ui {

/// The design that a window edits: an Architecture, its undo stack and its file.
///
/// Everybody reads `architecture()`; only the methods here change it, each as one named undo step, so that nobody can forget
/// undo. Every change, done or undone, is told by `changed`; a design that is replaced as a whole by `reset`.
class Document : public QObject
{
    Q_OBJECT
public:
    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    const Architecture &architecture() const { return m_architecture; }
    QUndoStack *undoStack() { return &m_undoStack; }

    /// Path of the file; empty for a design that was never saved.
    const QString &filePath() const { return m_filePath; }
    /// The title, else the file's name, else 'Untitled'.
    QString displayName() const;
    bool isModified() const;

    /// Replaces the design (a new one, an example, a recovered one); clears the undo stack.
    void replace(Architecture architecture, const QString &filePath, bool isModified = false);
    /// Loads a file; on an error nothing changes.
    Result<std::vector<Error>> load(const QString &filePath);
    /// Saves atomically; on an error the document stays modified and the old file as it was.
    Result<Done> save(const QString &filePath);

    // The user's verbs. Each is one undo step.
    struct Placement { ElementId id; std::optional<ElementId> parent; Box box; };
    /// Adds an element with a free id and the catalogue's name; the box is relative to the parent. Returns its id.
    /// `alsoPlaced`: what gets another place for it (a container that grows), in the same step.
    ElementId addElement(const std::string &type, const std::optional<ElementId> &parent, const Box &box,
                         const std::vector<Placement> &alsoPlaced = {});
    /// Removes elements with their contents, links that touch them, the links named, and what refers to any of these
    /// (events, variants, expectations, parameters that name them).
    void remove(const std::vector<ElementId> &elements, const std::vector<LinkId> &links);
    /// New boxes and, where `parent` differs from now, new parents. Steps of one gesture (a number from `newGesture`) merge
    /// into one undo step, which vanishes if the gesture ends where it began; 0: a step of its own.
    void place(const std::vector<Placement> &placements, const QString &undoName, int gesture = 0);
    int newGesture() { return ++m_lastGesture; }
    /// `place` as changes, for a step that does more; bends of links whose ends both move go along.
    std::vector<Change> changesOf(const std::vector<Placement> &placements) const;
    void rename(const ElementId &id, const QString &name);
    void setEnabled(const std::vector<ElementId> &elements, bool enabled);
    /// No value: the default again. Consecutive changes of one parameter of the same elements merge.
    void setParameter(const std::vector<ElementId> &elements, const std::string &parameter, const std::optional<Value> &value);
    /// The route of a link as drawn by hand, from its common container; none: found by the program.
    void setBends(const LinkId &link, const std::optional<Bends> &bends);
    /// Over all others beside them, or under them.
    void setLevel(const std::vector<ElementId> &elements, bool isFront);
    void setNotes(const std::vector<CanvasNote> &notes, const QString &undoName, int gesture = 0);
    LinkId addLink(LinkRole role, const ElementId &from, const ElementId &to);
    void setLinkParameter(const LinkId &link, const std::string &parameter, const std::optional<Value> &value);
    void setLinkRole(const LinkId &link, LinkRole role);
    void setTitle(const QString &title);
    void setDescription(const QString &description);
    void setRunSettings(const RunSettings &settings);
    void setEvents(const std::vector<Event> &events, const QString &undoName);
    /// Several changes as one step (a fix, a paste).
    void perform(const std::vector<Change> &changes, const QString &undoName, int gesture = 0);
    /// Puts elements and links of a clipboard text in with fresh ids; returns the new elements. `offset` in scene units.
    /// Boxes in the text are the scene's; what may not stand in `parent` is refused with the reason.
    Result<std::vector<ElementId>> paste(const QByteArray &documentJson, const std::optional<ElementId> &parent, double offsetX, double offsetY,
                                         const QString &undoName = {}, const std::vector<Placement> &alsoPlaced = {});
    /// Document JSON of the elements with their contents and the links among them; empty if it could not be written.
    QByteArray copy(const std::vector<ElementId> &elements) const;

Q_SIGNALS:
    /// One change was made or taken back; `architecture()` holds it already, and not yet those that follow in the same step.
    void changed(const nephoscope::Change &change);
    /// After the last `changed` of a step that was done, undone or done again.
    void edited();
    void reset();
    void modifiedChanged(bool isModified);
    void filePathChanged(const QString &filePath);

private:
    friend class ApplyChanges;
    /// Applies and tells; returns the change that takes it back.
    Change carryOut(const Change &change);
    void setFilePath(const QString &filePath);
    void noteModified();

    Architecture m_architecture;
    QUndoStack m_undoStack;
    QString m_filePath;
    bool m_isRecovered = false; ///< unsaved from the start, though nothing is on the undo stack
    bool m_wasModified = false;
    int m_lastGesture = 0;
};

} // namespace nephoscope::ui
