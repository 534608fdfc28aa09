// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/architecture.h"

#include <string>
#include <vector>

namespace nephoscope {

class Catalogue;

/// What the drawing alone says about consumers that lose their services: no run, no load, no repair.
///
/// A consumer is cut off when its request links, followed from element to element, come to no service any more. An element that is
/// taken away takes its contents with it; a link that is taken away, itself.
class StructuralCuts
{
public:
    /// Both outlive the object.
    StructuralCuts(const Architecture &design, const Catalogue &catalogue);

    /// Consumers that come to a service in the design as it is drawn; ids in document order.
    const std::vector<std::string> &consumers() const { return m_consumers; }
    /// Which of them come to none without these elements and links; ids in document order.
    std::vector<std::string> cutOffBy(const std::vector<std::string> &removed) const;
    /// The service that consumers come to and that needs one of these elements for its work, by a request or storage link of its own or of
    /// what it stands in; empty: none does. Such a dependency is no way in, so that no cut shows it.
    std::string needing(const std::vector<std::string> &removed) const;

private:
    const Architecture &m_design;
    const Catalogue &m_catalogue;
    std::vector<std::string> m_consumers;
};

} // namespace nephoscope
