// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/example_shelf.h"

#include "model/catalogue/catalogue.h"
#include "model/io/reader.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace nephoscope::ui {

namespace {

constexpr int kCardWidth = 300;
constexpr int kGap = 16;

enum Subject { Fundamental, Advanced, Specialised, Security, Foundations, CaseStudies, Others };

/// What an example teaches: its file's name begins with the chapter (`12-01-…`), or with `case`.
Subject subjectOf(const QString &fileName)
{
    if (fileName.startsWith(QLatin1String("case-")))
        return CaseStudies;
    switch (fileName.section(QLatin1Char('-'), 0, 0).toInt()) {
    case 3: case 4: case 5: return Foundations;
    case 6: return Security;
    case 7: case 8: case 9: return Specialised;
    case 11: return Fundamental;
    case 12: return Advanced;
    default: return Others;
    }
}

} // namespace

ExampleShelf::ExampleShelf(const ExampleCard::Painter &painter, QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_nothing(new QLabel(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_nothing->setProperty("tone", "secondary");
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    const QDir folder(QStringLiteral(":/examples"));
    for (const QString &name : folder.entryList({QStringLiteral("*.neph")}, QDir::Files, QDir::Name)) {
        const QString resource = folder.filePath(name);
        QFile file(resource);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = file.readAll();
        auto read = readDocument(std::string_view(text.constData(), static_cast<std::size_t>(text.size())), Catalogue::builtIn());
        if (!read)
            continue;
        auto *card = new ExampleCard(resource, std::move(read->architecture), painter, this);
        connect(card, &ExampleCard::clicked, this, [this, resource] { Q_EMIT exampleChosen(resource); });
        sectionOf(name).cards.push_back(card);
    }
    std::sort(m_sections.begin(), m_sections.end(), [](const Section &a, const Section &b) { return a.id < b.id; });
    for (Section &section : m_sections) {
        m_column->addWidget(section.title);
        m_column->addLayout(section.grid);
        m_column->addSpacing(12);
        // The Tab key follows what is seen.
        for (ExampleCard *card : section.cards) {
            if (!m_cards.empty())
                setTabOrder(m_cards.back(), card);
            m_cards.push_back(card);
        }
    }
    m_column->addWidget(m_nothing);
    retranslate();
    place();
}

ExampleShelf::Section &ExampleShelf::sectionOf(const QString &fileName)
{
    const int id = subjectOf(fileName);
    for (Section &section : m_sections) {
        if (section.id == id)
            return section;
    }
    auto *title = new QLabel(this);
    title->setProperty("role", "title");
    auto *grid = new QGridLayout;
    grid->setSpacing(kGap);
    m_sections.push_back({id, title, grid, {}});
    return m_sections.back();
}

void ExampleShelf::setFilter(const QString &text)
{
    const QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (ExampleCard *card : m_cards)
        card->setVisible(card->isAbout(words));
    place();
}

void ExampleShelf::arrange(int width)
{
    const int columns = qMax(1, (width + kGap) / (kCardWidth + kGap));
    if (columns == m_columns)
        return;
    m_columns = columns;
    place();
}

void ExampleShelf::place()
{
    bool isAnyShown = false;
    for (const Section &section : m_sections) {
        for (ExampleCard *card : section.cards)
            section.grid->removeWidget(card);
        for (int column = 0; column < qMax(m_columns, section.grid->columnCount()); ++column)
            section.grid->setColumnStretch(column, column < m_columns ? 1 : 0);
        int number = 0;
        for (ExampleCard *card : section.cards) {
            if (card->isHidden())
                continue;
            section.grid->addWidget(card, number / m_columns, number % m_columns);
            ++number;
        }
        section.title->setVisible(number > 0);
        isAnyShown = isAnyShown || number > 0;
    }
    m_nothing->setVisible(!isAnyShown);
}

void ExampleShelf::retranslate()
{
    const QString titles[] = {tr("Fundamental architectures"),           tr("Advanced architectures"), tr("Specialised mechanisms"),
                              tr("Threats, and what stands against them"), tr("Concepts and models"),    tr("Case studies"), tr("More examples")};
    for (const Section &section : m_sections)
        section.title->setText(titles[section.id]);
    m_nothing->setText(tr("No example is about that. Try the name of a mechanism, or one word less."));
}

void ExampleShelf::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace nephoscope::ui
