# awk -f amalgamate.awk FILE.c…: prints the files, in that order, as one.
#
# A header is put in where it is first included; one without a guard, wherever it is included, as a
# part of that file. What a source file has for itself (static functions and data, types, macros) may
# have the name of another file's. So these names get that of the file: `start` of
# ext/graph/shuffle.c is `shuffle_start`, and a macro ends with its file. The members of a struct are
# no such names: what follows a dot or an arrow is left alone, what a struct's body declares, and
# what a table of fields (CLT_FIELD) or a macro's first argument names as a function is named.
# Had a name been missed, the compiler would find it twice, or not at all.

BEGIN {
  for (i = 1; i < ARGC; i++) twins[base_of(ARGV[i])]++
  for (i = 1; i < ARGC; i++) find_names(ARGV[i])
  for (i = 1; i < ARGC; i++) put_source(ARGV[i])
}

function base_of(file) {
  sub(/.*\//, "", file)
  sub(/[.]c$/, "", file)
  return file
}
function prefix_of(file,    part, n) {
  n = split(file, part, "/")
  return (twins[base_of(file)] > 1 ? part[n - 1] "_" : "") base_of(file) "_"
}
function read(file,    line) { # into text[file, 1 … lines[file]]
  if (file in lines) return
  lines[file] = 0
  while ((getline line <file) > 0) {
    text[file, ++lines[file]] = line
    if (line ~ /^#ifndef [A-Z0-9_]+_H$/) guarded[file] = 1
  }
  close(file)
}

# ---- the names that a file has for itself: own[file, name] ----

function last_word(text) {
  sub(/[^A-Za-z0-9_]+$/, "", text)
  sub(/.*[^A-Za-z0-9_]/, "", text)
  return text
}
function learn(file, name, kind) {
  if (name !~ /^clt_/) own[file, name] = kind
}
function find_names(file,    i, line, in_enum) {
  read(file)
  for (i = 1; i <= lines[file]; i++) {
    line = text[file, i]
    gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, "", line)
    if (sub(/^(typedef )?enum[^{;]*[{]/, "", line)) in_enum = 1
    if (in_enum) in_enum = learn_enumerators(file, line)
    else learn_name(file, line)
  }
}
function learn_enumerators(file, line,    n, i, part, more) { # is there more of them?
  more = line !~ /[}]/
  sub(/[}].*/, "", line)
  n = split(line, part, ",")
  for (i = 1; i <= n; i++)
    if (match(part[i], /[A-Za-z_][A-Za-z0-9_]*/)) learn(file, substr(part[i], RSTART, RLENGTH), "constant")
  return more
}
function learn_list(file, line,    n, i, part) { # static … a = 1, b = 2;
  n = split(line, part, ",")
  for (i = 1; i <= n; i++) {
    sub(/ *[=;].*/, "", part[i])
    sub(/[[].*/, "", part[i])
    learn(file, last_word(part[i]), "other")
  }
}
function learn_name(file, line) { # of a declaration, which begins in the first column
  sub(/^CLT_(INLINE|TWICE) /, "static ", line)
  gsub(/__attribute__[(][(][a-z_]+([(][^)]*[)])?[)][)] /, "", line)
  if (line ~ /^static [^({"]*;$/) learn_list(file, line)
  else if (match(line, /^(typedef )?(struct|union) [a-z_0-9]+ [{]/) ||
      match(line, /^[}] [A-Za-z_0-9]+( =|;|[[])/) ||
      match(line, /^typedef [^(]*[(][*][a-z_0-9]+[)]/) || match(line, /^typedef [^({]*;/) ||
      (line ~ /^([A-Z0-9_]+ )?static / && match(line, /^[^=([;{]*[=([;]/) &&
       substr(line, RLENGTH, 2) != "(*"))
    learn(file, last_word(substr(line, 1, RLENGTH)),
          substr(line, RLENGTH, 1) == "(" ? "function" : "other")
}

# ---- the text ----

function put_source(file,    i, name) {
  source = file
  prefix = prefix_of(file)
  in_comment = in_struct = 0
  printf "/* ======== %s ======== */\n\n", file
  for (i = 1; i <= lines[file]; i++) put(text[file, i], 1)
  for (i = 1; i <= macros; i++)
    if (macro[i] in defined) print "#undef " macro[i]
  macros = 0
  split("", defined)
  print ""
}
function put(line, is_part,    part) {
  if (line ~ /^#include "/ && line !~ /"causalite[.]h"/) {
    split(line, part, "\"")
    put_header("ext/" part[2])
  } else if (line !~ /^#define _POSIX_C_SOURCE/) {
    if (is_part) note_macro(line)
    print is_part ? changed(line) : line
  }
}
function put_header(file,    i) {
  if (file in done) return
  read(file)
  if (guarded[file]) done[file] = 1
  printf "/* -------- %s -------- */\n\n", file
  for (i = 1; i <= lines[file]; i++) put(text[file, i], !guarded[file])
}
function note_macro(line,    part) {
  if (line !~ /^#(define|undef) /) return
  split(line, part, /[ (]+/)
  if (part[1] == "#undef") {
    delete defined[part[2]]
    return
  }
  macro[++macros] = part[2]
  defined[part[2]] = 1
}
function changed(line,    out, word) { # the line, with the source's own names changed
  if (line ~ /^(static )?(const )?(typedef )?(struct|union)[a-z_0-9 ]*[{]/) in_struct = line !~ /[}]/
  else if (line ~ /^[}]/) in_struct = 0
  out = ""
  while (line != "") {
    if (in_comment ? !match(line, /^([^*]|\*+[^*\/])*\*+\//) : 0) return out line
    if (in_comment) in_comment = 0
    else if (match(line, /^\/[*]/)) in_comment = 1
    else if (match(line, /^[A-Za-z_][A-Za-z0-9_]*/)) {
      word = substr(line, 1, RLENGTH)
      line = substr(line, RLENGTH + 1)
      out = out (is_own(word, out, line) ? prefix : "") word
      continue
    } else if (!match(line, /^("([^"\\]|\\.)*"|'([^'\\]|\\.)*'|[0-9][A-Za-z0-9_.]*)/) &&
               !match(line, /^[^A-Za-z0-9_"'\/]+/)) RLENGTH = 1
    out = out substr(line, 1, RLENGTH)
    line = substr(line, RLENGTH + 1)
  }
  return out
}
function is_own(word, before, after) {
  if (!((source, word) in own) || before ~ /([.]|->)$/) return 0
  if (own[source, word] == "function" && after !~ /^[(]/ &&
      (before ~ /(CLT_FIELD[A-Z_]*[(][^)]*|(^|[^A-Za-z0-9_])[A-Z][A-Z0-9_]*[(])$/ ||
       after ~ /^([.]|->)/)) return 0
  return !in_struct || before ~ /([[][^]]*|struct )$/ || after ~ /^ ?[A-Za-z_*]/
}
