// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include "ui/style/theme.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <memory>
#include <unordered_map>

namespace nephoscope::ui {

namespace {

/// The text of a picture in a colour; empty for an unknown name. Under 16 px the stroke grows so that it stays visible.
QByteArray pictureText(const QString &name, const QColor &colour, bool isSmall)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = file.readAll();
    const qsizetype start = text.indexOf(" color=\"");
    if (start >= 0) {
        const qsizetype value = start + 8;
        text.replace(value, text.indexOf('"', value) - value, colour.name().toLatin1());
    }
    if (isSmall)
        text.replace("stroke-width=\"1.75\"", "stroke-width=\"2\"");
    return text;
}

QSvgRenderer *renderer(const QString &name, const QColor &colour, bool isSmall)
{
    // A cache a thread: reports are painted off the window's thread, and a renderer serves one thread at a time.
    static thread_local std::unordered_map<QString, std::unique_ptr<QSvgRenderer>> renderers;
    const QString key = name + colour.name() + (isSmall ? QLatin1Char('s') : QLatin1Char('n'));
    auto &entry = renderers[key];
    if (!entry)
        entry = std::make_unique<QSvgRenderer>(pictureText(name, colour, isSmall));
    return entry.get();
}

void paint(QPainter *painter, const QString &name, const QRectF &rect, const QColor &colour, bool isSmall)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QSvgRenderer *picture = renderer(name, colour, isSmall);
    if (picture->isValid()) {
        if (colour.alpha() < 255)
            painter->setOpacity(painter->opacity() * colour.alphaF());
        picture->render(painter, rect);
    } else {
        const double unit = rect.width() / 24;
        painter->setPen(QPen(colour, 1.75 * unit));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(rect.adjusted(4 * unit, 4 * unit, -4 * unit, -4 * unit), 2 * unit, 2 * unit);
    }
    painter->restore();
}

/// Paints with the colours of the theme that holds when it paints, so that no button has to change its icon.
class ThemedIcon final : public QIconEngine
{
public:
    ThemedIcon(QString name, const QColor &colour) : m_name(std::move(name)), m_colour(colour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->drawPixmap(rect, iconPixmap(m_name, rect.width(), colour(mode), painter->device()->devicePixelRatioF()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, qMin(size.width(), size.height()), colour(mode), 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // The size is already in device pixels.
        return iconPixmap(m_name, qRound(qMin(size.width(), size.height()) / scale), colour(mode), scale);
    }

    QIconEngine *clone() const override { return new ThemedIcon(m_name, m_colour); }

private:
    QColor colour(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return tokens().textDis;
        return m_colour.isValid() ? m_colour : tokens().text2;
    }

    QString m_name;
    QColor m_colour;
};

} // namespace

QPixmap iconPixmap(const QString &name, int size, const QColor &colour, double devicePixelRatio)
{
    static QHash<QString, QPixmap> pixmaps;
    const QString key =
        QStringLiteral("%1|%2|%3|%4").arg(name, QString::number(size), colour.name(QColor::HexArgb), QString::number(devicePixelRatio));
    auto found = pixmaps.constFind(key);
    if (found != pixmaps.constEnd())
        return *found;
    const int pixels = qMax(1, qRound(size * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, name, QRectF(0, 0, pixels, pixels), colour, size < 16);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmaps.insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter *painter, const QString &name, const QRectF &rect, const QColor &colour)
{
    paint(painter, name, rect, colour, false);
}

QIcon icon(const QString &name)
{
    return QIcon(new ThemedIcon(name, QColor()));
}

QIcon icon(const QString &name, const QColor &colour)
{
    return QIcon(new ThemedIcon(name, colour));
}

} // namespace nephoscope::ui
