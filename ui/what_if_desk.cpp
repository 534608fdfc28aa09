// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/what_if_desk.h"

#include "model/io/atomic_file.h"
#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/message.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/document/variant_verbs.h"
#include "ui/experiments/sweep_page.h"
#include "ui/experiments/sweep_settings.h"
#include "ui/experiments/variants_page.h"
#include "ui/experiments/what_if_panel.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/panels/inspector/editors/value_editor.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/panels/inspector/parameter_form.h"
#include "ui/style/error_words.h"
#include "ui/style/language.h"

#include <QButtonGroup>
#include <QDockWidget>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

namespace nephoscope::ui {

namespace {

ValueField makeField(const Document *document, const Parameter &parameter, QWidget *parent, const ValueFieldListener &listener)
{
    ValueEditor *editor = makeValueEditor(parameter, *document, parent);
    QObject::connect(editor, &ValueEditor::edited, editor, listener.edited);
    QObject::connect(editor, &ValueEditor::problemChanged, editor, listener.problem);
    return {editor, [editor](const Value &value) { editor->show({value, false, false}); }};
}

} // namespace

WhatIfDesk::WhatIfDesk(Document *document, Selection *selection, Inspector *inspector, DockTabs *tabs, QMainWindow *window)
    : QObject(window), m_tabs(tabs), m_window(window), m_document(document),
      m_panel(new WhatIfPanel(document, selection,
                              [document](const Parameter &parameter, QWidget *parent, const ValueFieldListener &listener) {
                                  return makeField(document, parameter, parent, listener);
                              },
                              tabs)),
      m_corner(new QWidget(window)), m_designButton(new QToolButton(m_corner)), m_whatIfButton(new QToolButton(m_corner)), m_tab(tabs->addPage(m_panel, m_panel->pages()))
{
    auto *group = new QButtonGroup(this);
    auto *row = new QHBoxLayout(m_corner);
    row->setContentsMargins(0, 2, 12, 2);
    row->setSpacing(0);
    for (QToolButton *button : {m_designButton, m_whatIfButton}) {
        button->setCheckable(true);
        button->setProperty("segment", button == m_designButton ? "first" : "last");
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        group->addButton(button);
        row->addWidget(button);
    }
    m_designButton->setChecked(true);
    window->menuBar()->setCornerWidget(m_corner);
    connect(m_designButton, &QToolButton::clicked, this, [this] { setWhole(false); });
    connect(m_whatIfButton, &QToolButton::clicked, this, [this] { setWhole(true); });
    connect(m_panel, &WhatIfPanel::failed, this, [this](const QString &title, const QString &sentence) { showProblem(m_window, title, sentence); });
    connect(m_panel->sweep(), &SweepPage::csvWanted, this, &WhatIfDesk::saveCsv);
    connect(inspector->form(), &ParameterForm::menuWanted, this,
            [this](const QString &path, const QPoint &position) { offer(path.toStdString(), position); });
    // What is to be seen on the canvas needs the canvas.
    connect(selection, &Selection::revealRequested, this, [this] { setWhole(false); });
    connect(&Language::instance(), &Language::changed, this, &WhatIfDesk::retranslate);
    window->installEventFilter(this);
    retranslate();
}

void WhatIfDesk::retranslate()
{
    m_tabs->setTitle(m_tab, tr("What-if"));
    m_designButton->setText(tr("Design"));
    m_designButton->setToolTip(tr("The canvas with its panels"));
    m_whatIfButton->setText(tr("What-if"));
    m_whatIfButton->setToolTip(tr("Variants and sweeps in the whole window"));
}

void WhatIfDesk::showTab()
{
    Q_EMIT designWanted();
    m_tabs->show(m_tab);
    for (QWidget *parent = m_tabs; parent && !parent->isWindow(); parent = parent->parentWidget())
        parent->show();
}

void WhatIfDesk::showPage(Page page)
{
    setWhole(true);
    if (page == Page::Variants) {
        m_panel->showVariants();
        return;
    }
    m_panel->showSweep();
    if (page == Page::Cheapest)
        m_panel->sweep()->show(SweepPage::CheapestTable);
    else if (m_panel->sweep()->view() == SweepPage::CheapestTable)
        m_panel->sweep()->show(SweepPage::Line);
}

void WhatIfDesk::setWhole(bool isWhole)
{
    if (isWhole == m_isWhole) {
        if (isWhole)
            m_tabs->show(m_tab); // another tab of the dock was chosen meanwhile
        return;
    }
    if (isWhole) {
        showTab();
        m_layout = m_window->saveState();
        m_isWhole = true;
        m_window->centralWidget()->hide();
        for (auto *dock : m_window->findChildren<QDockWidget *>()) {
            if (dock->widget() != m_tabs && !dock->isFloating())
                dock->hide();
        }
        // Else keys would go on to a canvas that nobody sees.
        m_panel->variants()->table()->setFocus();
    } else {
        m_isWhole = false;
        m_window->centralWidget()->show();
        m_window->restoreState(m_layout);
    }
    m_designButton->setChecked(!m_isWhole);
    m_whatIfButton->setChecked(m_isWhole);
}

void WhatIfDesk::offer(const std::string &path, const QPoint &position)
{
    QMenu menu(m_window);
    const auto add = [&](const QString &name, const std::string &id) {
        menu.addAction(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")), this, [this, path, id] {
            showTab();
            m_panel->showVariants();
            m_panel->variants()->addToVariant(path, id);
        });
    };
    menu.addSection(tr("Change it in a variant"));
    for (const Variant &variant : m_document->architecture().variants)
        add(VariantVerbs::nameOf(variant).left(60), variant.id.text());
    add(tr("New variant"), {});
    menu.addSection(tr("Vary it in a sweep"));
    menu.addAction(tr("Sweep over it"), this, [this, path] {
        showTab();
        m_panel->showSweep();
        m_panel->sweep()->settings()->vary(path);
    });
    menu.exec(position);
}

void WhatIfDesk::saveCsv(const QByteArray &csv)
{
    const QString name = fileNameFor(m_document->displayName()) + QStringLiteral("-sweep.csv");
    QFileDialog dialog(m_window, tr("Save the sweep as CSV"), name, QStringLiteral("CSV (*.csv)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("csv"));
    dialog.selectFile(name);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return;
    if (const Result<Done> written = replaceFile(dialog.selectedFiles().constFirst().toStdString(), csv.toStdString()); !written)
        showProblem(m_window, tr("The sweep could not be saved"), errorWords(written.error().text()));
}

/// A window that is closed remembers its panels as they were, not how the tab filled it.
bool WhatIfDesk::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Close)
        setWhole(false);
    return QObject::eventFilter(watched, event);
}

} // namespace nephoscope::ui
