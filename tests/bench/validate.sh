#!/bin/sh
# How far what is printed may be believed, as one table: `make validate`.
#   tests/bench/validate.sh COVERAGE RATES      what bench_coverage and `rate table` printed
# Of the intervals, the cell that is worst where a method's assumptions hold; of the verdict, all
# truths. Both by simulation with known truth, through the SQL functions and views.
set -eu
version=$(sed -n 's/^.define CAUSALITE_VERSION "\(.*\)"/\1/p' include/causalite.h)
cat <<END
# How far what is printed may be believed

causalite $version, $(date -u +%Y-%m-%d), written by \`make validate\`. Simulated studies with known truth, through
the SQL functions and the views of the analysis; in brackets 95 % limits (Wilson's of the intervals,
Clopper and Pearson's of the verdict). What the cells and truths are: [INTERVALS.md](INTERVALS.md).

| what | runs | per cent | to be | studies | |
| --- | ---: | --- | --- | ---: | --- |
END
awk '
  NR == 1 { sub(/ data.*/, ""); sub(/.*, /, ""); sets = $0 }
  /^[^ ].*: n = / { target = $0; sub(/: n = .*/, "", target); sizes = $0; sub(/.*: n = /, "", sizes)
                    split(sizes, n, ", "); next }
  # Behind a method and the errors, for each n: a mark, the coverage, [its limits].
  /^  [a-zA-Z]/ && !/^  below/ {
    method = substr($0, 3, 18); sub(/ *$/, "", method)
    rest = substr($0, 37); sub(/  width.*/, "", rest)
    for (size = 1; match(rest, /^  [=~! ] ( +-|[ 0-9.]+)[^\]]*\]?/); size++) {
      cell = substr(rest, 1, RLENGTH); rest = substr(rest, RLENGTH + 1)
      if (substr(cell, 3, 1) != "=") continue
      split(cell, part, /[][ ,=]+/)
      key = target ", " method
      if (!(key in low)) { order[++keys] = key; low[key] = 101 }
      cells[key]++
      if (part[2] + 0 < low[key]) {
        low[key] = part[2] + 0; at[key] = n[size]; limits[key] = part[3] ", " part[4]; high[key] = part[4]
      }
    }
  }
  END {
    for (k = 1; k <= keys; k++) { key = order[k]
      printf "| interval: %s; the worst of %d cells | %s | %.1f [%s] | 95 | %s | %s |\n", key,
        cells[key], at[key], low[key], limits[key], sets, high[key] < 95 ? "below" : ""
    }
  }' "$1"
# TRUTH N ASKED STUDIES FALSE [LOW, HIGH] MAX SUGGESTIVE, then what is to be found, and what is missed.
awk '
  $3 ~ /^(rule|case|whole)$/ && $2 ~ /^[0-9]+$/ {
    line = $0; seldom = ""; often = line ~ /MISS: at most/
    if (match(line, /MISS: at least [0-9]+/)) seldom = substr(line, RSTART + 6, RLENGTH - 6)
    sub(/ *MISS: .*/, "", line)
    match(line, /\[[^]]*\]/)
    limits = substr(line, RSTART + 1, RLENGTH - 2); gsub(/^ +/, "", limits); gsub(/, +/, ", ", limits)
    tail = substr(line, RSTART + RLENGTH); split(tail, after)
    asked = $3 == "rule" ? "" : ", " ($3 == "case" ? "by its verdict" : "by the whole analysis")
    most = after[1] < 100 ? "at most " after[1] : "–"
    printf "| verdict: %s%s: something false is shown | %s | %s [%s] | %s | %s | %s |\n", $1, asked, $2,
      $5, limits, most, $4, often ? "missed" : ""
    if (match(tail, /(found|no influence) +[0-9.]+ \[[^]]*\]/)) {
      found = substr(tail, RSTART, RLENGTH); gsub(/ +/, " ", found); sub(/\[ /, "[", found)
      name = found ~ /^no/ ? "no influence is said" : "what is true is found"
      sub(/^[a-z ]+ /, "", found)
      printf "| verdict: %s%s: %s | %s | %s | %s | %s | %s |\n", $1, asked, name, $2, found,
        seldom == "" ? "–" : seldom, $4, seldom == "" ? "" : "missed"
    }
  }' "$2"
