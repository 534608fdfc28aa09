// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/error_words.h"

#include "ui/style/error_patterns.h"
#include "ui/style/language.h"

#include <QStringList>

#include <optional>
#include <utility>

namespace nephoscope::ui {

namespace {

constexpr std::pair<const char *, const char *> kMeanings[] = {
    {"E-CANCELLED", "运行已取消。"},
    {"E-CATALOGUE", "机制目录有误。"},
    {"E-CHOICE", "所选的值不在可选项之中。"},
    {"E-CONSERVATION", "运行中的账目不平：有请求凭空出现或消失。"},
    {"E-COUNT", "数量超过上限。"},
    {"E-CSV", "轨迹文件（CSV）有误。"},
    {"E-CYCLE", "元素套在自身之中。"},
    {"E-DEPTH", "嵌套太深。"},
    {"E-DUPID", "标识重复。"},
    {"E-DUPKEY", "同一对象中字段重复。"},
    {"E-EMPTY", "文件是空的。"},
    {"E-ENCODING", "文本编码不对，请存为 UTF-8。"},
    {"E-FILE", "无法使用该文件。"},
    {"E-FORMAT", "格式不对。"},
    {"E-ID", "标识不合规则：只能用字母、数字、- 和 _。"},
    {"E-MEMORY", "内存不足。"},
    {"E-MISSING", "缺少必需的字段。"},
    {"E-NEWER", "文档由更新的版本生成。"},
    {"E-NOTFILE", "无法读取该文件。"},
    {"E-NUMBER", "数字不对。"},
    {"E-PARAM", "参数的值不能这样用。"},
    {"E-PLACE", "元素不能放在那里。"},
    {"E-RANGE", "数值超出允许的范围。"},
    {"E-REF", "所指的元素或名称不存在，或无法如此处理。"},
    {"E-ROOT", "文档不是 JSON 对象。"},
    {"E-RUN", "运行未能完成。"},
    {"E-RUNAWAY", "运行失控：事件或实例无限增长。请减小负载或放宽限制。"},
    {"E-SAVE", "无法保存。"},
    {"E-SIZE", "内容超过大小上限。"},
    {"E-SYNTAX", "这不是正确的 JSON。"},
    {"E-TIME", "时间不对：事件不能早于现在。"},
    {"E-TRUNCATED", "文件不完整。"},
    {"E-TYPE", "值的种类不对。"},
    {"E-UTF8", "文本不是 UTF-8。"},
    {"E-VERSION", "不是本程序能读的文档版本。"},
};

/// What stands for %1, %2 … if the sentence has the pattern.
std::optional<QStringList> match(const QString &sentence, const QString &pattern)
{
    QStringList found;
    qsizetype at = 0;
    qsizetype from = 0;
    while (true) {
        const qsizetype hole = pattern.indexOf(QLatin1Char('%'), from);
        const QString literal = pattern.mid(from, hole < 0 ? -1 : hole - from);
        if (from == 0) {
            if (!sentence.startsWith(literal))
                return std::nullopt;
            at = literal.size();
        } else if (hole < 0) { // the last piece ends the sentence
            if (sentence.size() - literal.size() < at || !sentence.endsWith(literal))
                return std::nullopt;
            found << sentence.mid(at, sentence.size() - literal.size() - at);
            return found;
        } else {
            const qsizetype next = sentence.indexOf(literal, at);
            if (next < 0)
                return std::nullopt;
            found << sentence.mid(at, next - at);
            at = next + literal.size();
        }
        if (hole < 0)
            return at == sentence.size() ? std::optional(found) : std::nullopt;
        from = hole + 2; // %1: one digit
    }
}

std::optional<QString> inChinese(const QString &sentence, int depth = 0)
{
    for (const ErrorPattern &pattern : kErrorPatterns) {
        const std::optional<QStringList> found = match(sentence, QString::fromUtf8(pattern.english.data(), static_cast<qsizetype>(pattern.english.size())));
        if (!found)
            continue;
        const QString chinese = QString::fromUtf8(pattern.chinese.data(), static_cast<qsizetype>(pattern.chinese.size()));
        QString words;
        for (qsizetype i = 0; i < chinese.size(); ++i) {
            const int digit = chinese[i] == QLatin1Char('%') && i + 1 < chinese.size() ? chinese[i + 1].digitValue() : -1;
            if (digit < 1 || digit > found->size()) {
                words += chinese[i];
                continue;
            }
            const QString &part = found->at(digit - 1);
            words += depth < 2 ? inChinese(part, depth + 1).value_or(part) : part;
            ++i;
        }
        return words;
    }
    return std::nullopt;
}

/// Names and values of a sentence: what stands in quotation marks.
QStringList quotedParts(const QString &sentence)
{
    QStringList parts;
    for (const QChar mark : {QLatin1Char('"'), QLatin1Char('`')}) {
        const QStringList pieces = sentence.split(mark);
        for (qsizetype i = 1; i + 1 < pieces.size(); i += 2) {
            if (!pieces[i].isEmpty() && !parts.contains(pieces[i]))
                parts << pieces[i];
        }
    }
    return parts;
}

} // namespace

QString meaningOfCode(const QString &code)
{
    for (const auto &[known, meaning] : kMeanings) {
        if (code == QLatin1String(known))
            return QString::fromUtf8(meaning);
    }
    return {};
}

QString errorWords(const std::string &text)
{
    const QString whole = QString::fromStdString(text);
    if (!Language::instance().isChinese())
        return whole;
    // file:line:column: CODE at /place: sentence
    qsizetype codeAt = whole.startsWith(QLatin1String("E-")) ? 0 : whole.indexOf(QLatin1String(": E-"));
    if (codeAt > 0)
        codeAt += 2;
    QString before;
    QString code;
    QString place;
    QString sentence = whole;
    if (codeAt >= 0) {
        const qsizetype end = whole.indexOf(QLatin1String(": "), codeAt);
        if (end > 0) {
            before = whole.left(codeAt);
            const QString middle = whole.mid(codeAt, end - codeAt);
            const qsizetype at = middle.indexOf(QLatin1String(" at "));
            code = at < 0 ? middle : middle.left(at);
            place = at < 0 ? QString() : middle.mid(at + 4);
            sentence = whole.mid(end + 2);
        }
    }
    if (const std::optional<QString> words = inChinese(sentence))
        return before + (code.isEmpty() ? QString() : code + (place.isEmpty() ? QString() : QStringLiteral("（%1）").arg(place)) + QStringLiteral("：")) + *words;
    QString meaning = meaningOfCode(code);
    if (meaning.isEmpty())
        return whole;
    const QStringList parts = quotedParts(sentence);
    if (!parts.isEmpty())
        meaning += QStringLiteral("涉及：%1。").arg(parts.join(QStringLiteral("、")));
    return before + code + (place.isEmpty() ? QString() : QStringLiteral("（%1）").arg(place)) + QStringLiteral("：") + meaning;
}

} // namespace nephoscope::ui
