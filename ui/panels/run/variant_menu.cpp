// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run/variant_menu.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"

#include <QActionGroup>
#include <QEvent>

namespace nephoscope::ui {

namespace {

QString nameOf(const Variant &variant)
{
    return QString::fromStdString(variant.name.empty() ? variant.id.text() : variant.name).left(60);
}

} // namespace

VariantMenu::VariantMenu(Document *document, RunSession *session, QWidget *parent)
    : QMenu(parent), m_document(document), m_session(session), m_choices(new QActionGroup(this))
{
    connect(m_document, &Document::reset, this, &VariantMenu::fill);
    connect(m_document, &Document::edited, this, &VariantMenu::fill);
    connect(m_session, &RunSession::variantChanged, this, &VariantMenu::fill);
    connect(m_choices, &QActionGroup::triggered, this, [this](QAction *action) { m_session->setVariant(action->data().toString().toStdString()); });
    fill();
}

bool VariantMenu::hasVariants() const
{
    return m_choices->actions().size() > 1;
}

QString VariantMenu::current() const
{
    const QAction *chosen = m_choices->checkedAction();
    return chosen ? chosen->text() : QString();
}

void VariantMenu::fill()
{
    clear();
    const auto add = [this](const QString &name, const std::string &id) {
        // An ampersand is shown as it is, not as the mark of a shortcut.
        QAction *action = addAction(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setCheckable(true);
        action->setData(QString::fromStdString(id));
        action->setChecked(id == m_session->variant());
        m_choices->addAction(action);
    };
    add(tr("Base design"), {});
    for (const Variant &variant : m_document->architecture().variants)
        add(nameOf(variant), variant.id.text());
    menuAction()->setVisible(hasVariants());
    setTitle(tr("&Variant"));
    Q_EMIT changed();
}

void VariantMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QMenu::changeEvent(event);
}

} // namespace nephoscope::ui
