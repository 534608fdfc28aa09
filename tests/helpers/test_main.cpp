// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"

#include <QTest>

#include <cstdio>
#include <map>
#include <memory>
#include <vector>

namespace nephoscope::tests {

namespace {
std::map<std::string, std::function<QObject *()>> &registry()
{
    static std::map<std::string, std::function<QObject *()>> tests;
    return tests;
}
} // namespace

Registration::Registration(const char *name, std::function<QObject *()> make)
{
    registry().emplace(name, std::move(make));
}

int runTests(int argc, char **argv)
{
    std::vector<std::string> chosen;
    std::vector<char *> rest{argv[0]};
    for (int i = 1; i < argc; ++i) {
        if (registry().count(argv[i]))
            chosen.emplace_back(argv[i]);
        else
            rest.push_back(argv[i]);
    }
    if (chosen.empty()) {
        for (const auto &[name, make] : registry())
            chosen.push_back(name);
    }
    int failures = 0;
    for (const std::string &name : chosen) {
        const std::unique_ptr<QObject> test(registry().at(name)());
        failures += QTest::qExec(test.get(), static_cast<int>(rest.size()), rest.data());
    }
    return failures == 0 ? 0 : 1;
}

} // namespace nephoscope::tests
