// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/experiment/resilience_reasons.h"

#include "model/catalogue/catalogue.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace nephoscope::sim {

namespace {

constexpr std::size_t kMostActs = 3;

struct Cause {
    const char *metric;
    LocalText words;
};

const std::array<Cause, 5> &causes()
{
    static const std::array<Cause, 5> all{{{"rejected", {"rejected for want of room", "因没有余量被拒收"}},
                                           {"refused", {"refused", "被拒绝"}},
                                           {"unsupported", {"not understood", "因格式不受支持而失败"}},
                                           {"timed_out", {"given up after the timeout", "超时放弃"}},
                                           {"lost", {"lost", "丢失"}}}};
    return all;
}

/// Instances (`vs-1#2`) have the name of what is drawn.
std::string nameOf(const Architecture &design, const std::string &id)
{
    const Element *element = design.find(ElementId(id.substr(0, id.find('#'))));
    return element && !element->name.empty() ? element->name : id;
}

std::string percent(double share)
{
    std::array<char, 40> buffer;
    const double value = share * 100;
    if (value < 0.01)
        return "< 0.01";
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 3).ptr;
    return {buffer.data(), end};
}

double meanOf(const Results &results, const std::string &consumer, const char *metric)
{
    const Estimate *found = results.metric(consumer + "." + metric);
    return found && found->n > 0 ? found->mean : 0;
}

/// Of all requests that were issued.
double shareOf(const Results &results, const std::string &consumer, const char *metric)
{
    const double requests = meanOf(results, consumer, "requests");
    return requests > 0 ? meanOf(results, consumer, metric) / requests : 0;
}

bool isPartOfFault(const Architecture &design, const std::vector<Fault> &faults, const std::string &id)
{
    const ElementId drawn(id.substr(0, id.find('#')));
    return std::ranges::any_of(faults, [&](const Fault &fault) {
        return fault.target == drawn.text() || design.contains(ElementId(fault.target), drawn);
    });
}

LocalText eventWords(const Architecture &design, const Catalogue &catalogue, const LogEntry &entry)
{
    const Element *element = design.find(ElementId(entry.element.substr(0, entry.element.find('#'))));
    const ElementType *type = element ? catalogue.find(element->type) : nullptr;
    const EventType *event = type ? type->event(entry.event) : nullptr;
    if (event)
        return event->text;
    std::string words = entry.event;
    std::ranges::replace(words, '_', ' ');
    return {words, words};
}

LocalText namesOf(const Architecture &design, const std::vector<std::string> &ids)
{
    LocalText text;
    for (const std::string &id : ids) {
        text.en += (text.en.empty() ? "“" : ", “") + nameOf(design, id) + "”";
        text.zh += (text.zh.empty() ? "“" : "、“") + nameOf(design, id) + "”";
    }
    return text;
}

} // namespace

LocalText mendedBy(const Architecture &design, const Catalogue &catalogue, const Results &results, const std::vector<Fault> &faults)
{
    std::set<std::uint32_t> following;
    std::set<std::string> said;
    LocalText text;
    for (const LogEntry &entry : results.log) {
        const bool isFault = entry.event == "failed" && entry.cause == 0
            && std::ranges::any_of(faults, [&](const Fault &fault) { return fault.target == entry.element; });
        if (!isFault && !following.contains(entry.cause))
            continue;
        following.insert(entry.id);
        if (entry.event == "failed" || entry.event == "serving" || entry.event == "starting" || isPartOfFault(design, faults, entry.element))
            continue;
        if (said.size() == kMostActs || !said.insert(entry.element + "." + entry.event).second)
            continue;
        const LocalText words = eventWords(design, catalogue, entry);
        text.en += (text.en.empty() ? "" : ", ") + nameOf(design, entry.element) + " (" + words.en + ")";
        text.zh += (text.zh.empty() ? "" : "、") + nameOf(design, entry.element) + "（" + words.zh + "）";
    }
    return text;
}

LocalText failuresBeyond(const Architecture &design, const Results &base, const Results &results)
{
    std::string worst;
    const Cause *how = nullptr;
    double most = 1e-9;
    for (const auto &[element, metrics] : results.metrics) {
        if (!metrics.contains("requests") || !metrics.contains("response_time_p95"))
            continue;
        for (const Cause &cause : causes()) {
            const double more = shareOf(results, element, cause.metric) - shareOf(base, element, cause.metric);
            if (more > most) {
                most = more;
                worst = element;
                how = &cause;
            }
        }
    }
    if (!how)
        return {};
    const std::string share = percent(shareOf(results, worst, how->metric));
    const std::string name = nameOf(design, worst);
    return {share + " % of the requests of “" + name + "” were " + how->words.en, "“" + name + "”的请求有 " + share + " % " + how->words.zh};
}

LocalText reasonOf(const Architecture &design, const StructuralCuts &structure, const Resilience &resilience, const FaultSet &set, FoundBy foundBy)
{
    if (foundBy == FoundBy::Both)
        return {};
    if (foundBy == FoundBy::Structure) {
        const LocalText who = namesOf(design, set.cutOff);
        if (set.mended.isEmpty()) {
            return {"By the drawing no service is left for " + who.en + ", and yet the run goes on answering: the requests do not need what failed.",
                    "按图 " + who.zh + " 已无服务可用，但运行中仍得到响应：请求并不需要失效之物。"};
        }
        return {"By the drawing no service is left for " + who.en + ", but it comes back: " + set.mended.en + ".",
                "按图 " + who.zh + " 已无服务可用，但服务得到恢复：" + set.mended.zh + "。"};
    }
    // Errors are in English here: who shows the set in another language tells why in words of that.
    if (!set.unfinished.empty())
        return {"The run cannot finish: " + set.unfinished, "运行无法完成。"};
    std::vector<std::string> removed;
    for (const std::size_t fault : set.faults)
        removed.push_back(resilience.faults[fault].target);
    LocalText text;
    if (const std::string service = structure.needing(removed); !service.empty()) {
        text = {"By the drawing “" + nameOf(design, service) + "” is still there, but it needs what failed for its own work",
                "按图“" + nameOf(design, service) + "”仍在，但它自身的工作需要失效之物"};
    } else if (!set.failures.isEmpty()) {
        text = {"By the drawing a service is left, but requests fail all the same", "按图仍有服务可达，但请求照样失败"};
    } else {
        text = {"A service is left and answers, but an expectation does not hold", "仍有服务可用并给出响应，但某项期望不成立"};
    }
    if (!set.failures.isEmpty()) {
        text.en += ": " + set.failures.en;
        text.zh += "：" + set.failures.zh;
    } else if (!set.broken.empty()) {
        text.en += ": " + set.broken.front().text;
        text.zh += "：" + set.broken.front().text;
    }
    return {text.en + ".", text.zh + "。"};
}

} // namespace nephoscope::sim
