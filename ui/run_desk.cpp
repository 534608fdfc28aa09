// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run_desk.h"

#include "model/io/atomic_file.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/plot_csv.h"
#include "ui/dialogs/jump_dialog.h"
#include "ui/dialogs/message.h"
#include "ui/document/run_session.h"
#include "ui/export/svg_device.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QBuffer>
#include <QFileDialog>
#include <QImage>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMenu>
#include <QPainter>

namespace nephoscope::ui {

namespace {

constexpr QSize kPicture{720, 360};
constexpr int kPictureScale = 2;

QByteArray svgOf(const Plot &plot)
{
    SvgDevice device(QRectF(QPointF(0, 0), kPicture), plot.title);
    QPainter painter(&device);
    paintPlot(&painter, QRectF(12, 10, kPicture.width() - 24, kPicture.height() - 16), plot, Tokens::light());
    painter.end();
    return device.document();
}

QByteArray pngOf(const Plot &plot)
{
    QImage image(kPicture * kPictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPictureScale);
    image.fill(Tokens::light().surface);
    QPainter painter(&image);
    paintPlot(&painter, QRectF(12, 10, kPicture.width() - 24, kPicture.height() - 16), plot, Tokens::light());
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QString write(const QString &file, const QByteArray &content)
{
    const Result<Done> written = replaceFile(file.toStdString(), content.toStdString());
    return written ? QString() : QString::fromStdString(written.error().text());
}

QString askFile(QWidget *window, const QString &title, const QString &name, const QStringList &endings)
{
    QStringList filters;
    for (const QString &ending : endings)
        filters << QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending);
    QFileDialog dialog(window, title, name, filters.join(QStringLiteral(";;")));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(endings.constFirst());
    dialog.selectFile(name + QLatin1Char('.') + endings.constFirst());
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    const QString chosen = dialog.selectedFiles().constFirst();
    for (const QString &ending : endings) {
        if (chosen.endsWith(QLatin1Char('.') + ending, Qt::CaseInsensitive))
            return chosen;
    }
    return chosen + QLatin1Char('.') + endings[std::max<qsizetype>(0, filters.indexOf(dialog.selectedNameFilter()))];
}

} // namespace

RunDesk::RunDesk(RunSession *session, QMenu *menu, QWidget *window) : QObject(window), m_session(session), m_window(window)
{
    menu->addSeparator();
    stepLine = add(menu, QKeySequence(Qt::Key_F8));
    stepLine->setShortcuts({QKeySequence(Qt::Key_F8), QKeySequence(Qt::Key_Period)});
    stepBack = add(menu, QKeySequence(Qt::SHIFT | Qt::Key_F8));
    stepBack->setShortcuts({QKeySequence(Qt::SHIFT | Qt::Key_F8), QKeySequence(Qt::Key_Comma)});
    jump = add(menu, QKeySequence(Qt::CTRL | Qt::Key_J));
    cancelJump = add(menu, {});
    menu->addSeparator();
    record = add(menu, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R));
    record->setCheckable(true);
    record->setIcon(icon(QStringLiteral("ui/record")));
    record->setIconVisibleInMenu(false);

    connect(stepLine, &QAction::triggered, m_session, &RunSession::stepLine);
    connect(stepBack, &QAction::triggered, m_session, &RunSession::stepBackLine);
    connect(jump, &QAction::triggered, this, &RunDesk::askAndJump);
    connect(cancelJump, &QAction::triggered, m_session, &RunSession::cancelJump);
    connect(record, &QAction::toggled, m_session, &RunSession::setRecording);
    connect(m_session, &RunSession::recordingChanged, this, [this] { record->setChecked(m_session->isRecording()); });
    for (const auto signal : {&RunSession::started, &RunSession::stopped, &RunSession::phaseChanged, &RunSession::updated})
        connect(m_session, signal, this, &RunDesk::follow);
    connect(&Language::instance(), &Language::changed, this, &RunDesk::retranslate);
    retranslate();
    follow();
}

QAction *RunDesk::add(QMenu *menu, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    action->setShortcut(shortcut);
    menu->addAction(action);
    return action;
}

void RunDesk::retranslate()
{
    stepLine->setText(tr("Step to the next &log line"));
    stepBack->setText(tr("Step &back to the log line before"));
    jump->setText(tr("&Jump to a time…"));
    cancelJump->setText(tr("&Give up the jump"));
    record->setText(tr("&Record into the design"));
    record->setToolTip(tr("What is done to the run, faults, attacks, demand, orders and changes in the inspector, becomes an event of the design at that time (%1).").arg(record->shortcut().toString(QKeySequence::NativeText)));
}

void RunDesk::follow()
{
    stepBack->setEnabled(m_session->isActive() && m_session->snapshot() && m_session->snapshot()->time > 0);
    cancelJump->setEnabled(m_session->jump() != nullptr);
}

void RunDesk::askAndJump()
{
    const sim::Snapshot *snapshot = m_session->snapshot();
    const double duration = snapshot ? snapshot->duration : m_session->plannedDuration();
    if (const std::optional<double> time = askTime(m_window, snapshot ? snapshot->time : 0, duration))
        m_session->jumpTo(*time);
}

void RunDesk::connectCharts(ChartsPanel *charts)
{
    connect(charts, &ChartsPanel::jumpWanted, m_session, &RunSession::jumpTo);
    connect(charts, &ChartsPanel::pictureWanted, this, &RunDesk::savePicture);
    connect(charts, &ChartsPanel::csvWanted, this, &RunDesk::saveCsv);
}

void RunDesk::listenForSpace(QWidget *canvas, QAction *play)
{
    m_play = play;
    canvas->installEventFilter(this);
}

/// A tap on the space bar plays and pauses; held, it moves the canvas.
bool RunDesk::eventFilter(QObject *watched, QEvent *event)
{
    constexpr qint64 kTap = 400; // ms
    if (event->type() == QEvent::MouseButtonPress) {
        m_spaceDown.invalidate();
    } else if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && !key->isAutoRepeat() && key->modifiers() == Qt::NoModifier) {
            if (event->type() == QEvent::KeyPress) {
                m_spaceDown.start();
            } else if (m_spaceDown.isValid()) {
                const bool isTap = m_spaceDown.elapsed() < kTap;
                m_spaceDown.invalidate();
                if (isTap)
                    m_play->trigger();
            }
        }
    }
    return QObject::eventFilter(watched, event);
}

QString RunDesk::writePicture(const Plot &plot, const QString &file)
{
    return write(file, file.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive) ? svgOf(plot) : pngOf(plot));
}

QString RunDesk::writeCsv(const Plot &plot, const QString &file)
{
    return write(file, plotCsv(plot));
}

void RunDesk::savePicture(const Plot &plot)
{
    const QString file = askFile(m_window, tr("Save the chart as a picture"), plot.title, {QStringLiteral("png"), QStringLiteral("svg")});
    if (file.isEmpty())
        return;
    if (const QString problem = writePicture(plot, file); !problem.isEmpty())
        showProblem(m_window, tr("The chart could not be saved"), problem);
}

void RunDesk::saveCsv(const Plot &plot)
{
    const QString file = askFile(m_window, tr("Save the chart as CSV"), plot.title, {QStringLiteral("csv")});
    if (file.isEmpty())
        return;
    if (const QString problem = writeCsv(plot, file); !problem.isEmpty())
        showProblem(m_window, tr("The chart could not be saved"), problem);
}

} // namespace nephoscope::ui
