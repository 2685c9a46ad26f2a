#!/bin/sh
# Writes the accepted texts of tests/golden and tests/lint, the figures of output/, docs/reference.md and docs/lint.md
# anew, for a commit that means to change them. Look at the pictures before you commit.
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
for spec in tests/golden/narrow/*.yaml; do
  "$tool" build "$spec" --dump model
  "$tool" build "$spec" --dump scene --page-width narrow -o "${spec%.yaml}.scene"
  "$tool" build "$spec" --page-width narrow -o "${spec%.yaml}.svg"
done
"$tool" build tests/golden/*.yaml -o tests/golden/
"$tool" build tests/golden/zh --lang zh
# An error names its file, which tests/errors calls NAME.yaml whatever the bytes are.
scratch=$(mktemp -d)
for input in tests/errors/*.yaml tests/errors/*.bin; do
  name=$(basename "$input"); name=${name%.*}
  cp "$input" "$scratch/$name.yaml"
  (cd "$scratch" && "$OLDPWD/$tool" build "$name.yaml" -q -o - >/dev/null 2>"$OLDPWD/tests/errors/$name.txt") || true
done
for input in tests/import/faulty/*.json; do
  (cd tests/import/faulty && "$OLDPWD/$tool" build "$(basename "$input")" -q -o - >/dev/null \
    2>"$(basename "$input" .json).txt") || true
done
rm -r "$scratch"
"$tool" accept specs -o output --lang en,zh
"$tool" accept specs/*.yaml -o output/ --lang en,zh --page-width narrow
"$tool" accept docs
python3 tests/docs/cookbook_test.py "$tool" --write
"$tool" gallery specs/models -o output
"$tool" schema --format md > docs/reference.md
python3 scripts/limits.py
"$tool" schema --format models > docs/models.md
for input in tests/lint/*/faulty*.svg; do
  (cd "$(dirname "$input")" && "$OLDPWD/$tool" lint "$(basename "$input")" \
    >"$(basename "$input" .svg).txt" 2>/dev/null) || true
done
"$tool" lint --explain all > docs/lint.md
