// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/run_charts.h"

#include <QDialog>
#include <QStringList>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace nephoscope::sim {
struct Explanation;
} // namespace nephoscope::sim

namespace nephoscope::ui {

class Document;
class RunSession;
class Selection;

/// The series of the run that a chart draws: those of what is selected, if it has any, else all of its kind.
std::vector<std::string> seriesOf(ChartKind kind, const ChartSource &source, const ChartChoice &choice);

/// 'Why?' at a time of a chart: how far the measure was from the usual, the chains of causes out of the log that led to it, and the measure
/// that moved with it most. A click on a line shows its element, a double click jumps to its time.
class WhyWindow : public QDialog
{
    Q_OBJECT
public:
    WhyWindow(RunSession *session, Document *document, Selection *selection, QWidget *parent);

    /// Explains the chart's measure at `time` (s), the peak within `reach` (s).
    void explain(ChartKind kind, const ChartSource &source, const ChartChoice &choice, double time, double reach);
    /// What it says, line by line.
    QStringList lines() const;

Q_SIGNALS:
    void jumpWanted(double time);

private:
    void fill(const sim::Explanation &explanation);

    RunSession *m_session;
    Document *m_document;
    Selection *m_selection;
    QLabel *m_subject;
    QLabel *m_figures;
    QLabel *m_causes;
    QTreeWidget *m_chains;
    QLabel *m_nothing;
    QLabel *m_with;
    QLabel *m_correlate;
    QPushButton *m_jump;
    double m_peak = 0;
};

} // namespace nephoscope::ui
