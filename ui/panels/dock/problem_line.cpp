// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/dock/problem_line.h"

#include "ui/style/field_buttons.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/text_size.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

namespace nephoscope::ui {

ProblemLine::ProblemLine(const Problem &problem, const QString &name, QWidget *parent) : QWidget(parent), m_severity(problem.severity)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(problem.element.empty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    const QString sentence = local(problem.text);
    setAccessibleName(name.isEmpty() ? sentence : name + QStringLiteral(": ") + sentence);
    auto *who = new QLabel(this);
    who->setTextFormat(Qt::PlainText);
    who->setProperty("role", "strong");
    who->setFixedWidth(scaled(180));
    who->setText(who->fontMetrics().elidedText(name, Qt::ElideRight, scaled(172)));
    if (who->text() != name)
        who->setToolTip(name.toHtmlEscaped());
    QString html = sentence.toHtmlEscaped();
    for (std::size_t i = 0; i < problem.fixes.size(); ++i) {
        html += QStringLiteral(" &nbsp;<a href=\"%1\" style=\"text-decoration:none; font-weight:600\">%2</a>")
                    .arg(QString::number(i), local(problem.fixes[i].label).toHtmlEscaped());
    }
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::RichText);
    text->setWordWrap(true);
    setLinkedText(text, html);
    auto *rule = new QLabel(QString::fromStdString(problem.rule), this);
    rule->setTextFormat(Qt::PlainText);
    rule->setProperty("role", "tiny");
    rule->setProperty("tone", "quiet");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(40, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(who, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    row->addWidget(rule, 0, Qt::AlignTop);
    connect(text, &QLabel::linkActivated, this, [this](const QString &link) { Q_EMIT fixActivated(link.toInt()); });
}

void ProblemLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokens();
    if (underMouse())
        painter.fillRect(rect(), t.hover);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line1);
    const bool isHint = m_severity == Severity::Hint;
    const QColor colour = isHint ? t.accent : m_severity == Severity::Error ? t.err : t.warn;
    painter.drawPixmap(QPoint(14, 9), iconPixmap(isHint ? QStringLiteral("ui/bulb") : m_severity == Severity::Error ? QStringLiteral("ui/no")
                                                                                                                   : QStringLiteral("ui/warn"),
                                                 16, colour, devicePixelRatioF()));
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 1, -2, -2), 4, 4);
    }
}

void ProblemLine::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT revealed();
}

void ProblemLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT revealed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace nephoscope::ui
