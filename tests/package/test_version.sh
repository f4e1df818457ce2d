#!/bin/sh
# The version stands in include/causalite.h alone, and CHANGELOG.md begins with what is new in it.
# Then a second place is put into a copy and must be found. Ends with 'N passed, N failed'.
set -u
copy=$(mktemp -d) || exit 2
trap 'rm -rf "$copy"' EXIT
. tests/check.sh

version=$(sed -n 's/^.define CAUSALITE_VERSION "\(.*\)"/\1/p' include/causalite.h)
# holders FOLDER: what holds the version as a word of its own. A lock file holds others' versions, and
# VALIDITY.md the one that was measured.
holders() {
  (cd "$1" && grep -rlwF --exclude=package-lock.json --exclude=VALIDITY.md "$version" \
    Makefile ./*.md .ci demo_db ext include package sql tests) | sort
}

check 'it is a semantic version' \
  "$(printf %s "$version" | grep -cE '^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}(-[0-9A-Za-z.-]+)?$')" 1
check 'CHANGELOG.md begins with it' "$(sed -n 's/^## //p' CHANGELOG.md | head -n 1)" "$version"
check 'no other file holds it' "$(holders . | tr '\n' ' ')" './CHANGELOG.md include/causalite.h '

cp -R Makefile ./*.md .ci demo_db ext include package sql tests "$copy" || exit 2
echo "version = $version" >>"$copy/sql/setup/new.sql"
check 'a second place is found' "$(holders "$copy" | tr '\n' ' ')" \
  './CHANGELOG.md include/causalite.h sql/setup/new.sql '
end_checks
