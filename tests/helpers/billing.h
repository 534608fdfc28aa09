// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/results/results.h"
#include "tests/helpers/laboratory.h"

#include <string>
#include <vector>

namespace nephoscope::tests {

/// `org` with the consumer `c`, which sends `rate` requests a second at equal distances to the service `s` of `s-server` on `s-host`.
Laboratory shop(double duration, double rate, Settings service = {}, Settings consumer = {});
/// A pay-per-use monitor `meter` on `targets`.
void meter(Laboratory &lab, const std::vector<std::string> &targets, const std::vector<std::string> &measures, Settings more = {});
/// A billing management system `bill` that `meter` (if there is one) sends its records to.
void bill(Laboratory &lab, Settings settings);

struct Price {
    std::string what;
    double price = 0;
    std::string unit = {};
    double from = 0;
    std::string element = {};
};
Value prices(const std::vector<Price> &rows);

/// The first replication's results; a failed run has none of anything (see `Laboratory::problem`).
const sim::Results &results(const Laboratory &lab);
/// The first invoice of a consumer, an empty one if it gets none.
sim::Invoice invoice(const Laboratory &lab, const std::string &consumer = "org");
/// Its first line about `what`; an empty one if there is none.
sim::InvoiceLine line(const Laboratory &lab, const std::string &what, const std::string &consumer = "org");

} // namespace nephoscope::tests
