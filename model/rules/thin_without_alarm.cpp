// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/thin_without_alarm.h"

namespace nephoscope {

void findThinWithoutAlarm(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *device : design.ofType("cloud_storage_device")) {
        double promised = 0;
        bool isThin = design.flag(*device, "thin");
        std::vector<std::string> luns;
        for (const Element *lun : design.ofType("lun")) {
            if (design.parentOf(*lun) != device)
                continue;
            promised += design.number(*lun, "size");
            isThin = isThin || design.flag(*lun, "thin");
            luns.push_back(lun->id.text());
        }
        const double capacity = design.number(*device, "capacity");
        const double alarm = design.number(*device, "alarm");
        if (!isThin || promised <= capacity || (alarm > 0 && alarm < 1) || design.flag(*device, "auto_expand"))
            continue;
        const std::string name = DesignView::quoted(*device);
        problems.push_back({"L-29", Severity::Warning, device->id.text(), luns,
                            {"The volumes of " + name + " may grow to " + formatNumber(promised) + " GB, it has " + formatNumber(capacity)
                                 + ", and no alarm says when it gets full. Set an alarm.",
                             name + " 的卷可增长到 " + formatNumber(promised) + " GB，而它只有 " + formatNumber(capacity) + " GB，并且没有告警。请设置告警。"},
                            {{{"Set the alarm to 80 %", "把告警设为 80 %"}, {SetElementParameter{device->id, "alarm", Value(0.8)}}}}});
    }
}

} // namespace nephoscope
