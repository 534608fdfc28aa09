// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class Document;
class QuietComboBox;

/// What a link carries: one of the roles that its two ends allow.
class LinkRoleRow : public QWidget
{
    Q_OBJECT
public:
    LinkRoleRow(Document *document, const Catalogue &catalogue, QWidget *parent = nullptr);
    void setLink(const LinkId &link);
    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    Document *m_document;
    const Catalogue &m_catalogue;
    std::optional<LinkId> m_link;
    QLabel *m_label;
    QuietComboBox *m_box;
};

} // namespace nephoscope::ui
