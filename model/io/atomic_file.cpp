// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/atomic_file.h"

#include "model/io/file_calls.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>
#include <system_error>

namespace nephoscope {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = ".nephoscope-";
constexpr std::string_view kEnding = ".tmp";
constexpr std::size_t kLongestName = 255;

Error saveError(const fs::path &file, std::string message)
{
    return {"E-SAVE", std::move(message), file.string(), {}, 0, 0};
}

Error saveError(const fs::path &file, const char *step, int error)
{
    const char *remedy = error == ENOSPC || error == EDQUOT ? "free some space or save elsewhere."
        : error == EACCES || error == EPERM || error == EROFS ? "save elsewhere."
        : error == ENOENT || error == ENOTDIR                 ? "make the folder or save elsewhere."
        : error == ENAMETOOLONG                               ? "take a shorter name."
                                                              : "save elsewhere.";
    return saveError(file, std::string("The file was not saved (") + step + ": " + std::strerror(error) + "); " + remedy);
}

/// Where the file really is, symbolic links followed; the same path if it is not there yet.
Result<fs::path> resolved(const fs::path &file)
{
    fs::path at = file;
    for (int step = 0; step < 40; ++step) {
        std::error_code error;
        if (!fs::is_symlink(fs::symlink_status(at, error)))
            return at;
        const fs::path target = fs::read_symlink(at, error);
        if (error)
            return saveError(file, "following the link", error.value());
        at = target.is_absolute() ? target : at.parent_path() / target;
    }
    return saveError(file, "following the link", ELOOP);
}

fs::path folderOf(const fs::path &file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// What the names of all temporary files for `file` start with.
std::string leftoverStem(const fs::path &file)
{
    // Room for the number of the process and the count, whatever they are.
    const std::string name = file.filename().string().substr(0, kLongestName - 60);
    return "." + name + std::string(kMark);
}

fs::path temporaryFor(const fs::path &file)
{
    static std::atomic<unsigned> count{0};
    return folderOf(file) / (leftoverStem(file) + std::to_string(::getpid()) + "-" + std::to_string(++count) + std::string(kEnding));
}

/// A file being written; removed again unless it was renamed.
class Temporary
{
public:
    Temporary(const FileCalls &calls, fs::path path, mode_t mode)
        : m_calls(calls), m_path(std::move(path)),
          m_descriptor(calls.open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode))
    {
        m_isThere = m_descriptor >= 0;
    }
    ~Temporary()
    {
        if (m_descriptor >= 0)
            m_calls.close(m_descriptor);
        if (m_isThere)
            ::unlink(m_path.c_str());
    }
    Temporary(const Temporary &) = delete;
    Temporary &operator=(const Temporary &) = delete;

    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }

