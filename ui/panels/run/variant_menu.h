// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QActionGroup;

namespace nephoscope::ui {

class Document;
class RunSession;

/// Which variant of the design runs: the base, or one that the document names. Choosing another one ends the run that is on.
class VariantMenu : public QMenu
{
    Q_OBJECT
public:
    VariantMenu(Document *document, RunSession *session, QWidget *parent = nullptr);

    bool hasVariants() const;
    /// Name of the variant that runs.
    QString current() const;

Q_SIGNALS:
    /// The variants of the document, or which of them runs.
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    Document *m_document;
    RunSession *m_session;
    QActionGroup *m_choices;
};

} // namespace nephoscope::ui
