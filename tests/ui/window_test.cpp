// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "tests/helpers/test_main.h"
#include "ui/canvas/canvas_view.h"
#include "ui/dialogs/example_card.h"
#include "ui/dialogs/file_desk.h"
#include "ui/dialogs/welcome_page.h"
#include "ui/document/autosave.h"
#include "ui/document/document.h"
#include "ui/document/run_session.h"
#include "ui/document/selection.h"
#include "ui/main_window.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/panels/inspector/parameter_form.h"
#include "ui/panels/inspector/parameter_row.h"
#include "ui/panels/palette/palette.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

#include <algorithm>

using namespace nephoscope;
using namespace nephoscope::ui;

class WindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().setMode(Theme::Mode::Light); }
    void cleanup() { Language::instance().set(Language::Code::English); }
    void theWelcomePageShowsEveryExample();
    void aMechanismIsDroppedUndoneAndRefused();
    void theInspectorHasARowForEveryParameterOfEveryType();
    void typesThatShareAConditionAreShownTogether();
    void aNumberIsCheckedTakenAndReset();
    void thePaletteFindsInBothLanguages();
    void noButtonIsClippedInEitherLanguageOrTheme();
    void aVersionThatWasNeverSavedIsOfferedWithItsFile();
};

void WindowTest::theWelcomePageShowsEveryExample()
{
    MainWindow window;
    auto *welcome = window.findChild<WelcomePage *>();
    QVERIFY(window.isWelcomeShown());
    QVERIFY(welcome->cards().size() >= 4);
    welcome->cards().front()->click();
    QVERIFY(!window.isWelcomeShown());
    QVERIFY(!window.document()->architecture().elements.empty());
    QVERIFY(!window.document()->isModified());
}

