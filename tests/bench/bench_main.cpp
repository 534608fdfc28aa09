// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the benchmarks and prints the least of each one's repetitions: what else the machine does only ever adds time.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace {

class LeastTable final : public benchmark::BenchmarkReporter
{
public:
    bool ReportContext(const Context &) override { return true; }

    void ReportRuns(const std::vector<Run> &runs) override
    {
        for (const Run &run : runs) {
            if (run.run_type != Run::RT_Iteration)
                continue;
            const std::string name = run.run_name.function_name + (run.run_name.args.empty() ? "" : " " + run.run_name.args);
            if (run.error_occurred) {
                std::fprintf(stderr, "%s: %s\n", name.c_str(), run.error_message.c_str());
                m_hasFailed = true;
                continue;
            }
            const auto perSecond = run.counters.find("items_per_second");
            if (perSecond == run.counters.end())
                continue;
            const double nanoseconds = 1e9 / perSecond->second;
            auto [line, isNew] = m_lines.try_emplace(name);
            if (isNew)
                m_order.push_back(name);
            if (!isNew && line->second.nanoseconds <= nanoseconds)
                continue;
            line->second.nanoseconds = nanoseconds;
            const auto counter = [&run](const char *id) { return run.counters.count(id) ? run.counters.at(id).value : -1; };
            line->second.events = counter("events");
            line->second.allocations = counter("allocations");
        }
        std::fputc('.', stderr);
    }

    void Finalize() override
    {
        const auto bare = m_lines.find("bare loop, M/M/1");
        std::fputc('\n', stderr);
        std::printf("%-28s %9s %8s %8s %8s %12s\n", "", "ns", "million/s", "x bare", "events", "allocations");
        for (const std::string &name : m_order) {
            const Line &line = m_lines.at(name);
            std::printf("%-28s %9.1f %9.2f", name.c_str(), line.nanoseconds, 1e3 / line.nanoseconds);
            if (bare != m_lines.end())
                std::printf(" %8.2f", line.nanoseconds / bare->second.nanoseconds);
            if (line.events >= 0)
                std::printf(" %8.2f %12.4f", line.events, line.allocations);
            std::putchar('\n');
        }
        std::fflush(stdout);
    }

    bool hasFailed() const { return m_hasFailed; }

private:
    struct Line {
        double nanoseconds = 0;
        double events = -1;
        double allocations = -1;
    };
    std::map<std::string, Line> m_lines;
    std::vector<std::string> m_order;
    bool m_hasFailed = false;
};

} // namespace

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    LeastTable table;
    if (benchmark::RunSpecifiedBenchmarks(&table) == 0)
        return 1;
    return table.hasFailed() ? 1 : 0;
}
