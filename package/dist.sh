#!/bin/sh
# dist.sh FOLDER: the source tarball of what is committed. The same commit gives the same bytes: files
# in git's order, of root, with the time of the commit; gzip keeps no name and no time.
set -eu
folder=$1
git rev-parse --verify -q HEAD >/dev/null ||
  { echo 'make dist: this is no git clone; the tarball is made of what is committed' >&2; exit 1; }
[ -z "$(git status --porcelain)" ] ||
  echo 'make dist: of the last commit; what has changed since is not in it' >&2
version=$(git show HEAD:include/causalite.h |
  sed -n 's/^.define CAUSALITE_VERSION "\(.*\)"/\1/p')
name=causalite-$version
mkdir -p "$folder"
git -c tar.umask=0022 archive --format=tar --prefix="$name/" HEAD | gzip -9n >"$folder/$name.tar.gz"
printf '%s\n' "$folder/$name.tar.gz"
