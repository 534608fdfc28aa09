// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>
#include <QRectF>

#include <functional>

class QWidget;

namespace nephoscope::ui {

/// How large the interface is set: 1 is 13 px for what is read. Designs on the canvas have their zoom, and paper has its own type: neither
/// follows it.
class TextSize : public QObject
{
    Q_OBJECT
public:
    static TextSize &instance();

    double scale() const { return m_scale; }
    /// From 1 to 2; fonts, the stylesheet and all widgets follow at once.
    void setScale(double scale);

Q_SIGNALS:
    /// Fonts and the stylesheet are already as they will be; `Theme::changed` comes next.
    void changed();

private:
    TextSize() = default;
    double m_scale = 1;
};

/// Short for `TextSize::instance().scale()`.
double textScale();

/// A length that grows with the text, in whole pixels.
int scaled(double pixels);

/// The interface's font at the size that is set, for what a widget paints in its own pixels.
QFont screenFont(double pixels, int weight = 400);

/// The room of a widget that paints itself with a painter scaled by `textScale`.
QRectF unscaledRect(const QWidget *widget);

/// Calls at once and whenever the size changes, as long as `context` is there: for lengths that no layout can find.
void followTextScale(QObject *context, const std::function<void()> &apply);

} // namespace nephoscope::ui
