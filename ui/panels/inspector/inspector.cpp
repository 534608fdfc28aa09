// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/inspector.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/panels/inspector/design_page.h"
#include "ui/panels/inspector/header_card.h"
#include "ui/panels/inspector/learn_page.h"
#include "ui/panels/inspector/link_role_row.h"
#include "ui/panels/inspector/live_example.h"
#include "ui/panels/inspector/live_page.h"
#include "ui/panels/inspector/parameter_form.h"
#include "ui/panels/inspector/responsibility_card.h"
#include "ui/panels/inspector/state_card.h"
#include "ui/panels/note.h"
#include "ui/style/text_size.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {

QScrollArea *scrolling(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    content->setProperty("surface", true);
    area->setWidget(content);
    return area;
}

constexpr int kAll = 64;

} // namespace

Inspector::Inspector(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_session(session), m_catalogue(catalogue),
      m_header(new HeaderCard(document, selection, catalogue, this)), m_state(new StateCard(this)), m_tabs(new QTabWidget(this)),
      m_live(new LivePage(document, selection, session, catalogue, kAll)), m_learn(new LearnPage(document, selection, catalogue)), m_learning(new QWidget)
{
    setObjectName(QStringLiteral("inspector"));
    setProperty("surface", true);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeProperties(), QString());
    QScrollArea *live = scrolling(m_live, m_tabs);
    // Nothing in it takes keys, so it does itself, to be scrolled.
    live->setFocusPolicy(Qt::StrongFocus);
    live->setProperty("keys", true);
    m_tabs->addTab(live, QString());
    auto *learning = new QVBoxLayout(m_learning);
    learning->setContentsMargins(0, 0, 0, 0);
    learning->setSpacing(0);
    learning->addWidget(m_learn, 1);
    m_tabs->addTab(m_learning, QString());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_state);
    column->addWidget(m_tabs, 1);

    connect(m_header, &HeaderCard::learnRequested, this, [this] { m_tabs->setCurrentWidget(m_learning); });
    connect(m_form, &ParameterForm::fixed, this, &Inspector::fixed);
    connect(m_form, &ParameterForm::helpChanged, m_help, &QLabel::setText);
    connect(m_design, &DesignPage::helpChanged, m_help, &QLabel::setText);
    connect(m_selection, &Selection::changed, this, &Inspector::showSelection);
    connect(m_document, &Document::edited, this, &Inspector::refresh);
    connect(m_document, &Document::reset, this, &Inspector::showSelection);
    connect(m_session, &RunSession::updated, this, &Inspector::showState);
    connect(m_session, &RunSession::stopped, this, &Inspector::showState);
    for (const auto signal : {&RunSession::recordingChanged, &RunSession::started, &RunSession::stopped, &RunSession::phaseChanged, &RunSession::acted})
        connect(m_session, signal, this, &Inspector::showRecording);
    retranslate();
    showSelection();
    showRecording();
}

QWidget *Inspector::header()
{
    return m_header;
}

