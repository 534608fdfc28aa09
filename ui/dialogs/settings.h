// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>
#include <QVariantMap>

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
    static constexpr int kLayoutVersion = 2;

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
    /// Percent, 100 to 150.
    int textSize() const;
    void setTextSize(int percent);
    /// Which charts a design was looked at with; for a design without a file, or a new one, those of the last.
    QVariantMap chartChoices(const QString &path) const;
    void setChartChoices(const QString &path, const QVariantMap &choices);
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
