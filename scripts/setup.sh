#!/bin/sh
# Installs the Debian packages that are missing. Elsewhere it only says what is needed: CMake fetches absent
# libraries itself. usage: setup.sh [PACKAGE...] besides what every build needs.
set -eu
needed="g++ cmake ninja-build libpugixml-dev libfmt-dev libyaml-cpp-dev libcli11-dev nlohmann-json3-dev pkg-config librsvg2-dev libfontconfig-dev libfreetype-dev libcpp-httplib-dev $*"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "setup.sh: no apt-get here; needed: a C++20 compiler, CMake 3.24 and Ninja" >&2
  exit 0
fi
missing=""
for package in $needed; do
  state=$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  case "$state" in ii*) ;; *) missing="$missing $package" ;; esac
done
[ -n "$missing" ] || exit 0
as_root=""
if [ "$(id -u)" != 0 ]; then
  as_root=sudo
  if ! command -v sudo >/dev/null 2>&1; then
    echo "setup.sh: run this as root, or install by hand:$missing" >&2
    exit 1
  fi
fi
echo "setup.sh: installing$missing" >&2
$as_root apt-get update -qq
# shellcheck disable=SC2086 # the lists are words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
