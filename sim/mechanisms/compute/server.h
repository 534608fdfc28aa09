// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/mechanisms/compute/processor.h"
#include "sim/run/measured.h"
#include "sim/run/mechanism.h"

#include <optional>

namespace nephoscope::sim {

/// What services can run on: something with cores.
class Server : public Mechanism, public Loaded
{
public:
    using Mechanism::Mechanism;

    Processor &processor() { return *m_processor; }
    const Processor &processor() const { return *m_processor; }
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;
    double load() const override;
    /// GiB.
    virtual double memory() const = 0;

protected:
    /// Called by `configure`: makes the processor, later changes it.
    void setCores(int cores, Discipline discipline);

    void wentDown() override;
    void cameUp() override;
    void hung() override { m_processor->setHung(true); }
    void speedChanged() override { m_processor->setSlowness(slowness()); }

private:
    std::optional<Processor> m_processor;
};

} // namespace nephoscope::sim
