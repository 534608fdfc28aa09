// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/spending.h"

namespace nephoscope::sim {

namespace {

/// Whether the first replication measured more than nothing.
bool isAboveZero(const MetricTable &table, const std::string &element, const char *metric)
{
    const std::vector<double> *column = table.column(element, metric);
    return column && !column->empty() && column->front() > 0;
}

/// Whether what an element costs is part of what a container around it costs.
bool hasOuter(const Architecture &design, const MetricTable &table, const Element &element)
{
    for (const Element *outer = &element; outer->parent;) {
        outer = design.find(*outer->parent);
        if (outer == nullptr)
            return false;
        if (isAboveZero(table, outer->id.text(), "cost"))
            return true;
    }
    return false;
}

} // namespace

SpendingMetrics spendingOf(const Architecture &design, const MetricTable &table, Spending spending)
{
    SpendingMetrics found;
    if (spending != Spending::Bill) {
        for (const Element &element : design.elements) {
            if (isAboveZero(table, element.id.text(), "cost") && !hasOuter(design, table, element))
                found.paths.push_back(element.id.text() + ".cost");
        }
    }
    if (spending == Spending::Cost || !found.paths.empty())
        return found;
    found.isBill = true;
    // Organizations have charges too, the same ones from the other side: those of whoever writes invoices also count consumers without one.
    for (const Element &element : design.elements) {
        const bool writesInvoices = table.column(element.id.text(), "invoices") != nullptr;
        if (writesInvoices && isAboveZero(table, element.id.text(), "charges"))
            found.paths.push_back(element.id.text() + ".charges");
    }
    return found;
}

} // namespace nephoscope::sim
