#!/bin/sh
# npm.sh FOLDER MODULE: a package of the module for npm, FOLDER/causalite-VERSION.tgz.
set -eu
folder=$(cd "$1" && pwd)
module=$2
command -v npm >/dev/null || { echo 'make npm: there is no npm' >&2; exit 1; }
version=$(sed -n 's/^.define CAUSALITE_VERSION "\(.*\)"/\1/p' include/causalite.h)
case $(uname -s) in Darwin) os=darwin ;; *) os=linux ;; esac
case $(uname -m) in x86_64) cpu=x64 ;; aarch64 | arm64) cpu=arm64 ;; *) cpu=$(uname -m) ;; esac
work=$folder/package/npm
rm -rf "$work"
mkdir -p "$work"
cp package/npm/index.js package/npm/index.d.ts package/npm/README.md LICENSE "$work"
cp "$module" "$work/causalite.so"
sed "s/@VERSION@/$version/; s/@OS@/$os/; s/@CPU@/$cpu/" package/npm/package.json.in \
  >"$work/package.json"
(cd "$work" && npm pack --loglevel=error --pack-destination "$folder" >/dev/null)
printf '%s\n' "$folder/causalite-$version.tgz"
