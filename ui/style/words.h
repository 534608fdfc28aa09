// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace nephoscope {
struct Architecture;
class Catalogue;
} // namespace nephoscope

namespace nephoscope::ui {

/// What the ids of designs and results are called in the language of the interface, the same in panels, charts and reports.

/// `Server hours` for `server_hours`: what is left where there is no better word.
QString spelledOut(const std::string &id);
/// Name of an element, link or clone (`Virtual server A #2`), or the id where there is none.
QString elementWords(const Architecture &architecture, const std::string &id);
/// The same for a list of several: where others bear the name, with what it stands in: `Web shop (Web server 1)`.
QString distinctWords(const Architecture &architecture, const std::string &id);
/// A design's description in the language of the interface. One that has two parts, divided by a line `---`, has it in two languages:
/// the part with Chinese characters is the Chinese one.
QString localDescription(const Architecture &architecture);
/// Its title: a heading (`# …`) that begins the part of its description in the language of the interface, else `title` itself.
QString localTitle(const Architecture &architecture);
/// `Response time p95` for `response_time_p95`.
QString metricWords(const std::string &metric);
/// A value of a metric in the unit that the catalogue gives it for this element.
QString metricValue(const Architecture &architecture, const Catalogue &catalogue, const std::string &element,
                    const std::string &metric, double value);
/// `Restart ordered` for `restart_ordered`, as the catalogue has it for the element's type, else for any type.
QString eventWords(const Architecture &architecture, const Catalogue &catalogue, const std::string &element,
                   const std::string &event);
/// What a usage record or an invoice line measures: `Server hours` for `server_hours`.
QString measureWords(const std::string &what);
/// How an invoice line is charged: `Pay per use` for `pay_per_use`.
QString chargingWords(const std::string &model);
/// `Repair` for the action `repair` of an event of the document.
QString actionWords(const std::string &action);
/// `≥` for `>=`.
QString operatorSign(const std::string &op);
/// How much is left of what an objective on `metric` allows, or by how much it is exceeded; empty where that means nothing.
QString budgetWords(const Architecture &architecture, const Catalogue &catalogue, const std::string &element, const std::string &metric,
                    const std::string &op, double target, double measured);

} // namespace nephoscope::ui
