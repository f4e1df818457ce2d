#!/bin/sh
# generated.sh save|read: how the scripts pass generated SQL back to the shell that wrote it.
#   .once '|exec sh sql/generated.sh save'      the next query's output is kept
#   .read '|exec sh sql/generated.sh read'      it is read, and forgotten
# The file bears the number of the sqlite3 process, so that analyses side by side do not meet, and is
# only written if new and only read if ours, because what it holds is executed.
file=${TMPDIR:-/tmp}/causalite.$PPID.sql
case $1 in
save)
  rm -f -- "$file"
  umask 077
  set -C
  cat >"$file"
  ;;
read)
  [ ! -O "$file" ] || cat -- "$file"
  rm -f -- "$file"
  ;;
esac
