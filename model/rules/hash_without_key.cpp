// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/hash_without_key.h"

#include <algorithm>

namespace nephoscope {

void findHashWithoutKey(const DesignView &design, std::vector<Problem> &problems)
{

    for (const Element *hashing : design.ofType("hashing")) {
        if (design.flag(*hashing, "keyed"))
            continue;
        const std::vector<const Element *> covered = design.targets(*hashing, LinkRole::Control);
        const auto isSigned = [&](const Element *one) {
            const std::vector<const Element *> sources = design.sources(*one, LinkRole::Control);
            return std::ranges::any_of(sources, [](const Element *source) { return source->type == "digital_signature"; });
        };
        if (covered.empty() || std::ranges::all_of(covered, isSigned))
            continue;
        const std::string name = DesignView::quoted(*hashing);
        problems.push_back({"L-35", Severity::Warning, hashing->id.text(), {},
                            {name + " has no key: who changes a message makes a new digest too. Give it a key or sign the messages.",
                             name + " 没有密钥：篡改消息的人也能重算摘要。请使用密钥或对消息签名。"},
                            {{{"Use a key", "使用密钥"}, {SetElementParameter{hashing->id, "keyed", Value(true)}}}}});
    }
}

} // namespace nephoscope
