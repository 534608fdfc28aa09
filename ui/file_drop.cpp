// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file_drop.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QTimer>
#include <QUrl>
#include <QWidget>

namespace nephoscope::ui {

FileDrop::FileDrop(QWidget *window) : QObject(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

FileDrop::Found FileDrop::look(const QMimeData *data)
{
    Found found;
    for (const QUrl &url : data->urls()) {
        const QString path = url.toLocalFile();
        const QString name = path.isEmpty() ? url.toDisplayString() : QFileInfo(path).fileName();
        if (path.isEmpty())
            found.refusal = tr("%1 is not on this computer. Save it here first, then drop the file.").arg(name);
        else if (QFileInfo(path).isDir())
            found.refusal = tr("%1 is a folder. Drop the designs in it, files that end in .neph.").arg(name);
        else if (QFileInfo(path).suffix().compare(QLatin1String("neph"), Qt::CaseInsensitive) != 0)
            found.refusal = tr("%1 is not a design. Designs are files that end in .neph.").arg(name);
        else
            found.designs << path;
    }
    return found;
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDrop = event->type() == QEvent::Drop;
    if (!isDrop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove)
        return QObject::eventFilter(watched, event);
    auto *drag = static_cast<QDropEvent *>(event);
    if (!drag->mimeData()->hasUrls())
        return QObject::eventFilter(watched, event);
    // The file stays where it is, whatever the other program would like.
    drag->setDropAction(Qt::CopyAction);
    drag->accept();
    if (isDrop) {
        // Once the other program has its answer: a question asked here would hold it up.
        QTimer::singleShot(0, this, [this, found = look(drag->mimeData())] {
            if (!found.designs.isEmpty())
                Q_EMIT dropped(found.designs);
            if (!found.refusal.isEmpty())
                Q_EMIT refused(found.refusal);
        });
    }
    return true;
}

} // namespace nephoscope::ui
