// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>
#include <string>
#include <vector>

class QPainter;

namespace nephoscope {
struct Architecture;
class Catalogue;
}

namespace nephoscope::ui {

class CanvasView;

/// What may be drawn over the canvas to tell whose things are: who administers them, whose they are and who is let in, who trusts what.
enum class BoundaryView { None, Administration, Ownership, Trust };

/// Lines and labels over a design for one of those questions; computed from the drawing when it changes.
class BoundaryLines
{
public:
    enum class Tone { Consumer, Provider, Shared, Trust, Organization };
    struct Line {
        Tone tone = Tone::Shared;
        int organization = 0;   ///< which of them, of Tone::Organization
        QString words;          ///< the label at its upper edge; may be empty
        bool isHatched = false; ///< used by several
    };

    void compute(BoundaryView view, const Architecture &architecture, const Catalogue &catalogue);
    void paint(QPainter *painter, const CanvasView &canvas) const;
    /// Lines by the element that they are drawn around.
    const std::map<std::string, std::vector<Line>> &lines() const { return m_lines; }
    /// A sentence below the canvas' upper edge when there is nothing to draw.
    const QString &nothing() const { return m_nothing; }

private:
    void computeAdministration(const Architecture &architecture, const Catalogue &catalogue);
    void computeOwnership(const Architecture &architecture, const Catalogue &catalogue);
    void computeTrust(const Architecture &architecture, const Catalogue &catalogue);

    std::map<std::string, std::vector<Line>> m_lines;
    QString m_nothing;
};

} // namespace nephoscope::ui
