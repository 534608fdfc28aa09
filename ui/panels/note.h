// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;

namespace nephoscope::ui {

/// A sentence in a soft-coloured card, with links behind it: a problem and what would mend it.
class Note : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error };
    explicit Note(Kind kind, QWidget *parent = nullptr);

    void setKind(Kind kind);
    /// The sentence is shown as plain characters whatever it holds; each link is told by its place in the list.
    void setText(const QString &sentence, const QStringList &links = {});
    QString sentence() const { return m_sentence; }

Q_SIGNALS:
    void linkActivated(int index);

private:
    void paintIcon();

    Kind m_kind;
    QString m_sentence;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace nephoscope::ui
