// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/verbs/catalogue.h"
#include "app/verbs/cheapest.h"
#include "app/verbs/check.h"
#include "app/verbs/compare.h"
#include "app/verbs/export.h"
#include "app/verbs/merge.h"
#include "app/verbs/report.h"
#include "app/verbs/resilience.h"
#include "app/verbs/simulate.h"
#include "app/verbs/sweep.h"
#include "app/verbs/validate.h"
#include "app/words.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace nephoscope::app {

namespace {

struct Verb {
    const char *name;
    const char *words;
    const char *does;
    int (*run)(const std::vector<std::string> &words);
};

constexpr std::array kVerbs{
#ifdef NEPHOSCOPE_HAS_RUNS
    Verb{"simulate", "FILE", "runs a design and prints its results as JSON", runSimulate},
    Verb{"check", "FILE...", "runs designs and judges what they expect", runCheck},
    Verb{"compare", "FILE", "runs a design and its variants and says what differs", runCompare},
    Verb{"sweep", "FILE --vary WHAT", "runs a design over a grid of values and writes a table", runSweep},
    Verb{"cheapest", "FILE --vary WHAT", "finds the cheapest point of a grid that meets what the design expects", runCheapest},
    Verb{"resilience", "FILE [--pairs]", "lets everything fail and says what a design survives", runResilience},
    Verb{"merge", "SHARD.csv... --out FILE", "puts the shards of one sweep together", runMerge},
#endif
    Verb{"validate", "FILE...", "prints the problems that the design rules find", runValidate},
#ifdef NEPHOSCOPE_HAS_EXPORT
    Verb{"export", "FILE --to PICTURE", "writes the diagram as .svg, .png or .pdf", runExport},
#endif
#ifdef NEPHOSCOPE_HAS_REPORT
    Verb{"report", "FILE --to REPORT", "runs a design and writes a report as .pdf or .html", runReport},
#endif
    Verb{"catalogue", "[--json]", "prints every mechanism with its parameters, links and metrics", runCatalogue},
};

std::string overview()
{
    std::string text = "Usage: nephoscope [FILE...]\n       nephoscope COMMAND ...\n\n"
                       "Draws cloud architectures and runs them. Without a command it opens the window with the files named.\n\nCommands:\n";
    for (const Verb &verb : kVerbs) {
        std::string left = std::string("  ") + verb.name + " " + verb.words;
        left.resize(std::max<std::size_t>(left.size() + 2, 34), ' ');
        text += left + verb.does + "\n";
    }
    return text + "\nOptions:\n  --help                          shows this; after a command, its options\n"
                  "  --version                       shows the version\n";
}

const Verb *verbOf(const std::vector<std::string> &words)
{
    const auto found = std::find_if(kVerbs.begin(), kVerbs.end(), [&](const Verb &verb) { return words.front() == verb.name; });
    return found == kVerbs.end() ? nullptr : found;
}

} // namespace

bool isForCommandLine(const std::vector<std::string> &words)
{
    if (words.empty())
        return false;
    const std::string &first = words.front();
    if (first.starts_with("-") || verbOf(words) != nullptr)
        return true;
    // A bare word that is no file is a command that there is not, rather than a document that is missing.
    std::error_code ignored;
    return first.find_first_of("./\\") == std::string::npos && !std::filesystem::exists(first, ignored);
}

int runCommandLine(const std::vector<std::string> &words)
{
    if (words.empty() || words.front() == "--help" || words.front() == "-h")
        return printAndReturn(overview());
    if (words.front() == "--version")
        return printAndReturn("nephoscope " NEPHOSCOPE_VERSION "\n");
    if (const Verb *verb = verbOf(words))
        return verb->run({words.begin() + 1, words.end()});
    return refuseWords("", "There is no command or option \"" + words.front() + "\"; --help lists those that there are.");
}

} // namespace nephoscope::app
