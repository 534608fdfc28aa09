// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>

namespace nephoscope::ui {

/// A piece of a design on the clipboard: as a document's text, and as a picture that is painted when somebody asks for it.
class DesignClip final : public QMimeData
{
    Q_OBJECT
public:
    explicit DesignClip(const QByteArray &documentJson);

    QStringList formats() const override;
    bool hasFormat(const QString &format) const override { return formats().contains(format); }
    /// The document in a clipboard, ours or as plain text; empty for none.
    static QByteArray documentIn(const QMimeData *data);

protected:
    QVariant retrieveData(const QString &format, QMetaType type) const override;

private:
    QByteArray m_json;
};

} // namespace nephoscope::ui
