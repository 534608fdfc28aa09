// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <QAbstractButton>
#include <QPixmap>

#include <functional>

namespace nephoscope::ui {

/// An example on the welcome page: a picture painted from the document itself, its title and what it shows.
class ExampleCard : public QAbstractButton
{
    Q_OBJECT
public:
    using Painter = std::function<QPixmap(const Architecture &, const QSize &, double devicePixelRatio)>;

    ExampleCard(QString resource, Architecture architecture, Painter painter, QWidget *parent = nullptr);

    const QString &resource() const { return m_resource; }
    /// Whether each of these words is found in its title, its description or the names of its mechanisms, in either language.
    bool isAbout(const QStringList &words) const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void retitle();
    QString searchText() const;

    QString m_resource;
    Architecture m_architecture;
    Painter m_painter;
    QPixmap m_picture;
    mutable QString m_searchText; ///< made at the first search
};

} // namespace nephoscope::ui
