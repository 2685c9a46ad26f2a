#!/bin/sh
# Writes the accepted texts of tests/golden, the figures of output/ and docs/reference.md anew, for a commit
# that means to change them. Look at the pictures before you commit.
set -eu
cd "$(dirname "$0")/.."
tool=${1:-build/attnfig}
if [ -n "${CI:-}" ]; then
  echo "accept.sh: nothing is accepted where CI is set" >&2
  exit 2
fi
for kind in model scene; do
  "$tool" build tests/golden/*.yaml --dump $kind -o tests/golden/
  "$tool" build tests/golden/zh --dump $kind --lang zh
done
"$tool" build tests/golden/*.yaml -o tests/golden/
"$tool" build tests/golden/zh --lang zh
"$tool" build specs -o output
"$tool" schema --format md > docs/reference.md
