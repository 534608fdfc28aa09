// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/words.h"
#ifdef NEPHOSCOPE_HAS_WINDOW
#include "ui/window_start.h"
#endif

#include <fcntl.h>
#include <signal.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace {

/// Takes the places of closed standard streams, so that no document opened later becomes one of them.
void occupyStandardStreams()
{
    for (int descriptor = 0; descriptor <= 2; ++descriptor) {
        // For reading only: writing to a closed standard output must still fail.
        if (::fcntl(descriptor, F_GETFD) == -1 && ::open("/dev/null", O_RDONLY) == -1)
            return;
    }
}

#ifdef NEPHOSCOPE_HAS_WINDOW
/// Qt ends the program with a core dump where there is none.
bool hasDisplay()
{
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        const char *value = std::getenv(variable);
        if (value && *value)
            return true;
    }
    return false;
}
#endif

} // namespace

int main(int argc, char **argv)
{
    occupyStandardStreams();
    // A reader that goes away makes writing fail, which is told by the exit code, instead of ending the program.
    ::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
#ifdef NEPHOSCOPE_HAS_WINDOW
    if (!nephoscope::app::isForCommandLine(words) && !hasDisplay())
        return nephoscope::app::refuseWords("", "There is no display for the window; nephoscope --help lists what works without one.");
    if (!nephoscope::app::isForCommandLine(words))
        return nephoscope::ui::runWindow(argc, argv, words);
#endif
    return nephoscope::app::runCommandLine(words);
}
