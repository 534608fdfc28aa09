// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

namespace nephoscope::sim {

/// Something that holds disk images for hosts: what a start on another host needs.
class SharedVolume
{
public:
    /// Whether `host` (a physical server, or something in one) gets at it now. \see reachesByStorageLinks
    virtual bool isReachableFrom(const Mechanism &host) const = 0;
    /// Whether more than one host may use it.
    virtual bool isShared() const = 0;

protected:
    ~SharedVolume() = default;
};

/// Whether a storage link that is whole leads from `host`, something that it stands in or a cluster that it belongs to, to `volume`: straight,
/// to what `volume` stands in, or over something that serves and passes operations on (a gateway). Where no link from any host is drawn
/// to it, all hosts reach it.
bool reachesByStorageLinks(const Mechanism &host, const Mechanism &volume);

} // namespace nephoscope::sim
