// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents.h"

#include "app/words.h"
#include "model/io/atomic_file.h"
#include "model/rules/rules.h"

#include <filesystem>

namespace nephoscope::app {

bool hasFolder(const std::string &file)
{
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    std::error_code error;
    return folder.empty() || std::filesystem::is_directory(folder, error);
}

bool isWritablePlace(const std::string &out)
{
    if (out == "-" || hasFolder(out))
        return true;
    complain({"E-SAVE", "The folder of the file is not there; make it or name another one.", out, {}, 0, 0});
    return false;
}

void warnOfProblems(const Architecture &design, const Catalogue &catalogue, const std::string &file)
{
    for (const Problem &problem : findProblems(design, catalogue)) {
        if (!problem.warning.empty())
            complain({problem.warning, problem.text.en, file, {}, 0, 0});
    }
}

int deliver(const std::string &out, std::string_view text)
{
    if (out == "-")
        return printAndReturn(text);
    if (const auto saved = replaceFile(out, text); !saved) {
        complain(saved.error());
        return kNotWritten;
    }
    return kDone;
}

} // namespace nephoscope::app
