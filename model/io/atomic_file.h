// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <filesystem>
#include <string_view>

namespace nephoscope {

struct FileCalls;

/// Replaces a file by new contents, or leaves it exactly as it was.
///
/// Writes a temporary file beside it, checks the size, flushes it to the disk, renames it over the target and flushes
/// the folder. A symbolic link is followed; a target that is no regular file, or not writable, is refused (E-SAVE with the cause).
/// Nothing is ever truncated in place. A leftover of a killed process is `.NAME.nephoscope-*.tmp`.
Result<Done> replaceFile(const std::filesystem::path &file, std::string_view contents);
/// The same by way of given system calls.
Result<Done> replaceFile(const std::filesystem::path &file, std::string_view contents, const FileCalls &calls);

/// Removes leftovers of this program beside `file` whose process is gone.
void sweepLeftovers(const std::filesystem::path &file);

} // namespace nephoscope