void WindowTest::aMechanismIsDroppedUndoneAndRefused()
{
    MainWindow window;
    window.resize(1280, 720);
    window.show();
    window.showDesign();
    CanvasView *canvas = window.canvas();
    const auto drop = [canvas](const char *type, const QPoint &position) {
        QMimeData data;
        data.setData(QStringLiteral("application/x-nephoscope-mechanism"), type);
        QDragEnterEvent enter(position, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(canvas, &enter);
        QDragMoveEvent move(position, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(canvas, &move);
        QDropEvent event(position, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(canvas, &event);
    };
    drop("cloud", QPoint(200, 200));
    QCOMPARE(window.document()->architecture().elements.size(), std::size_t(1));
    QCOMPARE(window.selection()->elements().size(), std::size_t(1));
    // A virtual server needs a hypervisor: the open canvas does not take it.
    drop("virtual_server", QPoint(10, 10));
    QCOMPARE(window.document()->architecture().elements.size(), std::size_t(1));
    window.document()->undoStack()->undo();
    QVERIFY(window.document()->architecture().elements.empty());
    window.document()->undoStack()->redo();
    QCOMPARE(window.document()->architecture().elements.front().type, std::string("cloud"));
}

void WindowTest::theInspectorHasARowForEveryParameterOfEveryType()
{
    MainWindow window;
    for (const ElementType &type : Catalogue::builtIn().types()) {
        Architecture architecture;
        Element element;
        element.id = ElementId("it");
        element.type = type.id;
        element.name = type.name.en;
        architecture.elements.push_back(element);
        window.document()->replace(architecture, QString());
        window.selection()->set({ElementId("it")});
        QCOMPARE(window.inspector()->form()->rows().size(), type.parameters.size());
    }
}

void WindowTest::typesThatShareAConditionAreShownTogether()
{
    Architecture architecture;
    for (const ElementType &type : Catalogue::builtIn().types()) {
        Element element;
        element.id = ElementId(type.id);
        element.type = type.id;
        architecture.elements.push_back(element);
    }
    Document document;
    document.replace(architecture, QString());
    RunSession session(&document);
    ParameterForm form(&document, &session, Catalogue::builtIn());
    for (const ElementType &first : Catalogue::builtIn().types()) {
        for (const ElementType &second : Catalogue::builtIn().types()) {
            // What is shown only in some cases is decided by a parameter that the other type may lack.
            const bool isDecided = std::any_of(first.parameters.begin(), first.parameters.end(), [&](const Parameter &parameter) {
                return !parameter.onlyWhileParameter.empty() && second.parameter(parameter.id) != nullptr;
            });
            if (first.id == second.id || !isDecided)
                continue;
            form.setElements({ElementId(first.id), ElementId(second.id)});
            for (ParameterRow *row : form.rows())
                QVERIFY(second.parameter(row->parameter().id) != nullptr);
        }
    }
}

void WindowTest::aNumberIsCheckedTakenAndReset()
{
    MainWindow window;
    Architecture architecture;
    Element element;
    element.id = ElementId("it");
    element.type = "physical_server";
    architecture.elements.push_back(element);
    window.document()->replace(architecture, QString());
    window.selection()->set({ElementId("it")});
    const auto &rows = window.inspector()->form()->rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [](ParameterRow *row) { return row->parameter().id == "boot_time"; });
    QVERIFY(found != rows.end());
    auto *field = qobject_cast<QLineEdit *>((*found)->editor()->field());
    QVERIFY(field);
    field->clear();
    QTest::keyClicks(field, QStringLiteral("-5"));
    QVERIFY(!(*found)->noteText().isEmpty());
    QTest::keyClick(field, Qt::Key_Return);
    const auto params = [&] { return window.document()->architecture().elements.front().params; };
    QVERIFY(params().empty());
    field->clear();
    // Minutes are read in a field of seconds.
    QTest::keyClicks(field, QStringLiteral("2 min"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY((*found)->noteText().isEmpty());
    QCOMPARE(params().at("boot_time").toNumber(), 120.0);
    (*found)->resetButton()->click();
    QVERIFY(params().empty());
}

void WindowTest::thePaletteFindsInBothLanguages()
{
    Palette palette(Catalogue::builtIn());
    const auto firstOf = [&](const QString &text) {
        palette.searchField()->setText(text);
        const QModelIndex category = palette.view()->model()->index(0, 0);
        return palette.view()->model()->index(0, 0, category).data().toString();
    };
    QCOMPARE(firstOf(QStringLiteral("load bal")), QStringLiteral("Load balancer"));
    QCOMPARE(firstOf(QStringLiteral("负载均衡")), QStringLiteral("Load balancer"));
    palette.searchField()->setText(QStringLiteral("no such thing"));
    QCOMPARE(palette.view()->model()->rowCount(), 0);
}

void WindowTest::noButtonIsClippedInEitherLanguageOrTheme()
{
    MainWindow window;
    window.resize(1280, 720);
    window.show();
    window.showDesign();
    for (const auto language : {Language::Code::English, Language::Code::Chinese}) {
        Language::instance().set(language);
        for (const auto theme : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(theme);
            QCoreApplication::processEvents();
            for (const QPushButton *button : window.findChildren<QPushButton *>()) {
                if (!button->isVisible())
                    continue;
                const int needed = button->fontMetrics().horizontalAdvance(button->text().remove(QLatin1Char('&')));
                QVERIFY2(button->width() >= needed, qPrintable(button->text()));
            }
        }
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

void WindowTest::aVersionThatWasNeverSavedIsOfferedWithItsFile()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("shop.neph"));
    for (const Leftover &old : Autosave::leftovers())
        Autosave::discard(old);
    {
        Document document;
        document.setTitle(QStringLiteral("Saved"));
        // A relative path would mean another file in the next session.
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        QVERIFY(document.save(QStringLiteral("shop.neph")));
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(document.filePath(), file);
        Autosave autosave(&document);
        document.setTitle(QStringLiteral("Not saved"));
        autosave.flush();
    }
    MainWindow window;
    QString offered;
    QTimer answer;
    connect(&answer, &QTimer::timeout, &answer, [&] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        answer.stop();
        offered = box->text();
        box->defaultButton()->click();
    });
    answer.start(5);
    QVERIFY(window.files()->openFile(file));
    QTRY_VERIFY(!offered.isEmpty());
    QTRY_COMPARE(window.document()->displayName(), QStringLiteral("Not saved"));
    QCOMPARE(window.document()->filePath(), file);
    QVERIFY(window.document()->isModified());
    QVERIFY(window.document()->save(file));
    QVERIFY(Autosave::leftovers().empty());
}

NEPHOSCOPE_TEST(WindowTest);
#include "window_test.moc"
