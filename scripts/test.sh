#!/bin/sh
# Installs what is missing, builds build/attnfig and passes the tests; says so if output/ is stale.
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh catch2 python3 python3-selenium python3-fonttools chromium chromium-driver fontconfig \
  fonts-liberation fonts-noto-cjk fish git groff-base libxml2-utils make mandoc pre-commit python3-jsonschema \
  python3-yaml zsh mkdocs mkdocs-material python3-pymdownx mypy
cmake --preset release -DATTNFIG_TESTS=ON
cmake --build --preset release
ctest --preset release
