// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/party_words.h"

#include "ui/style/theme.h"

#include <QCoreApplication>

namespace nephoscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(nephoscope::ui::PartyWords)
};

QString nameOf(const Element *organization)
{
    if (!organization)
        return {};
    return QString::fromStdString(organization->name.empty() ? organization->id.text() : organization->name);
}

} // namespace

QString partyLetter(Party party)
{
    switch (party) {
    case Party::Consumer:
        return Words::tr("C", "consumer, in the responsibility matrix");
    case Party::Provider:
    case Party::Configures:
        return Words::tr("P", "provider, in the responsibility matrix");
    case Party::Shared:
        return Words::tr("S", "shared, in the responsibility matrix");
    }
    return {};
}

QString partyName(Party party)
{
    switch (party) {
    case Party::Consumer:
        return Words::tr("Consumer");
    case Party::Provider:
        return Words::tr("Provider");
    case Party::Shared:
        return Words::tr("Shared");
    case Party::Configures:
        return Words::tr("Provider, set up by the consumer");
    }
    return {};
}

QColor partyColour(const Tokens &tokens, Party party)
{
    switch (party) {
    case Party::Consumer:
        return tokens.accent;
    case Party::Provider:
    case Party::Configures:
        return tokens.category("management");
    case Party::Shared:
        return tokens.text3;
    }
    return tokens.text3;
}

QString administratorWords(const Responsibility &responsibility)
{
    const QString consumer = nameOf(responsibility.consumer);
    const QString provider = nameOf(responsibility.provider);
    switch (responsibility.party) {
    case Party::Consumer:
        return consumer.isEmpty() ? Words::tr("Administered by the consumer") : Words::tr("Administered by the consumer “%1”").arg(consumer);
    case Party::Provider:
        return provider.isEmpty() ? Words::tr("Administered by the provider") : Words::tr("Administered by the provider “%1”").arg(provider);
    case Party::Shared:
        return Words::tr("Administered by consumer and provider together");
    case Party::Configures:
        return Words::tr("Run by the provider, set up by the consumer");
    }
    return {};
}

} // namespace nephoscope::ui
