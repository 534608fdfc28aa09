// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/document_fuzz.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t count)
{
    nephoscope::tests::fuzzDocument({reinterpret_cast<const char *>(bytes), count});
    return 0;
}
