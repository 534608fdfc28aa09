// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "model/io/writer.h"
#include "tests/helpers/test_main.h"
#include "ui/document/document.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <random>

using namespace nephoscope;
using namespace nephoscope::ui;

namespace {

/// A hand that does whatever a user may do, in an order that its seed decides.
class RandomHand
{
public:
    RandomHand(Document &document, std::uint32_t seed) : m_document(document), m_random(seed) {}

    void act()
    {
        switch (below(11)) {
        case 0:
        case 1:
        case 2: add(); break;
        case 3: move(); break;
        case 4: link(); break;
        case 5: setParameter(); break;
        case 6: m_document.rename(anyElement(), QStringLiteral("Name %1 \"&<é 云>\"").arg(below(1000))); break;
        case 7: m_document.setEnabled({anyElement()}, below(2)); break;
        case 8: below(3) ? m_document.setTitle(QString::number(below(50))) : m_document.setDescription(QStringLiteral("Line\n%1").arg(below(9))); break;
        case 9: copyAndPaste(); break;
        default: below(3) == 0 ? m_document.remove({anyElement()}, anyLinks()) : undoSome(); break;
        }
    }

private:
    // Not std::uniform_int_distribution, whose numbers differ from library to library.
    std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(m_random()) % end; }
    const Architecture &design() const { return m_document.architecture(); }
    ElementId anyElement() { return design().elements.empty() ? ElementId("none") : design().elements[below(static_cast<std::uint32_t>(design().elements.size()))].id; }
    std::vector<LinkId> anyLinks()
    {
        return design().links.empty() ? std::vector<LinkId>{} : std::vector<LinkId>{design().links[below(static_cast<std::uint32_t>(design().links.size()))].id};
    }
    std::optional<ElementId> parentFor(const std::string &type)
    {
        std::vector<std::optional<ElementId>> parents;
        if (Catalogue::builtIn().mayStandIn(type, {}))
            parents.push_back(std::nullopt);
        for (const Element &element : design().elements) {
            if (Catalogue::builtIn().mayStandIn(type, containerTypes(design(), element.id)))
                parents.push_back(element.id);
        }
        return parents.empty() ? std::optional(ElementId("none")) : parents[below(static_cast<std::uint32_t>(parents.size()))];
    }
    void add()
    {
        const auto &types = Catalogue::builtIn().types();
        const std::string type = types[below(static_cast<std::uint32_t>(types.size()))].id;
        const auto parent = parentFor(type);
        if (parent != std::optional(ElementId("none")))
            m_document.addElement(type, parent, Box{below(100) * 8.0, below(100) * 8.0, 184, 64});
    }
    void move()
    {
        const Element *element = design().find(anyElement());
        if (element == nullptr)
            return;
        auto parent = parentFor(element->type);
        if (parent == std::optional(ElementId("none")) || (parent && design().contains(element->id, *parent)))
            parent = element->parent;
        const ElementId id = element->id;
        const int gesture = m_document.newGesture();
        for (std::uint32_t i = 0, steps = 1 + below(3); i < steps; ++i)
            m_document.place({{id, parent, Box{below(100) * 8.0, below(100) * 8.0, 200, 100}}}, QStringLiteral("move"), gesture);
    }
    void link()
    {
        const Element *from = design().find(anyElement());
        const Element *to = design().find(anyElement());
        if (from == nullptr || to == nullptr || from == to)
            return;
        const auto roles = Catalogue::builtIn().rolesBetween(from->type, to->type);
        if (!roles.empty())
            m_document.addLink(roles[below(static_cast<std::uint32_t>(roles.size()))], from->id, to->id);
    }
    void setParameter()
    {
        const Element *element = design().find(anyElement());
        const ElementType *type = element ? Catalogue::builtIn().find(element->type) : nullptr;
        if (type == nullptr || type->parameters.empty())
            return;
        const Parameter &parameter = type->parameters[below(static_cast<std::uint32_t>(type->parameters.size()))];
        // The default, written out, is a valid value of every parameter.
        m_document.setParameter({element->id}, parameter.id, below(3) ? std::optional(Catalogue::builtIn().defaultOf(*element, parameter.id)) : std::nullopt);
    }
    void copyAndPaste()
    {
        const Element *element = design().find(anyElement());
        if (element == nullptr || design().elements.size() > 120)
            return;
        const auto parent = element->parent;
        const ElementId id = element->id;
        const auto pasted = m_document.paste(m_document.copy({id}), parent, 24, 24);
        // A move may have left it where it could not be put by itself (a border that went elsewhere with it).
        if (Catalogue::builtIn().mayStandIn(design().find(id)->type, containerTypes(design(), parent)))
            QVERIFY2(pasted, pasted ? "" : pasted.error().text().c_str());
    }
    void undoSome()
    {
        QUndoStack *stack = m_document.undoStack();
        const std::uint32_t steps = below(4);
        for (std::uint32_t i = 0; i < steps; ++i)
            stack->undo();
        for (std::uint32_t i = 0, again = below(steps + 1); i < again; ++i)
            stack->redo();
    }

    Document &m_document;
    std::mt19937 m_random;
};

} // namespace

