// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class AttackCard;
class CharacteristicsCard;
class Document;
class RunSession;
class Selection;
class Sparkline;
class TheoryCard;

/// Measures of the selected element in the live run as small lines: all of them in the Live tab, with what theory foretells; two in the
/// 'Now' block.
///
/// Follows the run at most ten times a second and only while it can be seen.
class LivePage : public QWidget
{
    Q_OBJECT
public:
    LivePage(Document *document, Selection *selection, RunSession *session, const Catalogue &catalogue, int most,
             QWidget *parent = nullptr);

    /// Whether there is a measure to show.
    bool isEmpty() const { return m_shown == 0; }
    const std::vector<Sparkline *> &lines() const { return m_lines; }
    void refresh();

Q_SIGNALS:
    void emptyChanged(bool isEmpty);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    static constexpr double kSeconds = 30;

    Document *m_document;
    Selection *m_selection;
    RunSession *m_session;
    const Catalogue &m_catalogue;
    int m_most;
    int m_shown = -1;
    QTimer m_timer;
    QLabel *m_heading;
    QLabel *m_span;
    QLabel *m_nothing;
    AttackCard *m_attacks;
    QVBoxLayout *m_column;
    TheoryCard *m_theory;
    CharacteristicsCard *m_characteristics; ///< of the whole design: while nothing is selected
    std::vector<Sparkline *> m_lines;
};

} // namespace nephoscope::ui
