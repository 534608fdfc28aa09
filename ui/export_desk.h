// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/diagram.h"

#include <QObject>

class QWidget;

namespace nephoscope::ui {

class Document;
class RunSession;
class Settings;

/// What leaves the program as a file for others: asks where, shows how far it is, and tells what went wrong. A file is replaced as a
/// whole or left as it was.
class ExportDesk : public QObject
{
    Q_OBJECT
public:
    ExportDesk(Document *document, RunSession *session, Settings *settings, QWidget *window);

    void exportDiagram(DiagramFormat format);
    void writeReport();

private:
    /// Empty when the user changed their mind.
    QString askFile(const QString &title, const QString &ending) const;
    bool hasSomething(const QString &title) const;

    Document *m_document;
    RunSession *m_session;
    Settings *m_settings;
    QWidget *m_window;
};

} // namespace nephoscope::ui
