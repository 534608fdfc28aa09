// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/problems_panel.h"

#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/panels/dock/problem_line.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace nephoscope::ui {

namespace {

QString nameOf(const Architecture &architecture, const std::string &id)
{
    if (const Element *element = architecture.find(ElementId(id)))
        return QString::fromStdString(element->name);
    if (const Link *link = architecture.find(LinkId(id))) {
        const Element *from = architecture.find(link->from);
        const Element *to = architecture.find(link->to);
        if (from && to)
            return ProblemsPanel::tr("%1 to %2").arg(QString::fromStdString(from->name), QString::fromStdString(to->name));
    }
    return {};
}

QLabel *quiet(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", "quiet");
    label->setContentsMargins(14, 12, 14, 12);
    label->setWordWrap(true);
    return label;
}

} // namespace

ProblemsPanel::ProblemsPanel(Document *document, Selection *selection, QWidget *parent)
    : QScrollArea(parent), m_document(document), m_selection(selection), m_content(new QWidget), m_column(new QVBoxLayout(m_content))
{
    setObjectName(QStringLiteral("problemsPanel"));
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // what is in it takes the keys
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_content->setProperty("surface", true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setWidget(m_content);
    rebuild();
}

void ProblemsPanel::setProblems(const std::vector<Problem> &problems)
{
    m_problems = problems;
    rebuild();
}

void ProblemsPanel::rebuild()
{
    setAccessibleName(tr("Problems"));
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (m_problems.empty())
        m_column->addWidget(quiet(tr("No problems. The design rules look at the design as you draw."), m_content));
    for (std::size_t i = 0; i < m_problems.size() && i < kMostShown; ++i) {
        const Problem &problem = m_problems[i];
        auto *line = new ProblemLine(problem, nameOf(m_document->architecture(), problem.element), m_content);
        connect(line, &ProblemLine::revealed, this, [this, i] {
            if (i < m_problems.size() && !m_problems[i].element.empty())
                m_selection->reveal(m_problems[i].element);
        });
        connect(line, &ProblemLine::fixActivated, this, [this, i](int index) {
            if (i < m_problems.size() && index >= 0 && static_cast<std::size_t>(index) < m_problems[i].fixes.size())
                Q_EMIT fixed(m_problems[i].fixes[static_cast<std::size_t>(index)]);
        });
        m_column->addWidget(line);
    }
    if (m_problems.size() > kMostShown)
        m_column->addWidget(quiet(tr("And %1 more.").arg(m_problems.size() - kMostShown), m_content));
    m_column->addStretch(1);
}

void ProblemsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

} // namespace nephoscope::ui
