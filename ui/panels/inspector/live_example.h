// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/example_index.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace nephoscope::ui {

class Document;
class RunSession;
class Selection;

/// A mechanism at work: its example in small, run by the same engine as any design; played, paused, and run without the mechanism.
///
/// The run is this widget's own and has nothing to do with the window's; it stands still while it cannot be seen.
class LiveExample : public QWidget
{
    Q_OBJECT
public:
    /// Makes the picture of a run that can only be watched.
    using StageMaker = std::function<QWidget *(Document *, Selection *, RunSession *, QWidget *parent)>;
    /// Shows an element of a design in the middle of a stage.
    using Aim = std::function<void(QWidget *stage, const ElementId &element)>;

    LiveExample(StageMaker makeStage, Aim aim, QWidget *parent = nullptr);
    ~LiveExample() override;

    /// Hides itself where no example has the mechanism, or where there is none.
    void showType(const std::string &type);
    RunSession *session() { return m_session; }
    Document *design() { return m_document; }
    const ElementId &element() const { return m_element; }
    QPushButton *playButton() { return m_play; }
    QPushButton *switchButton() { return m_switch; }
    QPushButton *openButton() { return m_open; }

Q_SIGNALS:
    void openRequested(const QString &resource);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill();
    void aim();
    void refresh();
    void toggleMechanism();
    bool isMechanismOn() const;

    Aim m_aim;
    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    QLabel *m_title;
    QWidget *m_stage;
    QLabel *m_now;
    QPushButton *m_play;
    QPushButton *m_switch;
    QPushButton *m_open;
    std::string m_type;
    QString m_resource;
    QString m_filled; ///< the example in the document
    ElementId m_element;
};

} // namespace nephoscope::ui
