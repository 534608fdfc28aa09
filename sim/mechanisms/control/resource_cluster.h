// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random_stream.h"
#include "sim/engine/statistics.h"
#include "sim/run/mechanism.h"

#include <functional>
#include <optional>
#include <vector>

namespace nephoscope::sim {

class Path;
class Window;

/// Several resources that work as one: whoever sends to the cluster reaches one of its members, as long as a quorum of them lives.
///
/// Members are the servers, services and storage that stand in it or are linked to it as members. Load balanced they share the work, the
/// least busy first; for high availability the first that lives does all of it and the others stand in for it. Servers are alike. Databases
/// take each write to `replication_factor` members, and it is answered when all of them have. A large data set is cut into
/// as many pieces as there are members, each piece on that member and the next ones: a request is about one of them, and is refused when none
/// of those that hold it lives. While the quorum is lost nothing enters, whatever way it comes.
class ResourceCluster final : public Mechanism, private StateObserver
{
public:
    ResourceCluster(Simulation &simulation, ElementIndex element);

    Result<Done> configure(const ParameterReader &parameters) override;
    void connect() override;
    void describe(MetricRegistry &metrics) override;
    void start() override;
    void finish() override;
    Sentence doing() const override;
    void show(ElementSnapshot &snapshot) const override;
    std::string unbalanced() const override;

    void receive(RequestId request) override;
    void returned(RequestId request, Outcome outcome, std::uint64_t member) override;
    Admission admit(const Request &request, const Passage &passage) override;
    bool checksBorder() const override { return true; }

    bool hasQuorum() const { return m_live >= quorum(); }
    /// Members that have to live.
    std::size_t quorum() const;

protected:
    void contentsChanged() override { recount(); }

private:
    enum class Kind { Server, Database, LargeDataset };

    struct Member {
        Mechanism *mechanism = nullptr;
        std::vector<Path *> entrances; ///< the services in it; itself where it stores
        bool isStorage = false; ///< takes operations, else requests
        std::size_t next = 0;
        std::int64_t underWay = 0;
    };
    /// Where the copies of a write come back to.
    class Copies final : public Hop
    {
    public:
        explicit Copies(ResourceCluster &cluster) : m_cluster(cluster) {}
        void returned(RequestId copy, Outcome outcome, std::uint64_t ticket) override;

    private:
        ResourceCluster &m_cluster;
    };

    void stateChanged(Mechanism &, LogId cause) override { recount(cause); }
    void recount(LogId cause = 0);
    static bool isLive(const Member &member);
    bool mayServe(std::size_t member, bool isOperation) const;
    /// The member that takes the next request, of those at `among`; members.size(): none.
    std::size_t choose(const std::vector<std::size_t> &among, bool isOperation);
    Path &entrance(Member &member);
    void sendCopies(RequestId request, std::size_t first);
    void addCapacity(Mechanism &member, MetricRegistry &metrics);

    Kind m_kind = Kind::Server;
    bool m_isLoadBalanced = true;
    std::size_t m_quorum = 0;
    std::size_t m_replication = 1;
    std::vector<Member> m_members; ///< in document order
    std::vector<std::size_t> m_candidates;
    std::vector<ElementIndex> m_observed;
    std::size_t m_live = 0;
    std::size_t m_last = 0;
    bool m_isStarted = false;
    Copies m_copies{*this};
    RandomStream m_pieces;

    struct Capacity {
        std::function<double(const Window &)> busy;
        std::function<double(const Window &)> available;
    };
    std::vector<Capacity> m_capacities;
    LevelOverTime m_liveMembers;
    LevelOverTime m_available{1};
    SimTime m_downSince = 0;
    SimTime m_longestOutage = 0;
    std::optional<std::size_t> m_interval;
    std::uint64_t m_received = 0;
    std::uint64_t m_ended = 0;
};

} // namespace nephoscope::sim
