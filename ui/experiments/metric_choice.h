// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>
#include <string>

class QComboBox;
class QLabel;

namespace nephoscope::ui {

struct SweepData;

/// Which of the measures of a sweep is shown, and where one stands against another: which along the bottom.
class MetricChoice : public QWidget
{
    Q_OBJECT
public:
    explicit MetricChoice(QWidget *parent = nullptr);

    /// Fills the choice with what the points that are done have measured; a choice among the same ones stays. nullptr: nothing.
    void setData(std::shared_ptr<const SweepData> data);
    bool isEmpty() const;
    /// `element.metric`.
    std::string metric() const;
    std::string across() const;
    void setMetric(const std::string &metric);
    void setAcrossVisible(bool isVisible);

Q_SIGNALS:
    void changed();
    /// There is another choice than before.
    void filled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::shared_ptr<const SweepData> m_data;
    QComboBox *m_metric;
    QLabel *m_against;
    QComboBox *m_across;
};

} // namespace nephoscope::ui
