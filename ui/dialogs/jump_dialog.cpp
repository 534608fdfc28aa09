// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/jump_dialog.h"

#include "ui/style/format.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

struct JumpDialog {
    Q_DECLARE_TR_FUNCTIONS(JumpDialog)
};

std::optional<double> plainNumber(const QString &text)
{
    bool isNumber = false;
    const double value = QLocale::c().toDouble(text.trimmed(), &isNumber);
    return isNumber && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<double> clockTime(const QStringList &parts)
{
    double seconds = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const std::optional<double> part = plainNumber(parts[i]);
        if (!part || (i > 0 && *part >= 60))
            return std::nullopt;
        seconds = seconds * 60 + *part;
    }
    return seconds;
}

} // namespace

std::optional<double> parseTime(const QString &text)
{
    QString words = text.trimmed();
    words.replace(QChar(0xff1a), QLatin1Char(':')); // a full-width colon
    const QStringList parts = words.split(QLatin1Char(':'));
    if (parts.size() > 3)
        return std::nullopt;
    if (parts.size() > 1)
        return clockTime(parts);
    struct Unit { QString name; double seconds; };
    const Unit units[] = {{QStringLiteral("ms"), 0.001}, {QStringLiteral("min"), 60}, {QStringLiteral("h"), 3600}, {QStringLiteral("d"), 86400},
                          {QStringLiteral("毫秒"), 0.001}, {QStringLiteral("分钟"), 60}, {QStringLiteral("小时"), 3600}, {QStringLiteral("天"), 86400},
                          {QStringLiteral("秒"), 1}, {QStringLiteral("s"), 1}};
    for (const Unit &unit : units) {
        if (words.endsWith(unit.name)) {
            const std::optional<double> number = plainNumber(words.chopped(unit.name.size()));
            return number ? std::optional(*number * unit.seconds) : std::nullopt;
        }
    }
    return plainNumber(words);
}

std::optional<double> askTime(QWidget *parent, double now, double duration)
{
    constexpr double kShownTo = 0.1; // s: the time that stands there at first is now
    QDialog dialog(parent);
    dialog.setWindowTitle(JumpDialog::tr("Jump to a time"));
    auto *field = new QLineEdit(formatClock(now), &dialog);
    field->selectAll();
    auto *label = new QLabel(JumpDialog::tr("Time of the run, from 0 to %1:").arg(formatClock(duration, false)), &dialog);
    label->setBuddy(field);
    auto *note = new QLabel(&dialog);
    note->setWordWrap(true);
    note->setMinimumWidth(360);
    note->setProperty("tone", "secondary");
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    buttons->button(QDialogButtonBox::Ok)->setText(JumpDialog::tr("Jump"));
    buttons->button(QDialogButtonBox::Cancel)->setText(JumpDialog::tr("Cancel"));
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(label);
    column->addWidget(field);
    column->addWidget(note);
    column->addWidget(buttons);
    const auto check = [&] {
        const std::optional<double> time = parseTime(field->text());
        const bool isRight = time && *time <= duration;
        buttons->button(QDialogButtonBox::Ok)->setEnabled(isRight);
        note->setText(!time             ? JumpDialog::tr("That is no time. Write it like 90 s, 1:30 or 1:02:03.5.")
                      : *time > duration ? JumpDialog::tr("The run ends at %1.").arg(formatClock(duration, false))
                      : *time < now - kShownTo ? JumpDialog::tr("The run is repeated from its start up to then, with all that was done to it.")
                                         : JumpDialog::tr("The run goes on to then as fast as it can."));
    };
    QObject::connect(field, &QLineEdit::textChanged, &dialog, check);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    check();
    if (dialog.exec() != QDialog::Accepted)
        return std::nullopt;
    return parseTime(field->text());
}

} // namespace nephoscope::ui
