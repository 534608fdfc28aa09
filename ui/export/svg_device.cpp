// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/svg_device.h"

#include "ui/export/markup.h"
#include "ui/export/svg_engine.h"

#include <cmath>

namespace nephoscope::ui {

SvgDevice::SvgDevice(const QRectF &view, const QString &title, const QByteArray &idPrefix)
    : m_view(view), m_title(title), m_engine(std::make_unique<SvgEngine>(idPrefix))
{
}

SvgDevice::~SvgDevice() = default;

void SvgDevice::beginGroup(const QString &title)
{
    m_engine->beginGroup(title);
}

void SvgDevice::endGroup()
{
    m_engine->endGroup();
}

QPaintEngine *SvgDevice::paintEngine() const
{
    return m_engine.get();
}

int SvgDevice::metric(PaintDeviceMetric metric) const
{
    // One unit is one pixel of 96 a inch, so that fonts in pixels have the size that they say.
    constexpr int kDotsPerInch = 96;
    const int width = static_cast<int>(std::ceil(m_view.right()));
    const int height = static_cast<int>(std::ceil(m_view.bottom()));
    switch (metric) {
    case PdmWidth: return std::max(1, width);
    case PdmHeight: return std::max(1, height);
    case PdmWidthMM: return std::max(1, width * 254 / 10 / kDotsPerInch);
    case PdmHeightMM: return std::max(1, height * 254 / 10 / kDotsPerInch);
    case PdmNumColors: return 0;
    case PdmDepth: return 32;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY: return kDotsPerInch;
    case PdmDevicePixelRatio: return 1;
    case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
    }
    return 0;
}

QByteArray SvgDevice::document(bool isInline) const
{
    QByteArray text;
    if (!isInline)
        text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    const QByteArray box = markupNumber(m_view.x()) + ' ' + markupNumber(m_view.y()) + ' ' + markupNumber(m_view.width()) + ' '
                           + markupNumber(m_view.height());
    text += "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + box + "\" width=\"" + markupNumber(m_view.width()) + "\" height=\""
            + markupNumber(m_view.height()) + "\" role=\"img\">\n";
    if (!m_title.isEmpty())
        text += "<title>" + escapeMarkup(m_title) + "</title>\n";
    if (!m_engine->definitions().isEmpty())
        text += "<defs>\n" + m_engine->definitions() + "</defs>\n";
    return text + m_engine->body() + "</svg>\n";
}

} // namespace nephoscope::ui
