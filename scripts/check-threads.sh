#!/bin/sh
# Holds threads that share a library and its documents against the thread sanitizer. Builds without precompiled headers,
# so that each file is held to the headers that it includes. About 6 minutes on two cores.
set -eu
cd "$(dirname "$0")/.."
cmake --preset tsan
cmake --build --preset tsan
build-tsan/tests/attnfig_threads_test "[threads]"
