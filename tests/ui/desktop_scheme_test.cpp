// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"
#include "ui/style/desktop_scheme.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QUuid>

using namespace nephoscope::ui;

namespace {

/// What a desktop answers.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint scheme = 1;

public Q_SLOTS:
    QDBusVariant Read(const QString &, const QString &) { return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme))); }
};

/// The desktop's end of the bus.
class Desktop
{
public:
    explicit Desktop(const QString &address) : m_name(QUuid::createUuid().toString()), m_bus(QDBusConnection::connectToBus(address, m_name))
    {
        m_isThere = m_bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal, QDBusConnection::ExportAllSlots)
            && m_bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }
    ~Desktop() { QDBusConnection::disconnectFromBus(m_name); }
    Desktop(const Desktop &) = delete;
    Desktop &operator=(const Desktop &) = delete;

    bool isThere() const { return m_isThere; }
    void tell(const char *key, uint value)
    {
        QDBusMessage signal = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/portal/desktop"), QStringLiteral("org.freedesktop.portal.Settings"),
                                                         QStringLiteral("SettingChanged"));
        signal << QStringLiteral("org.freedesktop.appearance") << QString::fromLatin1(key) << QVariant::fromValue(QDBusVariant(value));
        m_bus.send(signal);
    }

private:
    QString m_name;
    QDBusConnection m_bus;
    Portal m_portal;
    bool m_isThere = false;
};

} // namespace

/// The theme of the desktop is known, also when it changes while the program runs.
class DesktopSchemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theDesktopIsAskedAndListenedTo();
    void withoutABusNothingIsKnown();
    void theWindowFollowsTheDesktop();

private:
    QProcess m_daemon;
    QString m_address;
};

void DesktopSchemeTest::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (program.isEmpty())
        return;
    m_daemon.start(program, {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    if (m_daemon.waitForStarted() && m_daemon.waitForReadyRead())
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
}

void DesktopSchemeTest::cleanupTestCase()
{
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void DesktopSchemeTest::theDesktopIsAskedAndListenedTo()
{
    if (m_address.isEmpty())
        QSKIP("There is no dbus-daemon to try it with.");
    Desktop desktop(m_address);
    QVERIFY(desktop.isThere());
    DesktopScheme scheme(QDBusConnection::connectToBus(m_address, QStringLiteral("program")));
    QVERIFY(!scheme.isDark());
    QTRY_VERIFY(scheme.isDark());
    QVERIFY(*scheme.isDark());
    QSignalSpy changed(&scheme, &DesktopScheme::changed);
    desktop.tell("accent-color", 1);
    desktop.tell("color-scheme", 2);
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(scheme.isDark() && !*scheme.isDark());
    desktop.tell("color-scheme", 0);
    QTRY_VERIFY(!scheme.isDark());
}

void DesktopSchemeTest::theWindowFollowsTheDesktop()
{
    if (m_address.isEmpty())
        QSKIP("There is no dbus-daemon to try it with.");
    Desktop desktop(m_address);
    QVERIFY(desktop.isThere());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toUtf8());
    Theme &theme = Theme::instance();
    theme.setMode(Theme::Mode::System);
    qputenv("DBUS_SESSION_BUS_ADDRESS", "");
    // A palette that no desktop has changed is light where there is no screen.
    QVERIFY(!theme.isDark());
    QTRY_VERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Tokens::dark().window);
    QSignalSpy changed(&theme, &Theme::changed);
    desktop.tell("color-scheme", 2);
    QTRY_VERIFY(!theme.isDark());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Tokens::light().window);
    // Who has chosen a theme keeps it.
    theme.setMode(Theme::Mode::Light);
    changed.clear();
    desktop.tell("color-scheme", 1);
    QTest::qWait(100);
    QVERIFY(!theme.isDark());
    QCOMPARE(changed.count(), 0);
    theme.setMode(Theme::Mode::System);
    QVERIFY(theme.isDark());
}

void DesktopSchemeTest::withoutABusNothingIsKnown()
{
    DesktopScheme scheme(QDBusConnection(QStringLiteral("none")));
    QTest::qWait(20);
    QVERIFY(!scheme.isDark());
}

NEPHOSCOPE_TEST(DesktopSchemeTest);
#include "desktop_scheme_test.moc"
