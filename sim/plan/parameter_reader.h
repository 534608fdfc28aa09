// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"
#include "model/element.h"
#include "model/result.h"
#include "sim/engine/sim_time.h"

#include <array>
#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::sim {

/// The parameters of one element in a run: typed, with the catalogue's defaults, and with a note of which were read (so that a test
/// can tell that a mechanism reads all of its parameters and no others).
///
/// Asking for a parameter that the catalogue does not have, or for another kind than it has, is a programming error.
class ParameterReader
{
public:
    /// `given` must outlive it.
    ParameterReader(const ElementType &type, const Parameters &given);
    ParameterReader(const ElementType &type, Parameters &&) = delete;

    double number(std::string_view id) const;
    /// A number in seconds, as time.
    SimTime seconds(std::string_view id) const;
    /// A number in milliseconds, as time.
    SimTime milliseconds(std::string_view id) const;
    int integer(std::string_view id) const;
    bool boolean(std::string_view id) const;
    /// Text, the id of an element, or the choice of an enumeration.
    std::string text(std::string_view id) const;
    /// The choice as an enumerator; `names` are the choices in the enumerators' order.
    template <typename Enumeration, std::size_t Count>
    Enumeration choice(std::string_view id, const std::array<std::string_view, Count> &names) const
    {
        const std::string chosen = text(id);
        for (std::size_t i = 0; i < Count; ++i) {
            if (names[i] == chosen)
                return static_cast<Enumeration>(i);
        }
        assert(!"a choice that the catalogue has and the mechanism does not know");
        return static_cast<Enumeration>(0);
    }
    /// Lists and objects; an empty list where nothing is given.
    Value value(std::string_view id) const;
    /// A list of ids; an empty list if none are given.
    std::vector<std::string> ids(std::string_view id) const;
    /// Whether the document gives it, rather than the default.
    bool isGiven(std::string_view id) const;

    /// Replaces a value after checking kind and range. Error (E-REF, E-TYPE, E-RANGE) without effect.
    Result<Done> set(std::string_view id, const Value &value);

    /// The ids of those that were read, in the catalogue's order.
    std::vector<std::string> read() const;

private:
    const Value &lookUp(std::string_view id) const;
    const Value *given(std::string_view id) const;
    const Value &valueOf(const Parameter &parameter) const;

    const ElementType *m_type;
    const Parameters *m_given;
    Parameters m_set; ///< while the run went
    mutable std::vector<bool> m_isRead; ///< by place in the catalogue
};

/// Whether a value has the kind and range of its parameter, else the sentence that says what would be right.
std::optional<Error> checkValue(const Parameter &parameter, const Value &value, std::string_view path);

} // namespace nephoscope::sim
