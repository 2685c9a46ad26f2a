#!/bin/sh
# Whether figures keep their pixels when svgo (preset-default) makes them smaller: prints both sizes of each, exit
# status 1 if a pixel differs. Needs npm with a registry, and rsvg-convert (Debian: librsvg2-bin).
# usage: scripts/check-svgo.sh [FILE.svg...]
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- output/*.svg output/*/*.svg
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm init -y && npm install svgo@4) >"$work/npm.log" 2>&1 || { cat "$work/npm.log" >&2; exit 2; }
different=0
for figure in "$@"; do
  "$work/node_modules/.bin/svgo" --quiet -i "$figure" -o "$work/small.svg"
  rsvg-convert -z 2 "$figure" -o "$work/before.png"
  rsvg-convert -z 2 "$work/small.svg" -o "$work/after.png"
  if cmp -s "$work/before.png" "$work/after.png"; then verdict=same; else verdict=DIFFERENT different=1; fi
  echo "$figure: $(wc -c <"$figure") -> $(wc -c <"$work/small.svg") bytes, pixels $verdict"
done
exit $different
