// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

#include <unordered_map>
#include <string>

namespace nephoscope::ui {

class CanvasView;

/// The canvas for those who hear it: each element is a child with a name that says what it is, what it does and where it stands
/// ('Physical server B, failed at 01:30, in Public cloud'), and so is each note.
class CanvasAccessible final : public QAccessibleWidget
{
public:
    explicit CanvasAccessible(CanvasView *view);
    ~CanvasAccessible() override;
    /// From then on assistive technology is given this for every canvas.
    static void install();
    /// Which child is the last one selected; −1 without one. Elements come first, then notes.
    static int currentChild(const CanvasView &view);
    /// The last one of the selected elements or notes is what the reader reads.
    static void tellSelection(CanvasView *view);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    CanvasView *view() const;
    mutable std::unordered_map<std::string, QAccessible::Id> m_children; ///< by kind and id
};

} // namespace nephoscope::ui
