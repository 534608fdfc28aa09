// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/security/hardened_image.h"

#include "sim/plan/parameter_reader.h"
#include "sim/run/metric_registry.h"
#include "sim/run/simulation.h"

#include <algorithm>

namespace nephoscope::sim {

Result<Done> HardenedImage::configure(const ParameterReader &parameters)
{
    m_hardening = parameters.number("hardening");
    return Done{};
}

void HardenedImage::connect()
{
    m_hardened = simulation().targets(*this, LinkRole::Control);
}

void HardenedImage::describe(MetricRegistry &metrics)
{
    Mechanism::describe(metrics);
    metrics.level("hardened", [this] { return static_cast<double>(m_hardened.size()); });
}

double HardenedImage::isolates(const Mechanism &resource) const
{
    const bool isMine = std::ranges::any_of(m_hardened, [&](const Mechanism *one) { return simulation().topology().contains(one->index(), resource.index()); });
    return isMine ? 1 - m_hardening : 0;
}

Sentence HardenedImage::doing() const
{
    if (!takesPart())
        return Mechanism::doing();
    if (m_hardened.empty())
        return {"Nothing is made from it: a control link says what.", "没有使用它的元素：用控制链接指定。"};
    const std::string share = formatNumber(m_hardening);
    return {"Lowers the odds of attacks on what is made from it to " + share + " of what they were.", "把针对其实例的攻击成功率降为原来的 " + share + "。"};
}

} // namespace nephoscope::sim
