#!/bin/sh
# wheel.sh FOLDER MODULE: a wheel of the module for Python. It says of the machine what the module
# needs: the kind of processor, and the newest version of glibc whose functions it calls.
set -eu
for tool in python3 objdump; do
  command -v $tool >/dev/null || { echo "make wheel: there is no $tool" >&2; exit 1; }
done
version=$(sed -n 's/^.define CAUSALITE_VERSION "\(.*\)"/\1/p' include/causalite.h)
glibc=$(objdump -T "$2" | sed -n 's/.*GLIBC_\([0-9]*\)\.\([0-9]*\).*/\1_\2/p' | sort -t _ -k 1n -k 2n |
  tail -n 1)
# The time of the commit; of a tarball's files, which is the same.
now=$(git log -1 --format=%ct 2>/dev/null || date -r include/causalite.h +%s)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$now} \
  python3 package/python/wheel.py "$1" "$version" "manylinux_${glibc}_$(uname -m)" "$2"
