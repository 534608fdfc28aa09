// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QWidget>

#include <string_view>
#include <vector>

class QGridLayout;
class QLabel;

namespace nephoscope::ui {

class Document;
class RunSession;

/// Whether a measure is one of the attack counts, which the card shows together.
bool isAttackCount(std::string_view metric);

/// What attackers have tried and got so far, by the property that they violate, with where they came through or were stopped, and why.
///
/// For a selected attacker its own; for another element what was aimed at it; with nothing selected all of the design.
class AttackCard : public QWidget
{
    Q_OBJECT
public:
    explicit AttackCard(QWidget *parent = nullptr);

    /// Whether there is anything to show.
    bool show(const std::vector<ElementId> &selected, const Document &document, const RunSession &session);
    /// The rows as text, cells parted by tabs: for tests and the clipboard.
    const QStringList &rows() const { return m_rows; }

private:
    void fill(const QStringList &rows, const QStringList &reasons);

    QLabel *m_heading;
    QGridLayout *m_grid;
    QLabel *m_reasons;
    QStringList m_rows;
};

} // namespace nephoscope::ui
