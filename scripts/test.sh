#!/bin/sh
# Installs what is missing, builds build/attnfig and passes the tests; says so if output/ is stale.
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh catch2 git python3 python3-selenium python3-fonttools chromium chromium-driver fontconfig \
  fonts-liberation fonts-noto-cjk libxml2-utils mkdocs mkdocs-material python3-pymdownx mypy
cmake --preset release -DATTNFIG_TESTS=ON
cmake --build --preset release
ctest --preset release
