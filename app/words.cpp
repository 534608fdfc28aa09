// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words.h"

#include "model/printable.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace nephoscope::app {

namespace {

Error wordError(std::string sentence)
{
    return {{}, std::move(sentence), {}, {}, 0, 0};
}

std::string inQuotes(std::string_view text)
{
    return "\"" + clipped(text, 60) + "\"";
}

} // namespace

std::optional<std::string> Words::value(std::string_view option) const
{
    const std::vector<std::string> &all = values(option);
    return all.empty() ? std::nullopt : std::optional(all.back());
}

const std::vector<std::string> &Words::values(std::string_view option) const
{
    static const std::vector<std::string> kNone;
    const auto found = options.find(option);
    return found == options.end() ? kNone : found->second;
}

Result<Words> parseWords(const std::vector<std::string> &words, const std::vector<Option> &options)
{
    Words parsed;
    bool areOptionsOver = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (areOptionsOver || word == "-" || !word.starts_with("-")) {
            parsed.files.push_back(word);
            continue;
        }
        if (word == "--") {
            areOptionsOver = true;
            continue;
        }
        if (word == "--help" || word == "-h") {
            parsed.asksForHelp = true;
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto option = std::find_if(options.begin(), options.end(), [&](const Option &one) { return one.name == name; });
        if (option == options.end())
            return wordError("There is no option " + inQuotes(name) + " here; --help lists those that there are.");
        std::string value;
        if (option->placeholder.empty()) {
            if (equals != std::string::npos)
                return wordError("The option " + name + " takes no value; leave " + inQuotes(word.substr(equals)) + " out.");
        } else if (equals != std::string::npos) {
            value = word.substr(equals + 1);
        } else if (i + 1 < words.size()) {
            value = words[++i];
        } else {
            return wordError("The option " + name + " has no value; write " + name + " " + option->placeholder + ".");
        }
        std::vector<std::string> &values = parsed.options[name];
        if (!values.empty() && !option->isRepeatable)
            return wordError("The option " + name + " stands twice; leave one of them.");
        values.push_back(std::move(value));
    }
    return parsed;
}

std::string helpText(std::string_view usage, std::string_view does, const std::vector<Option> &options)
{
    std::string text = "Usage: nephoscope " + std::string(usage) + "\n\n" + std::string(does) + "\n";
    std::vector<Option> all = options;
    all.push_back({"--help", "", "shows this"});
    text += "\nOptions:\n";
    for (const Option &option : all) {
        std::string left = "  " + option.name + (option.placeholder.empty() ? "" : " " + option.placeholder);
        left.resize(std::max<std::size_t>(left.size() + 2, 34), ' ');
        text += left + option.help + "\n";
    }
    return text;
}

void complain(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.text().c_str());
}

void tell(std::string_view sentence)
{
    std::fprintf(stderr, "%s\n", printable(sentence).c_str());
}

int refuseWords(std::string_view verb, std::string_view sentence)
{
    const std::string text = "nephoscope" + (verb.empty() ? "" : " " + std::string(verb)) + ": " + clipped(printable(sentence), 300);
    std::fprintf(stderr, "%s\n", text.c_str());
    return kBadWords;
}

bool print(std::string_view text)
{
    const bool isWritten = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    return std::fflush(stdout) == 0 && isWritten;
}

int printAndReturn(std::string_view text, int code)
{
    if (print(text))
        return code;
    std::fprintf(stderr, "The output could not be written; give it a place that takes it.\n");
    return code == kBadDocument || code == kRunFailed ? code : static_cast<int>(kNotWritten);
}

bool isSameFile(const std::string &one, const std::string &other)
{
    std::error_code error;
    return std::filesystem::equivalent(one, other, error) && !error;
}

} // namespace nephoscope::app
