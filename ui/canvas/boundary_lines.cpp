// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/boundary_lines.h"

#include "model/catalogue/catalogue.h"
#include "model/responsibility.h"
#include "model/rules/trust.h"
#include "ui/canvas/canvas_view.h"
#include "ui/style/fonts.h"
#include "ui/style/language.h"
#include "ui/style/party_words.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(nephoscope::ui::BoundaryLines)
};

QString nameOf(const Element &element)
{
    return QString::fromStdString(element.name.empty() ? element.id.text() : element.name);
}

QString textOf(const Catalogue &catalogue, const Element &element, std::string_view parameter)
{
    const ElementType *type = catalogue.find(element.type);
    if (!type || !type->parameter(parameter))
        return {};
    const Value value = catalogue.valueOf(element, parameter);
    return value.isString() ? QString::fromStdString(value.toString()) : QString();
}

/// Who is let in and who pays, as the deployment model says it.
QString termsOf(const QString &deployment, const QString &owner, const QString &community)
{
    const QString name = owner.isEmpty() ? Words::tr("its owner") : owner;
    if (deployment == QLatin1String("community"))
        return Words::tr("Admits members of “%1” · members share the cost").arg(community);
    if (deployment == QLatin1String("private"))
        return Words::tr("Admits %1 only · %1 pays for all of it").arg(name);
    if (deployment == QLatin1String("hybrid"))
        return Words::tr("Admits part by part · each part is paid by its own rule");
    return Words::tr("Admits anyone with an account · who uses pays");
}

QColor colourOf(const BoundaryLines::Line &line)
{
    const Tokens &t = tokens();
    switch (line.tone) {
    case BoundaryLines::Tone::Consumer:
        return partyColour(t, Party::Consumer);
    case BoundaryLines::Tone::Provider:
        return partyColour(t, Party::Provider);
    case BoundaryLines::Tone::Shared:
        return partyColour(t, Party::Shared);
    case BoundaryLines::Tone::Trust:
        return t.category("security");
    case BoundaryLines::Tone::Organization:
        return t.series[static_cast<std::size_t>(line.organization) % t.series.size()];
    }
    return t.text3;
}

} // namespace

void BoundaryLines::compute(BoundaryView view, const Architecture &architecture, const Catalogue &catalogue)
{
    m_lines.clear();
    m_nothing.clear();
    switch (view) {
    case BoundaryView::None:
        return;
    case BoundaryView::Administration:
        computeAdministration(architecture, catalogue);
        if (m_lines.empty())
            m_nothing = Words::tr("Nothing here is administered by anybody yet.");
        return;
    case BoundaryView::Ownership:
        computeOwnership(architecture, catalogue);
        if (m_lines.empty())
            m_nothing = Words::tr("The design has no organization and no cloud.");
        return;
    case BoundaryView::Trust:
        computeTrust(architecture, catalogue);
        if (m_lines.empty())
            m_nothing = Words::tr("The design has no trust boundary with members.");
        return;
    }
}

void BoundaryLines::computeAdministration(const Architecture &architecture, const Catalogue &catalogue)
{
    const auto all = responsibilities(architecture, catalogue);
    std::map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < architecture.elements.size(); ++i)
        index.emplace(architecture.elements[i].id.text(), i);
    // Who sets a thing up does not administer it: one line is drawn for provider and set up by the consumer.
    const auto sideOf = [](Party party) { return party == Party::Configures ? Party::Provider : party; };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i])
            continue;
        const Responsibility *around = nullptr;
        const Element *at = &architecture.elements[i];
        for (int depth = 0; !around && at->parent && depth < 64; ++depth) {
            const auto found = index.find(at->parent->text());
            if (found == index.end())
                break;
            at = &architecture.elements[found->second];
            around = all[found->second] ? &*all[found->second] : nullptr;
        }
        const Party side = sideOf(all[i]->party);
        if (around && sideOf(around->party) == side)
            continue;
        Line line;
        line.tone = side == Party::Consumer ? Tone::Consumer : side == Party::Provider ? Tone::Provider : Tone::Shared;
        const Element *who = side == Party::Consumer ? all[i]->consumer : side == Party::Provider ? all[i]->provider : nullptr;
        line.words = who ? partyName(side) + QStringLiteral(": ") + nameOf(*who) : partyName(side);
        m_lines[architecture.elements[i].id.text()].push_back(std::move(line));
    }
}

