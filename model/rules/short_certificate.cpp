// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rules/short_certificate.h"

#include <algorithm>
#include <cmath>

namespace nephoscope
{

void findShortCertificate(const DesignView &design, std::vector<Problem> &problems)
{
    constexpr double kSecondsADay = 86'400;
    const double horizon = design.architecture().run.duration / kSecondsADay;
    for (const Element *pki : design.ofType("pki")) {
        const double life = design.number(*pki, "certificate_life");
        const double before = design.number(*pki, "renew_before");
        const double issue = design.number(*pki, "issue_time") / kSecondsADay;
        // Nobody renews a certificate before half of its life is over, however long before the end he should.
        const bool isRenewed = before > 0 && issue < std::min(before, life / 2);
        if (life <= 0 || life >= horizon || isRenewed)
            continue;
        std::vector<std::string> covered;
        for (const Element *target : design.targets(*pki, LinkRole::Control))
            covered.push_back(target->id.text());
        if (covered.empty())
            continue;
        const std::string name = DesignView::quoted(*pki);
        const std::string days = formatNumber(life);
        const bool isTooLate = before > 0;
        Problem problem{
            "L-40",
            Severity::Warning,
            pki->id.text(),
            covered,
            {"The certificates of " + name + " run out after " + days + " days, within the simulated time, and " +
                 (isTooLate ? "issuing new ones takes until then or longer. Renew them earlier or let them live longer."
                            : "nobody renews them: new connections are refused from then on. Have them renewed."),
             name + " 的证书在 " + days + " 天后过期，早于仿真结束，" +
                 (isTooLate ? "而新证书来不及在此之前签发。请提早续期或延长有效期。"
                            : "且无人续期：此后新连接被拒绝。请设置续期。")},
            {}};
        // A third before the end, as is usual with certificates of 90 days.
        const double early = std::min(30.0, life / 3);
        if (issue < early) {
            problem.fixes.push_back({{"Renew " + formatNumber(early) + " days before the end",
                                      "提前 " + formatNumber(early) + " 天续期"},
                                     {SetElementParameter{pki->id, "renew_before", Value(early)}}});
        } else {
            const double longer = std::ceil(horizon);
            problem.fixes.push_back(
                {{"Let them live " + formatNumber(longer) + " days", "有效期设为 " + formatNumber(longer) + " 天"},
                 {SetElementParameter{pki->id, "certificate_life", Value(longer)}}});
        }
        problems.push_back(std::move(problem));
    }
}

} // namespace nephoscope
