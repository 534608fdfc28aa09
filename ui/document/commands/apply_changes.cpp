// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/commands/apply_changes.h"

#include "ui/document/document.h"

#include <algorithm>
#include <optional>

namespace nephoscope::ui {

namespace {

constexpr int kMergeId = 1;

/// What a change that only sets a value sets: two with one key can be folded into the later one.
struct Key {
    std::size_t kind = 0;
    std::string id;
    std::string part;
    bool operator==(const Key &) const = default;
};

/// Empty for a change that does not simply set a value.
std::optional<Key> keyOf(const Change &change)
{
    const auto kind = change.index();
    const auto none = [](const auto &) { return std::optional<Key>(); };
    return std::visit(Visit{
                          [&](const SetElementBox &c) { return std::optional<Key>({kind, c.id.text(), {}}); },
                          [&](const ReparentElement &c) { return std::optional<Key>({kind, c.id.text(), {}}); },
                          [&](const RenameElement &c) { return std::optional<Key>({kind, c.id.text(), {}}); },
                          [&](const SetElementParameter &c) { return std::optional<Key>({kind, c.id.text(), c.parameter}); },
                          [&](const SetLinkParameter &c) { return std::optional<Key>({kind, c.id.text(), c.parameter}); },
                          [&](const SetAppearance &c) { return std::optional<Key>({kind, c.id, c.field}); },
                          [&](const SetTitle &) { return std::optional<Key>({kind, {}, {}}); },
                          [&](const SetDescription &) { return std::optional<Key>({kind, {}, {}}); },
                          [&](const SetCurrency &) { return std::optional<Key>({kind, {}, {}}); },
                          [&](const SetRunSettings &) { return std::optional<Key>({kind, {}, {}}); },
                          [&](const InsertElement &c) { return none(c); },
                          [&](const RemoveElement &c) { return none(c); },
                          [&](const SetElementEnabled &c) { return none(c); },
                          [&](const ReorderElement &c) { return none(c); },
                          [&](const InsertLink &c) { return none(c); },
                          [&](const RemoveLink &c) { return none(c); },
                          [&](const SetLinkRole &c) { return none(c); },
                          [&](const SetEvents &c) { return none(c); },
                          [&](const SetVariants &c) { return none(c); },
                          [&](const SetExpectations &c) { return none(c); },
                      },
                      change);
}

/// Whether two changes with one key set the same value.
bool setTheSame(const Change &a, const Change &b)
{
    return std::visit(Visit{
                          [&](const SetElementBox &c) { return c.box == std::get<SetElementBox>(b).box; },
                          [&](const ReparentElement &c) { return c.parent == std::get<ReparentElement>(b).parent; },
                          [&](const RenameElement &c) { return c.name == std::get<RenameElement>(b).name; },
                          [&](const SetElementParameter &c) { return c.value == std::get<SetElementParameter>(b).value; },
                          [&](const SetLinkParameter &c) { return c.value == std::get<SetLinkParameter>(b).value; },
                          [&](const SetAppearance &c) { return c.value == std::get<SetAppearance>(b).value; },
                          [&](const SetTitle &c) { return c.title == std::get<SetTitle>(b).title; },
                          [&](const SetDescription &c) { return c.description == std::get<SetDescription>(b).description; },
                          [&](const SetCurrency &c) { return c.currency == std::get<SetCurrency>(b).currency; },
                          [&](const SetRunSettings &c) { return c.run == std::get<SetRunSettings>(b).run; },
                          [](const auto &) { return false; }, // those without a key
                      },
                      a);
}

} // namespace

ApplyChanges::ApplyChanges(Document *document, std::vector<Change> changes, const QString &name, int gesture)
    : QUndoCommand(name), m_document(document), m_changes(std::move(changes)), m_gesture(gesture)
{
}

void ApplyChanges::redo()
{
    m_inverse.clear();
    m_inverse.reserve(m_changes.size());
    for (const Change &change : m_changes)
        m_inverse.push_back(m_document->carryOut(change));
    std::reverse(m_inverse.begin(), m_inverse.end());
    Q_EMIT m_document->edited();
}

void ApplyChanges::undo()
{
    for (const Change &change : m_inverse)
        m_document->carryOut(change);
    Q_EMIT m_document->edited();
}

int ApplyChanges::id() const
{
    return kMergeId;
}

bool ApplyChanges::mergeWith(const QUndoCommand *other)
{
    const auto &next = static_cast<const ApplyChanges &>(*other);
    if (next.m_gesture == kNoGesture || next.m_gesture != m_gesture || next.text() != text())
        return false;
    // Each thing that the next step sets must be set by this one too: a step that touches something new is one of its own.
    // (A drag that also enters a container adds a parent to elements that it has already moved.)
    const auto find = [](std::vector<Change> &changes, const Key &key) {
        return std::find_if(changes.begin(), changes.end(), [&](const Change &change) { return keyOf(change) == key; });
    };
    for (const Change &change : next.m_changes) {
        const auto key = keyOf(change);
        if (!key)
            return false;
        if (find(m_changes, *key) != m_changes.end())
            continue;
        const bool isKnown = std::any_of(m_changes.begin(), m_changes.end(), [&](const Change &own) {
            const auto ownKey = keyOf(own);
            return ownKey && ownKey->id == key->id && key->part.empty() && ownKey->part.empty() && !key->id.empty();
        });
        if (!isKnown)
            return false;
    }
    for (const Change &change : m_changes) {
        if (!keyOf(change))
            return false;
    }
    for (std::size_t i = 0; i < next.m_changes.size(); ++i) {
        const Change &change = next.m_changes[i];
        const Key key = *keyOf(change);
        if (const auto own = find(m_changes, key); own != m_changes.end()) {
            *own = change;
        } else {
            m_changes.push_back(change);
            const Change &inverse = next.m_inverse[next.m_inverse.size() - 1 - i];
            m_inverse.insert(m_inverse.begin(), inverse);
        }
    }
    const bool isVoid = std::all_of(m_changes.begin(), m_changes.end(), [&](const Change &change) {
        const auto inverse = find(m_inverse, *keyOf(change));
        return inverse != m_inverse.end() && setTheSame(change, *inverse);
    });
    setObsolete(isVoid);
    return true;
}

} // namespace nephoscope::ui
