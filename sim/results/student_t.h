// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace nephoscope::sim {

/// The t for which a Student-t variable with `degreesOfFreedom` >= 1 lies in [-t, t] with the given probability in (0, 1).
///
/// Solves the finite series of Abramowitz and Stegun 26.7.3 and 26.7.4 with nothing but + - * / and square roots, which every machine
/// rounds alike: intervals are part of the digest, and the functions of the C library differ in the last digit between versions.
double studentT(double probability, int degreesOfFreedom);

} // namespace nephoscope::sim
