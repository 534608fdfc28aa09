// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/parts/run_states.h"
#include "ui/canvas/parts/scene_geometry.h"
#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/report_dialog.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/main_window.h"
#include "ui/panels/dock/dock_tabs.h"
#include "ui/panels/dock/events_model.h"
#include "ui/panels/dock/events_panel.h"
#include "ui/panels/palette/palette.h"
#include "ui/panels/palette/palette_model.h"
#include "ui/panels/run/fault_menu.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/window_actions.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QMouseEvent>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeView>
#include <QUndoStack>
#include <QXmlStreamReader>

#include <algorithm>
#include <functional>
#include <memory>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

/// What a message told that no test expected.
QString &unexpected()
{
    static QString text;
    return text;
}

/// Answers the modal dialogs that are about to open, in this order; each answer says whether the dialog was the one it waits for. A
/// message that comes between is kept and put away, so that the test fails instead of waiting for ever.
void answer(std::vector<std::function<bool(QWidget *)>> answers)
{
    auto *timer = new QTimer(qApp);
    timer->setInterval(30);
    auto left = std::make_shared<std::vector<std::function<bool(QWidget *)>>>(std::move(answers));
    QObject::connect(timer, &QTimer::timeout, timer, [left] {
        QWidget *dialog = QApplication::activeModalWidget();
        if (auto *message = qobject_cast<QMessageBox *>(dialog)) {
            unexpected() += message->text() + QLatin1Char(' ') + message->informativeText();
            message->done(QMessageBox::Ok);
        } else if (dialog && !left->empty() && left->front()(dialog)) {
            left->erase(left->begin());
        }
    });
    timer->start();
}

/// Types the name of a file and accepts.
std::function<bool(QWidget *)> saveAs(const QString &file)
{
    return [file](QWidget *widget) {
        auto *dialog = qobject_cast<QFileDialog *>(widget);
        if (!dialog)
            return false;
        dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(file);
        QMetaObject::invokeMethod(dialog, "accept", Qt::QueuedConnection);
        return true;
    };
}

void sendMouse(QWidget *widget, QEvent::Type type, const QPoint &position, Qt::MouseButton button, Qt::MouseButtons buttons)
{
    QMouseEvent event(type, position, widget->mapToGlobal(position), button, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What a newcomer does with the window, from an example to the report in the bag.
class JourneyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aMechanismIsDraggedConnectedUndoneAndRedone();
    void aFaultStrikesTheRunAndIsToldAndRepaired();
    void aVariantRunsWithoutTheMechanism();
    void diagramAndReportAreWritten();

private:
    const Architecture &design() { return m_window->document()->architecture(); }

    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
};

void JourneyTest::initTestCase()
{
    Theme::instance().setMode(Theme::Mode::Light);
    Language::instance().set(Language::Code::English);
    QVERIFY(m_folder.isValid());
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1600, 1000);
    m_window->show();
    QVERIFY(m_window->files()->openExample(QStringLiteral(":/examples/12-01-hypervisor-clustering.neph")));
    QVERIFY(!m_window->isWelcomeShown());
    QCoreApplication::processEvents();
}

