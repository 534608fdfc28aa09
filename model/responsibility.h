// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"
#include "model/catalogue/element_type.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope {

class Catalogue;

/// How the resources are delivered: bought and run by oneself, or leased from a provider.
enum class DeliveryModel { OnPremise, Infrastructure, Platform, Software };
inline constexpr std::array kDeliveryModels{DeliveryModel::OnPremise, DeliveryModel::Infrastructure,
                                            DeliveryModel::Platform, DeliveryModel::Software};

/// Who sees to a layer. Configures: the provider runs it, the consumer sets it up.
enum class Party { Consumer, Provider, Shared, Configures };

/// What a design is made of, from the building to what is kept in it (C.1 of the domain page).
enum class Layer {
    Facility,
    Hardware,
    Virtualization,
    VirtualServers,
    GuestSystems,
    Platform,
    Application,
    Configuration,
    Data,
    Monitoring
};
inline constexpr std::array kLayers{Layer::Facility,     Layer::Hardware, Layer::Virtualization, Layer::VirtualServers,
                                    Layer::GuestSystems, Layer::Platform, Layer::Application,    Layer::Configuration,
                                    Layer::Data,         Layer::Monitoring};

LocalText nameOf(DeliveryModel model);
LocalText nameOf(Layer layer);
/// The responsibility matrix: who sees to the layer under the delivery model.
Party responsible(Layer layer, DeliveryModel model);
/// The layer that a mechanism belongs to; none for people, organizations, networks of carriers and what is merely drawn around things.
std::optional<Layer> layerOf(std::string_view type);

/// Who administers an element of a design.
struct Responsibility {
    DeliveryModel model = DeliveryModel::OnPremise;
    Layer layer = Layer::Facility;
    Party party = Party::Consumer;
    const Element *provider = nullptr; ///< the organization that owns what it stands in, where the design names one
    const Element *consumer = nullptr; ///< the organization that rents it, where the design names one
};

/// For each element of the design, in its order; none for one without a layer.
std::vector<std::optional<Responsibility>> responsibilities(const Architecture &architecture,
                                                            const Catalogue &catalogue);

} // namespace nephoscope
