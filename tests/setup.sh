#!/bin/sh
# Installs what building and testing need and is not there yet. Run by `make setup`.
set -u

# need PACKAGE COMMAND…: notes the package as missing where the command fails
need() {
  package=$1
  shift
  "$@" >/dev/null 2>&1 || missing="$missing $package"
}
shell_is_new_enough() {
  sqlite3 :memory: "SELECT 1 / (CAST(substr(v, 3, instr(substr(v, 3), '.') - 1) AS INTEGER) >= 40)
    FROM (SELECT sqlite_version() AS v)" | grep -q 1
}
look() {
  missing=
  for_tests=
  need gcc sh -c 'command -v "${CC:-gcc}" || command -v clang'
  need make sh -c 'command -v make'
  need pkg-config sh -c 'command -v pkg-config'
  need libc6-dev sh -c 'echo "#include <stdlib.h>" | "$(command -v gcc || command -v clang)" -E -'
  need sqlite3 shell_is_new_enough
  need libsqlite3-dev pkg-config --exists 'sqlite3 >= 3.40'
  need libgsl-dev pkg-config --exists 'gsl >= 2.7'
  # For the tests only: the source of a locale with a decimal comma.
  [ -f /usr/share/i18n/locales/de_DE ] || for_tests=' locales'
}
may_install() {
  command -v apt-get >/dev/null 2>&1 &&
    { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1; }
}

look
if [ -z "$missing$for_tests" ]; then
  echo 'setup: everything is there'
  exit 0
fi
if [ -z "$missing" ] && ! may_install; then
  echo "setup: all that building needs is there; some tests will be skipped for want of$for_tests"
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  cat >&2 <<EOF
setup: this machine lacks (by their Debian names):$missing
and has no apt-get to install them with. Install with its own package manager:
  a C compiler (gcc or clang), make, pkg-config
  the sqlite3 shell and the SQLite library with headers, 3.40 or newer
  the GNU Scientific Library (GSL) with headers, 2.7 or newer
(Fedora: gcc make pkgconf sqlite sqlite-devel gsl-devel; macOS: brew install sqlite gsl pkg-config)
EOF
  exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "setup: as root, run: apt-get install$missing$for_tests" >&2
    exit 1
  fi
  as_root=sudo
fi
echo "setup: installing$missing$for_tests"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q &&
  $as_root apt-get install -q -y --no-install-recommends $missing $for_tests || exit 1

look
if [ -n "$missing" ]; then
  echo "setup: still missing or too old:$missing" >&2
  echo 'setup: SQLite 3.40 and GSL 2.7 are needed; Debian 12 has them' >&2
  exit 1
fi
