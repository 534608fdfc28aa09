// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/element.h"

#include <array>
#include <optional>
#include <string_view>

namespace nephoscope {

/// What a link carries. The set is closed.
enum class LinkRole { Request, Storage, Replication, Control, Monitor, Member, Notify };

inline constexpr std::array kLinkRoles{LinkRole::Request, LinkRole::Storage, LinkRole::Replication, LinkRole::Control,
                                       LinkRole::Monitor, LinkRole::Member,  LinkRole::Notify};

std::string_view toString(LinkRole role);
std::optional<LinkRole> linkRoleFromString(std::string_view text);

/// A directed connection. Parameters: `latency` s one way, `bandwidth` Mbit/s (0 none), `loss` 0–1, `encrypted`.
struct Link {
    LinkId id;
    LinkRole role = LinkRole::Request;
    ElementId from;
    ElementId to;
    Parameters params;
    UnknownFields unknown;

    double latency() const;
    double bandwidth() const;
    double loss() const;
    bool isEncrypted() const;
    bool operator==(const Link &) const = default;
};

} // namespace nephoscope
