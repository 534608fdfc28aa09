// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/mechanisms/actor/trace_file.h"

#include "model/io/read_file.h"

#include <charconv>
#include <cmath>
#include <filesystem>

namespace nephoscope::sim {

namespace {

constexpr std::size_t kMostRows = 1'000'000;
constexpr std::size_t kMostBytes = 256u << 20;
constexpr double kLatest = 3'153'600'000.0; // s: a hundred years
constexpr double kLargest = 1'048'576.0;    // KiB

Error at(std::size_t row, std::size_t column, const std::string &sentence)
{
    return Error{"E-CSV", std::to_string(row) + ":" + std::to_string(column) + ": " + sentence, {}, {}, static_cast<int>(row), static_cast<int>(column)};
}

std::vector<std::string_view> split(std::string_view line)
{
    std::vector<std::string_view> cells;
    for (std::size_t begin = 0;;) {
        const std::size_t comma = line.find(',', begin);
        std::string_view cell = line.substr(begin, comma == line.npos ? comma : comma - begin);
        while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t'))
            cell.remove_prefix(1);
        while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t'))
            cell.remove_suffix(1);
        cells.push_back(cell);
        if (comma == line.npos)
            return cells;
        begin = comma + 1;
    }
}

std::optional<double> number(std::string_view cell)
{
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

Result<Done> checkHeader(const std::vector<std::string_view> &cells)
{
    static constexpr std::string_view kNames[] = {"time", "class", "size"};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i >= 3 || cells[i] != kNames[i])
            return at(1, i + 1, "the header is not \"time,class,size\". Begin with it, or with a part of it from the left, with commas between.");
    }
    return Done{};
}

Result<TraceRow> parseRow(const std::vector<std::string_view> &cells, std::size_t columns, std::size_t row)
{
    if (cells.size() > columns)
        return at(row, columns + 1, "there are more columns than in the header. Write numbers with a decimal point.");
    const std::optional<double> time = number(cells[0]);
    if (!time || *time < 0 || *time > kLatest)
        return at(row, 1, "the time is no number of seconds from 0 on. Write it as 12.5.");
    TraceRow found;
    found.time = toTime(*time);
    if (cells.size() > 1)
        found.contentClass = cells[1];
    if (cells.size() > 2 && !cells[2].empty()) {
        const std::optional<double> size = number(cells[2]);
        if (!size || *size < 0 || *size > kLargest)
            return at(row, 3, "the size is no number of KiB from 0 to 1048576. Write it as 4.");
        found.size = static_cast<std::uint32_t>(*size * 1024 + 0.5);
    }
    return found;
}

} // namespace

Result<std::vector<TraceRow>> parseTrace(std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    std::vector<TraceRow> rows;
    std::size_t columns = 0;
    for (std::size_t row = 1; !text.empty(); ++row) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const std::vector<std::string_view> cells = split(line);
        if (columns == 0) {
            if (Result<Done> header = checkHeader(cells); !header)
                return header.error();
            columns = cells.size();
            continue;
        }
        if (line.empty())
            continue;
        if (rows.size() >= kMostRows)
            return Error{"E-COUNT", "The trace has more than 1000000 rows. Shorten it.", {}, {}, 0, 0};
        Result<TraceRow> parsed = parseRow(cells, columns, row);
        if (!parsed)
            return parsed.error();
        if (!rows.empty() && parsed->time < rows.back().time)
            return at(row, 1, "the time is before that of the row above. Sort the rows by time.");
        rows.push_back(std::move(*parsed));
    }
    if (columns == 0)
        return at(1, 1, "the trace is empty. Begin with the header \"time,class,size\".");
    if (rows.empty())
        return at(2, 1, "the trace has a header and no rows. Add one row a request.");
    return rows;
}

Result<std::vector<TraceRow>> readTrace(const std::string &folder, const std::string &name)
{
    // Documents come from strangers: nothing but a file beside the document is read.
    if (folder.empty())
        return Error{"E-FILE", "The trace \"" + name + "\" is looked for beside the document, which is in no file yet. Save it there first.", {}, {}, 0, 0};
    if (name.find_first_of("/\\:") != name.npos || name == "." || name == "..")
        return Error{"E-FILE", "The trace \"" + name + "\" is not a file beside the document. Put it there, and give its name only.", {}, {}, 0, 0};
    const Result<std::string> text = readFile(std::filesystem::path(folder) / name, kMostBytes);
    if (!text)
        return Error{"E-FILE", "The trace \"" + name + "\" beside the document: " + text.error().message, {}, {}, 0, 0};
    Result<std::vector<TraceRow>> rows = parseTrace(*text);
    if (!rows) {
        Error error = rows.error();
        error.message = "The trace \"" + name + "\" beside the document, " + error.message;
        return error;
    }
    return rows;
}

} // namespace nephoscope::sim