/// The user's verbs in any order: undo leads back to the start, and what is saved is what is loaded.
class DocumentVerbsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyOrderOfVerbsIsTakenBackByUndo_data();
    void anyOrderOfVerbsIsTakenBackByUndo();
    void deletingTakesAlongWhatWouldPointAtNothing();
    void aDragThatEndsWhereItBeganIsNoStep();
    void whatIsPastedHasItsOwnIds();
};

void DocumentVerbsTest::anyOrderOfVerbsIsTakenBackByUndo_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
}

void DocumentVerbsTest::anyOrderOfVerbsIsTakenBackByUndo()
{
    QFETCH(unsigned, seed);
    QTemporaryDir folder;
    Document document;
    Architecture start;
    start.title = "Start";
    document.replace(start, QString());
    RandomHand hand(document, seed);
    for (int i = 0; i < 150; ++i)
        hand.act();
    const Architecture end = document.architecture();
    QVERIFY(!end.elements.empty());

    // What is saved is loaded as the same design.
    const QString file = folder.filePath(QStringLiteral("design.neph"));
    const auto saved = document.save(file);
    QVERIFY2(saved, saved ? "" : saved.error().text().c_str());
    QVERIFY(!document.isModified());
    Document again;
    QVERIFY(again.load(file));
    QVERIFY(again.architecture() == end);

    QUndoStack *stack = document.undoStack();
    while (stack->canUndo())
        stack->undo();
    QVERIFY(document.architecture() == start);
    QVERIFY(document.isModified());
    while (stack->canRedo())
        stack->redo();
    // Redo may go on behind the last step that the hand left undone, never to another state than before.
    while (!stack->isClean() && stack->canUndo())
        stack->undo();
    QVERIFY(stack->isClean());
    QVERIFY(document.architecture() == end);
}

void DocumentVerbsTest::deletingTakesAlongWhatWouldPointAtNothing()
{
    Document document;
    const ElementId cloud = document.addElement("cloud", std::nullopt, Box{0, 0, 600, 400});
    const ElementId host = document.addElement("physical_server", cloud, Box{16, 48, 200, 200});
    const ElementId vim = document.addElement("vim", cloud, Box{300, 48, 184, 64});
    document.addLink(LinkRole::Control, vim, host);
    Event fault;
    fault.at = 5;
    fault.action = "fail";
    fault.target = host.text();
    document.setEvents({fault}, QStringLiteral("events"));
    const Architecture before = document.architecture();
    document.remove({host}, {});
    QVERIFY(document.architecture().find(host) == nullptr);
    QVERIFY(document.architecture().links.empty());
    QVERIFY(document.architecture().events.empty());
    QVERIFY(writeDocument(document.architecture()));
    document.undoStack()->undo();
    QVERIFY(document.architecture() == before);
}

void DocumentVerbsTest::aDragThatEndsWhereItBeganIsNoStep()
{
    Document document;
    const ElementId id = document.addElement("cloud", std::nullopt, Box{0, 0, 600, 400});
    const int steps = document.undoStack()->count();
    const int gesture = document.newGesture();
    document.place({{id, std::nullopt, Box{8, 0, 600, 400}}}, QStringLiteral("move"), gesture);
    document.place({{id, std::nullopt, Box{16, 0, 600, 400}}}, QStringLiteral("move"), gesture);
    QCOMPARE(document.undoStack()->count(), steps + 1);
    document.place({{id, std::nullopt, Box{0, 0, 600, 400}}}, QStringLiteral("move"), gesture);
    QCOMPARE(document.undoStack()->count(), steps);
}

void DocumentVerbsTest::whatIsPastedHasItsOwnIds()
{
    Document document;
    const ElementId cloud = document.addElement("cloud", std::nullopt, Box{0, 0, 600, 400});
    const ElementId host = document.addElement("physical_server", cloud, Box{16, 48, 200, 200});
    const ElementId vim = document.addElement("vim", cloud, Box{300, 48, 184, 64});
    document.addLink(LinkRole::Control, vim, host);
    QSignalSpy edited(&document, &Document::edited);
    const auto pasted = document.paste(document.copy({cloud}), std::nullopt, 700, 0);
    QVERIFY(pasted);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(pasted->size(), std::size_t(1));
    const Architecture &design = document.architecture();
    QCOMPARE(design.elements.size(), std::size_t(6));
    QCOMPARE(design.links.size(), std::size_t(2));
    const ElementId copy = pasted->front();
    QVERIFY(copy != cloud);
    QCOMPARE(design.childrenOf(copy).size(), std::size_t(2));
    QCOMPARE(design.find(copy)->box->x, 700.0);
    // Two of one name could not be told apart in charts and in the log.
    QCOMPARE(design.find(copy)->name, std::string("Cloud 2"));
    QCOMPARE(design.elements[4].name, std::string("Physical server 2"));
    const auto third = document.paste(document.copy({copy}), std::nullopt, 1400, 0);
    QVERIFY(third);
    QCOMPARE(document.architecture().find(third->front())->name, std::string("Cloud 3"));
    document.undoStack()->undo();
    Document other;
    const auto moved = other.paste(document.copy({copy}), std::nullopt, 0, 0);
    QVERIFY(moved);
    QCOMPARE(other.architecture().find(moved->front())->name, std::string("Cloud 2"));
    QVERIFY(design.contains(copy, design.links.back().from) && design.contains(copy, design.links.back().to));
    QVERIFY(writeDocument(design));
}

NEPHOSCOPE_TEST(DocumentVerbsTest);
#include "document_verbs_test.moc"