void JourneyTest::aMechanismIsDraggedConnectedUndoneAndRedone()
{
    CanvasView *canvas = m_window->canvas();
    const std::size_t elements = design().elements.size();
    const std::size_t links = design().links.size();

    // What the palette gives to a drag is what the canvas takes.
    QTreeView *palette = m_window->palettePanel()->view();
    const QModelIndex consumer = palette->model()->index(0, 0, palette->model()->index(0, 0));
    QCOMPARE(consumer.data(PaletteModel::TypeIdRole).toString(), QStringLiteral("cloud_service_consumer"));
    const std::unique_ptr<QMimeData> data(palette->model()->mimeData({consumer}));
    const QPoint place(150, 60); // open canvas, above the organization
    QDragEnterEvent enter(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas, &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent move(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas, &move);
    QDropEvent drop(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas, &drop);
    QCOMPARE(design().elements.size(), elements + 1);
    const Element added = design().elements.back();
    QCOMPARE(added.type, std::string("cloud_service_consumer"));
    QCoreApplication::processEvents();

    // Pull a link from its right handle to the load balancer.
    const SceneGeometry geometry(design(), Catalogue::builtIn(), RunStates());
    const auto rectOf = [&](const ElementId &id) { return geometry.find(id)->rect; };
    const QRectF from = rectOf(added.id);
    const auto at = [&](const QPointF &scene) { return canvas->fromScene(scene).toPoint(); };
    const QPoint handle = at({from.right(), from.center().y()});
    const QPoint target = at(rectOf(ElementId("lb")).center());
    sendMouse(canvas, QEvent::MouseMove, at(from.center()), Qt::NoButton, Qt::NoButton);
    sendMouse(canvas, QEvent::MouseMove, handle, Qt::NoButton, Qt::NoButton);
    sendMouse(canvas, QEvent::MouseButtonPress, handle, Qt::LeftButton, Qt::LeftButton);
    sendMouse(canvas, QEvent::MouseMove, (handle + target) / 2, Qt::NoButton, Qt::LeftButton);
    sendMouse(canvas, QEvent::MouseMove, target, Qt::NoButton, Qt::LeftButton);
    sendMouse(canvas, QEvent::MouseButtonRelease, target, Qt::LeftButton, Qt::NoButton);
    QCOMPARE(design().links.size(), links + 1);
    QCOMPARE(design().links.back().from, added.id);
    QCOMPARE(design().links.back().to, ElementId("lb"));
    QVERIFY(design().links.back().role == LinkRole::Request);

    WindowActions *actions = m_window->actions();
    actions->undo->trigger();
    QCOMPARE(design().links.size(), links);
    actions->undo->trigger();
    QCOMPARE(design().elements.size(), elements);
    QVERIFY(!m_window->document()->isModified());
    actions->redo->trigger();
    actions->redo->trigger();
    QCOMPARE(design().elements.size(), elements + 1);
    QCOMPARE(design().links.size(), links + 1);
    actions->undo->trigger();
    actions->undo->trigger();
}

void JourneyTest::aFaultStrikesTheRunAndIsToldAndRepaired()
{
    RunSession *session = m_window->session();
    session->setSpeed(20);
    m_window->actions()->play->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(session->snapshot() && session->snapshot()->time > 1, 20000);

    m_window->selection()->set({ElementId("host-c")});
    FaultMenu *faults = m_window->findChild<FaultMenu *>();
    QVERIFY(faults->isEnabled());
    const auto choose = [faults](const QString &words) {
        faults->fill();
        for (QAction *action : faults->actions()) {
            if (action->text().startsWith(words)) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    QVERIFY(choose(QStringLiteral("Crash")));
    const auto state = [session] {
        const sim::ElementSnapshot *host = session->element("host-c");
        return host ? host->state : sim::ElementState::Running;
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), sim::ElementState::Failed, 20000);
    // The hypervisor goes down with its host: the cause is the host's entry.
    m_window->dockTabs()->show(1);
    EventsModel *events = m_window->findChild<EventsPanel *>()->model();
    const auto rowOf = [&](const QString &element, const QString &words) {
        for (int row = 0; row < events->rowCount(); ++row) {
            QString line;
            for (int column = 0; column < events->columnCount(); ++column)
                line += events->index(row, column).data().toString() + QLatin1Char('|');
            if (line.contains(element) && line.contains(words, Qt::CaseInsensitive))
                return row;
        }
        return -1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(QStringLiteral("Physical server C"), QStringLiteral("failed")) >= 0, 20000);
    QTRY_VERIFY(rowOf(QStringLiteral("Hypervisor C"), QStringLiteral("failed")) >= 0);

    QVERIFY(choose(QStringLiteral("Repair")));
    QTRY_VERIFY_WITH_TIMEOUT(state() != sim::ElementState::Failed, 20000);
    QCOMPARE(session->recorded().empty(), false);
    m_window->actions()->stop->trigger();
    QVERIFY(!session->isActive());
    QVERIFY(!session->snapshot());
}

void JourneyTest::aVariantRunsWithoutTheMechanism()
{
    QVERIFY(!design().variants.empty());
    const Variant *without = nullptr;
    for (const Variant &variant : design().variants) {
        if (std::find(variant.disable.begin(), variant.disable.end(), ElementId("vim")) != variant.disable.end())
            without = &variant;
    }
    QVERIFY(without);
    RunSession *session = m_window->session();
    session->setVariant(without->id.text());
    m_window->actions()->play->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(session->snapshot() && session->snapshot()->time > 0.1, 20000);
    const sim::ElementSnapshot *vim = session->element("vim");
    QVERIFY(!vim || vim->state == sim::ElementState::Disabled);
    session->setVariant({});
    QVERIFY(!session->isActive());
    // Another document starts from its base.
    session->setVariant(without->id.text());
    QVERIFY(m_window->files()->openExample(QStringLiteral(":/examples/11-01-workload-distribution.neph")));
    QVERIFY(session->variant().empty());
}

void JourneyTest::diagramAndReportAreWritten()
{
    const QString svg = m_folder.filePath(QStringLiteral("diagram.svg"));
    answer({saveAs(svg)});
    m_window->actions()->exportSvg->trigger();
    QVERIFY2(unexpected().isEmpty(), qPrintable(unexpected()));
    const QByteArray diagram = contentOf(svg);
    QXmlStreamReader xml(diagram);
    QString text;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::Characters)
            text += xml.text();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    for (const char *name : {"Students", "Load balancer", "Virtual server 2"})
        QVERIFY2(text.contains(QLatin1String(name)), name);

    const auto oneReplication = [](QWidget *widget) {
        auto *dialog = qobject_cast<ReportDialog *>(widget);
        if (!dialog)
            return false;
        dialog->findChild<QSpinBox *>()->setValue(1);
        QMetaObject::invokeMethod(dialog, "accept", Qt::QueuedConnection);
        return true;
    };
    const QString pdf = m_folder.filePath(QStringLiteral("report.pdf"));
    answer({oneReplication, saveAs(pdf)});
    m_window->actions()->report->trigger();
    QVERIFY2(unexpected().isEmpty(), qPrintable(unexpected()));
    const QByteArray report = contentOf(pdf);
    QVERIFY(report.startsWith("%PDF-"));
    QVERIFY(report.trimmed().endsWith("%%EOF"));
    // A report has at least its first page with the diagram and one with the tables.
    QVERIFY(report.count("/Type /Page\n") + report.count("/Type /Page ") >= 2);
}

NEPHOSCOPE_TEST(JourneyTest);
#include "journey_test.moc"
