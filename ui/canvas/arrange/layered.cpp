// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/arrange/layered.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nephoscope::ui {

namespace {

constexpr double kBeside = 24; // between nodes of a layer
constexpr double kLane = 12; // for each edge that bends between two layers
constexpr double kBetween = 48; // between layers at least
constexpr double kMostBetween = 160;
constexpr double kDummy = 12; // height that an edge passing through a layer takes
constexpr int kSweeps = 12;
constexpr int kSettlings = 8;

/// A node or, on an edge over several layers, a place that it passes.
struct Place {
    double width = 0, height = 0;
    int layer = 0;
    double y = 0; ///< of its middle
    std::vector<std::size_t> before, after; ///< neighbours in the layers beside
};

class Drawing
{
public:
    explicit Drawing(const LayeredGraph &graph) : m_graph(graph), m_count(graph.sizes.size()) {}

    std::vector<QPointF> run()
    {
        std::vector<QPointF> corners(m_count);
        openCycles();
        assignLayers();
        makePlaces();
        sortLayers();
        settle();
        const QSizeF used = placeLayers(corners);
        placeLoners(corners, used);
        return corners;
    }

private:
    struct Arc { std::size_t from, to; double weight; };

    bool isLoner(std::size_t node) const { return m_degree[node] == 0; }

    /// Edges that lead back to a node on the way to them are turned round.
    void openCycles()
    {
        m_degree.assign(m_count, 0);
        std::vector<std::vector<std::size_t>> out(m_count);
        std::vector<int> incoming(m_count, 0);
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e) {
            out[m_graph.edges[e].from].push_back(e);
            ++incoming[m_graph.edges[e].to];
            ++m_degree[m_graph.edges[e].from];
            ++m_degree[m_graph.edges[e].to];
        }
        std::vector<std::size_t> roots(m_count);
        std::iota(roots.begin(), roots.end(), std::size_t(0));
        std::stable_sort(roots.begin(), roots.end(), [&](std::size_t a, std::size_t b) { return incoming[a] < incoming[b]; });
        enum class Mark : char { New, Open, Done };
        std::vector<Mark> marks(m_count, Mark::New);
        struct Step { std::size_t node; std::size_t next; };
        for (const std::size_t root : roots) {
            if (marks[root] != Mark::New)
                continue;
            std::vector<Step> path{{root, 0}};
            marks[root] = Mark::Open;
            while (!path.empty()) {
                Step &step = path.back();
                if (step.next == out[step.node].size()) {
                    marks[step.node] = Mark::Done;
                    path.pop_back();
                    continue;
                }
                const LayeredGraph::Edge &edge = m_graph.edges[out[step.node][step.next++]];
                if (marks[edge.to] == Mark::Open) {
                    m_arcs.push_back({edge.to, edge.from, edge.weight});
                } else {
                    m_arcs.push_back({edge.from, edge.to, edge.weight});
                    if (marks[edge.to] == Mark::New) {
                        marks[edge.to] = Mark::Open;
                        path.push_back({edge.to, 0});
                    }
                }
            }
        }
    }

