#!/bin/sh
# table.sh TABLE BASELINE PAGE [PROGRAM…]: runs the programs, which add their ratios to TABLE
# (bench.h), and prints these beside the baseline's: "slower" and "faster" mark a change by more than
# 5 %. Run again before believing one: other work on the machine moves ratios to memory. Without a
# program TABLE is as it is. With RECORD=1 the table becomes the baseline, and PAGE is written
# from it.
set -eu
table=$1 baseline=$2 page=$3
shift 3
if [ $# -gt 0 ]; then
  rm -f -- "$table"
  for program; do BENCH_TABLE=$table "$program"; done
fi
[ -z "${RECORD:-}" ] || cp -- "$table" "$baseline"
awk -F '\t' '
  function row(what, peer, now, was) {
    change = "new"
    if (now == "not run") change = ""
    else if (was != "") change = sprintf("%+6.1f %%", 100 * (now / was - 1))
    if (was != "" && change != "" && now > 1.05 * was) change = change " slower"
    if (was != "" && change != "" && now < was / 1.05) change = change " faster"
    printf "%-48s %-15s %8s %8s %s\n", what, peer, now, (was == "" ? "-" : was), change
  }
  BEGIN { printf "\n%-48s %-15s %8s %8s\n", "", "times as long as", "now", "before" }
  NR == FNR && FILENAME != second { before[$1 FS $3] = $2; next }
  { row($1, $3, $2, before[$1 FS $3]); seen[$1 FS $3] = 1 }
  END {
    for (key in before) {
      split(key, part, FS)
      if (!(key in seen) && before[key] != "") row(part[1], part[2], "not run", before[key])
    }
  }
' second="$table" "$baseline" "$table"
[ -n "${RECORD:-}" ] || exit 0
{
  printf '%s\n\n' '# How long things take' \
    'Each row: what takes how many times as long as its peer, in the same run on one machine, in
processor time. Written by `make bench RECORD=1`; `make bench` prints the same beside it, for yours.
A million rows, and 836 in the bootstrap; of memory, how many times as much a process takes over ten
million rows as over ten thousand (`make bench` prints the MiB). `avg` is `SELECT avg(y), avg(x)`;
`multiply-adds` are as many as the method asks for, one by one in the nearest cache; scipy and R
have their numbers in memory.'
  printf '%s\n' '| what | peer | times |' '| --- | --- | ---: |'
  awk -F '\t' '{ printf "| `%s` | %s | %s |\n", $1, $3, $2 }' "$baseline"
} >"$page"
