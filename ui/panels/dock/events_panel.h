// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QModelIndex;
class QTableView;

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class Document;
class EventsModel;
class RunSession;
class Selection;

/// The log of the live run: follows it while the last line is in view, filtered by text, kind and the selected elements.
class EventsPanel : public QWidget
{
    Q_OBJECT
public:
    EventsPanel(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, QWidget *parent = nullptr);

    EventsModel *model() { return m_model; }
    QTableView *view() { return m_view; }
    QLineEdit *filterField() { return m_text; }
    /// Somebody points at a time elsewhere: the last line by then comes into view.
    void setCursorTime(std::optional<double> time);

Q_SIGNALS:
    /// The line that the user went to.
    void cursorTimeChanged(std::optional<double> time);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void refresh();
    /// Under the list: what led to the chosen line.
    void showWhy();
    void applyFilter();
    void fillKinds();
    void showTime(double time);
    void jumpTo(const QModelIndex &index);
    void showMenu(const QPoint &position);

    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    EventsModel *m_model;
    QLineEdit *m_text;
    QComboBox *m_kind;
    QCheckBox *m_onlySelected;
    QLabel *m_count;
    QLabel *m_nothing;
    QLabel *m_why;
    QTableView *m_view;
    QTimer m_timer;
    QTimer m_more; ///< a long log is looked through in pieces
    double m_lastNow = 0;
};

} // namespace nephoscope::ui
