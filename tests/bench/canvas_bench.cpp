// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/writer.h"
#include "tests/helpers/large_design.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/dialogs/file_desk.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QFile>
#include <QMouseEvent>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUndoStack>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

// What a large design costs in the window: opening, and the time of a frame while it is panned, zoomed and dragged;
// in processor time of the window's thread.
//   canvas_bench [ELEMENTS…]     without any: 2000 and 10000
using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

constexpr int kFrames = 120;

/// Processor time of the window's thread: what other programs do meanwhile does not count.
class Clock
{
public:
    void start() { m_start = now(); }
    double milliseconds() const { return now() - m_start; }

private:
    static double now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    double m_start = now();
};

void measure(const char *name, const std::function<void(int)> &frame)
{
    std::vector<double> times;
    Clock timer;
    for (int i = 0; i < kFrames; ++i) {
        timer.start();
        frame(i);
        times.push_back(timer.milliseconds());
        QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
    }
    std::sort(times.begin(), times.end());
    std::printf("  %-34s p50 %7.1f  p95 %7.1f  max %7.1f ms\n", name, times[times.size() / 2], times[times.size() * 95 / 100], times.back());
    std::fflush(stdout);
}

void mouse(CanvasView *canvas, QEvent::Type type, const QPointF &at, Qt::MouseButton button)
{
    QMouseEvent event(type, at, canvas->mapToGlobal(at), button, type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas, &event);
}

/// Scrolls to and fro, so that the picture is never left.
void pan(CanvasView *canvas, int frame)
{
    const double step = frame / 30 % 2 == 0 ? -24 : 24;
    canvas->panBy(QPointF(step, step / 2));
    canvas->repaint();
}

void bench(MainWindow &window, int elements, const QString &folder)
{
    const Architecture design = tests::largeDesign(elements);
    const QString path = folder + QStringLiteral("/large.neph");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(QByteArray::fromStdString(*writeDocument(design)));
    file.close();
    std::printf("%zu elements, %zu links\n", design.elements.size(), design.links.size());
    auto *canvas = window.findChild<CanvasView *>(QStringLiteral("canvas"));

    Clock timer;
    timer.start();
    window.files()->openFile(path);
    canvas->repaint();
    std::printf("  opened and painted after %33.0f ms\n", timer.milliseconds());
    double longest = 0;
    while (!canvas->picture().routes().isSettled()) {
        Clock slice;
        slice.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        longest = std::max(longest, slice.milliseconds());
    }
    std::printf("  all links routed after %35.0f ms, longest portion %.1f ms\n", timer.milliseconds(), longest);

    const auto at = [&](double zoom) {
        canvas->zoomToFit();
        if (zoom > 0)
            canvas->zoomTo(zoom);
        canvas->repaint();
    };
    at(0);
    measure("pan, all in view", [&](int i) { pan(canvas, i); });
    at(0.44);
    measure("pan at 44 % (far)", [&](int i) { pan(canvas, i); });
    at(0.6);
    measure("pan at 60 % (middle)", [&](int i) { pan(canvas, i); });
    at(1);
    measure("pan at 100 % (near)", [&](int i) { pan(canvas, i); });
    at(0);
    measure("zoom from all in view and back", [&](int i) {
        if (i < kFrames / 2)
            canvas->zoomIn();
        else
            canvas->zoomOut();
        canvas->repaint();
    });
    at(0);
    std::vector<ElementId> chosen;
    for (const Element &element : window.document()->architecture().elements) {
        if (element.type == "virtual_server" && chosen.size() < 200)
            chosen.push_back(element.id);
    }
    window.selection()->set(chosen);
    const QPointF grip = canvas->fromScene(canvas->picture().geometry().find(chosen.front())->rect.topLeft() + QPointF(20, 8));
    mouse(canvas, QEvent::MouseButtonPress, grip, Qt::LeftButton);
    measure("drag of 200, all in view", [&](int i) {
        mouse(canvas, QEvent::MouseMove, grip + QPointF(i % 60, i % 30), Qt::NoButton);
        canvas->repaint();
    });
    timer.start();
    mouse(canvas, QEvent::MouseButtonRelease, grip, Qt::LeftButton);
    canvas->repaint();
    std::printf("  drop %53.1f ms\n", timer.milliseconds());
    std::fflush(stdout);
    window.document()->undoStack()->undo(); // so that the next design opens without a question
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QTemporaryDir folder;
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.push_back(std::max(1, std::atoi(argv[i])));
    if (sizes.empty())
        sizes = {2000, 10000};
    for (const int elements : sizes)
        bench(window, elements, folder.path());
    return 0;
}
