// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace nephoscope::ui {

/// What the program remembers between starts, in the platform's place for settings.
class Settings
{
public:
    Settings();

    Theme::Mode theme() const;
    void setTheme(Theme::Mode mode);
    Language::Code language() const;
    void setLanguage(Language::Code code);

    /// Place and size of the window, and of its docks; empty at the first start or after the layout's version changed.
    QByteArray geometry() const;
    QByteArray layout() const;
    void setWindow(const QByteArray &geometry, const QByteArray &layout);
    /// Counts up when a layout that was saved would no longer fit.
    static constexpr int kLayoutVersion = 1;

    /// Files opened or saved last, newest first; those that are gone are left out.
    QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void clearRecentFiles();
    /// Where the last file dialog was.
    QString folder() const;
    void setFolder(const QString &folder);

    /// Simulated seconds a second; 0: as fast as it goes.
    double speed() const;
    void setSpeed(double speed);
    bool isGridShown() const;
    void setGridShown(bool isShown);
    bool isLegendShown() const;
    void setLegendShown(bool isShown);
    bool isOverviewShown() const;
    void setOverviewShown(bool isShown);
    bool isMotionReduced() const;
    void setMotionReduced(bool isReduced);

private:
    QSettings m_settings;
};

} // namespace nephoscope::ui
