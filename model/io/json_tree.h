// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "model/value.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope {

enum class JsonKind { Null, Boolean, Number, String, List, Object };

/// One value of a JSON text and where it stands. Numbers keep their text: what they mean is for the reader to say.
struct JsonNode {
    JsonKind kind = JsonKind::Null;
    bool boolean = false;
    std::size_t offset = 0;      ///< of its first byte in the text
    std::string key;             ///< its name, if it is a field of an object
    std::string text;            ///< of a string: decoded; of a number: as written
    std::vector<JsonNode> items; ///< of a list or an object, in order

    const JsonNode *find(std::string_view field) const;
    /// The number; text that is too small for a double is 0.
    double number() const;
    /// Whether it is written with digits alone, after a minus at most.
    bool isPlainInteger() const;
    /// Canonical JSON on one line: order kept, numbers as written.
    std::string toJson() const;
    /// As a value. Null, and whole numbers that a double does not hold, become RawJson; with `keepDigits` so do other
    /// numbers that a double does not hold to the last digit, without it they are rounded (and to 0 what is below 2.2e-308).
    Value toValue(bool keepDigits) const;
};

/// The JSON pointer from `root` to one of the nodes below it.
std::string pointerTo(const JsonNode &root, const JsonNode &node);
/// The node that a JSON pointer leads to, or the last one on the way that is there.
const JsonNode &descend(const JsonNode &from, std::string_view pointer);

/// Line and column (counted in characters) of a byte, from 1.
struct TextPlace {
    int line = 1;
    int column = 1;
};
TextPlace placeOf(std::string_view text, std::size_t offset);

/// Reads one JSON text within the limits of model/io/limits.h.
///
/// Classes: E-EMPTY, E-SIZE, E-ENCODING, E-UTF8, E-TRUNCATED, E-SYNTAX, E-DEPTH, E-COUNT, E-NUMBER, E-DUPKEY.
/// A byte order mark of UTF-8 is for the caller to drop (see withoutByteOrderMark).
Result<JsonNode> parseJson(std::string_view text);

std::string_view withoutByteOrderMark(std::string_view text);

/// A name as a step of a JSON pointer (RFC 6901): `~` and `/` are escaped.
std::string pointerStep(std::string_view name);

} // namespace nephoscope
