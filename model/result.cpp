// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/result.h"

#include "model/printable.h"

#include <algorithm>

namespace nephoscope {

std::string Error::text() const
{
    static constexpr std::size_t kLimit = 300;
    std::string where = clippedFront(printable(file), 100);
    if (line > 0) {
        if (!where.empty())
            where += ':';
        where += std::to_string(line) + ':' + std::to_string(std::max(column, 1));
    }
    if (!where.empty())
        where += ": ";
    where += code;
    if (!pointer.empty())
        where += (code.empty() ? "at " : " at ") + clipped(printable(pointer), 80);
    if (!code.empty() || !pointer.empty())
        where += ": ";
    return clipped(where + printable(message), kLimit);
}

} // namespace nephoscope
