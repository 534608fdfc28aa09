// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/sweep_settings.h"

#include "model/catalogue/catalogue.h"
#include "ui/document/document.h"
#include "ui/document/selection.h"
#include "ui/experiments/axis_values.h"
#include "ui/experiments/figure_words.h"
#include "ui/experiments/parameter_picker.h"
#include "ui/style/error_words.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr int kMostReplications = 10000;
constexpr int kMostInWindow = 10'000; // points: each keeps all its measures

Error wrong(std::string sentence)
{
    return {{}, std::move(sentence), {}, {}, 0, 0};
}

} // namespace

SweepSettings::SweepSettings(Document *document, Selection *selection, QWidget *parent)
    : QWidget(parent), m_document(document), m_selection(selection), m_heading(new QLabel(this)), m_second(new QLabel(this)), m_hint(new QLabel(this)),
      m_replicationsLabel(new QLabel(this)), m_replications(new QSpinBox(this)), m_size(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(6);
    for (QLabel *label : {m_heading, m_second})
        label->setProperty("role", "group");
    for (int i = 0; i < 2; ++i) {
        AxisRow &row = m_axes[static_cast<std::size_t>(i)];
        row.parameter = new QPushButton(this);
        row.parameter->setMinimumWidth(60);
        row.remove = new QToolButton(this);
        row.remove->setIcon(icon(QStringLiteral("ui/x")));
        row.remove->setIconSize({16, 16});
        row.remove->setFixedSize(28, 28);
        row.values = new QLineEdit(this);
        row.values->setMaxLength(4000);
        column->addWidget(i == 0 ? m_heading : m_second);
        auto *line = new QHBoxLayout;
        line->setSpacing(4);
        line->addWidget(row.parameter, 1);
        line->addWidget(row.remove);
        column->addLayout(line);
        column->addWidget(row.values);
        connect(row.parameter, &QPushButton::clicked, this, [this, i] { pick(i); });
        connect(row.remove, &QToolButton::clicked, this, [this, i] {
            if (i == 0)
                std::swap(m_axes[0].path, m_axes[1].path); // the second one moves up
            const QString left = m_axes[1].values->text();
            m_axes[1].path.clear();
            if (i == 0)
                m_axes[0].values->setText(left);
            m_axes[1].values->clear();
            refresh();
        });
        connect(row.values, &QLineEdit::textChanged, this, &SweepSettings::refresh);
    }
    for (QLabel *label : {m_hint, m_size}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setProperty("role", "small");
    }
    m_hint->setProperty("tone", "error");
    m_size->setProperty("tone", "quiet");
    m_replications->setRange(1, kMostReplications);
    m_replications->setValue(10);
    m_replicationsLabel->setBuddy(m_replications);
    m_replicationsLabel->setProperty("tone", "secondary");
    column->addWidget(m_hint);
    auto *line = new QHBoxLayout;
    line->addWidget(m_replicationsLabel, 1);
    line->addWidget(m_replications);
    column->addLayout(line);
    column->addWidget(m_size);
    column->addStretch(1);
    connect(m_replications, &QSpinBox::valueChanged, this, &SweepSettings::refresh);
    connect(m_document, &Document::edited, this, &SweepSettings::refresh);
    connect(m_document, &Document::reset, this, [this] {
        for (AxisRow &row : m_axes) {
            row.path.clear();
            row.values->clear();
        }
        m_replications->setValue(std::max(1, m_document->architecture().run.replications));
        refresh();
    });
    retranslate();
}

int SweepSettings::replications() const
{
    return m_replications->value();
}

void SweepSettings::setReplications(int count)
{
    m_replications->setValue(count);
}

