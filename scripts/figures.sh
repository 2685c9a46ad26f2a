#!/bin/sh
# Installs what is missing, builds build/attnfig and renders specs/ to output/.
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh catch2
cmake --preset release
cmake --build --preset release --target attnfig_program
build/attnfig build specs -o output