void BoundaryLines::computeOwnership(const Architecture &architecture, const Catalogue &catalogue)
{
    std::map<QString, int> organizations;
    for (const Element &element : architecture.elements) {
        const ElementType *type = catalogue.find(element.type);
        if (type && type->shape == NodeShape::Organization)
            organizations.emplace(QString::fromStdString(element.id.text()), static_cast<int>(organizations.size()));
    }
    const auto nameById = [&](const QString &id) {
        const Element *element = architecture.find(ElementId(id.toStdString()));
        return element ? nameOf(*element) : QString();
    };
    for (const Element &element : architecture.elements) {
        const ElementType *type = catalogue.find(element.type);
        if (!type)
            continue;
        const QString id = QString::fromStdString(element.id.text());
        std::vector<Line> &lines = m_lines[element.id.text()];
        if (type->shape == NodeShape::Organization) {
            const Parameter *parameter = type->parameter("role");
            const QString role = textOf(catalogue, element, "role");
            QString words;
            for (const Choice &choice : parameter ? parameter->choices : std::vector<Choice>()) {
                if (QString::fromStdString(choice.id) == role)
                    words = local(choice.label);
            }
            lines.push_back({Tone::Organization, organizations.at(id), words, false});
        } else if (type->parameter("deployment")) {
            QString owner = textOf(catalogue, element, "owner");
            for (const Element *at = &element; owner.isEmpty() && at && at->parent;) {
                at = architecture.find(*at->parent);
                if (at && organizations.count(QString::fromStdString(at->id.text())) > 0)
                    owner = QString::fromStdString(at->id.text());
            }
            const bool isKnown = organizations.count(owner) > 0;
            const QString name = isKnown ? nameById(owner) : QString();
            QString words = termsOf(textOf(catalogue, element, "deployment"), name, textOf(catalogue, element, "community"));
            if (!name.isEmpty())
                words = Words::tr("Owned by %1").arg(name) + QStringLiteral(" · ") + words;
            lines.push_back({isKnown ? Tone::Organization : Tone::Shared, isKnown ? organizations.at(owner) : 0, words, false});
        } else if (const QString tenant = textOf(catalogue, element, "tenant"); organizations.count(tenant) > 0) {
            lines.push_back({Tone::Organization, organizations.at(tenant), Words::tr("Rented by %1").arg(nameById(tenant)), false});
        }
        if (lines.empty())
            m_lines.erase(element.id.text());
    }
}

void BoundaryLines::computeTrust(const Architecture &architecture, const Catalogue &catalogue)
{
    const DesignView design(architecture, catalogue);
    std::map<std::string, int> degrees;
    const std::vector<TrustUse> uses = trustUses(design);
    for (const TrustUse &use : uses) {
        m_lines[use.boundary->id.text()].push_back(
            {Tone::Trust, 0,
             Words::tr("Exposure %1").arg(QString::number(std::round(use.exposure * 100) / 100)) + QStringLiteral(" · ")
                 + Words::tr("%n shared resource(s)", nullptr, use.shared),
             false});
        for (const Element *one : use.used)
            ++degrees[one->id.text()];
    }
    for (const TrustUse &use : uses) {
        for (const Element *one : use.used) {
            std::vector<Line> &lines = m_lines[one->id.text()];
            if (!lines.empty())
                continue;
            const int degree = degrees.at(one->id.text());
            const bool isShared = degree > 1;
            QString words = nameOf(*use.boundary);
            if (isShared) {
                words = Words::tr("%n trust boundaries", nullptr, degree);
                if (const double isolation = isolationOf(design, *one); isolation > 0)
                    words += QStringLiteral(" · ") + Words::tr("isolated by %1 %").arg(QString::number(std::round(isolation * 100)));
            }
            lines.push_back({Tone::Trust, 0, words, isShared});
        }
    }
}

void BoundaryLines::paint(QPainter *painter, const CanvasView &canvas) const
{
    const Tokens &t = tokens();
    const QRectF room(canvas.rect());
    const QFont font = interfaceFont(11, 600);
    struct Label {
        QRectF rect;
        QString words;
        QColor colour;
    };
    std::vector<Label> labels;
    painter->save();
    for (const Placed &placed : canvas.picture().geometry().placed()) {
        const auto found = m_lines.find(placed.id.text());
        const QRectF rect = canvas.fromScene(placed.rect);
        if (found == m_lines.end() || !rect.adjusted(-8, -8, 8, 8).intersects(room))
            continue;
        double out = 4;
        for (const Line &line : found->second) {
            const QColor colour = colourOf(line);
            const QRectF border = rect.adjusted(-out, -out, out, out);
            if (line.isHatched) {
                QColor veil = colour;
                veil.setAlphaF(0.35F);
                painter->setPen(Qt::NoPen);
                painter->setBrush(QBrush(veil, Qt::BDiagPattern));
                painter->drawRoundedRect(border, 10, 10);
            }
            QPen pen(colour, 2.5);
            pen.setDashPattern({6, 3});
            painter->setPen(pen);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(border, 10, 10);
            out += 4;
            const double width = std::min(textWidth(font, line.words) + 16, rect.width() - 4);
            if (!line.words.isEmpty() && width > 40)
                labels.push_back({QRectF(border.right() - 10 - width, border.top() - 9, width, 18), line.words, colour});
        }
    }
    // Labels lie over all lines, and give way to one another downwards.
    for (std::size_t i = 0; i < labels.size(); ++i) {
        QRectF &rect = labels[i].rect;
        for (std::size_t j = 0; j < i; ++j) {
            if (rect.intersects(labels[j].rect))
                rect.moveTop(labels[j].rect.bottom() + 2);
        }
        painter->setPen(Qt::NoPen);
        painter->setBrush(labels[i].colour);
        painter->drawRoundedRect(rect, 9, 9);
        drawLine(painter, font, t.isDark ? t.window : t.onAccent, rect.left() + 8, rect.center().y() + 4, rect.width() - 14, labels[i].words);
    }
    painter->restore();
    if (m_nothing.isEmpty())
        return;
    const QFont words = interfaceFont(13, 500);
    const double width = std::min(textWidth(words, m_nothing) + 24, room.width() - 16);
    const QRectF chip(room.center().x() - width / 2, room.top() + 12, width, 28);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.text1);
    painter->drawRoundedRect(chip, 6, 6);
    drawLine(painter, words, t.surface, chip.left() + 12, chip.center().y() + 4.7, chip.width() - 20, m_nothing);
}

} // namespace nephoscope::ui
