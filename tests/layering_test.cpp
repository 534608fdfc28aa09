// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/helpers/test_main.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Include {
    std::string file; ///< from the root of the tree
    std::string target;
    bool isQuoted = true;
};

std::string roomOf(const std::string &path)
{
    return path.substr(0, path.find('/'));
}

/// The folder below the room: `panels` for `ui/panels/inspector.h`, empty for `ui/main_window.h`.
std::string subRoomOf(const std::string &path)
{
    const auto first = path.find('/');
    const auto second = path.find('/', first + 1);
    return second == std::string::npos ? std::string() : path.substr(first + 1, second - first - 1);
}

std::vector<Include> allIncludes()
{
    const fs::path root = NEPHOSCOPE_SOURCE_DIR;
    std::vector<Include> includes;
    for (const char *room : {"model", "sim", "ui", "app"}) {
        for (const auto &entry : fs::recursive_directory_iterator(root / room)) {
            const std::string extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp")
                continue;
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);) {
                const auto start = line.find_first_not_of(" \t");
                if (start == std::string::npos || line.compare(start, 8, "#include") != 0)
                    continue;
                const auto open = line.find_first_of("\"<", start);
                const auto close = line.find_first_of("\">", open + 1);
                if (open == std::string::npos || close == std::string::npos)
                    continue;
                includes.push_back({fs::relative(entry.path(), root).generic_string(),
                                    line.substr(open + 1, close - open - 1), line[open] == '"'});
            }
        }
    }
    return includes;
}

/// Headers of the project, as opposed to what moc and CMake make.
bool isOwn(const Include &include)
{
    static const std::set<std::string> rooms{"model", "sim", "ui", "app"};
    return include.isQuoted && rooms.count(roomOf(include.target)) != 0;
}

} // namespace

class LayeringTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void includesGoOneWay();
    void theEngineKnowsNoCloud();
    void siblingRoomsOfTheWindowMeetInTheDocument();
    void theVerbsReachOnlyWhatTheyMay();
    void everyIncludeStartsAtTheRoot();
    void roomsHaveOnlyTheQtTheyMay();
    void noUmbrellaHeaders();
    void noCircles();
};

void LayeringTest::includesGoOneWay()
{
    static const std::map<std::string, std::set<std::string>> allowed{{"model", {"model"}},
                                                                      {"sim", {"model", "sim"}},
                                                                      {"ui", {"model", "sim", "ui"}},
                                                                      {"app", {"model", "sim", "ui", "app"}}};
    for (const Include &include : allIncludes()) {
        if (isOwn(include) && !allowed.at(roomOf(include.file)).count(roomOf(include.target)))
            QFAIL((include.file + " may not include " + include.target).c_str());
    }
}

void LayeringTest::theEngineKnowsNoCloud()
{
    for (const Include &include : allIncludes()) {
        if (!isOwn(include) || roomOf(include.file) != "sim")
            continue;
        const std::string from = subRoomOf(include.file);
        const bool isFine = from == "engine"   ? include.target.starts_with("sim/engine/") || include.target == "model/result.h"
                            : from == "blocks" ? include.target.starts_with("sim/engine/") || include.target.starts_with("sim/blocks/")
                                                     || include.target.starts_with("model/units/") || include.target == "model/result.h"
                                               : true;
        if (!isFine)
            QFAIL((include.file + " may not include " + include.target).c_str());
    }
}

void LayeringTest::siblingRoomsOfTheWindowMeetInTheDocument()
{
    static const std::set<std::pair<std::string, std::string>> exceptions{
        {"export", "canvas"}, {"report", "charts"}, {"experiments", "charts"}, {"report", "export"}};
    for (const Include &include : allIncludes()) {
        if (!isOwn(include) || roomOf(include.file) != "ui" || roomOf(include.target) != "ui")
            continue;
        const std::string from = subRoomOf(include.file);
        const std::string to = subRoomOf(include.target);
        const bool isFine = from.empty() || from == to || to == "style" || to == "document" || exceptions.count({from, to});
        if (!isFine)
            QFAIL((include.file + " may not include " + include.target).c_str());
    }
}

void LayeringTest::theVerbsReachOnlyWhatTheyMay()
{
    for (const Include &include : allIncludes()) {
        if (!isOwn(include) || roomOf(include.file) != "app" || roomOf(include.target) != "ui")
            continue;
        const bool isMain = include.file == "app/main.cpp";
        const bool isFine = isMain ? subRoomOf(include.target).empty()
                                   : include.target.starts_with("ui/report/") || include.target.starts_with("ui/export/")
                                         || include.target.starts_with("ui/style/");
        if (!isFine)
            QFAIL((include.file + " may not include " + include.target).c_str());
    }
}

void LayeringTest::everyIncludeStartsAtTheRoot()
{
    for (const Include &include : allIncludes()) {
        if (include.isQuoted && !isOwn(include) && !include.target.ends_with(".moc"))
            QFAIL((include.file + " includes " + include.target + ", which does not start at the root").c_str());
    }
}

void LayeringTest::roomsHaveOnlyTheQtTheyMay()
{
    static const std::set<std::string> simMay{"QCoreApplication", "QFuture", "QFutureWatcher", "QPromise", "QThreadPool",
                                              "QtConcurrentMap", "QtConcurrentRun", "QtConcurrentTask", "QString", "QObject"};
    for (const Include &include : allIncludes()) {
        if (include.isQuoted || !include.target.starts_with("Q"))
            continue;
        const std::string room = roomOf(include.file);
        if (room == "model" || (room == "sim" && (subRoomOf(include.file) != "experiment" || !simMay.count(include.target))))
            QFAIL((include.file + " may not include " + include.target).c_str());
    }
}

void LayeringTest::noUmbrellaHeaders()
{
    static const std::set<std::string> umbrellas{"QtCore", "QtGui", "QtWidgets", "QtCharts", "QtTest", "QtConcurrent", "QtSvg", "QtSql"};
    for (const Include &include : allIncludes()) {
        if (umbrellas.count(include.target) || include.target.starts_with("QtWidgets/") || include.target == "regex")
            QFAIL((include.file + " includes " + include.target + ", which costs seconds a file").c_str());
    }
}

void LayeringTest::noCircles()
{
    std::map<std::string, std::set<std::string>> graph;
    for (const Include &include : allIncludes()) {
        if (isOwn(include) && include.file.ends_with(".h"))
            graph[include.file].insert(include.target);
    }
    std::map<std::string, int> colour; // 1: on the path, 2: done
    std::string circle;
    const std::function<bool(const std::string &)> visit = [&](const std::string &file) {
        if (colour[file] == 2)
            return false;
        if (colour[file] == 1) {
            circle = file;
            return true;
        }
        colour[file] = 1;
        for (const std::string &next : graph[file]) {
            if (visit(next)) {
                circle += " <- " + file;
                return true;
            }
        }
        colour[file] = 2;
        return false;
    };
    std::vector<std::string> files;
    for (const auto &[file, targets] : graph)
        files.push_back(file);
    for (const std::string &file : files) {
        if (visit(file))
            QFAIL(("circle: " + circle).c_str());
    }
}

NEPHOSCOPE_TEST(LayeringTest);
#include "layering_test.moc"
