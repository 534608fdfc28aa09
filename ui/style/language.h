// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"

#include <QObject>
#include <QString>

#include <memory>

class QTranslator;

namespace nephoscope::ui {

/// The language of the interface, switched at run time: widgets get `QEvent::LanguageChange`, others `changed`.
class Language : public QObject
{
    Q_OBJECT
public:
    enum class Code { System, English, Chinese };
    static Language &instance();
    ~Language() override;

    Code code() const { return m_code; }
    bool isChinese() const { return m_isChinese; }
    void set(Code code);

Q_SIGNALS:
    void changed();

private:
    Language();
    Code m_code = Code::System;
    bool m_isChinese = false;
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

/// A catalogue text in the interface's language, and in the other one (for hovering).
QString local(const LocalText &text);
QString otherLanguage(const LocalText &text);

} // namespace nephoscope::ui
