// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/link_role_row.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/panels/inspector/editors/choice_editor.h"
#include "ui/style/text_size.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace nephoscope::ui {

namespace {

QString roleName(LinkRole role)
{
    switch (role) {
    case LinkRole::Request: return LinkRoleRow::tr("Request");
    case LinkRole::Storage: return LinkRoleRow::tr("Storage");
    case LinkRole::Replication: return LinkRoleRow::tr("Replication");
    case LinkRole::Control: return LinkRoleRow::tr("Control");
    case LinkRole::Monitor: return LinkRoleRow::tr("Monitor");
    case LinkRole::Member: return LinkRoleRow::tr("Member");
    case LinkRole::Notify: return LinkRoleRow::tr("Notify");
    }
    return {};
}

} // namespace

LinkRoleRow::LinkRoleRow(Document *document, const Catalogue &catalogue, QWidget *parent)
    : QWidget(parent), m_document(document), m_catalogue(catalogue), m_label(new QLabel(this)), m_box(new QuietComboBox(this))
{
    m_label->setProperty("tone", "secondary");
    m_label->setBuddy(m_box);
    followTextScale(this, [this] { m_box->setFixedWidth(scaled(136)); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 12, 16, 0);
    row->addWidget(m_label, 1);
    row->addWidget(m_box);
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        if (m_link)
            m_document->setLinkRole(*m_link, static_cast<LinkRole>(m_box->itemData(index).toInt()));
    });
}

void LinkRoleRow::setLink(const LinkId &link)
{
    m_link = link;
    refresh();
}

void LinkRoleRow::refresh()
{
    m_label->setText(tr("Carries"));
    m_box->setAccessibleName(tr("Carries"));
    const Architecture &architecture = m_document->architecture();
    const Link *link = m_link ? architecture.find(*m_link) : nullptr;
    const Element *from = link ? architecture.find(link->from) : nullptr;
    const Element *to = link ? architecture.find(link->to) : nullptr;
    const QSignalBlocker blocker(m_box);
    m_box->clear();
    if (!from || !to)
        return;
    std::vector<LinkRole> roles = m_catalogue.rolesBetween(from->type, to->type);
    if (std::find(roles.begin(), roles.end(), link->role) == roles.end())
        roles.insert(roles.begin(), link->role);
    for (const LinkRole role : roles)
        m_box->addItem(roleName(role), static_cast<int>(role));
    m_box->setCurrentIndex(m_box->findData(static_cast<int>(link->role)));
    m_box->setEnabled(roles.size() > 1);
}

void LinkRoleRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
