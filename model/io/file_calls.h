// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstddef>

namespace nephoscope {

/// The calls to the system that a save consists of, each of which may fail; so that a test can let each of them fail.
/// They answer as those of POSIX do and set errno.
struct FileCalls {
    int (*open)(const char *path, int flags, mode_t mode);
    ssize_t (*write)(int descriptor, const void *bytes, std::size_t count);
    int (*fsync)(int descriptor);
    int (*close)(int descriptor);
    int (*rename)(const char *from, const char *to);

    static const FileCalls &ofSystem();
};

} // namespace nephoscope
