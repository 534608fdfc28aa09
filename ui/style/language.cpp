// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace nephoscope::ui {

namespace {

bool systemSpeaksChinese()
{
    const QStringList languages = QLocale::system().uiLanguages();
    return !languages.isEmpty() && languages.first().startsWith(QLatin1String("zh"));
}

} // namespace

Language &Language::instance()
{
    static Language language;
    return language;
}

Language::Language() = default;
Language::~Language() = default;

void Language::set(Code code)
{
    m_code = code;
    const bool isChinese = code == Code::Chinese || (code == Code::System && systemSpeaksChinese());
    if (isChinese == m_isChinese)
        return;
    // First the flag: widgets retranslate themselves while the translators are installed or removed.
    m_isChinese = isChinese;
    if (isChinese) {
        m_qt = std::make_unique<QTranslator>();
        if (m_qt->load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(m_qt.get());
        m_own = std::make_unique<QTranslator>();
        if (m_own->load(QStringLiteral(":/i18n/nephoscope_zh_CN.qm")))
            QCoreApplication::installTranslator(m_own.get());
    } else {
        // A translator takes itself out as it is destroyed.
        m_own.reset();
        m_qt.reset();
    }
    Q_EMIT changed();
}

QString local(const LocalText &text)
{
    return QString::fromStdString(text.in(Language::instance().isChinese()));
}

QString otherLanguage(const LocalText &text)
{
    return QString::fromStdString(text.in(!Language::instance().isChinese()));
}

} // namespace nephoscope::ui
