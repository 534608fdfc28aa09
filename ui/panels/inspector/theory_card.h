// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/theory/known_case.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QGridLayout;
class QLabel;

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class Document;
class RunSession;

/// What theory foretells of an element that is a known case (M/M/c, a closed network, parts in series), with its formula, beside what the live
/// run has measured so far. Hidden where no case is known.
class TheoryCard : public QWidget
{
    Q_OBJECT
public:
    TheoryCard(Document *document, RunSession *session, const Catalogue &catalogue, QWidget *parent = nullptr);

    /// Of this element now; an empty id hides it.
    void show(const std::string &element);

private:
    struct Row {
        QLabel *metric;
        QLabel *theory;
        QLabel *measured;
    };

    void recognise();
    struct Measured {
        double mean;
        sim::BatchInterval interval; ///< from batches of the points so far
    };
    std::optional<Measured> measured(const std::string &metric) const;
    std::optional<Measured> meanOf(const std::string &metric) const;
    QString words(const std::string &metric, const Measured &measured) const;
    QString words(const std::string &metric, double value) const;
    Row &row(std::size_t place);

    Document *m_document;
    RunSession *m_session;
    const Catalogue &m_catalogue;
    QLabel *m_heading;
    QLabel *m_formula;
    QLabel *m_note;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
    std::string m_element;
    std::string m_variant;
    std::vector<sim::theory::KnownCase> m_cases;
    bool m_isStale = true;
};

} // namespace nephoscope::ui
