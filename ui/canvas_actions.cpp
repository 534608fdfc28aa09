// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas_actions.h"

#include "model/catalogue/catalogue.h"
#include "ui/canvas/arrange/grouping.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"

#include <QAction>
#include <QEvent>
#include <QKeySequence>
#include <QMenu>

namespace nephoscope::ui {

CanvasActions::CanvasActions(CanvasView *canvas, Selection *selection, QObject *parent)
    : QObject(parent), arrange(new QMenu(canvas)), m_canvas(canvas), m_selection(selection)
{
    layoutAll = add(arrange, "Ctrl+Shift+L");
    layoutAll->setIcon(icon(QStringLiteral("ui/layout")));
    layoutSelected = add(arrange);
    connect(layoutAll, &QAction::triggered, m_canvas, [this] { m_canvas->layOut(false); });
    connect(layoutSelected, &QAction::triggered, m_canvas, [this] { m_canvas->layOut(true); });
    arrange->addSeparator();
    m_align = arrange->addMenu(icon(QStringLiteral("ui/align")), QString());
    const char *const alignmentKeys[] = {"Alt+Shift+Left", "Alt+Shift+H", "Alt+Shift+Right", "Alt+Shift+Up", "Alt+Shift+V", "Alt+Shift+Down"};
    for (const Alignment alignment : {Alignment::Left, Alignment::Centre, Alignment::Right, Alignment::Top, Alignment::Middle, Alignment::Bottom}) {
        m_alignments << add(m_align, alignmentKeys[static_cast<int>(alignment)]);
        connect(m_alignments.last(), &QAction::triggered, m_canvas, [this, alignment] { m_canvas->align(alignment); });
    }
    m_distribute = arrange->addMenu(QString());
    for (const Spreading spreading : {Spreading::Across, Spreading::Down}) {
        m_spreadings << add(m_distribute);
        connect(m_spreadings.last(), &QAction::triggered, m_canvas, [this, spreading] { m_canvas->spread(spreading); });
    }
    m_size = arrange->addMenu(QString());
    for (const Sizing sizing : {Sizing::Width, Sizing::Height, Sizing::Both}) {
        m_sizings << add(m_size);
        connect(m_sizings.last(), &QAction::triggered, m_canvas, [this, sizing] { m_canvas->makeSameSize(sizing); });
    }
    arrange->addSeparator();
    toFront = add(arrange, "Ctrl+Shift+Up");
    toBack = add(arrange, "Ctrl+Shift+Down");
    connect(toFront, &QAction::triggered, m_canvas, [this] { m_canvas->setInFront(true); });
    connect(toBack, &QAction::triggered, m_canvas, [this] { m_canvas->setInFront(false); });
    arrange->addSeparator();
    container = arrange->addMenu(QString());
    connect(container, &QMenu::aboutToShow, this, &CanvasActions::fillContainers);
    straighten = add(arrange);
    connect(straighten, &QAction::triggered, m_canvas, &CanvasView::straightenLinks);

    selectSameType = add(nullptr, "Ctrl+Shift+A");
    connect(selectSameType, &QAction::triggered, m_canvas, &CanvasView::selectSameType);
    findElement = add(nullptr, "Ctrl+F");
    connect(findElement, &QAction::triggered, m_canvas, &CanvasView::openFind);
    insert = add(nullptr, "Insert");
    connect(insert, &QAction::triggered, m_canvas, &CanvasView::openQuickInsert);
    note = add(nullptr, "N");
    connect(note, &QAction::triggered, m_canvas, [this] { m_canvas->addNote(false); });
    words = add(nullptr, "T");
    connect(words, &QAction::triggered, m_canvas, [this] { m_canvas->addNote(true); });
    overview = add(nullptr, "Ctrl+Shift+O");
    overview->setCheckable(true);
    connect(overview, &QAction::toggled, m_canvas, &CanvasView::setOverviewVisible);
    reducedMotion = add(nullptr);
    reducedMotion->setCheckable(true);
    connect(reducedMotion, &QAction::toggled, m_canvas, &CanvasView::setMotionReduced);

    for (QMenu *menu : {arrange, m_align, m_distribute, m_size})
        menu->setToolTipsVisible(true);
    connect(m_selection, &Selection::changed, this, &CanvasActions::follow);
    connect(m_canvas->document(), &Document::edited, this, &CanvasActions::follow);
    connect(m_canvas->document(), &Document::reset, this, &CanvasActions::follow);
    m_canvas->installEventFilter(this);
    retranslate();
    follow();
}

QAction *CanvasActions::add(QMenu *menu, const char *shortcut)
{
    auto *action = new QAction(this);
    action->setIconVisibleInMenu(false);
    if (shortcut)
        action->setShortcut(QKeySequence(QLatin1String(shortcut)));
    if (menu)
        menu->addAction(action);
    return action;
}

bool CanvasActions::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_canvas && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void CanvasActions::fillContainers()
{
    container->clear();
    for (const ElementType *type : containersFor(m_canvas->document()->architecture(), Catalogue::builtIn(), m_selection->elements())) {
        const QString id = QString::fromStdString(type->id);
        container->addAction(icon(id), local(type->name), m_canvas, [this, id] { m_canvas->putIntoContainer(id); });
    }
    if (container->isEmpty())
        container->addAction(tr("No container holds all of these"))->setEnabled(false);
}

void CanvasActions::follow()
{
    const std::size_t count = m_selection->elements().size();
    const Architecture &design = m_canvas->document()->architecture();
    layoutAll->setEnabled(!design.elements.empty());
    layoutSelected->setEnabled(count > 0);
    m_align->setEnabled(count > 1);
    m_size->setEnabled(count > 1);
    m_distribute->setEnabled(count > 2);
    for (QAction *action : m_alignments + m_sizings)
        action->setEnabled(count > 1);
    for (QAction *action : m_spreadings)
        action->setEnabled(count > 2);
    container->setEnabled(count > 0);
    for (QAction *action : {toFront, toBack, selectSameType})
        action->setEnabled(count > 0);
    bool hasBends = false;
    for (const LinkId &id : m_selection->links()) {
        const Link *link = design.find(id);
        hasBends = hasBends || (link != nullptr && bendsOf(*link));
    }
    straighten->setEnabled(hasBends);
}

void CanvasActions::offer(QMenu *menu) const
{
    const std::size_t count = m_selection->elements().size();
    if (count > 1)
        for (QMenu *each : {m_align, m_distribute, m_size})
            menu->addMenu(each);
    if (count > 0) {
        menu->addActions({layoutSelected, toFront, toBack});
        menu->addMenu(container);
        menu->addAction(selectSameType);
    }
    if (straighten->isEnabled())
        menu->addAction(straighten);
    if (count == 0 && m_selection->links().empty())
        menu->addActions({insert, note, words, layoutAll});
}

void CanvasActions::retranslate()
{
    arrange->setTitle(tr("&Arrange"));
    layoutAll->setText(tr("&Lay out automatically"));
    layoutAll->setToolTip(tr("Everything in layers along the links, within its containers"));
    layoutSelected->setText(tr("Lay out what is &selected"));
    m_align->setTitle(tr("&Align"));
    const QString alignments[] = {tr("&Left edges"), tr("&Centres"), tr("&Right edges"), tr("&Top edges"), tr("&Middles"), tr("&Bottom edges")};
    for (int i = 0; i < m_alignments.size(); ++i)
        m_alignments[i]->setText(alignments[i]);
    m_distribute->setTitle(tr("&Distribute"));
    m_spreadings[0]->setText(tr("&Horizontally"));
    m_spreadings[1]->setText(tr("&Vertically"));
    m_size->setTitle(tr("Same si&ze"));
    m_sizings[0]->setText(tr("Same &width"));
    m_sizings[1]->setText(tr("Same &height"));
    m_sizings[2]->setText(tr("&Both"));
    toFront->setText(tr("Bring to &front"));
    toBack->setText(tr("Send to &back"));
    container->setTitle(tr("&Put into a container"));
    straighten->setText(tr("&Route the link automatically"));
    selectSameType->setText(tr("Select all of this t&ype"));
    findElement->setText(tr("Find an &element…"));
    insert->setText(tr("&Insert by name…"));
    note->setText(tr("Add a &note"));
    words->setText(tr("Add a te&xt"));
    overview->setText(tr("&Overview map"));
    reducedMotion->setText(tr("Reduced &motion"));
}

} // namespace nephoscope::ui