Result<sim::SweepGrid> SweepSettings::readGrid() const
{
    sim::SweepGrid grid;
    for (const AxisRow &row : m_axes) {
        if (row.path.empty())
            continue;
        if (row.values->text().trimmed().isEmpty())
            return wrong(row.path + " has no values; write them with commas between.");
        Result<sim::Axis> axis = sim::parseAxis(m_document->architecture(), Catalogue::builtIn(), axisText(m_document->architecture(), row.path, row.values->text()));
        if (!axis)
            return axis.error();
        if (!grid.axes.empty() && grid.axes.front().path == axis->path)
            return wrong(axis->path + " is varied twice; put all its values into one.");
        grid.axes.push_back(std::move(axis).value());
    }
    if (grid.axes.empty())
        return wrong("Nothing is varied; choose a parameter and give it values.");
    if (grid.size() > kMostInWindow)
        return wrong("The grid has more than " + std::to_string(kMostInWindow) + " points; take fewer values, or the command sweep.");
    return grid;
}

void SweepSettings::setAxis(int axis, const std::string &path, const QString &values)
{
    m_axes[static_cast<std::size_t>(axis)].path = path;
    m_axes[static_cast<std::size_t>(axis)].values->setText(values);
    refresh();
}

void SweepSettings::vary(const std::string &path)
{
    const int axis = m_axes[0].path.empty() || m_axes[0].path == path ? 0 : 1;
    setAxis(axis, path, proposedValues(m_document->architecture(), path));
}

void SweepSettings::pick(int axis)
{
    ParameterPicker picker(m_document->architecture(), Catalogue::builtIn(), m_selection->elements(), ParameterPicker::For::Sweep, window());
    if (picker.exec() == QDialog::Accepted && !picker.path().empty())
        setAxis(axis, picker.path(), proposedValues(m_document->architecture(), picker.path()));
}

void SweepSettings::refresh()
{
    const FigureWords words(m_document->architecture(), Catalogue::builtIn());
    const bool hasFirst = !m_axes[0].path.empty();
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        AxisRow &row = m_axes[i];
        const bool isSet = !row.path.empty();
        // An ampersand is shown as it is, not as the mark of a shortcut.
        const QString name = isSet ? words.parameter(row.path) : tr("Choose a parameter…");
        row.parameter->setText(fontMetrics().elidedText(name, Qt::ElideMiddle, 210).replace(u'&', QStringLiteral("&&")));
        row.parameter->setToolTip(name.toHtmlEscaped());
        row.remove->setVisible(isSet);
        row.values->setVisible(isSet);
        row.values->setAccessibleName(tr("Values of %1").arg(name));
        if (i == 1)
            row.parameter->setVisible(hasFirst);
    }
    m_second->setVisible(hasFirst);
    m_grid = readGrid();
    const Result<sim::SweepGrid> &wanted = m_grid;
    m_hint->setText(wanted || !hasFirst ? QString() : errorWords(wanted.error().message));
    m_hint->setVisible(!m_hint->text().isEmpty());
    m_size->setText(wanted ? tr("%1 points, %2 runs with the same random numbers").arg(formatCount(wanted->size()), formatCount(static_cast<double>(wanted->size()) * replications()))
                           : QString());
    m_size->setVisible(static_cast<bool>(wanted));
    Q_EMIT changed();
}

void SweepSettings::retranslate()
{
    for (AxisRow &row : m_axes) {
        const QString words = valuesInWords(m_document->architecture(), row.path, row.values->text());
        if (!row.path.empty() && row.values->text() != words)
            row.values->setText(words);
    }
    m_heading->setText(tr("Vary"));
    m_second->setText(tr("and, if you like"));
    m_replicationsLabel->setText(tr("Replications"));
    for (AxisRow &row : m_axes) {
        row.values->setPlaceholderText(tr("values, as 1,2,4 or 10..50:10"));
        row.values->setToolTip(tr("Values with commas between them; 10..50:10 is from 10 to 50 in steps of 10."));
        row.remove->setToolTip(tr("Do not vary it"));
        row.remove->setAccessibleName(row.remove->toolTip());
    }
    refresh();
}

void SweepSettings::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
