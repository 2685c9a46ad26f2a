#!/bin/sh
# Builds the program as on a machine without its packages: CMake takes the sources of every package, here
# those of Debian, because the releases that CMake would download need a network. Then renders a spec.
# Needs apt-get, dpkg-source, cmake and a compiler. Nothing of the system is changed.
# usage: scripts/check-fetch.sh [CMAKE_OPTION...]
set -eu

project=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fail() {
  printf 'check-fetch: %s\n' "$*" >&2
  exit 1
}

# The repositories that the system has packages from also have the sources. The lists go into a folder of
# our own, so that the system's sources and lists stay as they are.
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/sources"
# shellcheck disable=SC2016  # apt-get fills in the names, not the shell.
apt-get indextargets --format '$(ORIGIN) deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
  sed -n 's/^Debian //p' >"$work/sources.list"
test -s "$work/sources.list" || fail "no Debian repository among the sources of apt"

apt_get() {
  apt-get -qq -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" \
    -o APT::Sandbox::User=root -o APT::Update::Error-Mode=any "$@"
}

packages="fmtlib pugixml yaml-cpp cli11 nlohmann-json3 catch2 cpp-httplib"
echo "check-fetch: sources of $packages"
apt_get update || fail "the lists of source packages cannot be read"
# shellcheck disable=SC2086  # One argument a package.
(cd "$work/sources" && apt_get source $packages >"$work/apt.log" 2>&1) ||
  { cat "$work/apt.log" >&2; fail "the source packages cannot be fetched"; }

# The folder of a package is its name and its version.
source_of() {
  for folder in "$work/sources/$1"-*/; do
    test -d "$folder" || fail "no sources of $1"
    printf '%s' "${folder%/}"
    return
  done
}

fmt=$(source_of fmtlib)
pugixml=$(source_of pugixml)
yaml_cpp=$(source_of yaml-cpp)
cli11=$(source_of cli11)
nlohmann_json=$(source_of nlohmann-json3)
catch2=$(source_of catch2)
httplib=$(source_of cpp-httplib)

cmake -S "$project" -B "$work/build" -DCMAKE_BUILD_TYPE=Debug \
  -DFETCHCONTENT_TRY_FIND_PACKAGE_MODE=NEVER -DFETCHCONTENT_FULLY_DISCONNECTED=ON \
  -DFETCHCONTENT_SOURCE_DIR_FMT="$fmt" \
  -DFETCHCONTENT_SOURCE_DIR_PUGIXML="$pugixml" \
  -DFETCHCONTENT_SOURCE_DIR_YAML-CPP="$yaml_cpp" \
  -DFETCHCONTENT_SOURCE_DIR_CLI11="$cli11" \
  -DFETCHCONTENT_SOURCE_DIR_NLOHMANN_JSON="$nlohmann_json" \
  -DFETCHCONTENT_SOURCE_DIR_CATCH2="$catch2" \
  -DFETCHCONTENT_SOURCE_DIR_HTTPLIB="$httplib" "$@"
targets="attnfig_program attnfig_preview attnfig_catch_main"
# librsvg is not fetched: where the system has it, it is used.
if cmake --build "$work/build" --target help | grep -q attnfig_raster; then targets="$targets attnfig_raster"; fi
# shellcheck disable=SC2086  # One argument a target.
cmake --build "$work/build" -j "$(nproc)" --target $targets

cmake --install "$work/build" --prefix "$work/prefix"
"$work/prefix/bin/attnfig" build - -o - >"$work/figure.svg" <<'SPEC'
page: head_sharing
title: Sharing
layouts:
  gqa: {q_heads: 8, kv_heads: 2, head_dim: 128}
SPEC
case $(head -c 4 "$work/figure.svg") in
  "<svg") echo "check-fetch: fine, a figure of $(wc -c <"$work/figure.svg") bytes" ;;
  *) fail "the figure does not start with <svg" ;;
esac
