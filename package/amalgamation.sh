#!/bin/sh
# amalgamation.sh FOLDER SCRIPTS.c: causalite.c and causalite.h there, which are all of the extension:
# include/, ext/, and the scripts of sql/ as SCRIPTS.c has them.
set -eu
folder=$1/amalgamation
mkdir -p "$folder"
version=$(sed -n 's/^.define CAUSALITE_VERSION "\(.*\)"/\1/p' include/causalite.h)
{
  cat <<END
/*
** causalite $version in one file: a loadable extension,
**
**   cc -std=c11 -O2 -ffp-contract=off -fPIC -shared -pthread causalite.c -lgsl -lgslcblas -lm \\
**     -o causalite.so
**
** or a part of a program, which causalite.h says how to register:
**
**   cc -std=c11 -O2 -ffp-contract=off -pthread -DSQLITE_CORE program.c causalite.c \\
**     -lsqlite3 -lgsl -lgslcblas -lm -o program
**
** Made by \`make amalgamation\` of the files that are named between the lines; a file's own names
** have the file's name in front here.
**
** SPDX-License-Identifier: GPL-3.0-or-later
*/
END
  grep -rh '^#define _POSIX_C_SOURCE' ext | sort -u
  LC_ALL=C awk -f package/amalgamate.awk $(find ext -name '*.c' | LC_ALL=C sort) "$2"
} >"$folder/causalite.c.new"
# What is the same is left alone, so that what is made of it need not be made again.
cmp -s "$folder/causalite.c.new" "$folder/causalite.c" ||
  cp "$folder/causalite.c.new" "$folder/causalite.c"
rm "$folder/causalite.c.new"
# The header, with what there is to link now in place of the folders.
awk '/^\*\* To link it statically/ {
    print "** To link it statically, compile causalite.c with the program, as its first lines say."
    skipped = 1
  }
  skipped && /^\*\* That needs/ { skipped = 0; print "**" }
  !skipped' include/causalite.h >"$folder/causalite.h"
printf '%s\n' "$folder/causalite.c"
