// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rules/problem.h"

#include <QWidget>

#include <vector>

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class DesignPage;
class Document;
class HeaderCard;
class LearnPage;
class LinkRoleRow;
class ResponsibilityCard;
class LiveExample;
class LivePage;
class Note;
class ParameterForm;
class RunSession;
class Selection;
class StateCard;

/// The panel on what is selected: its parameters, what it does in the run, and what it is.
class Inspector : public QWidget
{
    Q_OBJECT
public:
    Inspector(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, QWidget *parent = nullptr);

    /// Icon, name and chapter, which serve as title bar of the dock.
    QWidget *header();
    QTabWidget *tabs() { return m_tabs; }
    ParameterForm *form() { return m_form; }
    /// The tab of what is measured: of the selected element, or the characteristics of the whole design.
    void showLive();
    /// A mechanism at work under what `Learn` says of it; the inspector takes it.
    void setExample(LiveExample *example);
    LiveExample *example() { return m_example; }
    void setProblems(const std::vector<Problem> &problems);

Q_SIGNALS:
    void fixed(const nephoscope::Fix &fix);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeProperties();
    void retranslate();
    void showSelection();
    void showState();
    void showRecording();
    void showResponsibility();
    void refresh();

    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    const Catalogue &m_catalogue;
    HeaderCard *m_header;
    StateCard *m_state;
    QTabWidget *m_tabs;
    QStackedWidget *m_pages;
    DesignPage *m_design;
    QWidget *m_parameters;
    LinkRoleRow *m_role;
    ResponsibilityCard *m_responsibility;
    Note *m_recording = nullptr;
    ParameterForm *m_form;
    QLabel *m_help;
    LivePage *m_now;
    LivePage *m_live;
    LearnPage *m_learn;
    QWidget *m_learning; ///< the page with its example
    LiveExample *m_example = nullptr;
};

} // namespace nephoscope::ui
