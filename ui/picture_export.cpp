// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture_export.h"

#include "model/catalogue/catalogue.h"
#include "model/io/atomic_file.h"
#include "ui/canvas/parts/diagram_painter.h"
#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/message.h"
#include "ui/dialogs/settings.h"
#include "ui/document/document.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr double kMargin = 24;
constexpr double kScale = 2;
constexpr double kLongestSide = 16384;
constexpr double kMostPixels = 1e8;

void paint(QPainter *painter, const Architecture &architecture, const QRectF &bounds)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(-bounds.topLeft());
    paintDiagram(painter, architecture, Catalogue::builtIn(), Tokens::light());
}

QByteArray png(const Architecture &architecture, const QRectF &bounds)
{
    // A huge design is drawn smaller rather than refused.
    const double longest = std::max(bounds.width(), bounds.height());
    const double scale = std::min({kScale, kLongestSide / longest, std::sqrt(kMostPixels / (bounds.width() * bounds.height()))});
    QImage image((bounds.size() * scale).toSize(), QImage::Format_RGB32);
    image.fill(Tokens::light().surface);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(&painter, architecture, bounds);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray pdf(const Architecture &architecture, const QRectF &bounds, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Nephoscope"));
    // One scene unit is 0.75 points: the size that it has on a screen of 96 dots an inch.
    writer.setResolution(96);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(QPageSize(bounds.size() * 0.75, QPageSize::Point, QString(), QPageSize::ExactMatch));
    QPainter painter(&writer);
    paint(&painter, architecture, bounds);
    painter.end();
    return bytes;
}

} // namespace

void exportPicture(const Document &document, Settings &settings, PictureFormat format, QWidget *window)
{
    const auto words = [](const char *text) { return QCoreApplication::translate("PictureExport", text); };
    const QString ending = format == PictureFormat::Png ? QStringLiteral("png") : QStringLiteral("pdf");
    const QRectF drawn = diagramBounds(document.architecture(), Catalogue::builtIn());
    if (drawn.isEmpty()) {
        showProblem(window, words(QT_TRANSLATE_NOOP("PictureExport", "There is nothing to export")),
                    words(QT_TRANSLATE_NOOP("PictureExport", "The design is empty. Draw something first.")));
        return;
    }
    const QString proposed = QDir(settings.folder()).filePath(fileNameFor(document.displayName()) + QLatin1Char('.') + ending);
    QFileDialog dialog(window, words(QT_TRANSLATE_NOOP("PictureExport", "Export the diagram")), proposed,
                       QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(ending);
    dialog.selectFile(proposed);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return;
    const QRectF bounds = drawn.adjusted(-kMargin, -kMargin, kMargin, kMargin);
    const QByteArray bytes = format == PictureFormat::Png ? png(document.architecture(), bounds)
                                                          : pdf(document.architecture(), bounds, document.displayName());
    const auto written = replaceFile(std::filesystem::path(dialog.selectedFiles().constFirst().toStdString()),
                                     std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    if (!written)
        showProblem(window, words(QT_TRANSLATE_NOOP("PictureExport", "The diagram could not be exported")),
                    QString::fromStdString(written.error().text()));
}

} // namespace nephoscope::ui
