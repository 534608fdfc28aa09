// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace nephoscope {

/// The contents of a regular file of at most `limit` bytes.
///
/// Never waits: folders, pipes, devices, sockets, files of /proc, circles of links and what may not be read are
/// refused (E-NOTFILE), and what is too large before it is read (E-SIZE).
Result<std::string> readFile(const std::filesystem::path &file, std::size_t limit);

} // namespace nephoscope
