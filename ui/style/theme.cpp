// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/desktop_scheme.h"
#include "ui/style/language.h"
#include "ui/style/quiet_style.h"
#include "ui/style/stylesheet.h"
#include "ui/style/text_size.h"

#include <QApplication>
#include <QEvent>

#include <map>

namespace nephoscope::ui {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

/// The palette that the platform would give the program if it asked for none of its own.
QPalette platformPalette()
{
    QApplication::setPalette(QPalette());
    return QApplication::palette();
}

/// What the desktop tells all programs; where it tells nothing, what the platform's palette looks like.
bool isDesktopDark()
{
    const bool isPaletteDark = platformPalette().color(QPalette::Window).lightness() < 128;
    const auto *scheme = qApp->findChild<DesktopScheme *>(QString(), Qt::FindDirectChildrenOnly);
    return scheme ? scheme->isDark().value_or(isPaletteDark) : isPaletteDark;
}

struct CategoryColour {
    QRgb light;
    QRgb dark;
};

const std::map<std::string_view, CategoryColour> &categoryColours()
{
    static const std::map<std::string_view, CategoryColour> colours{
        {"actor", {0x53637A, 0x9DAEC5}},    {"boundary", {0x707D8D, 0x8F9CAC}}, {"compute", {0x1667BE, 0x62ACF3}},
        {"storage", {0x0A7871, 0x41BDB3}},  {"path", {0x6848C6, 0xA992F3}},     {"monitor", {0xA6368C, 0xE282CC}},
        {"control", {0x587410, 0xA8C352}},  {"management", {0x8C5B22, 0xD3A468}}, {"security", {0x98304F, 0xEA8BA6}},
    };
    return colours;
}

} // namespace

const Tokens &Tokens::light()
{
    static const Tokens tokens = [] {
        Tokens t;
        t.window = rgb(0xF1F4F7);
        t.surface = rgb(0xFFFFFF);
        t.sunken = rgb(0xF6F8FA);
        t.hover = rgb(0xEAEFF4);
        t.canvas = rgb(0xFAFBFC);
        t.dot = rgb(0xD3DAE3);
        t.line1 = rgb(0xE2E7ED);
        t.line2 = rgb(0xCBD3DD);
        t.line3 = rgb(0x7E8A99);
        t.text1 = rgb(0x17212C);
        t.text2 = rgb(0x465362);
        t.text3 = rgb(0x5D6A7B);
        t.textDis = rgb(0x8E99A6);
        t.onAccent = rgb(0xFFFFFF);
        t.accent = rgb(0x2259D6);
        t.accentHover = rgb(0x1A48B3);
        t.accentSoft = rgb(0xE7EEFC);
        t.accentLine = rgb(0xA9C1F3);
        t.ok = rgb(0x14774A);
        t.okFill = rgb(0x17804F);
        t.okSoft = rgb(0xE2F3EA);
        t.warn = rgb(0x96590A);
        t.warnFill = rgb(0xC67F0E);
        t.warnSoft = rgb(0xFDF1DA);
        t.err = rgb(0xC32530);
        t.errFill = rgb(0xC32530);
        t.errSoft = rgb(0xFCE9EA);
        t.onWarnFill = rgb(0x17212C);
        t.series = {rgb(0x2F5CAE), rgb(0xE0651A), rgb(0x00A06C), rgb(0xC46A9E), rgb(0x6C4B00), rgb(0x43464A)};
        t.heat = {rgb(0xEDF3FC), rgb(0xC9DBF4), rgb(0x98B9E6), rgb(0x6391D2), rgb(0x3566B3), rgb(0x173F80)};
        return t;
    }();
    return tokens;
}

