#!/bin/sh
# The checks that take longer than the tests, each with its minutes. scripts/test.sh comes first: it installs what they
# need and builds the release.
set -eu
cd "$(dirname "$0")/.."

step() {
  name=$1
  shift
  start=$(date +%s)
  echo "strength: $name"
  "$@"
  seconds=$(($(date +%s) - start))
  echo "strength: $name took $((seconds / 60)) min $((seconds % 60)) s"
}

render_only_size() {
  echo "a program that only renders has $(wc -c <build/tests/consumer/by_pkg_config) bytes"
}

step "size" render_only_size
step "threads" sh scripts/check-threads.sh
