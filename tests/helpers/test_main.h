// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <string>

namespace nephoscope::tests {

/// Adds a test class to its room's binary: `static const Registration r("EventQueueTest", [] { return new EventQueueTest; });`
struct Registration {
    Registration(const char *name, std::function<QObject *()> make);
};

/// Runs the classes named first on the command line (all without one) and hands the other arguments to QtTest.
int runTests(int argc, char **argv);

} // namespace nephoscope::tests

#define NEPHOSCOPE_TEST(Class) \
    static const nephoscope::tests::Registration registration##Class(#Class, [] { return static_cast<QObject *>(new Class); })
