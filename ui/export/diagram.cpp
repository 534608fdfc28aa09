// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/diagram.h"

#include "model/architecture.h"
#include "model/catalogue/catalogue.h"
#include "model/io/atomic_file.h"
#include "ui/canvas/parts/diagram_painter.h"
#include "ui/export/svg_device.h"

#include <QBuffer>
#include <QImage>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr double kMargin = 24;
constexpr double kLongestSide = 16384;
constexpr double kMostPixels = 1e8;

class Diagram
{
public:
    Diagram(const Architecture &architecture, const Catalogue &catalogue) : m_architecture(architecture), m_catalogue(catalogue)
    {
        m_bounds = diagramBounds(architecture, catalogue);
        // An empty design is an empty page, not an error.
        if (m_bounds.isEmpty())
            m_bounds = QRectF(0, 0, 320, 200);
        m_bounds.adjust(-kMargin, -kMargin, kMargin, kMargin);
    }

    QString title() const { return QString::fromStdString(m_architecture.title); }

    QByteArray svg() const
    {
        SvgDevice device(m_bounds, title());
        QPainter painter(&device);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(m_bounds, Tokens::light().surface);
        paintDiagram(&painter, m_architecture, m_catalogue, Tokens::light());
        painter.end();
        return device.document();
    }

    Result<QByteArray> png(double scale) const
    {
        const QSize size = (m_bounds.size() * std::clamp(scale, 1.0, 4.0)).toSize();
        if (std::max(size.width(), size.height()) > kLongestSide || double(size.width()) * size.height() > kMostPixels)
            return Error{"E-SIZE", "The picture would have " + std::to_string(size.width()) + " by " + std::to_string(size.height())
                             + " pixels; it may have 16384 a side and 100 million in all. Export it as SVG or PDF.", {}, {}, 0, 0};
        QImage image(size, QImage::Format_RGB32);
        if (image.isNull())
            return Error{"E-SIZE", "There is not enough memory for the picture; export it as SVG or PDF.", {}, {}, 0, 0};
        image.fill(Tokens::light().surface);
        QPainter painter(&image);
        painter.scale(size.width() / m_bounds.width(), size.height() / m_bounds.height());
        paint(painter);
        painter.end();
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    }

    QByteArray pdf() const
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setTitle(title());
        writer.setCreator(QStringLiteral("Nephoscope"));
        // One scene unit is 0.75 points: the size that it has on a screen of 96 dots an inch.
        writer.setResolution(96);
        writer.setPageMargins(QMarginsF());
        writer.setPageSize(QPageSize(m_bounds.size() * 0.75, QPageSize::Point, QString(), QPageSize::ExactMatch));
        QPainter painter(&writer);
        paint(painter);
        painter.end();
        return bytes;
    }

private:
    void paint(QPainter &painter) const
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(-m_bounds.topLeft());
        paintDiagram(&painter, m_architecture, m_catalogue, Tokens::light());
    }

    const Architecture &m_architecture;
    const Catalogue &m_catalogue;
    QRectF m_bounds;
};

} // namespace

Result<QByteArray> renderDiagram(const Architecture &architecture, const Catalogue &catalogue, DiagramFormat format,
                                 const DiagramOptions &options)
{
    const Diagram diagram(architecture, catalogue);
    switch (format) {
    case DiagramFormat::Svg: return diagram.svg();
    case DiagramFormat::Png: return diagram.png(options.scale);
    case DiagramFormat::Pdf: return diagram.pdf();
    }
    return Error{"E-FORMAT", "This is no format of a picture; take SVG, PNG or PDF.", {}, {}, 0, 0};
}

Result<Done> exportDiagram(const Architecture &architecture, const Catalogue &catalogue, const std::filesystem::path &target,
                           const DiagramOptions &options)
{
    const std::string ending = target.extension().string();
    if (ending != ".svg" && ending != ".png" && ending != ".pdf")
        return Error{"E-FORMAT", "The name ends in none of .svg, .png and .pdf; the ending says in which format.", target.string(), {}, 0, 0};
    const DiagramFormat format = ending == ".svg" ? DiagramFormat::Svg : ending == ".png" ? DiagramFormat::Png : DiagramFormat::Pdf;
    const Result<QByteArray> bytes = renderDiagram(architecture, catalogue, format, options);
    if (!bytes)
        return bytes.error();
    return replaceFile(target, std::string_view(bytes->constData(), static_cast<std::size_t>(bytes->size())));
}

} // namespace nephoscope::ui
