// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"

#include <QApplication>
#include <QTemporaryDir>

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    // Settings, recovered designs and recent files of its own: tests run beside each other, and beside the program of who runs them.
    const QTemporaryDir home;
    for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        qputenv(variable, home.filePath(QString::fromLatin1(variable)).toLocal8Bit());
    // The theme of the tests is not that of the desktop around them.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "");
    QApplication application(argc, argv);
    QApplication::setApplicationName("nephoscope-test");
    return nephoscope::tests::runTests(argc, argv);
}
