// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

#include <optional>

class QDBusVariant;

namespace nephoscope::ui {

/// Whether the desktop is light or dark, and when that changes, as it tells every program over D-Bus
/// (org.freedesktop.appearance color-scheme of the settings portal): Qt 6.4 by itself knows that of few desktops, and of none at run time.
///
/// Asks without waiting; a desktop that does not answer leaves everything as Qt sees it.
class DesktopScheme : public QObject
{
    Q_OBJECT
public:
    explicit DesktopScheme(const QDBusConnection &bus, QObject *parent = nullptr);

    /// The session's bus; not connected where there is none, and none is started.
    static QDBusConnection sessionBus();
    /// None: the desktop has not said, or has no preference.
    std::optional<bool> isDark() const { return m_isDark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void take(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void set(const QVariant &value);

    std::optional<bool> m_isDark;
};

} // namespace nephoscope::ui
