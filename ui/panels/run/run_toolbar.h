// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace nephoscope::ui {

class Document;
class RunSession;
class SpeedSlider;
class VariantMenu;

/// The actions that the toolbar shows; the window owns them and puts them into its menus too.
struct ToolbarActions {
    QAction *undo = nullptr;
    QAction *redo = nullptr;
    QAction *zoomOut = nullptr;
    QAction *zoomIn = nullptr;
    QAction *zoomFit = nullptr;
    QAction *play = nullptr;
    QAction *step = nullptr;
    QAction *stop = nullptr;
    QAction *record = nullptr;
    QMenu *faults = nullptr;
    QMenu *exports = nullptr;
    VariantMenu *variants = nullptr;
    QAction *present = nullptr;
};

/// The bar over the canvas: what the design is called, undo, zoom, the controls of the run with its clock, faults, export.
class RunToolbar : public QToolBar
{
    Q_OBJECT
public:
    RunToolbar(Document *document, RunSession *session, const ToolbarActions &actions, QWidget *parent = nullptr);

    void setZoom(double zoom);
    QPushButton *playButton() { return m_play; }
    QPushButton *faultButton() { return m_fault; }
    QPushButton *exportButton() { return m_export; }
    SpeedSlider *speedSlider() { return m_speed; }

Q_SIGNALS:
    /// The zoom's number was clicked: back to 100 %.
    void zoomResetRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void refresh();
    void showVariant();
    QToolButton *addTool(QAction *action);
    QWidget *addRule();
    /// Puts away what there is no room for, the dispensable first: all of it is in the menus, too.
    void fit();

    RunSession *m_session;
    QHBoxLayout *m_row = nullptr;
    QList<QList<QWidget *>> m_dispensable; ///< in the order in which they go
    QAction *m_playAction;
    QToolButton *m_zoom;
    QPushButton *m_play;
    SpeedSlider *m_speed;
    QPushButton *m_fault;
    QLabel *m_variantLabel;
    QPushButton *m_variant;
    VariantMenu *m_variants;
    QPushButton *m_export;
};

} // namespace nephoscope::ui
