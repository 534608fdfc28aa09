// SPDX-License-Identifier: GPL-3.0-or-later
// Jumps to another time, and the other courses that a run takes from there.
#include "sim/run/live_worker.h"

#include <algorithm>

namespace nephoscope::sim {

void LiveWorker::jumpTo(SimTime time)
{
    m_jump.reset();
    m_step.reset();
    const SimTime now = m_course.now();
    const bool isOver = m_phase == RunPhase::Finished || m_phase == RunPhase::Failed;
    if (time == now || (time > now && isOver))
        return;
    JumpUnderWay jump{now, time, nullptr};
    if (time < now) {
        Result<std::unique_ptr<SteeredRun>> anew = m_make();
        if (!anew) {
            m_error = anew.error().message;
            return;
        }
        jump.back = std::make_unique<LiveCourse>(std::move(*anew));
        // Series are told from the first snapshot on, sample by sample, as the first time.
        static_cast<void>(jump.back->take());
    }
    m_jump = std::move(jump);
}

void LiveWorker::cancelJump()
{
    if (!m_jump)
        return;
    if (!m_jump->back && m_phase == RunPhase::Running)
        m_phase = RunPhase::Paused;
    m_jump.reset();
    restartPace();
}

void LiveWorker::advanceJump()
{
    m_isDirty = true;
    m_isBehind = true;
    if (m_jump->back) {
        advanceBack();
        return;
    }
    if (isMailboxFull()) {
        m_isBehind = false;
        return;
    }
    const Wall::time_point begin = Wall::now();
    const SimTime sliceEnd = later(m_course.now(), m_slice);
    goTo(std::min(m_jump->to, sliceEnd));
    const bool isOver = m_phase == RunPhase::Finished || m_phase == RunPhase::Failed;
    if (isOver || m_course.now() >= m_jump->to) {
        m_jump.reset();
        restartPace();
        return;
    }
    fitSlice(Wall::now() - begin, m_jump->to > sliceEnd);
}

void LiveWorker::advanceBack()
{
    LiveCourse &back = *m_jump->back;
    const Wall::time_point begin = Wall::now();
    const SimTime sliceEnd = later(back.now(), m_slice);
    const Result<Done> done = back.runUntil(std::min(m_jump->to, sliceEnd), m_script);
    if (!done) {
        m_jump.reset();
        fail(done.error().message);
        return;
    }
    if (back.now() >= m_jump->to) {
        arrive();
        return;
    }
    // What it repeats has been told; taken now and then it does not pile up.
    if (begin - m_published >= kBetweenSnapshots)
        static_cast<void>(back.take());
    fitSlice(Wall::now() - begin, true);
}

/// Back where the jump led to: from now on this is the run.
void LiveWorker::arrive()
{
    collect();
    m_course = std::move(*m_jump->back);
    m_jump.reset();
    collect();
    if (m_phase == RunPhase::Finished || m_phase == RunPhase::Failed)
        m_phase = RunPhase::Paused;
    m_error.clear();
    restartPace();
}

/// Somebody acts: where the run has been further, that will not come again.
void LiveWorker::leaveCourse()
{
    if (m_course.now() >= m_furthest && m_course.next() == m_script.size())
        return;
    collect();
    ++m_generation;
    m_keptTime = toSeconds(m_course.now());
    m_furthest = m_course.now();
    m_script.resize(m_course.next());
    m_linesTold = m_course.linesTaken();
    m_pointsTold = m_course.pointsTaken();
}

} // namespace nephoscope::sim
