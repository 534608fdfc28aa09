// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace nephoscope::ui {

/// Files dropped on a window: designs are opened, anything else is refused in a sentence.
class FileDrop : public QObject
{
    Q_OBJECT
public:
    explicit FileDrop(QWidget *window);

    /// What a drop of files would be: designs to open, and why the others are refused (empty: none is).
    struct Found {
        QStringList designs;
        QString refusal;
    };
    static Found look(const QMimeData *data);

Q_SIGNALS:
    /// At least one.
    void dropped(const QStringList &designs);
    void refused(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace nephoscope::ui
