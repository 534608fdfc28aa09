// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

#include <array>
#include <string_view>

namespace nephoscope::ui {

/// The colour tokens of the visual language.
struct Tokens {
    QColor window, surface, sunken, hover, canvas, dot, line1, line2, line3;
    QColor text1, text2, text3, textDis, onAccent;
    QColor accent, accentHover, accentSoft, accentLine;
    QColor ok, okFill, okSoft, warn, warnFill, warnSoft, err, errFill, errSoft;
    QColor onWarnFill; ///< #17212C in both themes
    std::array<QColor, 6> series;
    std::array<QColor, 6> heat;
    bool isDark = false;

    static const Tokens &light();
    static const Tokens &dark();

    /// Colour of a category by its id (`compute`); boundaries' grey for an unknown one.
    QColor category(std::string_view id) const;
    /// A category's colour at 12 % (dark 20 %) over `surface`: icon tiles, chips.
    QColor soft(const QColor &colour) const;
    /// At 5 % (dark 8 %) over `canvas`: container fills.
    QColor faint(const QColor &colour) const;
    /// A series' area fill: 30 % (dark 38 %) over `surface`.
    QColor area(const QColor &colour) const;
    /// `top` at `share` (0–1) over `bottom`.
    static QColor mix(const QColor &top, double share, const QColor &bottom);
    QPalette palette() const;
};

/// Which theme the window shows; everything that paints asks `tokens()` when it paints and repaints on `changed`.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };
    static Theme &instance();

    Mode mode() const { return m_mode; }
    /// Applies palette, stylesheet and fonts to the application.
    void setMode(Mode mode);
    const Tokens &tokens() const { return m_isDark ? Tokens::dark() : Tokens::light(); }
    bool isDark() const { return m_isDark; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Theme();
    void apply();

    Mode m_mode = Mode::System;
    bool m_isDark = false;
    bool m_isPlatformDark = false;
    bool m_isApplied = false;
};

/// Short for `Theme::instance().tokens()`.
const Tokens &tokens();

} // namespace nephoscope::ui
