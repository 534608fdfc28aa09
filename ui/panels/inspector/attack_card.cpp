// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/attack_card.h"

#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/style/format.h"
#include "ui/style/language.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace nephoscope::ui {

namespace {

constexpr std::array<std::string_view, 4> kProperties{"confidentiality", "integrity", "availability", "authenticity"};
constexpr std::array<std::string_view, 3> kCounts{"attempts", "successes", "detections"};
constexpr int kMostReasons = 6;

QString nameOf(const Document &document, const std::string &id)
{
    const Element *element = document.architecture().find(ElementId(id));
    return QString::fromStdString(element && !element->name.empty() ? element->name : id);
}

} // namespace

bool isAttackCount(std::string_view metric)
{
    return std::any_of(kProperties.begin(), kProperties.end(), [metric](std::string_view property) {
        return metric.size() > property.size() && metric.starts_with(property) && metric[property.size()] == '_';
    });
}

AttackCard::AttackCard(QWidget *parent) : QWidget(parent), m_heading(new QLabel(this)), m_grid(new QGridLayout), m_reasons(new QLabel(this))
{
    setObjectName(QStringLiteral("attacks"));
    m_heading->setProperty("role", "group");
    m_reasons->setTextFormat(Qt::PlainText);
    m_reasons->setWordWrap(true);
    m_reasons->setProperty("tone", "secondary");
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(6);
    column->addWidget(m_heading);
    column->addLayout(m_grid);
    column->addWidget(m_reasons);
    hide();
}

bool AttackCard::show(const std::vector<ElementId> &selected, const Document &document, const RunSession &session)
{
    const sim::Snapshot *snapshot = session.snapshot();
    if (!snapshot || selected.size() > 1)
        return false;
    const std::string only = selected.empty() ? std::string() : selected.front().text();
    std::array<std::array<double, 3>, 4> counts{};
    bool isAttacker = false;
    for (const sim::ElementSnapshot &element : snapshot->elements) {
        if (!only.empty() && element.id != only)
            continue;
        for (const sim::Gauge &gauge : element.gauges) {
            for (std::size_t property = 0; property < kProperties.size() && isAttackCount(gauge.metric); ++property) {
                for (std::size_t count = 0; count < kCounts.size(); ++count) {
                    if (gauge.metric == std::string(kProperties[property]) + '_' + std::string(kCounts[count])) {
                        counts[property][count] += gauge.value;
                        isAttacker = true;
                    }
                }
            }
        }
    }
    const std::array<QString, 4> names{tr("Confidentiality"), tr("Integrity"), tr("Availability"), tr("Authenticity")};
    QStringList rows;
    for (std::size_t property = 0; property < kProperties.size(); ++property) {
        if (counts[property][0] > 0)
            rows << QStringList{names[property], formatCount(counts[property][0]), formatCount(counts[property][1]), formatCount(counts[property][2])}.join(QLatin1Char('\t'));
    }
    QStringList reasons;
    for (auto entry = session.log().rbegin(); entry != session.log().rend() && reasons.size() < kMostReasons; ++entry) {
        const bool isWon = entry->event == "attack_succeeded" || entry->event == "compromised";
        const bool isSeen = entry->event == "attack_detected";
        if ((!isWon && !isSeen && entry->event != "attack_blocked") || (!only.empty() && entry->target != only && entry->element != only))
            continue;
        const QString why = QString::fromStdString(Language::instance().isChinese() && !entry->detailZh.empty() ? entry->detailZh : entry->detail);
        const QString what = isWon ? tr("Succeeded at %1: %2") : isSeen ? tr("Detected at %1: %2") : tr("Stopped at %1: %2");
        reasons << formatClock(entry->t, false) + QStringLiteral("  ") + what.arg(nameOf(document, entry->target), why);
    }
    if (!isAttacker && reasons.isEmpty())
        return false;
    fill(rows, reasons);
    return true;
}

void AttackCard::fill(const QStringList &rows, const QStringList &reasons)
{
    m_heading->setText(tr("Attacks"));
    m_reasons->setText(reasons.join(QLatin1Char('\n')));
    m_reasons->setVisible(!reasons.isEmpty());
    QStringList table = rows;
    if (!rows.isEmpty())
        table.prepend(QStringList{QString(), tr("Tried"), tr("Succeeded"), tr("Detected")}.join(QLatin1Char('\t')));
    if (table == m_rows)
        return;
    m_rows = table;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < table.size(); ++row) {
        const QStringList cells = table[row].split(QLatin1Char('\t'));
        for (int column = 0; column < cells.size(); ++column) {
            auto *label = new QLabel(cells[column], this);
            label->setTextFormat(Qt::PlainText);
            label->setAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            if (row == 0) {
                label->setProperty("tone", "quiet");
                label->setProperty("role", "small");
            }
            // What came through is what one looks for.
            if (row > 0 && column == 2 && cells[column] != QLatin1String("0"))
                label->setProperty("role", "strong");
            m_grid->addWidget(label, row, column);
        }
    }
}

} // namespace nephoscope::ui
