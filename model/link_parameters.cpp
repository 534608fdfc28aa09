// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/link_parameters.h"

namespace nephoscope {

namespace {

Parameter number(std::string id, std::string unit, double maximum, LocalText label, LocalText help)
{
    Parameter parameter;
    parameter.id = std::move(id);
    parameter.kind = ParameterKind::Number;
    parameter.unit = std::move(unit);
    parameter.label = std::move(label);
    parameter.help = std::move(help);
    parameter.defaultValue = 0;
    parameter.minimum = 0;
    parameter.maximum = maximum;
    return parameter;
}

std::vector<Parameter> makeParameters()
{
    std::vector<Parameter> all;
    all.push_back(number("latency", "s", 3600, {"Latency", "延迟"},
                         {"Time that a message takes from one end to the other, one way.", "消息从一端到另一端的单程时间。"}));
    all.push_back(number("bandwidth", "Mbit/s", 1e9, {"Bandwidth", "带宽"},
                         {"What the link carries at most; 0 is no limit. Messages queue when it is used up.",
                          "链路的最大传输速率；0 表示不限。带宽用尽时消息排队。"}));
    all.push_back(number("loss", "", 1, {"Loss", "丢包率"},
                         {"The share of messages that do not arrive, 0 to 1.", "未能到达的消息所占比例，0 到 1。"}));
    Parameter encrypted;
    encrypted.id = "encrypted";
    encrypted.kind = ParameterKind::Boolean;
    encrypted.label = {"Encrypted", "加密"};
    encrypted.help = {"Who listens on the way cannot read what it carries.", "途中的窃听者无法读取其内容。"};
    encrypted.defaultValue = false;
    all.push_back(std::move(encrypted));
    return all;
}

} // namespace

const std::vector<Parameter> &linkParameters()
{
    static const std::vector<Parameter> parameters = makeParameters();
    return parameters;
}

const Parameter *linkParameter(std::string_view id)
{
    for (const Parameter &parameter : linkParameters()) {
        if (parameter.id == id)
            return &parameter;
    }
    return nullptr;
}

} // namespace nephoscope
