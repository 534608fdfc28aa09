// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/sweep_data.h"
#include "ui/experiments/value_axis.h"

#include <QWidget>

#include <memory>

class QPainter;

namespace nephoscope::ui {

struct Tokens;

/// A picture of a sweep. What is painted can be pointed at for its figures.
class SweepView : public QWidget
{
    Q_OBJECT
public:
    explicit SweepView(QWidget *parent = nullptr);

    void setData(std::shared_ptr<const SweepData> data);
    /// The measure that is shown.
    void setMetric(const std::string &metric);
    QSize sizeHint() const override { return {560, 320}; }
    /// The words for the place, as the pointer shows them.
    QString wordsAt(const QPointF &position) const;

protected:
    const SweepData *data() const { return m_data.get(); }
    const std::string &metric() const { return m_metric; }
    virtual void paint(QPainter *painter, const QRectF &rect, const Tokens &tokens) = 0;
    /// Remembers what stands at a place; the last one that holds a position counts.
    void note(const QRectF &place, const QString &words) { m_notes.emplace_back(place, words); }
    /// `Rate 30 req/s, Cores 2: Response time p95 148 ms ± 5 ms`.
    QString pointWords(int point, const std::vector<std::string> &metrics) const;
    void paintEmpty(QPainter *painter, const QRectF &rect, const Tokens &tokens) const;

    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    std::shared_ptr<const SweepData> m_data;
    std::string m_metric;
    std::vector<std::pair<QRectF, QString>> m_notes;
};

} // namespace nephoscope::ui
