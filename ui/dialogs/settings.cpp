// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

namespace nephoscope::ui {

namespace {

constexpr int kMostRecent = 10;

/// One of the words, by its place; another word (a file edited by hand) gives the first.
template <typename Choice>
Choice chosen(const QSettings &settings, const char *key, std::initializer_list<const char *> words)
{
    const QString word = settings.value(QLatin1String(key)).toString();
    int place = 0;
    for (const char *candidate : words) {
        if (word == QLatin1String(candidate))
            return static_cast<Choice>(place);
        ++place;
    }
    return static_cast<Choice>(0);
}

const char *const kThemes[] = {"system", "light", "dark"};
const char *const kLanguages[] = {"system", "en", "zh_CN"};

} // namespace

Settings::Settings() : m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("nephoscope"), QStringLiteral("nephoscope")) {}

Theme::Mode Settings::theme() const
{
    return chosen<Theme::Mode>(m_settings, "theme", {kThemes[0], kThemes[1], kThemes[2]});
}

void Settings::setTheme(Theme::Mode mode)
{
    m_settings.setValue(QStringLiteral("theme"), QLatin1String(kThemes[static_cast<int>(mode)]));
}

Language::Code Settings::language() const
{
    return chosen<Language::Code>(m_settings, "language", {kLanguages[0], kLanguages[1], kLanguages[2]});
}

void Settings::setLanguage(Language::Code code)
{
    m_settings.setValue(QStringLiteral("language"), QLatin1String(kLanguages[static_cast<int>(code)]));
}

QByteArray Settings::geometry() const
{
    return m_settings.value(QStringLiteral("window/geometry")).toByteArray();
}

QByteArray Settings::layout() const
{
    return m_settings.value(QStringLiteral("window/layout")).toByteArray();
}

void Settings::setWindow(const QByteArray &geometry, const QByteArray &layout)
{
    m_settings.setValue(QStringLiteral("window/geometry"), geometry);
    m_settings.setValue(QStringLiteral("window/layout"), layout);
}

QStringList Settings::recentFiles() const
{
    QStringList files;
    for (const QString &file : m_settings.value(QStringLiteral("recent")).toStringList()) {
        if (QFileInfo(file).isFile())
            files << file;
    }
    return files;
}

void Settings::addRecentFile(const QString &path)
{
    QStringList files = m_settings.value(QStringLiteral("recent")).toStringList();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    while (files.size() > kMostRecent)
        files.removeLast();
    m_settings.setValue(QStringLiteral("recent"), files);
    setFolder(QFileInfo(absolute).absolutePath());
}

void Settings::clearRecentFiles()
{
    m_settings.remove(QStringLiteral("recent"));
}

QString Settings::folder() const
{
    const QString folder = m_settings.value(QStringLiteral("folder")).toString();
    // Not every home has a folder for documents.
    for (const QString &place : {folder, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)}) {
        if (!place.isEmpty() && QDir(place).exists())
            return place;
    }
    return QDir::homePath();
}

void Settings::setFolder(const QString &folder)
{
    m_settings.setValue(QStringLiteral("folder"), folder);
}

double Settings::speed() const
{
    bool isNumber = false;
    const double speed = m_settings.value(QStringLiteral("speed"), 10).toDouble(&isNumber);
    return isNumber && std::isfinite(speed) && speed >= 0 ? speed : 10;
}

void Settings::setSpeed(double speed)
{
    m_settings.setValue(QStringLiteral("speed"), speed);
}

int Settings::textSize() const
{
    return std::clamp(m_settings.value(QStringLiteral("textSize"), 100).toInt(), 100, 150);
}

void Settings::setTextSize(int percent)
{
    m_settings.setValue(QStringLiteral("textSize"), percent);
}

QVariantMap Settings::chartChoices(const QString &path) const
{
    const QVariantMap files = m_settings.value(QStringLiteral("charts/files")).toMap();
    const QVariant own = path.isEmpty() ? QVariant() : files.value(path);
    return own.isValid() ? own.toMap() : m_settings.value(QStringLiteral("charts/last")).toMap();
}

void Settings::setChartChoices(const QString &path, const QVariantMap &choices)
{
    m_settings.setValue(QStringLiteral("charts/last"), choices);
    if (path.isEmpty())
        return;
    // Kept as long as the file is among the recent ones.
    const QVariantMap known = m_settings.value(QStringLiteral("charts/files")).toMap();
    QVariantMap files{{path, choices}};
    for (const QString &recent : recentFiles()) {
        if (recent != path && known.contains(recent))
            files.insert(recent, known.value(recent));
    }
    m_settings.setValue(QStringLiteral("charts/files"), files);
}

bool Settings::isGridShown() const
{
    return m_settings.value(QStringLiteral("grid"), true).toBool();
}

void Settings::setGridShown(bool isShown)
{
    m_settings.setValue(QStringLiteral("grid"), isShown);
}

bool Settings::isLegendShown() const
{
    return m_settings.value(QStringLiteral("legend"), true).toBool();
}

bool Settings::isOverviewShown() const
{
    return m_settings.value(QStringLiteral("overview"), false).toBool();
}

void Settings::setOverviewShown(bool isShown)
{
    m_settings.setValue(QStringLiteral("overview"), isShown);
}

bool Settings::isMotionReduced() const
{
    return m_settings.value(QStringLiteral("reducedMotion"), false).toBool();
}

void Settings::setMotionReduced(bool isReduced)
{
    m_settings.setValue(QStringLiteral("reducedMotion"), isReduced);
}

void Settings::setLegendShown(bool isShown)
{
    m_settings.setValue(QStringLiteral("legend"), isShown);
}

} // namespace nephoscope::ui
