// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_start.h"

#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/settings.h"
#include "ui/main_window.h"
#include "ui/style/icons.h"

#include <QApplication>
#include <QTimer>

#include <memory>

namespace nephoscope::ui {

int runWindow(int &argc, char **argv, const std::vector<std::string> &files)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("nephoscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Nephoscope"));
    QApplication::setApplicationVersion(QStringLiteral(NEPHOSCOPE_VERSION));
    const Settings settings;
    Language::instance().set(settings.language());
    Theme::instance().setMode(settings.theme());
    QApplication::setWindowIcon(icon(QStringLiteral("cloud"), tokens().accent));

    std::vector<std::unique_ptr<MainWindow>> windows;
    const auto open = [&windows](const std::string &file) {
        auto window = std::make_unique<MainWindow>();
        window->show();
        if (!file.empty())
            window->files()->openFile(QString::fromStdString(file));
        windows.push_back(std::move(window));
    };
    for (const std::string &file : files)
        open(file);
    if (windows.empty())
        open({});
    MainWindow *first = windows.front().get();
    QTimer::singleShot(0, first, [first, isFree = files.empty()] {
        if (isFree)
            first->offerRecovered();
    });
    return QApplication::exec();
}

} // namespace nephoscope::ui
