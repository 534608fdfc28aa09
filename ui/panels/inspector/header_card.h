// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class Document;
class Selection;

/// Top of the inspector: icon, name to be edited, mechanism and chapter of what is selected. Serves as the dock's title bar.
class HeaderCard : public QWidget
{
    Q_OBJECT
public:
    HeaderCard(Document *document, Selection *selection, const Catalogue &catalogue, QWidget *parent = nullptr);

    QLineEdit *nameField() { return m_name; }
    /// A dock gives its title bar what it hints at, even where its minimum is more: then it would cover what is below.
    QSize sizeHint() const override;

Q_SIGNALS:
    /// The chapter was clicked: what the mechanism is should be shown.
    void learnRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void commitName();
    void showMenu();
    /// Selects `title` unless it is being typed.
    void setName(const QString &title, bool isEditable);
    void setSecond(const QString &text, const QString &link, const QString &hover = {});
    /// The link stays whole; what is before it ends in dots where the panel is narrow, and is told on hovering.
    void fitSecond();

    Document *m_document;
    Selection *m_selection;
    const Catalogue &m_catalogue;
    QString m_icon;
    QString m_category;
    QString m_secondText;
    QString m_secondLink;
    QString m_secondHover;
    QLineEdit *m_name;
    QLabel *m_second;
    QToolButton *m_more;
};

} // namespace nephoscope::ui
