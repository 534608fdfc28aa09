// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/sweep_csv.h"

#include "model/printable.h"

#include <charconv>
#include <map>

namespace nephoscope::sim {

namespace {

constexpr std::string_view kStart = "sweep,points,point,";
constexpr std::string_view kEnd = ",element,metric,unit,mean,ci95,min,max,n,met,warmup,too_short";

Error inFile(const std::string &file, int line, std::string sentence)
{
    return {"E-CSV", std::move(sentence), file, {}, line, 0};
}

/// One record without its line end: fields may hold line feeds inside of quotes. None at the end, or with `text` left as it is where a
/// quote or the line is not closed.
std::optional<std::string_view> nextRecord(std::string_view &text)
{
    bool isQuoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        isQuoted = isQuoted != (text[i] == '"');
        if (text[i] == '\n' && !isQuoted) {
            const std::string_view record = text.substr(0, i);
            text.remove_prefix(i + 1);
            return record;
        }
    }
    return std::nullopt;
}

std::size_t countFields(std::string_view record)
{
    std::size_t count = 1;
    bool isQuoted = false;
    for (const char c : record) {
        isQuoted = isQuoted != (c == '"');
        count += c == ',' && !isQuoted ? 1 : 0;
    }
    return count;
}

std::string_view takeField(std::string_view &record)
{
    const std::size_t comma = record.find(',');
    const std::string_view field = record.substr(0, comma);
    record.remove_prefix(comma == std::string_view::npos ? record.size() : comma + 1);
    return field;
}

/// 0: not a whole number from 1 to `most`.
int whole(std::string_view text, int most)
{
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() && value >= 1 && value <= most ? value : 0;
}

class Merger
{
public:
    Result<Done> add(const NamedText &shard);
    MergedSweep merged() const;

private:
    Result<Done> addRecord(const std::string &file, int line, std::string_view record);
    Result<Done> closePoint(const std::string &file, int line);

    std::string m_header;
    std::string m_sweep;
    int m_points = 0;
    std::map<int, std::string> m_rows; ///< of each point, with their line ends
    int m_current = 0;                 ///< the point that is being read
    std::string m_currentRows;
    std::map<int, bool> m_closed; ///< points that this shard has told all of
};

Result<Done> Merger::closePoint(const std::string &file, int line)
{
    if (m_current == 0)
        return Done{};
    const auto [known, isNew] = m_rows.emplace(m_current, m_currentRows);
    if (!isNew && known->second != m_currentRows)
        return inFile(file, line, "Point " + std::to_string(m_current) + " is in another shard with other figures; run one of the two again.");
    m_closed[m_current] = true;
    m_currentRows.clear();
    m_current = 0;
    return Done{};
}

Result<Done> Merger::addRecord(const std::string &file, int line, std::string_view record)
{
    if (countFields(record) != countFields(m_header))
        return inFile(file, line, "This row has " + std::to_string(countFields(record)) + " fields and the heading "
                          + std::to_string(countFields(m_header)) + "; run the shard again.");
    std::string_view rest = record;
    const std::string_view sweep = takeField(rest);
    const bool isId = sweep.size() == 16 && sweep.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    const int points = whole(takeField(rest), kMostPoints);
    const int point = whole(takeField(rest), points);
    if (!isId || points == 0 || point == 0)
        return inFile(file, line, "This row does not begin with a sweep's number, its points and a point of it; run the shard again.");
    if (m_sweep.empty()) {
        m_sweep = sweep;
        m_points = points;
    }
    if (sweep != m_sweep || points != m_points)
        return inFile(file, line, "This row is of another sweep; merge shards of one design, grid and number of replications.");
    if (point != m_current) {
        if (const auto closed = closePoint(file, line); !closed)
            return closed;
        if (m_closed.contains(point))
            return inFile(file, line, "The rows of point " + std::to_string(point) + " do not stand together; run the shard again.");
        m_current = point;
    }
    m_currentRows.append(record).append("\n");
    return Done{};
}

Result<Done> Merger::add(const NamedText &shard)
{
    m_closed.clear();
    std::string_view text = shard.text;
    const std::optional<std::string_view> header = nextRecord(text);
    if (!header || !header->starts_with(kStart) || !header->ends_with(kEnd) || header->size() > 4096)
        return inFile(shard.file, 1, "This is no sweep: its first line is not the heading of one. Name files that nephoscope sweep wrote.");
    if (m_header.empty())
        m_header = *header;
    if (*header != m_header)
        return inFile(shard.file, 1, "This shard varies other parameters than the first one; merge shards of one sweep.");
    int line = 2;
    while (const std::optional<std::string_view> record = nextRecord(text)) {
        if (const auto added = addRecord(shard.file, line, *record); !added)
            return added;
        ++line;
    }
    if (!text.empty())
        return inFile(shard.file, line, "The last row is cut off; run the shard again.");
    return closePoint(shard.file, line);
}

MergedSweep Merger::merged() const
{
    MergedSweep merged;
    merged.points = m_points;
    merged.csv = m_header + "\n";
    for (int point = 1; point <= m_points; ++point) {
        const auto rows = m_rows.find(point);
        if (rows == m_rows.end())
            merged.missing.push_back(point - 1);
        else
            merged.csv += rows->second;
    }
    return merged;
}

} // namespace

Result<MergedSweep> mergeSweeps(const std::vector<NamedText> &shards)
{
    Merger merger;
    for (const NamedText &shard : shards) {
        if (const auto added = merger.add(shard); !added)
            return added.error();
    }
    return merger.merged();
}

} // namespace nephoscope::sim
