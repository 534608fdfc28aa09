// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/statistics.h"
#include "sim/run/mechanism.h"

#include <string>
#include <vector>

namespace nephoscope::sim {

class Processor;

/// Sets a part of the computing capacity of a service or server aside for one consumer.
///
/// The requests of that organization queue by themselves and always get their part. An exclusive reservation is also the most that they
/// get; a minimum lets them use more when others leave it. What they leave idle others use if it is borrowable.
class ResourceReservation final : public Mechanism, private MessageObserver
{
public:
    ResourceReservation(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;

protected:
    void lifeChanged() override;

private:
    void apply();
    void watch();
    void letGo();
    void messageEnded(Mechanism &at, RequestId request, Outcome outcome) override;

    enum class Kind { Exclusive, Minimum };
    /// Share × s, over all processors on which it has held.
    struct Account {
        double past = 0;
        double mark = 0; ///< what the processor's collector stood at when it began to hold there
    };
    enum What : std::size_t { Used, Lent, Borrowed, kAccounts };
    double collected(std::size_t what) const;
    double soFar(std::size_t what) const { return m_accounts[what].past + (m_processor ? collected(what) - m_accounts[what].mark : 0); }

    std::string m_for;
    std::string m_of;
    double m_amount = 0;
    Kind m_kind = Kind::Exclusive;
    bool m_isBorrowable = false;

    Mechanism *m_target = nullptr;
    ElementIndex m_tenant = kNone;
    Processor *m_processor = nullptr; ///< on which it holds now
    Sentence m_why;                   ///< why it does not hold
    std::vector<ElementIndex> m_observed;
    bool m_isStarted = false;

    Account m_accounts[kAccounts];
    AverageOverTime m_guaranteed;
    std::uint64_t m_rejected = 0;
};

} // namespace nephoscope::sim
