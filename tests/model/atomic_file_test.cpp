// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/atomic_file.h"
#include "model/io/file_calls.h"
#include "tests/helpers/test_main.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

using namespace nephoscope;
namespace fs = std::filesystem;

namespace {

std::string contentsOf(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream out;
    out << stream.rdbuf();
    return out.str();
}

int filesIn(const fs::path &folder)
{
    int count = 0;
    for ([[maybe_unused]] const auto &entry : fs::directory_iterator(folder))
        ++count;
    return count;
}

/// System calls of which the one numbered `failing` fails with `cause`; writes take at most three bytes before it.
struct Faults {
    int failing = -1;
    int cause = ENOSPC;
    int calls = 0;
    bool fails() { return calls++ == failing && (errno = cause) != 0; }
};
Faults faults;

const FileCalls kFaulty{
    [](const char *path, int flags, mode_t mode) { return faults.fails() ? -1 : ::open(path, flags, mode); },
    [](int descriptor, const void *bytes, std::size_t count) {
        return faults.fails() ? ssize_t(-1) : ::write(descriptor, bytes, std::min<std::size_t>(count, 3));
    },
    [](int descriptor) { return faults.fails() ? -1 : ::fsync(descriptor); },
    [](int descriptor) {
        ::close(descriptor);
        return faults.fails() ? -1 : 0;
    },
    [](const char *from, const char *to) { return faults.fails() ? -1 : ::rename(from, to); },
};

} // namespace

class AtomicFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void replacesAndKeepsRights();
    void everyCallThatFailsLeavesTheOldOrTheNewFile();
    void killedAtAnyMomentLeavesTheOldOrTheNewFile();
    void followsALink();
    void refusesWhatIsNoFile();
    void sweepsOnlyWhatDeadProcessesLeft();

private:
    fs::path path(const char *name) const { return fs::path(m_folder->path().toStdString()) / name; }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void AtomicFileTest::replacesAndKeepsRights()
{
    QVERIFY(replaceFile(path("a.neph"), "one").isOk());
    QCOMPARE(contentsOf(path("a.neph")), std::string("one"));
    QCOMPARE(::chmod(path("a.neph").c_str(), 0640), 0);
    QVERIFY(replaceFile(path("a.neph"), "two").isOk());
    QCOMPARE(contentsOf(path("a.neph")), std::string("two"));
    struct stat status {};
    QCOMPARE(::stat(path("a.neph").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0640));
    QVERIFY(replaceFile(path(std::string(255, 'x').c_str()), "long").isOk());
    QCOMPARE(filesIn(path("")), 2);
}

void AtomicFileTest::everyCallThatFailsLeavesTheOldOrTheNewFile()
{
    const std::string before = "the old document";
    const std::string after = "the new document, which is longer";
    for (const int cause : {ENOSPC, EIO, EDQUOT, EACCES}) {
        int failing = 0;
        for (;; ++failing) {
            QVERIFY(replaceFile(path("a.neph"), before).isOk());
            faults = {failing, cause, 0};
            const Result<Done> saved = replaceFile(path("a.neph"), after, kFaulty);
            const bool wasHit = faults.calls > failing;
            const std::string now = contentsOf(path("a.neph"));
            if (!wasHit) {
                QVERIFY(saved.isOk());
                QCOMPARE(now, after);
                break;
            }
            QVERIFY2(now == before || now == after, now.c_str());
            // Only closing the folder, after all was flushed, may fail without a word.
            if (saved.isOk()) {
                QCOMPARE(now, after);
            } else {
                QCOMPARE(saved.error().code, std::string("E-SAVE"));
            }
            QCOMPARE(filesIn(path("")), 1);
        }
        // Opening, eleven writes of three bytes, flushing, closing, renaming, and the folder's three calls.
        QCOMPARE(failing, 1 + 11 + 1 + 1 + 1 + 3);
    }
}

void AtomicFileTest::killedAtAnyMomentLeavesTheOldOrTheNewFile()
{
    const std::string one(20'000, '1');
    const std::string two(30'000, '2');
    QVERIFY(replaceFile(path("a.neph"), one).isOk());
    std::mt19937 random(1);
    for (int kill = 0; kill < 200; ++kill) {
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            for (;;) {
                if (!replaceFile(path("a.neph"), two).isOk() || !replaceFile(path("a.neph"), one).isOk())
                    ::_exit(1);
            }
        }
        ::usleep(random() % 4000);
        ::kill(child, SIGKILL);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY2(WIFSIGNALED(status), "the child ended by itself: a save failed");
        const std::string now = contentsOf(path("a.neph"));
        QVERIFY2(now == one || now == two, qPrintable(QString("kill %1 left %2 bytes").arg(kill).arg(now.size())));
    }
    sweepLeftovers(path("a.neph"));
    QCOMPARE(filesIn(path("")), 1);
}

void AtomicFileTest::followsALink()
{
    QVERIFY(replaceFile(path("real.neph"), "one").isOk());
    fs::create_symlink("real.neph", path("link.neph"));
    QVERIFY(replaceFile(path("link.neph"), "two").isOk());
    QVERIFY(fs::is_symlink(path("link.neph")));
    QCOMPARE(contentsOf(path("real.neph")), std::string("two"));
    fs::create_symlink("loop.neph", path("loop.neph"));
    QCOMPARE(replaceFile(path("loop.neph"), "x").error().code, std::string("E-SAVE"));
}

void AtomicFileTest::refusesWhatIsNoFile()
{
    fs::create_directory(path("folder"));
    QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
    QVERIFY(replaceFile(path("fixed.neph"), "kept").isOk());
    QCOMPARE(::chmod(path("fixed.neph").c_str(), 0444), 0);
    for (const fs::path &bad : {path("folder"), path("pipe"), path("fixed.neph"), path("none/a.neph"), fs::path("/dev/null"), fs::path(),
                                path(std::string(256, 'x').c_str())}) {
        const Result<Done> saved = replaceFile(bad, "x");
        QVERIFY2(!saved.isOk(), bad.c_str());
        QCOMPARE(saved.error().code, std::string("E-SAVE"));
    }
    QCOMPARE(contentsOf(path("fixed.neph")), std::string("kept"));
}

void AtomicFileTest::sweepsOnlyWhatDeadProcessesLeft()
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    const std::string dead = ".a.neph.nephoscope-" + std::to_string(child) + "-1.tmp";
    const std::string alive = ".a.neph.nephoscope-" + std::to_string(::getpid()) + "-1.tmp";
    for (const std::string &name : {dead, alive, std::string(".a.neph.nephoscope-x.tmp"), std::string(".b.neph.nephoscope-1-1.tmp")})
        std::ofstream(path(name.c_str())) << "x";
    sweepLeftovers(path("a.neph"));
    QVERIFY(!fs::exists(path(dead.c_str())));
    QCOMPARE(filesIn(path("")), 3);
}

NEPHOSCOPE_TEST(AtomicFileTest);
#include "atomic_file_test.moc"
