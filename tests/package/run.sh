#!/bin/sh
# What the module is handed on as: `make test-packages`.
#   tests/package/run.sh [PART…]      in the project's folder; without a PART, all of them
#   MODULE: the extension;  SQLITE3: the shell;  BUILD: where to build
#
# Each package is made, by its target of make, and used as its users would. What that needs is
# installed by apt-get and npm, where that may be; a package that cannot be made here is skipped. The
# packages are made of what is committed.
# A line a check; ends with 'N passed, N failed, N skipped'.
set -u
project=$(pwd)
build=$project/${BUILD:-build}
shell=${SQLITE3:-sqlite3}
version=$(sed -n 's/^.define CAUSALITE_VERSION "\(.*\)"/\1/p' include/causalite.h)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export DEBIAN_FRONTEND=noninteractive
passed=0 failed=0 skipped=0

. "$project/tests/hosts/need.sh"

check() { # check NAME COMMAND…: passes where the command succeeds; what it says is shown where not
  name=$1
  shift
  if "$@" >"$work/log" 2>&1; then
    passed=$((passed + 1))
    echo "ok       $name"
  else
    failed=$((failed + 1))
    echo "FAILED   $name"
    tail -n 20 "$work/log" | cut -c 1-300 | sed 's/^/  /'
    return 1
  fi
}
skip() { # skip NAME REASON
  skipped=$((skipped + 1))
  echo "skipped  $1: $2"
}
make_target() { # make_target TARGET…: into the build folder of the tests
  (cd "$project" && make --no-print-directory BUILD="${BUILD:-build}" "$@")
}
in_git() { # what a tarball is made of
  git rev-parse --verify -q HEAD >/dev/null
}
says() { # says WANT COMMAND…: the command prints that, and nothing else
  want=$1
  shift
  got=$("$@" 2>&1) && [ "$got" = "$want" ] || { printf 'got  %s\nwant %s\n' "$got" "$want"; false; }
}

[ $# -gt 0 ] || set -- dist deb amalgamation npm python wasm
for part; do
  . "$project/tests/package/$part.sh"
  cd "$project" || exit
done
printf '%s passed, %s failed, %s skipped\n' $passed $failed $skipped
[ "$failed" -eq 0 ]
