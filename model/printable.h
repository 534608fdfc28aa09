// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nephoscope {

/// Text of a stranger made fit for one line of a terminal: control characters and characters that change the direction
/// of writing become `\u001b`, bytes that are no UTF-8 become `\xff`.
std::string printable(std::string_view text);

/// At most `limit` characters; what is longer is cut and ends with `…`. Cuts between characters of UTF-8.
std::string clipped(std::string_view text, std::size_t limit);
/// As clipped, but keeps the end: `…/designs/shop.neph`.
std::string clippedFront(std::string_view text, std::size_t limit);

/// The number of characters (code points) of UTF-8 text; a byte that is not part of a character counts as one.
std::size_t characterCount(std::string_view text);

/// The length in bytes of the well-formed character of UTF-8 that `text` starts with; 0 if it starts with none
/// (overlong forms, surrogates and values past U+10FFFF are none).
std::size_t utf8Length(std::string_view text);

} // namespace nephoscope
