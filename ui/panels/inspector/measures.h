// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/inspector/sparkline.h"

#include <string>
#include <vector>

namespace nephoscope {
class Catalogue;
struct ElementType;
} // namespace nephoscope

namespace nephoscope::ui {

class Document;
class RunSession;

/// What can be shown of one element of the live run, most telling first, over its last seconds.
///
/// Every series that the run has of the element, and every gauge without a series, with its name, unit and meaning from the
/// catalogue.
std::vector<Sparkline::Content> measuresOf(const std::string &element, const Document &document, const Catalogue &catalogue,
                                           const RunSession &session, double seconds);

/// `412 ms`, `62 %`, `12.3 GiB`: a metric's value with its unit, in words for people.
QString metricValue(double value, const std::string &unit, const std::string &currency);
/// A metric's name for people: its id in words (`queue_length` is `Queue length`), or its meaning in Chinese.
QString metricName(const ElementType *type, const std::string &metric);

} // namespace nephoscope::ui
