// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/change.h"
#include "model/result.h"

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
    /// Adds an element with a free id and the catalogue's name; the box is relative to the parent. Returns its id.
    ElementId addElement(const std::string &type, const std::optional<ElementId> &parent, const Box &box);
    /// Removes elements with their contents, and links that touch them, and the links named.
    void remove(const std::vector<ElementId> &elements, const std::vector<LinkId> &links);
    /// New boxes and, where `parent` differs from now, new parents; consecutive drags of the same elements merge.
    struct Placement { ElementId id; std::optional<ElementId> parent; Box box; };
    void place(const std::vector<Placement> &placements, const QString &undoName, bool mayMerge = false);
    void rename(const ElementId &id, const QString &name);
    void setEnabled(const std::vector<ElementId> &elements, bool enabled);
    /// No value: the default again. Consecutive changes of one parameter of the same elements merge.
    void setParameter(const std::vector<ElementId> &elements, const std::string &parameter, const std::optional<Value> &value);
    LinkId addLink(LinkRole role, const ElementId &from, const ElementId &to);
    void setLinkParameter(const LinkId &link, const std::string &parameter, const std::optional<Value> &value);
    void setLinkRole(const LinkId &link, LinkRole role);
    void setTitle(const QString &title);
    void setDescription(const QString &description);
    void setRunSettings(const RunSettings &settings);
    void setEvents(const std::vector<Event> &events, const QString &undoName);
    /// Several changes as one step (a fix, a paste).
    void perform(const std::vector<Change> &changes, const QString &undoName);
    /// Puts elements and links of a clipboard text in with fresh ids; returns the new elements. `offset` in scene units.
    Result<std::vector<ElementId>> paste(const QByteArray &documentJson, const std::optional<ElementId> &parent, double offsetX, double offsetY);
    /// Document JSON of the elements with their contents and the links among them.
    QByteArray copy(const std::vector<ElementId> &elements) const;

Q_SIGNALS:
    void changed(const nephoscope::Change &change);
    void reset();
    void modifiedChanged(bool isModified);
    void filePathChanged(const QString &filePath);

private:
    friend class ApplyChanges;
    Architecture m_architecture;
    QUndoStack m_undoStack;
    QString m_filePath;
    bool m_isRecovered = false;
};

} // namespace nephoscope::ui
