// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace nephoscope {

/// One clear sentence about what is wrong, where, and what would be right.
///
/// `code` is the class of the error (`E-RANGE`), empty where none applies. `pointer` is the JSON pointer of the
/// place in a document; `line` and `column` count from 1 and are 0 when there is no place in a text.
struct Error {
    std::string code;
    std::string message;
    std::string file;
    std::string pointer;
    int line = 0;
    int column = 0;

    /// `file:line:column: E-RANGE at /run/seed: sentence`, leaving out what is not known; at most 300 characters,
    /// control characters escaped.
    std::string text() const;
};

/// A value, or the Error that says why there is none.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(std::move(error)) {}

    bool isOk() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return isOk(); }

    const T &value() const & { assert(isOk()); return std::get<T>(m_content); }
    T &value() & { assert(isOk()); return std::get<T>(m_content); }
    T &&value() && { assert(isOk()); return std::get<T>(std::move(m_content)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const Error &error() const { assert(!isOk()); return std::get<Error>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/// The success of something that has no value.
struct Done {};

} // namespace nephoscope
