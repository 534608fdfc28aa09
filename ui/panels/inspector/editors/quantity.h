// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/element_type.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace nephoscope::ui {

/// A number read from a field, or one sentence that says what is wrong with the text and what would be right.
struct ReadQuantity {
    std::optional<double> value;
    QString problem;
};

/// Numbers as people type them into fields: a decimal, and after it a unit of the same kind if they like (`5 min`, `500 ms`
/// in a field of seconds, `2 TiB` in one of GiB, `40 %` in a share).
class Quantity
{
    Q_DECLARE_TR_FUNCTIONS(Quantity)
public:
    /// In `unit`, which is the catalogue's; `isShare` lets a text in percent stand for a number between 0 and 1.
    static ReadQuantity read(const QString &text, const std::string &unit, bool isShare);
    /// As read, and within the parameter's range and kind.
    static ReadQuantity read(const QString &text, const Parameter &parameter, const std::string &currency);
    /// Why a value is not right for a parameter; empty when it is.
    static QString rangeProblem(double value, const Parameter &parameter, const std::string &currency);
    /// The shortest plain text that reads back as the same value.
    static QString text(double value);
    /// The value a step (an arrow of the field) further up or down, on a round number of about two digits.
    static double stepped(double value, int steps, const Parameter &parameter);
};

} // namespace nephoscope::ui
