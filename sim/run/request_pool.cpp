// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/run/request_pool.h"

namespace nephoscope::sim {

RequestPool::RequestPool()
{
    growFrames();
}

void RequestPool::growRequests()
{
    const RequestId first = static_cast<RequestId>(m_requests.size() << kBlockBits);
    m_requests.push_back(std::make_unique<Request[]>(kBlockMask + 1));
    // The lowest place is taken first, so that a run touches no more memory than it needs.
    for (std::uint32_t i = kBlockMask + 1; i-- > 0;) {
        m_requests.back()[i].next = m_free;
        m_free = first + i;
    }
}

void RequestPool::growFrames()
{
    const std::uint32_t first = static_cast<std::uint32_t>(m_frames.size() << kBlockBits);
    m_frames.push_back(std::make_unique<Frame[]>(kBlockMask + 1));
    for (std::uint32_t i = kBlockMask + 1; i-- > 0;) {
        if (first + i == 0)
            continue; // 0 says 'no frame'
        m_frames.back()[i].below = m_freeFrame;
        m_freeFrame = first + i;
    }
}

} // namespace nephoscope::sim
