#!/bin/sh
# Holds threads that share a library and its documents against the thread sanitizer. Builds without precompiled headers,
# so that each file is held to the headers that it includes. About 6 minutes on two cores.
set -eu
cd "$(dirname "$0")/.."
cmake --preset tsan
cmake --build --preset tsan
# The sanitizer's runtime of GCC 12 does not start where the kernel spreads addresses far (vm.mmap_rnd_bits).
fixed=""
if setarch "$(uname -m)" -R true 2>/dev/null; then fixed="setarch $(uname -m) -R"; fi
# shellcheck disable=SC2086 # words
$fixed build-tsan/tests/attnfig_threads_test "[threads]"
