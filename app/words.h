// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope::app {

/// What the program returns, as the contract says.
enum ExitCode { kDone = 0, kBadWords = 1, kBadDocument = 2, kRunFailed = 3, kNotAsExpected = 4, kNotWritten = 5 };

/// `--seed N`: one option of a subcommand; without a placeholder it takes no value.
struct Option {
    std::string name;
    std::string placeholder;
    std::string help;
    bool isRepeatable = false;
};

/// The words after a subcommand: files and options.
struct Words {
    std::vector<std::string> files;
    std::map<std::string, std::vector<std::string>, std::less<>> options;
    bool asksForHelp = false;

    std::optional<std::string> value(std::string_view option) const;
    const std::vector<std::string> &values(std::string_view option) const;
};

/// Files and options in any order; `--option=value` and `--` too. The error says which word is off and what would be right.
Result<Words> parseWords(const std::vector<std::string> &words, const std::vector<Option> &options);

/// The text of `--help` of one subcommand.
std::string helpText(std::string_view usage, std::string_view does, const std::vector<Option> &options);

/// Prints the error to standard error.
void complain(const Error &error);
/// Prints a sentence about the command's words to standard error and returns kBadWords.
int refuseWords(std::string_view verb, std::string_view sentence);
/// Prints a sentence that is no result to standard error.
void tell(std::string_view sentence);
/// Prints to standard output; false if it could not be written.
[[nodiscard]] bool print(std::string_view text);
/// print() and the exit code: `code`, or kNotWritten.
int printAndReturn(std::string_view text, int code = kDone);

/// Whether the two names lead to one file that is there.
bool isSameFile(const std::string &one, const std::string &other);

} // namespace nephoscope::app
