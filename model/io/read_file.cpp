// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace nephoscope {

namespace {

class OpenFile
{
public:
    // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
    explicit OpenFile(const char *path) : m_descriptor(::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {}
    ~OpenFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;
    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

std::string causeOf(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR: return "There is no such file; check the name.";
    case EACCES:
    case EPERM: return "The file may not be read; ask for the right to read it.";
    case ELOOP: return "The file is a circle of links; name the file itself.";
    case ENAMETOOLONG: return "The name is too long for a file; check the name.";
    default: break;
    }
    return std::string("The file cannot be read (") + std::strerror(error) + "); name one that can.";
}

} // namespace

Result<std::string> readFile(const std::filesystem::path &file, std::size_t limit)
{
    const auto fails = [&file](const char *code, std::string message) {
        return Error{code, std::move(message), file.string(), {}, 0, 0};
    };
    if (file.native().find('\0') != std::string::npos)
        return fails("E-NOTFILE", "The name holds a zero byte; check the name.");
    // A device may act on being opened: look before.
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0)
        return fails("E-NOTFILE", causeOf(errno));
    if (!S_ISREG(status.st_mode))
        return fails("E-NOTFILE", S_ISDIR(status.st_mode) ? "This is a folder; name a file in it."
                                                         : "This is no regular file; name one.");
    const OpenFile open(file.c_str());
    if (open.descriptor() < 0 || ::fstat(open.descriptor(), &status) != 0)
        return fails("E-NOTFILE", causeOf(errno));
    if (!S_ISREG(status.st_mode))
        return fails("E-NOTFILE", "This is no regular file; name one.");
    const auto tooLarge = [&] {
        return fails("E-SIZE", "The file is larger than " + std::to_string(limit) + " bytes, which is the limit; make it smaller.");
    };
    if (status.st_size > 0 && static_cast<std::size_t>(status.st_size) > limit)
        return tooLarge();

    std::string contents;
    contents.reserve(static_cast<std::size_t>(status.st_size) + 1);
    char buffer[65536];
    for (;;) {
        const ssize_t count = ::read(open.descriptor(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fails("E-NOTFILE", causeOf(errno));
        if (count == 0)
            break;
        if (status.st_size == 0)
            return fails("E-NOTFILE", "This file is made by the system while it is read; name a regular file.");
        contents.append(buffer, static_cast<std::size_t>(count));
        if (contents.size() > limit)
            return tooLarge();
    }
    return contents;
}

} // namespace nephoscope
