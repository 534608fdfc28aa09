// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/mechanism.h"

#include <optional>

namespace nephoscope::sim {

/// Something that decides where an instance goes (a VIM).
class Placer
{
public:
    /// Whether instances of `drawn` are its to place.
    virtual bool places(const Mechanism &drawn) const = 0;
    /// A container, not in the server `except`, in which the instance has room; nullptr with the reason. `takes`: how long it decides.
    virtual Mechanism *placeInstance(const Mechanism &instance, const Mechanism *except, SimTime &takes, Sentence &why) = 0;
    /// It went there.
    virtual void placed(const Mechanism &instance) = 0;

protected:
    ~Placer() = default;
};

/// Something that keeps copies of an element's image where instances of it are made (a resource replication).
class ImageKeeper
{
public:
    virtual bool keeps(const Mechanism &drawn) const = 0;
    /// How long it brings so many GiB to where the instance starts; 0: they are there already.
    virtual SimTime copyTime(double gibibytes) const = 0;

protected:
    ~ImageKeeper() = default;
};

} // namespace nephoscope::sim
