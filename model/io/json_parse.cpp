// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/json_tree.h"
#include "model/io/limits.h"
#include "model/printable.h"

#include <nlohmann/json.hpp>

#include <iterator>
#include <optional>
#include <unordered_set>

namespace nephoscope {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Tells how far the parser has read, which the events of nlohmann/json do not.
struct CountingIterator {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    const char *at = nullptr;
    const char **furthest = nullptr;

    reference operator*() const { return *at; }
    CountingIterator &operator++()
    {
        *furthest = ++at;
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator &other) const { return at == other.at; }
    bool operator!=(const CountingIterator &other) const { return at != other.at; }
};

/// Builds the tree and stops at the first thing past a limit: nothing of the text is built before it was counted.
class TreeBuilder
{
public:
    explicit TreeBuilder(std::string_view text) : m_text(text), m_furthest(text.data()) {}

    bool run()
    {
        const char *begin = m_text.data();
        return nlohmann::json::sax_parse(CountingIterator{begin, &m_furthest},
                                         CountingIterator{begin + m_text.size(), &m_furthest}, this,
                                         nlohmann::json::input_format_t::json, true);
    }

    JsonNode &root() { return m_root; }
    Error takeError() { return m_error.value_or(Error{"E-SYNTAX", "This is not JSON.", {}, {}, 0, 0}); }

    // What nlohmann/json calls, in its spelling.
    bool null() { return scalar(JsonKind::Null) != nullptr; }
    bool boolean(bool value)
    {
        JsonNode *node = scalar(JsonKind::Boolean);
        if (node != nullptr)
            node->boolean = value;
        return node != nullptr;
    }
    bool number_integer(std::int64_t) { return number(); }
    bool number_unsigned(std::uint64_t) { return number(); }
    bool number_float(double, const std::string &) { return number(); }
    bool string(std::string &value)
    {
        JsonNode *node = scalar(JsonKind::String);
        if (node == nullptr || !isShortEnough(value, node->offset))
            return false;
        node->text = std::move(value);
        return true;
    }
    bool binary(std::vector<std::uint8_t> &) { return false; }
    bool start_object(std::size_t) { return start(JsonKind::Object); }
    bool start_array(std::size_t) { return start(JsonKind::List); }
    bool end_object() { return end(); }
    bool end_array() { return end(); }

    bool key(std::string &name)
    {
        const std::size_t offset = nextToken();
        m_end = read();
        if (!isShortEnough(name, offset))
            return false;
        m_key = std::move(name);
        if (!m_open.back().keys.insert(m_key).second)
            return fail("E-DUPKEY", "The field \"" + clipped(m_key, 60) + "\" stands twice in one object; leave one of them.", offset);
        return true;
    }

    bool parse_error(std::size_t position, const std::string &, const nlohmann::json::exception &exception)
    {
        const bool isTooLarge = exception.id == 406; // out_of_range: no double holds the number
        if (isTooLarge)
            return fail("E-NUMBER", "A number is too large; the largest is 1.8e308.", nextToken(), m_key);
        if (position > m_text.size())
            return fail("E-TRUNCATED", "The text ends in the middle; the rest of the file is missing.", m_text.size());
        const std::size_t offset = position == 0 ? 0 : position - 1;
        return fail("E-SYNTAX", diagnosis(offset), offset);
    }

private:
    struct Open {
        JsonNode *node;
        std::unordered_set<std::string> keys;
    };

    std::size_t read() const { return static_cast<std::size_t>(m_furthest - m_text.data()); }

    /// Between two tokens stand only blanks, commas and colons.
    std::size_t nextToken() const
    {
        std::size_t at = m_end;
        while (at < m_text.size() && (isBlank(m_text[at]) || m_text[at] == ',' || m_text[at] == ':'))
            ++at;
        return at;
    }

    std::string pointer(const std::string &last) const
    {
        std::string out;
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            const bool isInnermost = i + 1 == m_open.size();
            const JsonNode &node = *m_open[i].node;
            if (node.kind == JsonKind::List)
                out += "/" + std::to_string(isInnermost ? node.items.size() : node.items.size() - 1);
            else if (!isInnermost)
                out += "/" + pointerStep(node.items.back().key);
            else if (!last.empty())
                out += "/" + pointerStep(last);
        }
        return out;
    }

    bool fail(const char *code, std::string message, std::size_t offset, const std::string &last = {})
    {
        if (m_error)
            return false;
        const TextPlace place = placeOf(m_text, offset);
        m_error = Error{code, std::move(message), {}, pointer(last), place.line, place.column};
        return false;
    }

    bool isShortEnough(const std::string &text, std::size_t offset)
    {
        if (text.size() <= limits::kStringBytes)
            return true;
        return fail("E-SIZE", "A text has " + std::to_string(text.size()) + " bytes; it may have "
                        + std::to_string(limits::kStringBytes) + ".", offset);
    }

    JsonNode *add(JsonKind kind, std::size_t offset)
    {
        if (++m_count > limits::kJsonValues) {
            fail("E-COUNT", "The document has more than " + std::to_string(limits::kJsonValues)
                     + " JSON values; make it smaller.", offset);
            return nullptr;
        }
        JsonNode *node = &m_root;
        if (!m_open.empty())
            node = &m_open.back().node->items.emplace_back();
        node->kind = kind;
        node->offset = offset;
        node->key = std::move(m_key);
        m_key.clear();
        return node;
    }

