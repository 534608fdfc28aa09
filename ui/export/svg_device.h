// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPaintDevice>
#include <QRectF>
#include <QString>

#include <memory>

namespace nephoscope::ui {

class SvgEngine;

/// A surface whose painter writes SVG.
///
/// Texts stay texts that can be searched, copied and read aloud, a caption of mixed scripts as one (QSvgGenerator makes one piece a font).
/// Only `svg`, `title`, `g`, `path`, `text`, `defs` and `clipPath` are written, each with attributes that hold
/// numbers, colours and references within the file: no style sheet, script, link or picture. Gradients and pixmaps are not supported
/// and assert; the diagram and the charts have none.
class SvgDevice final : public QPaintDevice
{
public:
    /// `view` is what the picture shows, in the painter's coordinates. `idPrefix` keeps the ids of several pictures in one page apart.
    SvgDevice(const QRectF &view, const QString &title, const QByteArray &idPrefix = "n");
    ~SvgDevice() override;

    /// What is painted until `endGroup` belongs together and says `title` when the pointer rests on it.
    void beginGroup(const QString &title);
    void endGroup();

    /// The picture, once its painter has ended. With `isInline` without XML declaration, to stand in a page.
    QByteArray document(bool isInline = false) const;

    QPaintEngine *paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QRectF m_view;
    QString m_title;
    std::unique_ptr<SvgEngine> m_engine;
};

} // namespace nephoscope::ui
