// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The gamma distribution: what a sum of waits and services is taken for when only its mean and variance are known.
namespace nephoscope::sim::theory {

/// P(shape, x): the part of a gamma distribution of scale 1 that is at most `x` (Abramowitz and Stegun 6.5.1; by its series below
/// shape + 1, by its continued fraction above). \pre shape > 0, x >= 0
double gammaBelow(double shape, double x);
/// 1 - P(shape, x), without cancellation far out in the tail.
double gammaAbove(double shape, double x);
/// The x at which gammaBelow is `p`. \pre shape > 0, 0 < p < 1
double gammaQuantile(double shape, double p);

} // namespace nephoscope::sim::theory