    JsonNode *scalar(JsonKind kind)
    {
        const std::size_t offset = nextToken();
        m_end = read();
        return add(kind, offset);
    }

    bool number()
    {
        const std::size_t offset = nextToken();
        std::size_t end = m_text.find_first_not_of("+-.0123456789eE", offset);
        if (end == std::string_view::npos)
            end = m_text.size();
        m_end = end;
        static constexpr std::size_t kLongest = 1000;
        if (end - offset > kLongest)
            return fail("E-NUMBER", "A number has " + std::to_string(end - offset) + " characters; it may have "
                            + std::to_string(kLongest) + ".", offset, m_key);
        JsonNode *node = add(JsonKind::Number, offset);
        if (node != nullptr)
            node->text = std::string(m_text.substr(offset, end - offset));
        return node != nullptr;
    }

    bool start(JsonKind kind)
    {
        const std::size_t offset = nextToken();
        m_end = read();
        if (m_open.size() >= static_cast<std::size_t>(limits::kDepth))
            return fail("E-DEPTH", "Lists and objects are nested more than " + std::to_string(limits::kDepth)
                            + " deep, which is the limit.", offset);
        JsonNode *node = add(kind, offset);
        if (node == nullptr)
            return false;
        m_open.push_back({node, {}});
        return true;
    }

    bool end()
    {
        m_end = read();
        m_open.pop_back();
        return true;
    }

    /// What people write that is no JSON, told as what would be right.
    std::string diagnosis(std::size_t offset) const
    {
        // Inside a word the parser has read past its start: `NaN` stops at N, `nan` at a.
        std::size_t start = std::min(nextToken(), offset);
        const std::string_view word = m_text.substr(start, 9);
        for (const char *name : {"NaN", "nan", "Infinity", "-Infinity", "infinity", "inf", "-inf"}) {
            if (word.starts_with(name))
                return "NaN and Infinity are not JSON; write a finite number.";
        }
        std::size_t before = offset;
        while (before > 0 && isBlank(m_text[before - 1]))
            --before;
        const char found = offset < m_text.size() ? m_text[offset] : ' ';
        if ((found == '}' || found == ']') && before > 0 && m_text[before - 1] == ',')
            return std::string("A comma stands before ") + found + "; remove the comma.";
        if (found == ',' && before > 0 && m_text[before - 1] == ',')
            return "Two commas stand side by side; remove one.";
        if (found == '\\' || m_text.substr(start, 24).find("\\ud") != std::string_view::npos || m_text.substr(start, 24).find("\\uD") != std::string_view::npos)
            return "An escape is half of a pair of surrogates; write the character itself or both halves.";
        if (m_open.empty() && m_root.kind != JsonKind::Null && m_count > 0)
            return "Something stands after the end of the document; remove it.";
        if (found == '/' || found == '#')
            return "JSON has no comments; remove it.";
        if (found == '\'')
            return "Texts stand in double quotes, not in single ones.";
        if (static_cast<unsigned char>(found) < 0x20)
            return "A line ends, or a control character stands, inside a text; write \\n or \\u00XX.";
        return "JSON is expected here, not \"" + printable(clipped(m_text.substr(start, 24), 12)) + "\".";
    }

    std::string_view m_text;
    const char *m_furthest;
    std::size_t m_end = 0; ///< of the last token
    std::size_t m_count = 0;
    std::string m_key;
    JsonNode m_root;
    std::vector<Open> m_open;
    std::optional<Error> m_error;
};

/// The bytes that are no UTF-8, unless they are a character that the end of the text cuts.
std::optional<std::size_t> firstBadByte(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = utf8Length(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

bool isCutCharacter(std::string_view rest)
{
    if (rest.empty() || rest.size() > 3)
        return false;
    for (const char *fill : {"\x80", "\x80\x80", "\x80\x80\x80", "\x90\x80\x80", "\xa0\x80", "\x90\x80"}) {
        std::string whole = std::string(rest) + fill;
        if (utf8Length(whole) == whole.size())
            return true;
    }
    return false;
}

std::optional<Error> checkBytes(std::string_view text)
{
    if (text.size() > limits::kDocumentBytes)
        return Error{"E-SIZE", "The document has " + std::to_string(text.size()) + " bytes; it may have "
                         + std::to_string(limits::kDocumentBytes) + " (16 MiB).", {}, {}, 0, 0};
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")
        || (text.size() > 1 && (text[0] == '\0') != (text[1] == '\0')))
        return Error{"E-ENCODING", "The text is UTF-16; save it as UTF-8.", {}, {}, 1, 1};
    if (std::all_of(text.begin(), text.end(), isBlank))
        return Error{"E-EMPTY", "The file is empty; a document is a JSON object.", {}, {}, 0, 0};
    const std::optional<std::size_t> bad = firstBadByte(text);
    if (bad && !isCutCharacter(text.substr(*bad))) {
        const TextPlace place = placeOf(text, *bad);
        return Error{"E-UTF8", "Byte " + std::to_string(*bad) + " is no UTF-8 (" + printable(text.substr(*bad, 1))
                         + "); save the text as UTF-8.", {}, {}, place.line, place.column};
    }
    return std::nullopt;
}

} // namespace

Result<JsonNode> parseJson(std::string_view text)
{
    if (auto error = checkBytes(text))
        return *error;
    TreeBuilder builder(text);
    if (!builder.run())
        return builder.takeError();
    return std::move(builder.root());
}

} // namespace nephoscope
