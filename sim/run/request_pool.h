// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/run/request.h"

#include <cassert>
#include <memory>
#include <vector>

namespace nephoscope::sim {

/// A place that a request passes and comes back to.
class Hop
{
public:
    /// The request that was sent on with a frame of this hop has come back. Called exactly once a frame.
    virtual void returned(RequestId request, Outcome outcome, std::uint64_t data) = 0;
    /// The element that sends from here, kNone (all bits) if it is none.
    virtual std::uint32_t sender() const { return 0xffffffff; }

protected:
    Hop() = default;
    ~Hop() = default;
};

/// All requests under way, and their ways back.
///
/// The way back is a stack of frames: each hop that wants to know pushes one and is called when the request returns. Requests and
/// frames are reused, so that a run in its steady state allocates nothing. Addresses stay good: both live in blocks.
class RequestPool
{
public:
    static constexpr std::uint8_t kMaximumDepth = 200;

    RequestPool();
    RequestPool(const RequestPool &) = delete;
    RequestPool &operator=(const RequestPool &) = delete;

    /// A fresh request; all fields but `generation` have their defaults.
    RequestId acquire()
    {
        if (m_free == kNoRequest) [[unlikely]]
            growRequests();
        const RequestId id = m_free;
        Request &request = (*this)[id];
        m_free = request.next;
        const std::uint32_t generation = request.generation + 1;
        request = Request{};
        request.generation = generation;
        ++m_live;
        return id;
    }

    /// \pre it has no frames left
    void release(RequestId id)
    {
        Request &request = (*this)[id];
        assert(request.frames == 0);
        ++request.generation; // odd: in use
        request.next = m_free;
        m_free = id;
        --m_live;
    }

    Request &operator[](RequestId id) { return m_requests[id >> kBlockBits][id & kBlockMask]; }
    const Request &operator[](RequestId id) const { return m_requests[id >> kBlockBits][id & kBlockMask]; }

    /// `hop.returned(id, …, data)` will be called when the request comes back.
    void push(RequestId id, Hop &hop, std::uint64_t data = 0)
    {
        if (m_freeFrame == 0) [[unlikely]]
            growFrames();
        const std::uint32_t index = m_freeFrame;
        Frame &frame = frameAt(index);
        m_freeFrame = frame.below;
        Request &request = (*this)[id];
        frame = {&hop, data, request.frames};
        request.frames = index;
        ++request.depth;
    }

    /// Takes the request back to the hop that sent it here.
    void back(RequestId id, Outcome outcome)
    {
        Request &request = (*this)[id];
        const std::uint32_t index = request.frames;
        assert(index != 0);
        Frame &frame = frameAt(index);
        Hop *hop = frame.hop;
        const std::uint64_t data = frame.data;
        request.frames = frame.below;
        --request.depth;
        frame.below = m_freeFrame;
        m_freeFrame = index;
        hop->returned(id, outcome, data);
    }

    /// The number of its session among those of its consumer; only for what is `InSession` (kept beside it: few requests have one).
    std::uint32_t session(RequestId id) const { return (*this)[id].is(Request::InSession) ? m_sessions[id] : 0; }
    void setSession(RequestId id, std::uint32_t session)
    {
        if (id >= m_sessions.size())
            m_sessions.resize(m_requests.size() << kBlockBits);
        m_sessions[id] = session;
        (*this)[id].set(Request::InSession);
    }

    /// Whom the request goes back to next; nullptr if nobody is left.
    const Hop *nextHop(RequestId id) const
    {
        const std::uint32_t index = (*this)[id].frames;
        return index == 0 ? nullptr : m_frames[index >> kBlockBits][index & kBlockMask].hop;
    }

    std::size_t live() const { return m_live; }

    /// A request by place and use, for what may outlive it: valid while `isSame` holds.
    std::uint64_t ticket(RequestId id) const { return (static_cast<std::uint64_t>((*this)[id].generation) << 32) | id; }
    bool isSame(std::uint64_t ticket) const { return (*this)[static_cast<RequestId>(ticket)].generation == ticket >> 32; }

    /// Every request in use, in the order of its place.
    template <typename Visitor>
    void visitLive(Visitor visit) const
    {
        for (RequestId id = 0; id < m_requests.size() << kBlockBits; ++id) {
            if ((*this)[id].generation & 1)
                visit(id, (*this)[id]);
        }
    }

private:
    struct Frame {
        Hop *hop = nullptr;
        std::uint64_t data = 0;
        std::uint32_t below = 0; ///< index of the next frame of the stack, or of the free list; 0: none
    };

    static constexpr int kBlockBits = 12;
    static constexpr std::uint32_t kBlockMask = (1u << kBlockBits) - 1;

    Frame &frameAt(std::uint32_t index) { return m_frames[index >> kBlockBits][index & kBlockMask]; }

    void growRequests();
    void growFrames();

    std::vector<std::unique_ptr<Request[]>> m_requests;
    std::vector<std::unique_ptr<Frame[]>> m_frames;
    std::vector<std::uint32_t> m_sessions; ///< by request
    RequestId m_free = kNoRequest;
    std::uint32_t m_freeFrame = 0;
    std::size_t m_live = 0;
};

} // namespace nephoscope::sim
