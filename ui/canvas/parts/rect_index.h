// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace nephoscope::ui {

/// The square cells of the scene that a rectangle lies in, each given to `each` until that says yes; whether it did. Of a rectangle out of
/// all proportion only the cells of its first million units.
template <typename Each>
bool forCells(const QRectF &rect, const Each &each)
{
    constexpr double kCell = 512;
    constexpr int kMost = 2048;
    const auto cellOf = [](double value) { return static_cast<std::int64_t>(std::floor(std::clamp(value, -1e9, 1e9) / kCell)); };
    const std::int64_t right = std::min(cellOf(rect.right()), cellOf(rect.left()) + kMost);
    const std::int64_t bottom = std::min(cellOf(rect.bottom()), cellOf(rect.top()) + kMost);
    for (std::int64_t y = cellOf(rect.top()); y <= bottom; ++y) {
        for (std::int64_t x = cellOf(rect.left()); x <= right; ++x) {
            if (each(y * (std::int64_t(1) << 32) + x))
                return true;
        }
    }
    return false;
}

/// Rectangles by place, to ask at once whether one of them is met.
class RectIndex
{
public:
    void add(const QRectF &rect)
    {
        forCells(rect, [&](std::int64_t cell) {
            m_cells[cell].push_back(rect);
            return false;
        });
    }
    bool isEmpty() const { return m_cells.empty(); }
    bool meets(const QRectF &rect) const
    {
        return forCells(rect, [&](std::int64_t cell) {
            const auto found = m_cells.find(cell);
            return found != m_cells.end() && std::any_of(found->second.begin(), found->second.end(), [&](const QRectF &own) { return own.intersects(rect); });
        });
    }
    /// Whether a right-angled line passes through one of them.
    bool isCrossedBy(const QPolygonF &line) const
    {
        for (qsizetype i = 0; i + 1 < line.size(); ++i) {
            if (meets(QRectF(line[i], line[i + 1]).normalized().adjusted(-1, -1, 1, 1)))
                return true;
        }
        return false;
    }

private:
    std::unordered_map<std::int64_t, std::vector<QRectF>> m_cells;
};

/// Numbers of things by the place that they take.
class PlaceIndex
{
public:
    void add(int number, const QRectF &rect)
    {
        forCells(rect, [&](std::int64_t cell) {
            m_cells[cell].push_back(number);
            return false;
        });
    }
    /// `rect`: the one that it was added with.
    void remove(int number, const QRectF &rect)
    {
        forCells(rect, [&](std::int64_t cell) {
            if (const auto found = m_cells.find(cell); found != m_cells.end())
                std::erase(found->second, number);
            return false;
        });
    }
    /// Whatever may lie in a rectangle, and more beside it; in ascending order, each once.
    std::vector<int> near(const QRectF &rect) const
    {
        std::vector<int> numbers;
        forCells(rect, [&](std::int64_t cell) {
            if (const auto found = m_cells.find(cell); found != m_cells.end())
                numbers.insert(numbers.end(), found->second.begin(), found->second.end());
            return false;
        });
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        return numbers;
    }
    void clear() { m_cells.clear(); }

private:
    std::unordered_map<std::int64_t, std::vector<int>> m_cells;
};

} // namespace nephoscope::ui
