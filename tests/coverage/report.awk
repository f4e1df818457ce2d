# What the tests reached, from the listing of `gcov -t -b -c` on objects built with --coverage
# (tests/coverage/run.sh). A source is compiled more than once, for the module and for the test
# programs, and a header with every file that includes it: a line or a branch is reached if it was in
# any of these. Without optimisation the compiler finds the same branches each time.
#   list: the lines and branches that are left unreached, and why (tests/coverage/unreached.txt)
#   lines_floor, branches_floor: shares that must be reached, else it fails

function trim(text) {
  gsub(/^[ \t]+|[ \t]+$/, "", text)
  return text
}

# The list has kinds, '# why', and below each its entries: 'path: the line as it stands there',
# 'path: function()' for all of its lines, or '/pattern/' for the lines that match and have run, but
# not all of their branches.
function read_list(line, at, kind) {
  while ((getline line < list) > 0) {
    if (line ~ /^# /) kind = kinds[++n_kinds] = substr(line, 3)
    else if (line ~ /^\/.*\/$/) {
      pattern[++n_patterns] = substr(line, 2, length(line) - 2)
      pattern_kind[n_patterns] = kind
    } else if ((at = index(line, ": "))) {
      listed[substr(line, 1, at - 1), trim(substr(line, at + 2))] = kind
    }
  }
  close(list)
}

# The kind of a line, '' if none is listed.
function kind_of(key, text, has_run, i) {
  if (key in listed) return listed[key]
  for (i = 1; has_run && i <= n_patterns; i++) if (text ~ pattern[i]) return pattern_kind[i]
  return ""
}

BEGIN {
  read_list()
}

# 'function merge called 630 returned 100% blocks executed 100%', before its first line.
/^function / {
  called = $2 "()"
}

# A line of the listing: '      12:   34:text'; '#####' never run, '-' no code, '*' partly run.
/^ *[-#=0-9]+\*?: *[0-9]+:/ {
  split($0, field, ":")
  number = field[2] + 0
  text = substr($0, length(field[1]) + length(field[2]) + 3)
  if (number == 0) {
    if (text ~ /^Source:/) source = substr(text, 8)
    called = ""
    next
  }
  wanted = source ~ /^ext\//
  branch = 0
  count = trim(field[1])
  if (!wanted || count == "-") next
  place = source SUBSEP number
  if (!(place in ran)) {
    places[++n_places] = place
    ran[place] = 0
    said[place] = trim(text)
    inside[place] = called
  }
  if (count ~ /^[0-9]/) ran[place] = 1
  next
}

# 'branch  0 taken 12 (fallthrough)' or 'branch  0 never executed'.
/^branch / && wanted {
  branch++
  if (branch > branches[place]) branches[place] = branch
  if ($3 == "taken" && $4 > 0) taken[place, branch] = 1
}

function percent(part, whole) {
  return whole ? sprintf("%6.1f %%", 100 * part / whole) : "     -  "
}

function row(name, lines, lines_run, all, all_taken) {
  return sprintf("%-28s %6d %s %6d %s", name, lines, percent(lines_run, lines), all, \
    percent(all_taken, all))
}

END {
  for (i = 1; i <= n_places; i++) {
    place = places[i]
    split(place, part, SUBSEP)
    folder = part[1]
    sub(/\/[^\/]*$/, "", folder)
    if (!(folder in lines)) folders[++n_folders] = folder
    lines[folder]++
    lines_run[folder] += ran[place]
    missing = ""
    for (k = 1; k <= branches[place]; k++) {
      all[folder]++
      if ((place, k) in taken) all_taken[folder]++
      else missing = missing " " k
    }
    key = part[1] SUBSEP said[place]
    if ((part[1], inside[place]) in listed) key = part[1] SUBSEP inside[place]
    if (ran[place] && missing == "") {
      continue
    }
    seen[key] = 1
    what = ran[place] ? "branch" missing " of " branches[place] : "never run"
    kind = kind_of(key, said[place], ran[place])
    if (kind != "") {
      n_listed++
      of_kind[kind]++
    } else unlisted[++n_unlisted] = part[1] ":" part[2] ": " what ": " said[place]
  }

  printf "%-28s %6s %8s %6s %8s\n", "folder", "lines", "reached", "branch", "reached"
  for (i = 1; i <= n_folders; i++) {
    f = folders[i]
    print row(f, lines[f], lines_run[f], all[f], all_taken[f]) | "sort"
    L += lines[f]
    R += lines_run[f]
    A += all[f]
    T += all_taken[f]
  }
  close("sort")
  print row("in all", L, R, A, T)

  printf "\n%d lines are not reached, or not all of their branches; %d of them are in %s\n", \
    n_listed + n_unlisted, n_listed, list
  for (i = 1; i <= n_kinds; i++) printf "%6d  %s\n", of_kind[kinds[i]], kinds[i]
  for (i = 1; i <= n_unlisted; i++) print unlisted[i] | "sort -t: -k1,1 -k2,2n"
  close("sort -t: -k1,1 -k2,2n")
  for (key in listed) {
    if (key in seen) continue
    split(key, part, SUBSEP)
    print "in " list ", and reached or gone: " part[1] ": " part[2]
    stale++
  }
  exit stale > 0 || R < lines_floor * L || T < branches_floor * A
}