const Tokens &Tokens::dark()
{
    static const Tokens tokens = [] {
        Tokens t;
        t.isDark = true;
        t.window = rgb(0x14191F);
        t.surface = rgb(0x1B2128);
        t.sunken = rgb(0x171C23);
        t.hover = rgb(0x28313B);
        t.canvas = rgb(0x12161B);
        t.dot = rgb(0x2A323C);
        t.line1 = rgb(0x29313B);
        t.line2 = rgb(0x3A4450);
        t.line3 = rgb(0x738091);
        t.text1 = rgb(0xE8EDF3);
        t.text2 = rgb(0xB2BDC9);
        t.text3 = rgb(0x909DAC);
        t.textDis = rgb(0x6B7784);
        t.onAccent = rgb(0x0C1420);
        t.accent = rgb(0x7AA7FF);
        t.accentHover = rgb(0x9BBEFF);
        t.accentSoft = rgb(0x1D2D4C);
        t.accentLine = rgb(0x3C5C9B);
        t.ok = rgb(0x56C78F);
        t.okFill = rgb(0x3FB57C);
        t.okSoft = rgb(0x17322A);
        t.warn = rgb(0xF0B54A);
        t.warnFill = rgb(0xE5A633);
        t.warnSoft = rgb(0x38301C);
        t.err = rgb(0xFF8389);
        t.errFill = rgb(0xF0616A);
        t.errSoft = rgb(0x3E2227);
        t.onWarnFill = rgb(0x17212C);
        t.series = {rgb(0x7C93DE), rgb(0xE58A43), rgb(0x6CE0B0), rgb(0xBC7A9C), rgb(0xF2E25C), rgb(0xD3E4F5)};
        t.heat = {rgb(0x1D2A40), rgb(0x27406B), rgb(0x3560A3), rgb(0x5586D1), rgb(0x8FB3EC), rgb(0xD5E4FB)};
        return t;
    }();
    return tokens;
}

QColor Tokens::category(std::string_view id) const
{
    const auto &colours = categoryColours();
    auto found = colours.find(id);
    if (found == colours.end())
        found = colours.find("boundary");
    return rgb(isDark ? found->second.dark : found->second.light);
}

QColor Tokens::mix(const QColor &top, double share, const QColor &bottom)
{
    const auto channel = [share](int over, int under) { return qRound(over * share + under * (1 - share)); };
    return QColor(channel(top.red(), bottom.red()), channel(top.green(), bottom.green()),
                  channel(top.blue(), bottom.blue()));
}

QColor Tokens::soft(const QColor &colour) const
{
    return mix(colour, isDark ? 0.20 : 0.12, surface);
}

QColor Tokens::faint(const QColor &colour) const
{
    return mix(colour, isDark ? 0.08 : 0.05, canvas);
}

QColor Tokens::area(const QColor &colour) const
{
    return mix(colour, isDark ? 0.38 : 0.30, surface);
}

QPalette Tokens::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text1);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, sunken);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text1);
    palette.setColor(QPalette::BrightText, err);
    palette.setColor(QPalette::Text, text1);
    palette.setColor(QPalette::PlaceholderText, text3);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::ToolTipText, text1);
    palette.setColor(QPalette::Light, line1);
    palette.setColor(QPalette::Midlight, line1);
    palette.setColor(QPalette::Mid, line2);
    palette.setColor(QPalette::Dark, line3);
    palette.setColor(QPalette::Shadow, line3);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, textDis);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, line2);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, textDis);
    return palette;
}

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
{
    QObject::connect(&Language::instance(), &Language::changed, this, [this] {
        // Chinese text under 14 px is set lighter, which the stylesheet carries.
        if (m_isApplied)
            apply();
    });
}

void Theme::setMode(Mode mode)
{
    if (m_isApplied && mode == m_mode && mode != Mode::System)
        return;
    m_mode = mode;
    if (!m_isApplied) {
        QApplication::setStyle(new QuietStyle);
        auto *scheme = new DesktopScheme(DesktopScheme::sessionBus(), qApp);
        QObject::connect(scheme, &DesktopScheme::changed, qApp, [] {
            QEvent change(QEvent::ThemeChange); // as the platform tells it where it does
            QCoreApplication::sendEvent(qApp, &change);
        });
        m_isPlatformDark = isDesktopDark();
        qApp->installEventFilter(this);
    }
    apply();
}

void Theme::apply()
{
    m_isDark = m_mode == Mode::Dark || (m_mode == Mode::System && m_isPlatformDark);
    m_isApplied = true;
    QApplication::setPalette(tokens().palette());
    QApplication::setFont(screenFont(13));
    // Setting it styles every widget anew, even where nothing is different.
    if (const QString sheet = stylesheet(tokens(), textScale()); sheet != qApp->styleSheet())
        qApp->setStyleSheet(sheet);
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && watched == qApp) {
        const bool isPlatformDark = isDesktopDark();
        const bool isOther = isPlatformDark != m_isPlatformDark;
        m_isPlatformDark = isPlatformDark;
        if (isOther && m_mode == Mode::System)
            apply();
        else
            QApplication::setPalette(tokens().palette());
    }
    return QObject::eventFilter(watched, event);
}

const Tokens &tokens()
{
    return Theme::instance().tokens();
}

} // namespace nephoscope::ui
