// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include <memory>
#include <string>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace nephoscope {
class Catalogue;
struct Architecture;
} // namespace nephoscope
namespace nephoscope::sim {
struct CharacteristicFinding;
}

namespace nephoscope::ui {

class Document;
class RunSession;

/// How far the live run shows the six cloud characteristics so far: their figures with what was counted, or why nothing can be said.
class CharacteristicsCard : public QWidget
{
    Q_OBJECT
public:
    CharacteristicsCard(Document *document, RunSession *session, const Catalogue &catalogue, QWidget *parent = nullptr);
    ~CharacteristicsCard() override;

    /// Measures the run anew, once a second at most while it goes, less often where a long log makes it slow; hides without a run.
    void show(bool isWanted);
    /// The words of all rows, for tests.
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    class Row;
    void measure();

    Document *m_document;
    RunSession *m_session;
    const Catalogue &m_catalogue;
    std::unique_ptr<Architecture> m_design; ///< with the variant that runs
    std::string m_variant;
    QLabel *m_heading;
    QVBoxLayout *m_column;
    std::vector<Row *> m_rows;
    QElapsedTimer m_sinceMeasured;
    qint64 m_interval = 0; ///< ms until the next measuring
    double m_measuredTime = -1; ///< s
    std::uint64_t m_course = 0;
};

} // namespace nephoscope::ui
