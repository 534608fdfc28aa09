// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace nephoscope::sim {

/// Something that monitors can ask how busy it is at this moment.
class Loaded
{
public:
    /// 0–1: the share of its capacity that is in use now.
    virtual double load() const = 0;

protected:
    ~Loaded() = default;
};

/// Something that keeps data, as it is metered: space over time since the start of the run, up to now, exact.
class Storing
{
public:
    /// bytes × s of what is written.
    virtual double usedByteSeconds() const = 0;
    /// bytes × s of what is set aside, written or not.
    virtual double allocatedByteSeconds() const = 0;

protected:
    ~Storing() = default;
};

} // namespace nephoscope::sim
