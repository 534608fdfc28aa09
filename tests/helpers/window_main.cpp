// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"

#include <QApplication>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setApplicationName("nephoscope-test");
    return nephoscope::tests::runTests(argc, argv);
}
