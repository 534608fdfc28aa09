// SPDX-License-Identifier: GPL-3.0-or-later
// What meters say in records, and who each part of it is for.
#include "sim/mechanisms/monitor/usage_meters.h"
#include "sim/run/measured.h"
#include "sim/run/simulation.h"

namespace nephoscope::sim {

/// Between those who pay, in proportion to what they sent there: since the last record, else ever, else all who could have.
void UsageMeters::share(const Meter &meter, UsageRecord record, std::vector<UsageRecord> &records) const
{
    if (record.quantity <= 0)
        return;
    const auto add = [&](ElementIndex payer, double part) {
        UsageRecord own = record;
        own.consumer = payer;
        own.quantity = record.quantity * part;
        records.push_back(own);
    };
    if (meter.tenant != kNone) {
        add(meter.tenant, 1);
        return;
    }
    for (const auto count : {&Tally::reached, &Tally::reachedEver}) {
        double sum = 0;
        for (const Tally &tally : meter.tallies)
            sum += static_cast<double>(tally.*count);
        if (sum == 0)
            continue;
        for (const Tally &tally : meter.tallies) {
            if (tally.*count > 0)
                add(tally.payer, static_cast<double>(tally.*count) / sum);
        }
        return;
    }
    const std::vector<ElementIndex> possible = m_payers.reaching(*meter.at);
    for (const ElementIndex payer : possible)
        add(payer, 1 / static_cast<double>(possible.size()));
    if (possible.empty())
        add(kNone, 1);
}

void UsageMeters::collect(const Meter &meter, std::vector<UsageRecord> &records) const
{
    UsageRecord record{kNone, meter.at->index(), UsageMeasure::Requests, 0, meter.since, now(), meter.cause};
    for (const Tally &tally : meter.tallies) {
        record.consumer = tally.payer;
        const auto add = [&](UsageMeasure measure, std::uint64_t count) {
            if (!measures(measure) || count == 0)
                return;
            record.measure = measure;
            record.quantity = static_cast<double>(count);
            records.push_back(record);
        };
        add(UsageMeasure::Requests, tally.requests);
        add(UsageMeasure::TransferIn, tally.bytesIn);
        add(UsageMeasure::TransferOut, tally.bytesOut);
        add(UsageMeasure::Io, tally.operations);
    }
    if (meter.isServer && meter.isRunning && measures(UsageMeasure::ServerTime)) {
        record.measure = UsageMeasure::ServerTime;
        record.quantity = toSeconds(billable(runningTime(meter)) - billable(meter.written));
        share(meter, record, records);
    }
    if (!meter.storage)
        return;
    if (measures(UsageMeasure::StorageUsed)) {
        record.measure = UsageMeasure::StorageUsed;
        record.quantity = meter.storage->usedByteSeconds() - meter.usedFrom;
        share(meter, record, records);
    }
    if (measures(UsageMeasure::StorageAllocated)) {
        record.measure = UsageMeasure::StorageAllocated;
        record.quantity = meter.storage->allocatedByteSeconds() - meter.allocatedFrom;
        share(meter, record, records);
    }
}

} // namespace nephoscope::sim
