// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/offscreen.h"

#include "ui/style/language.h"

#include <cstdio>

namespace nephoscope::app {

const Option &languageOption()
{
    static const Option kOption{"--language", "LANGUAGE", "en or zh_CN: what it is written in (en)"};
    return kOption;
}

Result<bool> asksForChinese(const Words &words)
{
    const std::string language = words.value("--language").value_or("en");
    if (language != "en" && language != "zh_CN") {
        Error error;
        error.message = "--language is \"" + language + "\"; write en or zh_CN.";
        return error;
    }
    return language == "zh_CN";
}

Offscreen::Offscreen(bool isChinese) : m_application(m_count, m_words)
{
    ui::Language::instance().set(isChinese ? ui::Language::Code::Chinese : ui::Language::Code::English);
}

bool Offscreen::chooseOffscreen()
{
    // Where no session runs Qt complains of a folder that nothing here uses.
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) {
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &message) {
            if (!message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR")))
                std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, message)));
        });
    }
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace nephoscope::app
