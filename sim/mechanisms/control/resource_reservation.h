// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/statistics.h"
#include "sim/run/divisible.h"
#include "sim/run/mechanism.h"

#include <memory>
#include <string>
#include <vector>

namespace nephoscope::sim {

/// Sets a part of a resource aside for one consumer: of the computing capacity of a service or server, of the memory of a hypervisor, of the
/// operations and the space of a storage device, of the bandwidth of a perimeter.
///
/// The requests of that organization queue by themselves and always get their part, its virtual servers always find their memory and its
/// LUNs their space. An exclusive reservation is also the most that they get; a minimum lets them use more when others leave it. What they
/// leave idle others use if it is borrowable, except memory and space: what has been given of these cannot be taken back.
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

    /// The organization, by what is configured.
    ElementIndex forWhom() const;
    bool holds() const { return m_held != nullptr; }
    /// Until then it counts as one that will get what it asks for.
    bool hasBegun() const { return m_isStarted; }
    double amount() const { return m_amount; }
    bool isExclusive() const { return m_kind == Kind::Exclusive; }
    /// What it reserves on as things stand, whether it has begun to or not; nullptr: it does not.
    const Mechanism *reservesOn() const;

protected:
    void lifeChanged() override;

private:
    void apply();
    void watch();
    void letGo();
    void messageEnded(Mechanism &at, RequestId request, Outcome outcome) override;

    enum class Kind { Exclusive, Minimum };
    /// Share × s, over all resources on which it has held.
    struct Account {
        double past = 0;
        double mark = 0; ///< what that of the resource stood at when it began to hold there
    };
    enum What : std::size_t { Used, Lent, Borrowed, kAccounts };
    double collected(std::size_t what) const;
    double soFar(std::size_t what) const { return m_accounts[what].past + (m_held ? collected(what) - m_accounts[what].mark : 0); }
    Mechanism *target() const;
    /// What is divided: told apart by the key; its parts are made when they are first needed.
    const void *keyOf(Mechanism &target) const;
    std::unique_ptr<Divisible> partsOf(Mechanism &target);

    std::string m_for;
    std::string m_of;
    double m_amount = 0;
    Kind m_kind = Kind::Exclusive;
    bool m_isBorrowable = false;

    Mechanism *m_target = nullptr;
    ElementIndex m_tenant = kNone;
    const void *m_key = nullptr;       ///< of what it holds a part now
    std::unique_ptr<Divisible> m_held; ///< none: it holds nothing
    Sentence m_why;                    ///< why it does not hold
    std::vector<ElementIndex> m_observed;
    bool m_isStarted = false;

    Account m_accounts[kAccounts];
    AverageOverTime m_guaranteed;
    std::uint64_t m_rejected = 0;
};

} // namespace nephoscope::sim
