// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/element.h"
#include "model/link.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nephoscope {

/// One text in both languages of the program.
struct LocalText {
    std::string en;
    std::string zh;
    const std::string &in(bool chinese) const { return chinese ? zh : en; }
    bool isEmpty() const { return en.empty(); }
};

enum class ParameterKind {
    Number,      ///< a double in `unit`
    Integer,     ///< a whole number
    Enumeration, ///< one of `choices`
    Boolean,
    Text,
    Element,     ///< id of an element (of one of `elementTypes`, if given); empty: none
    List         ///< list of objects, ids, numbers or strings, or an object; see `shape`
};

struct Choice {
    std::string id;
    LocalText label;
};

/// A default that holds while another parameter has a given choice (`overhead` 0.03 while `kind` is hardware_based).
struct ConditionalDefault {
    std::string parameter;
    std::string choice;
    Value value;
};

struct ListField {
    std::string id;
    ParameterKind kind = ParameterKind::Text;
    LocalText label;
    bool optional = false;
    std::string unit;
    std::vector<std::string> choices;      ///< of an Enumeration
    std::vector<std::string> elementTypes; ///< of an Element: what it may name (empty: any)
};

/// How the entries of a List look.
enum class ListShape { Ids, Numbers, Strings, Objects, MapToNumber, MapToId };

struct Parameter {
    std::string id;
    ParameterKind kind = ParameterKind::Number;
    std::string unit; ///< as written for people: s, ms, GiB, Mbit/s, 1/s, currency/h …; empty: none
    LocalText label;
    LocalText help;
    LocalText group; ///< heading in the inspector
    Value defaultValue;
    std::vector<ConditionalDefault> conditionalDefaults;
    std::optional<double> minimum;
    std::optional<double> maximum;
    bool minimumExclusive = false;
    std::vector<Choice> choices; ///< of an Enumeration, or of the entries of a list of strings
    std::vector<std::string> elementTypes;
    ListShape shape = ListShape::Strings;
    std::vector<ListField> fields;
    /// Shown and meaningful only while another parameter has one of these choices (empty: always).
    std::string onlyWhileParameter;
    std::vector<std::string> onlyWhileChoices;
};

struct MetricType {
    std::string id;
    std::string unit;
    LocalText meaning;
};

struct EventType {
    std::string id;
    LocalText text; ///< 'Failed', 'Restart ordered'
};

/// Which links may go out of an element of this type: role and the types at the other end (`*`: any).
struct LinkRule {
    LinkRole role = LinkRole::Request;
    std::vector<std::string> to;
};

/// How the canvas draws it: leaf or one of the container styles of the visual language.
enum class NodeShape {
    Leaf, Pill, Organization, Cloud, DataCenter, Perimeter, Cluster, Pool, PhysicalServer, Hypervisor, VirtualServer,
    StorageDevice
};

struct Category {
    std::string id;
    LocalText name;
    std::vector<std::string> types; ///< in the palette's order
};

/// One mechanism of the catalogue: everything about it that is not behaviour.
struct ElementType {
    std::string id;
    std::string category;
    LocalText name;
    std::string chapter1; ///< first edition, e.g. "8.2"
    std::string chapter2; ///< second edition
    LocalText definition;
    LocalText inRun;   ///< what it does in a run
    LocalText without; ///< what a run shows without it
    bool canFail = false;
    bool isContainer = false;
    /// A border that only checks: disabled, its contents stay.
    bool isBoundaryOnly = false;
    /// Passes messages on: disabled, links into it lead to its first enabled target.
    bool passesOn = false;
    NodeShape shape = NodeShape::Leaf;
    double defaultWidth = 184;
    double defaultHeight = 64;
    std::string summaryParameter; ///< shown as the node's second line
    std::vector<std::string> parents; ///< types that hold it by name; `root` for the open canvas
    /// Types whose permitted contents this one may hold as well (an organization: those of a data center).
    std::vector<std::string> holdsContentsOf;
    /// Holds whatever its own parent may hold (a perimeter, a cluster).
    bool holdsWhatItsParentMay = false;
    LocalText needs; ///< in a few words what it must stand in: 'needs a hypervisor'
    std::vector<Parameter> parameters;
    std::vector<MetricType> metrics;
    std::vector<EventType> events;
    std::vector<LinkRule> links;

    const Parameter *parameter(std::string_view id) const;
    const MetricType *metric(std::string_view id) const;
    const EventType *event(std::string_view id) const;
};

/// The parent of what stands in nothing, in `ElementType::parents`.
inline constexpr std::string_view kRoot = "root";

} // namespace nephoscope
