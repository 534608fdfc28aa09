// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <QPixmap>
#include <QScrollArea>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace nephoscope::ui {

class ExampleCard;
class ExampleShelf;

/// The first thing one sees: examples as pictures, a new design, recent files.
class WelcomePage : public QScrollArea
{
    Q_OBJECT
public:
    /// Paints a design into a picture of this size, in the theme's colours.
    using Painter = std::function<QPixmap(const Architecture &, const QSize &, double devicePixelRatio)>;

    explicit WelcomePage(Painter painter, QWidget *parent = nullptr);

    void setRecentFiles(const QStringList &files);
    const std::vector<ExampleCard *> &cards() const;
    QLineEdit *searchField() { return m_search; }

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void exampleChosen(const QString &resource);
    void fileChosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();

    QLabel *m_title;
    QLabel *m_subtitle;
    QPushButton *m_new;
    QPushButton *m_open;
    QLabel *m_examples;
    QLabel *m_recent;
    QLineEdit *m_search;
    ExampleShelf *m_shelf;
    QVBoxLayout *m_files;
    QStringList m_recentFiles;
};

} // namespace nephoscope::ui