    void assignLayers()
    {
        m_layer.assign(m_count, 0);
        std::vector<int> waiting(m_count, 0);
        for (const Arc &arc : m_arcs)
            ++waiting[arc.to];
        std::vector<std::vector<std::size_t>> out(m_count);
        for (const Arc &arc : m_arcs)
            out[arc.from].push_back(arc.to);
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_count; ++i) {
            if (waiting[i] == 0)
                order.push_back(i);
        }
        for (std::size_t k = 0; k < order.size(); ++k) {
            for (const std::size_t to : out[order[k]]) {
                m_layer[to] = std::max(m_layer[to], m_layer[order[k]] + 1);
                if (--waiting[to] == 0)
                    order.push_back(to);
            }
        }
        // Who may stand later, and leads to more than led to it, stands right before what it leads to: shorter edges.
        std::vector<double> pull(m_count, 0);
        for (const Arc &arc : m_arcs) {
            pull[arc.from] += arc.weight;
            pull[arc.to] -= arc.weight;
        }
        for (auto node = order.rbegin(); node != order.rend(); ++node) {
            if (out[*node].empty() || pull[*node] <= 0)
                continue;
            int latest = m_layer[out[*node].front()] - 1;
            for (const std::size_t to : out[*node])
                latest = std::min(latest, m_layer[to] - 1);
            m_layer[*node] = std::max(m_layer[*node], latest);
        }
    }

    void makePlaces()
    {
        int last = 0;
        for (std::size_t i = 0; i < m_count; ++i) {
            Place place;
            place.width = m_graph.sizes[i].width();
            place.height = m_graph.sizes[i].height();
            place.layer = m_layer[i];
            m_places.push_back(std::move(place));
            if (!isLoner(i))
                last = std::max(last, m_layer[i]);
        }
        m_layers.resize(static_cast<std::size_t>(last) + 1);
        for (std::size_t i = 0; i < m_count; ++i) {
            if (!isLoner(i))
                m_layers[static_cast<std::size_t>(m_layer[i])].push_back(i);
        }
        for (const Arc &arc : m_arcs) {
            std::size_t from = arc.from;
            for (int layer = m_layer[arc.from] + 1; layer < m_layer[arc.to]; ++layer) {
                Place place;
                place.height = kDummy;
                place.layer = layer;
                m_places.push_back(std::move(place));
                m_layers[static_cast<std::size_t>(layer)].push_back(m_places.size() - 1);
                connect(from, m_places.size() - 1);
                from = m_places.size() - 1;
            }
            connect(from, arc.to);
        }
    }

    void connect(std::size_t from, std::size_t to)
    {
        m_places[from].after.push_back(to);
        m_places[to].before.push_back(from);
    }

    std::vector<std::size_t> positions() const
    {
        std::vector<std::size_t> position(m_places.size(), 0);
        for (const auto &layer : m_layers) {
            for (std::size_t i = 0; i < layer.size(); ++i)
                position[layer[i]] = i;
        }
        return position;
    }

    /// Edges that cross between neighbouring layers: inversions, counted by a tree of sums.
    std::size_t crossings() const
    {
        const std::vector<std::size_t> position = positions();
        std::size_t count = 0;
        for (std::size_t l = 0; l + 1 < m_layers.size(); ++l) {
            std::vector<std::size_t> ends;
            for (const std::size_t place : m_layers[l]) {
                std::vector<std::size_t> own;
                for (const std::size_t to : m_places[place].after)
                    own.push_back(position[to]);
                std::sort(own.begin(), own.end());
                ends.insert(ends.end(), own.begin(), own.end());
            }
            std::vector<std::size_t> sums(m_layers[l + 1].size() + 1, 0);
            for (std::size_t k = 0; k < ends.size(); ++k) {
                std::size_t notAfter = 0;
                for (std::size_t i = ends[k] + 1; i > 0; i -= i & (~i + 1))
                    notAfter += sums[i];
                count += k - notAfter;
                for (std::size_t i = ends[k] + 1; i < sums.size(); i += i & (~i + 1))
                    ++sums[i];
            }
        }
        return count;
    }

    /// Sweeps that begin at either end, from the order of the nodes; the best order met is kept.
    void sortLayers()
    {
        const auto start = m_layers;
        auto best = m_layers;
        std::size_t fewest = crossings();
        for (const bool beginsForward : {true, false}) {
            m_layers = start;
            for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
                const bool isForward = (sweep % 2 == 0) == beginsForward;
                for (std::size_t k = 1; k < m_layers.size(); ++k)
                    sortLayer(isForward ? k : m_layers.size() - 1 - k, isForward);
                swapNeighbours();
                if (const std::size_t now = crossings(); now < fewest) {
                    fewest = now;
                    best = m_layers;
                }
            }
        }
        m_layers = std::move(best);
    }

    /// Neighbours in a layer change places as long as that takes crossings away: what means of positions leave over.
    void swapNeighbours()
    {
        std::vector<std::size_t> position = positions();
        bool hasSwapped = true;
        for (int round = 0; round < kSweeps && hasSwapped; ++round) {
            hasSwapped = false;
            for (auto &layer : m_layers) {
                for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
                    if (crossingsOf(layer[i + 1], layer[i], position) >= crossingsOf(layer[i], layer[i + 1], position))
                        continue;
                    std::swap(layer[i], layer[i + 1]);
                    std::swap(position[layer[i]], position[layer[i + 1]]);
                    hasSwapped = true;
                }
            }
        }
    }

    /// Crossings between the edges of two places of a layer, with `upper` above `lower`.
    std::size_t crossingsOf(std::size_t upper, std::size_t lower, const std::vector<std::size_t> &position) const
    {
        std::size_t count = 0;
        for (const auto side : {&Place::before, &Place::after}) {
            for (const std::size_t a : m_places[upper].*side) {
                for (const std::size_t b : m_places[lower].*side)
                    count += position[a] > position[b] ? 1 : 0;
            }
        }
        return count;
    }

    void sortLayer(std::size_t l, bool byBefore)
    {
        const std::vector<std::size_t> position = positions();
        auto &layer = m_layers[l];
        std::vector<std::pair<double, std::size_t>> wishes;
        for (const std::size_t place : layer) {
            const auto &neighbours = byBefore ? m_places[place].before : m_places[place].after;
            double sum = 0;
            for (const std::size_t neighbour : neighbours)
                sum += static_cast<double>(position[neighbour]);
            wishes.emplace_back(neighbours.empty() ? static_cast<double>(position[place]) : sum / static_cast<double>(neighbours.size()), place);
        }
        std::stable_sort(wishes.begin(), wishes.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (std::size_t i = 0; i < layer.size(); ++i)
            layer[i] = wishes[i].second;
    }

    double apart(std::size_t upper, std::size_t lower) const
    {
        const bool areBothNodes = upper < m_count && lower < m_count;
        return (m_places[upper].height + m_places[lower].height) / 2 + (areBothNodes ? kBeside : kBeside / 2);
    }

    /// Places of a layer as near as possible to where they wish to be, in the least squares, in their order and apart from one another:
    /// neighbours that want the same room are pooled and stand around the mean of their wishes.
    void spread(const std::vector<std::size_t> &layer, const std::vector<double> &wishes, const std::vector<double> &weights)
    {
        struct Pool { double sum, weight; std::size_t size; };
        std::vector<Pool> pools;
        std::vector<double> offsets(layer.size(), 0);
        for (std::size_t i = 0; i < layer.size(); ++i) {
            if (i > 0)
                offsets[i] = offsets[i - 1] + apart(layer[i - 1], layer[i]);
            pools.push_back({(wishes[i] - offsets[i]) * weights[i], weights[i], 1});
            while (pools.size() > 1 && pools[pools.size() - 2].sum / pools[pools.size() - 2].weight > pools.back().sum / pools.back().weight) {
                const Pool upper = pools.back();
                pools.pop_back();
                pools.back() = {pools.back().sum + upper.sum, pools.back().weight + upper.weight, pools.back().size + upper.size};
            }
        }
        std::size_t i = 0;
        for (const Pool &pool : pools) {
            for (std::size_t k = 0; k < pool.size; ++k, ++i)
                m_places[layer[i]].y = pool.sum / pool.weight + offsets[i];
        }
    }

    void settle()
    {
        for (const auto &layer : m_layers) {
            double y = 0;
            for (std::size_t i = 0; i < layer.size(); ++i) {
                y += i > 0 ? apart(layer[i - 1], layer[i]) : m_places[layer[i]].height / 2;
                m_places[layer[i]].y = y;
            }
        }
        for (int pass = 0; pass < kSettlings; ++pass) {
            const bool isForward = pass % 2 == 0;
            for (std::size_t k = 0; k < m_layers.size(); ++k) {
                const auto &layer = m_layers[isForward ? k : m_layers.size() - 1 - k];
                std::vector<double> wishes, weights;
                for (const std::size_t place : layer) {
                    const Place &own = m_places[place];
                    double sum = 0;
                    double count = 0;
                    // The last passes look both ways.
                    for (const auto *side : {&own.before, &own.after}) {
                        if (pass < kSettlings - 2 && side != (isForward ? &own.before : &own.after))
                            continue;
                        for (const std::size_t neighbour : *side) {
                            sum += m_places[neighbour].y;
                            ++count;
                        }
                    }
                    wishes.push_back(count > 0 ? sum / count : own.y);
                    weights.push_back(count > 0 ? count : 0.1);
                }
                spread(layer, wishes, weights);
            }
        }
    }

    QSizeF placeLayers(std::vector<QPointF> &corners)
    {
        double top = 0;
        bool isFirst = true;
        for (const auto &layer : m_layers) {
            for (const std::size_t place : layer) {
                const double own = m_places[place].y - m_places[place].height / 2;
                top = isFirst ? own : std::min(top, own);
                isFirst = false;
            }
        }
        double x = 0;
        double right = 0;
        double bottom = 0;
        for (const auto &layer : m_layers) {
            double width = 0;
            double bending = 0;
            for (const std::size_t place : layer) {
                width = std::max(width, m_places[place].width);
                for (const std::size_t to : m_places[place].after)
                    bending += std::abs(m_places[to].y - m_places[place].y) > 1 ? 1 : 0;
            }
            for (const std::size_t place : layer) {
                if (place >= m_count)
                    continue;
                const Place &own = m_places[place];
                corners[place] = QPointF(x + (width - own.width) / 2, own.y - own.height / 2 - top);
                right = std::max(right, x + width);
                bottom = std::max(bottom, corners[place].y() + own.height);
            }
            x += width + std::min(kMostBetween, kBetween + kLane * std::min(bending, 8.0));
        }
        return {right, bottom};
    }

    /// What has no edge stands in rows below, about as wide as the rest or as high as wide.
    void placeLoners(std::vector<QPointF> &corners, const QSizeF &used)
    {
        double area = 0;
        double widest = used.width();
        for (std::size_t i = 0; i < m_count; ++i) {
            if (!isLoner(i))
                continue;
            area += (m_graph.sizes[i].width() + kBeside) * (m_graph.sizes[i].height() + kBeside);
            widest = std::max(widest, m_graph.sizes[i].width());
        }
        const double width = std::max(widest, std::sqrt(area * 1.8));
        double x = 0;
        double y = used.height() > 0 ? used.height() + kBeside : 0;
        double row = 0;
        for (std::size_t i = 0; i < m_count; ++i) {
            if (!isLoner(i))
                continue;
            const QSizeF &size = m_graph.sizes[i];
            if (x > 0 && x + size.width() > width) {
                x = 0;
                y += row + kBeside;
                row = 0;
            }
            corners[i] = QPointF(x, y);
            x += size.width() + kBeside;
            row = std::max(row, size.height());
        }
    }

    const LayeredGraph &m_graph;
    std::size_t m_count;
    std::vector<int> m_degree;
    std::vector<Arc> m_arcs;
    std::vector<int> m_layer;
    std::vector<Place> m_places; ///< the nodes first
    std::vector<std::vector<std::size_t>> m_layers;
};

} // namespace

std::vector<QPointF> layered(const LayeredGraph &graph)
{
    return graph.sizes.empty() ? std::vector<QPointF>() : Drawing(graph).run();
}

} // namespace nephoscope::ui
