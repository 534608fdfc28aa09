// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/design_clip.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"
#include "ui/canvas/parts/diagram_painter.h"
#include "ui/style/theme.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include <algorithm>

namespace nephoscope::ui {

namespace {

const char *const kDocument = "application/x-nephoscope+json";
const char *const kText = "text/plain";
const char *const kPicture = "image/png";
const char *const kQtPicture = "application/x-qt-image";

QImage pictureOf(const QByteArray &json)
{
    const auto read = readDocument(std::string_view(json.constData(), static_cast<std::size_t>(json.size())), Catalogue::builtIn());
    if (!read)
        return {};
    const QRectF bounds = diagramBounds(read->architecture, Catalogue::builtIn());
    constexpr double kLargest = 4096; // pixels a side
    const double scale = std::min({2.0, kLargest / bounds.width(), kLargest / bounds.height()});
    QImage image((bounds.size() * scale).toSize().expandedTo(QSize(1, 1)), QImage::Format_ARGB32_Premultiplied);
    image.fill(Tokens::light().canvas);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-bounds.topLeft());
    // Light, as on paper: it goes into somebody else's document.
    paintDiagram(&painter, read->architecture, Catalogue::builtIn(), Tokens::light());
    return image;
}

} // namespace

DesignClip::DesignClip(const QByteArray &documentJson) : m_json(documentJson) {}

QStringList DesignClip::formats() const
{
    return {QLatin1String(kDocument), QLatin1String(kText), QLatin1String(kPicture), QLatin1String(kQtPicture)};
}

QVariant DesignClip::retrieveData(const QString &format, QMetaType) const
{
    if (format == QLatin1String(kDocument))
        return m_json;
    if (format == QLatin1String(kText))
        return QString::fromUtf8(m_json);
    if (format == QLatin1String(kQtPicture))
        return pictureOf(m_json);
    if (format == QLatin1String(kPicture)) {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        pictureOf(m_json).save(&buffer, "PNG");
        return png;
    }
    return {};
}

QByteArray DesignClip::documentIn(const QMimeData *data)
{
    if (data == nullptr)
        return {};
    if (data->hasFormat(QLatin1String(kDocument)))
        return data->data(QLatin1String(kDocument));
    return data->text().toUtf8();
}

} // namespace nephoscope::ui
