// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/results.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace nephoscope {
struct Architecture;
class Catalogue;
struct Parameter;
class Value;
} // namespace nephoscope

namespace nephoscope::ui {

/// The figures of experiments in words, each a metric `element.metric` of a design.
class FigureWords
{
    Q_DECLARE_TR_FUNCTIONS(FigureWords)
public:
    FigureWords(const Architecture &design, const Catalogue &catalogue) : m_design(design), m_catalogue(catalogue) {}

    QString value(const std::string &path, double value) const;
    /// `± 5 ms`; of shares in percent; empty without an interval.
    QString interval(const std::string &path, const sim::Estimate &estimate) const;
    /// With its sign: `+23 ms`; of shares in percentage points.
    QString difference(const std::string &path, double value) const;
    /// `Response time p95`.
    QString metric(const std::string &path) const;
    /// What is measured, by the name that tells it from others: `Students`.
    QString owner(const std::string &path) const;
    /// `Response time p95 · Students`.
    QString full(const std::string &path) const;
    /// `Load balancer · Algorithm` for `lb.algorithm`, or `enabled`.
    QString parameter(const std::string &path) const;
    /// A value of a parameter as people read it: `Least connections`, `16 GiB`, `off`.
    QString parameterValue(const std::string &path, const Value &value) const;

private:
    const Architecture &m_design;
    const Catalogue &m_catalogue;
};

/// The parameter that a path `element.parameter` or `link.parameter` names; nullptr for `element.enabled` and what is not there.
const Parameter *parameterAt(const Architecture &design, const Catalogue &catalogue, const std::string &path);
/// What the base has there: the value given, the default, or whether the element is enabled.
Value baseValueAt(const Architecture &design, const Catalogue &catalogue, const std::string &path);

} // namespace nephoscope::ui
