// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {
std::atomic<std::uint64_t> count{0};

void *take(std::size_t size)
{
    count.fetch_add(1, std::memory_order_relaxed);
    void *memory = std::malloc(size == 0 ? 1 : size);
    if (!memory)
        throw std::bad_alloc();
    return memory;
}

void *take(std::size_t size, std::align_val_t alignment)
{
    count.fetch_add(1, std::memory_order_relaxed);
    const std::size_t boundary = static_cast<std::size_t>(alignment);
    void *memory = std::aligned_alloc(boundary, (size + boundary - 1) / boundary * boundary);
    if (!memory)
        throw std::bad_alloc();
    return memory;
}
} // namespace

// The array and nothrow forms of the standard library come here too.
void *operator new(std::size_t size) { return take(size); }
void *operator new(std::size_t size, std::align_val_t alignment) { return take(size, alignment); }
void operator delete(void *memory) noexcept { std::free(memory); }
void operator delete(void *memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void *memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void *memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

std::uint64_t nephoscope::bench::allocations() { return count.load(std::memory_order_relaxed); }
