#!/bin/sh
# fill.sh FILE: prints the file with its places filled in by environment variables: @PREFIX@,
# @LIBDIR@, @VERSION@, and @MODULE@, the path of the installed module within single quotes of the
# shell.
set -eu
MODULE=$(printf '%s/%s/causalite/causalite.so' "$PREFIX" "$LIBDIR" | sed "s/'/'\\\\''/g")
export MODULE PREFIX LIBDIR VERSION
awk '
function fill(line, place, value,    at, done) {
  while (at = index(line, place)) {
    done = done substr(line, 1, at - 1) value
    line = substr(line, at + length(place))
  }
  return done line
}
{
  line = fill($0, "@MODULE" "@", ENVIRON["MODULE"])
  line = fill(line, "@PREFIX" "@", ENVIRON["PREFIX"])
  line = fill(line, "@LIBDIR" "@", ENVIRON["LIBDIR"])
  print fill(line, "@VERSION" "@", ENVIRON["VERSION"])
}' "$1"
