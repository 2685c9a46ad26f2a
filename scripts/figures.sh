#!/bin/sh
# Installs what is missing, builds build/attnfig and renders specs/ to output/, with the gallery of its models and the
# two figures of the book for narrow columns, and in Chinese to output/zh/. Builds and renders only what changed.
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh
cmake --preset release -DATTNFIG_TESTS=OFF
cmake --build --preset release
cmake --build --preset release --target figures
