// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace nephoscope {
class Catalogue;
}

namespace nephoscope::ui {

class Document;
class FileGuard;
class Settings;

/// New, open, save: asks where and whether, tells what went wrong, and never loses changes unasked.
class FileDesk : public QObject
{
    Q_OBJECT
public:
    FileDesk(Document *document, Settings *settings, QWidget *window);

    /// Each returns whether it was done; false when the user changed their mind or it could not be.
    bool newDesign();
    bool open();
    bool openFile(const QString &path);
    /// A document built into the program: opened as a design that has no file yet.
    bool openExample(const QString &resource);
    bool save();
    bool saveAs();
    /// Saves, discards or keeps changes as the user wants; false: stay.
    bool mayLeave();

Q_SIGNALS:
    /// Another design is in the document.
    void opened();
    void saved();

private:
    bool saveTo(const QString &path);
    /// Another window of this program shows the file: it comes to the front.
    bool isShownElsewhere(const QString &path);
    void askChanged();

    Document *m_document;
    Settings *m_settings;
    QWidget *m_window;
    FileGuard *m_guard;
};

/// A file name from a title: without what file systems and shells trip over, at most 80 characters.
QString fileNameFor(const QString &title);

} // namespace nephoscope::ui
