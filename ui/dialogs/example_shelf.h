// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/example_card.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace nephoscope::ui {

/// The examples as cards under the headings of what they teach, in as many columns as there is room for.
class ExampleShelf : public QWidget
{
    Q_OBJECT
public:
    explicit ExampleShelf(const ExampleCard::Painter &painter, QWidget *parent = nullptr);

    const std::vector<ExampleCard *> &cards() const { return m_cards; }
    /// Shows only what every word of `text` is found in: title and description in both languages, and names of mechanisms.
    void setFilter(const QString &text);
    void arrange(int width);

Q_SIGNALS:
    void exampleChosen(const QString &resource);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Section {
        int id;
        QLabel *title;
        QGridLayout *grid;
        std::vector<ExampleCard *> cards;
    };

    Section &sectionOf(const QString &fileName);
    void retranslate();
    void place();

    QVBoxLayout *m_column;
    QLabel *m_nothing;
    std::vector<Section> m_sections;
    std::vector<ExampleCard *> m_cards;
    int m_columns = 1;
};

} // namespace nephoscope::ui
