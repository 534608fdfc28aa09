// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace nephoscope::sim {

class Mechanism;
class Simulation;
struct InstanceDemand;
struct Plan;

/// One row of the one table of behaviours.
struct MechanismType {
    std::string_view type; ///< id in the catalogue
    std::unique_ptr<Mechanism> (*make)(Simulation &simulation, std::uint32_t element);
    /// What a consumer is after: a link to a container that holds exactly one of these means it.
    bool isService = false;
    /// What is leased and scaled: a service runs on one.
    bool isLeased = false;
    /// What an element of the type may make instances of in a run, and how many; null: nothing.
    std::vector<InstanceDemand> (*instances)(const Plan &plan, std::uint32_t element) = nullptr;
    /// Storage that is leased by itself.
    bool isLeasedStorage = false;
};

/// All types that act in a run, in alphabetical order.
std::span<const MechanismType> mechanismTypes();
/// nullptr for a type without behaviour.
const MechanismType *findMechanismType(std::string_view type);

} // namespace nephoscope::sim
