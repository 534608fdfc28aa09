// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace nephoscope::ui {

class CanvasView;
class Selection;

/// What can be done with things on the canvas beyond the common editing: the menu Arrange, and entries of Edit and View. Each action is
/// enabled while what is selected lets it do something.
class CanvasActions : public QObject
{
    Q_OBJECT
public:
    CanvasActions(CanvasView *canvas, Selection *selection, QObject *parent);

    QMenu *arrange;
    QMenu *container; ///< 'Put into a container', filled when it opens
    QAction *layoutAll, *layoutSelected;
    QAction *toFront, *toBack;
    QAction *selectSameType, *straighten;
    QAction *findElement, *insert, *note, *words;
    QAction *overview, *reducedMotion;

    void retranslate();
    /// For the context menu of what is selected.
    void offer(QMenu *menu) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *add(QMenu *menu, const char *shortcut = nullptr);
    void fillContainers();
    void follow();

    CanvasView *m_canvas;
    Selection *m_selection;
    QMenu *m_align, *m_distribute, *m_size;
    QList<QAction *> m_alignments, m_spreadings, m_sizings;
};

} // namespace nephoscope::ui
