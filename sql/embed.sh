#!/bin/sh
# embed.sh FILE...: the scripts as C source, so that the module holds them: each file as an array of
# bytes that ends with a zero, and the list of them by their names below sql/, without .sql.
set -eu
printf '/* Made by sql/embed.sh: do not edit. */\n#include "functions/analysis/scripts.h"\n\n'
list=
for file; do
  name=${file#sql/}
  name=${name%.sql}
  array=script_$(printf %s "$name" | tr -c 'A-Za-z0-9' _)
  printf 'static const char %s[] = {\n' "$array"
  od -An -v -tx1 "$file" | sed 's/ *\([0-9a-f][0-9a-f]\)/(char)0x\1,/g'
  printf '0};\n'
  list="$list    {\"$name\", $array},
"
done
printf 'const clt_script clt_scripts[] = {\n%s    {NULL, NULL}};\n' "$list"
