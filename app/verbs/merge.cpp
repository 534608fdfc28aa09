// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/merge.h"

#include "app/documents.h"
#include "app/words.h"
#include "model/printable.h"
#include "sim/experiment/sweep_csv.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace nephoscope::app {

namespace {

constexpr std::uintmax_t kMostBytes = std::uintmax_t(1) << 30;

Result<std::string> readShard(const std::string &file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return Error{"E-NOTFILE", "There is no such file; check the name, or run the shard again.", file, {}, 0, 0};
    if (std::filesystem::file_size(file, error) > kMostBytes || error)
        return Error{"E-SIZE", "The file is larger than 1 GiB; sweep fewer metrics with --metric.", file, {}, 0, 0};
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream)
        return Error{"E-READ", "The file cannot be read; check its permissions.", file, {}, 0, 0};
    return text;
}

} // namespace

int runMerge(const std::vector<std::string> &words)
{
    static const std::vector<Option> kOptions{{"--out", "FILE.csv", "where the merged table goes"}};
    const Result<Words> parsed = parseWords(words, kOptions);
    if (!parsed)
        return refuseWords("merge", parsed.error().message);
    if (parsed->asksForHelp) {
        return printAndReturn(helpText("merge SHARD.csv... --out FILE.csv",
                                       "Puts the shards of one sweep together, byte for byte as one process would have written it, and says\n"
                                       "which points are missing (then the exit code is 3, and what there is is written).",
                                       kOptions));
    }
    if (parsed->files.empty())
        return refuseWords("merge", "No shard is named; write nephoscope merge SHARD.csv... --out FILE.csv.");
    const auto out = parsed->value("--out");
    if (!out || out->empty())
        return refuseWords("merge", "It is not said where to; write --out FILE.csv.");
    std::vector<sim::NamedText> shards;
    bool isAnyUnreadable = false;
    for (const std::string &file : parsed->files) {
        Result<std::string> text = readShard(file);
        if (!text) {
            complain(text.error());
            isAnyUnreadable = true;
            continue;
        }
        shards.push_back({file, std::move(text).value()});
    }
    if (shards.empty())
        return kBadDocument;
    if (!isWritablePlace(*out))
        return kNotWritten;
    const Result<sim::MergedSweep> merged = sim::mergeSweeps(shards);
    if (!merged) {
        complain(merged.error());
        return kBadDocument;
    }
    if (const int code = deliver(*out, merged->csv); code != kDone)
        return code;
    if (isAnyUnreadable && merged->missing.empty())
        return kBadDocument;
    if (merged->missing.empty())
        return kDone;
    complain({"E-MISSING", std::to_string(merged->missing.size()) + " of " + std::to_string(merged->points) + " points are missing: "
                               + sim::pointsInWords(merged->missing) + "; run their shards again and merge once more.",
              {}, {}, 0, 0});
    return isAnyUnreadable ? kBadDocument : kRunFailed;
}

} // namespace nephoscope::app