    bool write(std::string_view contents)
    {
        while (!contents.empty()) {
            const ssize_t count = m_calls.write(m_descriptor, contents.data(), contents.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0) {
                if (count == 0)
                    errno = ENOSPC; // nothing taken and no reason given
                return false;
            }
            contents.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    bool close()
    {
        const int descriptor = m_descriptor;
        m_descriptor = -1;
        return m_calls.close(descriptor) == 0;
    }

    bool renameTo(const fs::path &target)
    {
        if (m_calls.rename(m_path.c_str(), target.c_str()) != 0)
            return false;
        m_isThere = false;
        return true;
    }

private:
    const FileCalls &m_calls;
    fs::path m_path;
    int m_descriptor;
    bool m_isThere = false;
};

bool flushFolder(const FileCalls &calls, const fs::path &folder)
{
    const int descriptor = calls.open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (descriptor < 0)
        return false;
    // Some file systems cannot flush a folder and say so by EINVAL: then there is nothing more to do.
    const bool isFlushed = calls.fsync(descriptor) == 0 || errno == EINVAL;
    const int error = errno;
    calls.close(descriptor);
    errno = error;
    return isFlushed;
}

} // namespace

const FileCalls &FileCalls::ofSystem()
{
    static const FileCalls calls{
        [](const char *path, int flags, mode_t mode) { return ::open(path, flags, mode); },
        [](int descriptor, const void *bytes, std::size_t count) { return ::write(descriptor, bytes, count); },
        [](int descriptor) { return ::fsync(descriptor); },
        [](int descriptor) { return ::close(descriptor); },
        [](const char *from, const char *to) { return ::rename(from, to); },
    };
    return calls;
}

Result<Done> replaceFile(const fs::path &file, std::string_view contents)
{
    return replaceFile(file, contents, FileCalls::ofSystem());
}

Result<Done> replaceFile(const fs::path &file, std::string_view contents, const FileCalls &calls)
{
    if (file.filename().empty() || file.native().find('\0') != std::string::npos)
        return saveError(file, "\"" + file.string() + "\" names no file; give it a name.");
    const Result<fs::path> target = resolved(file);
    if (!target)
        return target.error();
    if (target->filename().string().size() > kLongestName)
        return saveError(file, "naming it", ENAMETOOLONG);

    struct stat old {};
    const bool isThere = ::stat(target->c_str(), &old) == 0;
    if (!isThere && errno != ENOENT)
        return saveError(file, "looking at it", errno);
    if (isThere && !S_ISREG(old.st_mode))
        return saveError(file, S_ISDIR(old.st_mode) ? "A folder has this name; take another one."
                                                    : "This is no regular file; take another name.");
    // The super-user may write everything; a file that nobody may write is still not ours to replace.
    if (isThere && ((old.st_mode & 0222) == 0 || ::access(target->c_str(), W_OK) != 0))
        return saveError(file, "The file is read-only; take another name or make it writable.");

    Temporary temporary(calls, temporaryFor(*target), isThere ? 0600 : 0666);
    if (!temporary.isOpen())
        return saveError(file, "making a file beside it", errno);
    if (isThere) {
        // The rights go with the name, not with the inode; who may not give the file away keeps it.
        if (::fchown(temporary.descriptor(), old.st_uid, old.st_gid) != 0 && ::fchown(temporary.descriptor(), ::geteuid(), old.st_gid) != 0)
            errno = 0;
        if (::fchmod(temporary.descriptor(), old.st_mode & 07777) != 0)
            return saveError(file, "giving it its rights", errno);
    }
    if (!temporary.write(contents))
        return saveError(file, "writing", errno);
    struct stat written {};
    if (::fstat(temporary.descriptor(), &written) != 0 || static_cast<std::size_t>(written.st_size) != contents.size())
        return saveError(file, "The file came out short; free some space or save elsewhere.");
    if (calls.fsync(temporary.descriptor()) != 0)
        return saveError(file, "flushing it to the disk", errno);
    if (!temporary.close())
        return saveError(file, "closing", errno);
    if (!temporary.renameTo(*target))
        return saveError(file, "putting it in its place", errno);
    if (!flushFolder(calls, folderOf(*target)))
        return saveError(file, "flushing its folder", errno);
    return Done{};
}

void sweepLeftovers(const fs::path &file)
{
    const Result<fs::path> target = resolved(file);
    if (!target)
        return;
    const std::string stem = leftoverStem(*target);
    std::error_code error;
    for (fs::directory_iterator at(folderOf(*target), error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (!name.starts_with(stem) || !name.ends_with(kEnding) || name.size() <= stem.size() + kEnding.size())
            continue;
        pid_t process = 0;
        const char *last = name.data() + name.size() - kEnding.size();
        const auto read = std::from_chars(name.data() + stem.size(), last, process);
        if (read.ec != std::errc{} || read.ptr == last || *read.ptr != '-' || process <= 0)
            continue;
        // Only what a process that is gone has left; one that lives may still be writing.
        std::error_code ignored;
        if (::kill(process, 0) != 0 && errno == ESRCH && fs::is_regular_file(fs::symlink_status(at->path(), ignored)))
            fs::remove(at->path(), ignored);
    }
}

} // namespace nephoscope
