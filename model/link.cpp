// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/link.h"

namespace nephoscope {

namespace {

double numberOr(const Parameters &params, std::string_view name, double fallback)
{
    const auto found = params.find(name);
    return found != params.end() && found->second.isNumber() ? found->second.toNumber() : fallback;
}

} // namespace

std::string_view toString(LinkRole role)
{
    switch (role) {
    case LinkRole::Request: return "request";
    case LinkRole::Storage: return "storage";
    case LinkRole::Replication: return "replication";
    case LinkRole::Control: return "control";
    case LinkRole::Monitor: return "monitor";
    case LinkRole::Member: return "member";
    case LinkRole::Notify: return "notify";
    }
    return {};
}

std::optional<LinkRole> linkRoleFromString(std::string_view text)
{
    for (const LinkRole role : kLinkRoles) {
        if (toString(role) == text)
            return role;
    }
    return std::nullopt;
}

double Link::latency() const
{
    return numberOr(params, "latency", 0);
}

double Link::bandwidth() const
{
    return numberOr(params, "bandwidth", 0);
}

double Link::loss() const
{
    return numberOr(params, "loss", 0);
}

bool Link::isEncrypted() const
{
    const auto found = params.find("encrypted");
    return found != params.end() && found->second.isBool() && found->second.toBool();
}

} // namespace nephoscope