QWidget *Inspector::makeProperties()
{
    auto *page = new QWidget(m_tabs);
    page->setProperty("surface", true);
    m_pages = new QStackedWidget(page);
    m_design = new DesignPage(m_document);
    m_parameters = new QWidget;
    m_role = new LinkRoleRow(m_document, m_catalogue, m_parameters);
    m_form = new ParameterForm(m_document, m_session, m_catalogue, m_parameters);
    m_recording = new Note(Note::Kind::Info, m_parameters);
    auto *form = new QVBoxLayout(m_parameters);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(0);
    form->addWidget(m_recording);
    form->addWidget(m_role);
    m_responsibility = new ResponsibilityCard(m_parameters);
    form->addWidget(m_form);
    form->addWidget(m_responsibility);
    form->addStretch(1);
    m_pages->addWidget(scrolling(m_design, m_pages));
    m_pages->addWidget(scrolling(m_parameters, m_pages));

    m_help = new QLabel(page);
    m_help->setObjectName(QStringLiteral("parameterHelp"));
    m_help->setProperty("role", "small");
    m_help->setProperty("tone", "secondary");
    m_help->setProperty("helpLine", true);
    m_help->setTextFormat(Qt::PlainText);
    m_help->setWordWrap(true);
    m_help->setContentsMargins(16, 8, 16, 8);
    followTextScale(m_help, [this] { m_help->setFixedHeight(scaled(16 * 3) + 16); });
    m_help->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    m_now = new LivePage(m_document, m_selection, m_session, m_catalogue, 2, page);
    m_now->setProperty("nowBlock", true);
    m_now->setAttribute(Qt::WA_StyledBackground);
    followTextScale(m_now, [this] { m_now->setFixedHeight(scaled(206)); });
    const auto showNow = [this](bool isEmpty) { m_now->setVisible(!isEmpty); };
    connect(m_now, &LivePage::emptyChanged, this, showNow);
    showNow(m_now->isEmpty());

    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addWidget(m_help);
    column->addWidget(m_now);
    return page;
}

void Inspector::setExample(LiveExample *example)
{
    m_example = example;
    m_learning->layout()->addWidget(example);
    showSelection();
}

void Inspector::retranslate()
{
    m_tabs->setTabText(0, tr("Properties"));
    m_tabs->setTabText(1, tr("Live"));
    m_tabs->widget(1)->setAccessibleName(tr("Live"));
    m_tabs->setAccessibleName(tr("Inspector"));
    m_tabs->setTabText(2, tr("Learn"));
    m_tabs->tabBar()->setAccessibleName(tr("Inspector"));
}

void Inspector::showSelection()
{
    const auto &elements = m_selection->elements();
    const auto &links = m_selection->links();
    m_help->setText(tr("Point at a row to read what it does."));
    if (elements.empty() && links.size() != 1) {
        m_pages->setCurrentIndex(0);
    } else {
        m_pages->setCurrentIndex(1);
        m_role->setVisible(elements.empty());
        if (elements.empty()) {
            m_role->setLink(links.front());
            m_form->setLink(links.front());
        } else {
            m_form->setElements(elements);
        }
    }
    showResponsibility();
    showState();
    if (m_example) {
        const Element *element = elements.size() == 1 ? m_document->architecture().find(elements.front()) : nullptr;
        m_example->showType(element ? element->type : std::string());
    }
}

void Inspector::showResponsibility()
{
    const auto &elements = m_selection->elements();
    std::optional<Responsibility> found;
    if (elements.size() == 1) {
        const Architecture &architecture = m_document->architecture();
        const auto all = responsibilities(architecture, m_catalogue);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (architecture.elements[i].id == elements.front())
                found = all[i];
        }
    }
    m_responsibility->show(found);
}

void Inspector::refresh()
{
    m_form->refresh();
    showResponsibility();
    if (m_role->isVisibleTo(m_parameters))
        m_role->refresh();
}

/// While a run is recorded a change here is one of the run, and the values are its own.
void Inspector::showRecording()
{
    m_recording->setText(tr("Recorded: a change here acts in the run and becomes an event of the design at that time. The value at the start stays."));
    m_recording->setVisible(m_session->recordsChanges());
    m_form->refresh();
}

void Inspector::showState()
{
    const sim::ElementSnapshot *element = nullptr;
    if (m_selection->elements().size() == 1)
        element = m_session->element(m_selection->elements().front().text());
    QString target;
    if (element && !element->placedIn.empty()) {
        const Architecture &architecture = m_document->architecture();
        const Element *place = architecture.find(ElementId(element->placedIn));
        if (place)
            target = QString::fromStdString(place->name);
    }
    m_state->show(element, target, m_session->hasEnded());
}

void Inspector::showLive()
{
    m_tabs->setCurrentIndex(1);
}

void Inspector::setProblems(const std::vector<Problem> &problems)
{
    m_form->setProblems(problems);
}

void Inspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showRecording();
        showState();
    }
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
