// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the benchmarks and prints the least of each one's repetitions: what else the machine does only ever adds time.
#include "tests/bench/whole_runs.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstring>
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
        std::fputc('\n', stderr);
        std::printf("%-28s %9s %9s %8s %8s %8s %12s\n", "", "ns", "million/s", "x other", "aim", "events", "allocations");
        // The order in which they came is that of chance, so that none has the quiet minute for itself.
        for (const auto &[name, line] : m_lines) {
            std::printf("%-28s %9.1f %9.2f", name.c_str(), line.nanoseconds, 1e3 / line.nanoseconds);
            const Aim *aim = aimOf(name);
            const auto other = aim ? m_lines.find(aim->beside) : m_lines.end();
            if (other != m_lines.end())
                std::printf(" %8.2f %8s", line.nanoseconds / other->second.nanoseconds, aim->text);
            else if (line.events >= 0)
                std::printf(" %8s %8s", "", "");
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
    struct Aim {
        const char *name;
        const char *beside;
        const char *text;
    };
    static const Aim *aimOf(const std::string &name)
    {
        static constexpr Aim aims[] = {{"M/M/1", "bare loop, M/M/1", "<= 4"},
                                       {"balancer, 16 servers", "bare loop, balancer", "<= 3"},
                                       {"three tiers with storage", "bare loop, M/M/1", "-"},
                                       {"event queue, hold 1000000", "event queue, hold 1000", "<= 2"},
                                       {"event queue, hold 1000", "plain heap, hold 1000", "-"},
                                       {"event queue, hold 10000", "plain heap, hold 10000", "-"},
                                       {"event queue, hold 100000", "plain heap, hold 100000", "-"}};
        for (const Aim &aim : aims) {
            if (name == aim.name)
                return &aim;
        }
        return nullptr;
    }
    std::map<std::string, Line> m_lines;
    bool m_hasFailed = false;
};

} // namespace

int main(int argc, char **argv)
{
    using namespace nephoscope;
    if (argc == 2 && std::strcmp(argv[1], "--data-center") == 0)
        return bench::runDataCenterAlone();
    // Without a filter everything is asked for.
    bool isAll = true;
    for (int i = 1; i < argc; ++i)
        isAll = isAll && std::strncmp(argv[i], "--benchmark_filter", 18) != 0;
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    LeastTable table;
    if (benchmark::RunSpecifiedBenchmarks(&table) == 0)
        return 1;
    std::putchar('\n');
    if (isAll && !bench::printWholeRuns(argv[0])) {
        std::fprintf(stderr, "one of the whole runs failed\n");
        return 1;
    }
    return table.hasFailed() ? 1 : 0;
}
