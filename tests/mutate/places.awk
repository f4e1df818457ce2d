# The places of C sources where one token can be another: operators and constants. A line each:
#   path TAB line TAB column TAB length TAB what stands there instead
# Comments, texts and preprocessor lines have none. Binary operators stand between blanks, as
# clang-format writes them.

BEGIN {
  OFS = "\t"
  n = split("< <= <= < > >= >= > == != != == && || || && + - - + * / / * += -= -= += *= /= /= *=", pair, " ")
  for (i = 1; i < n; i += 2) other[pair[i]] = pair[i + 1]
  other["true"] = "false"
  other["false"] = "true"
  other["continue"] = "break"
}

# The line with blanks for what is no code; in_comment lasts.
function code(line, out, c, next_two, quote) {
  out = ""
  while (line != "") {
    c = substr(line, 1, 1)
    next_two = substr(line, 1, 2)
    if (in_comment) {
      if (next_two == "*/") {
        in_comment = 0
        out = out " "
        line = substr(line, 2)
      }
      c = " "
    } else if (next_two == "/*") {
      in_comment = 1
      c = " "
    } else if (quote) {
      if (c == "\\") {
        out = out " "
        line = substr(line, 2)
      } else if (c == quote) quote = ""
      c = " "
    } else if (c == "\"" || c == "'") {
      quote = c
      c = "_"
    }
    out = out c
    line = substr(line, 2)
  }
  return out
}

function place(column, length_, text) {
  print FILENAME, FNR, column, length_, text
}

# Of a number: 0 and 1 are each other; another is one more.
function changed(number, digits) {
  if (number ~ /^(0|0\.0)$/) return number == "0" ? "1" : "1.0"
  if (number ~ /^(1|1\.0)$/) return number == "1" ? "0" : "0.0"
  if (number ~ /^[0-9]+$/) return number + 1
  if (number ~ /^[0-9]*\.[0-9]*([eE][-+]?[0-9]+)?$/ || number ~ /^[0-9]+[eE][-+]?[0-9]+$/)
    return "(1.5 * " number ")"
  return ""
}

FNR == 1 {
  in_comment = 0
  continued = 0
}

{
  directive = continued || $0 ~ /^ *#/
  continued = directive && $0 ~ /\\$/
  line = code($0)
  if (directive || line ~ /^(static inline |CLT_INLINE )?_Static_assert/ || line ~ /^ *case /) next
  at = 1
  while (match(substr(line, at), /[A-Za-z_][A-Za-z0-9_]*|[0-9][A-Za-z0-9_.]*([eE][-+][0-9]+)?|[-<>=!&|+*\/%^]+|!/)) {
    at += RSTART - 1
    token = substr(line, at, RLENGTH)
    width = RLENGTH
    if (token ~ /^[0-9]/) text = changed(token)
    else if (token ~ /^[a-z]/) text = other[token]
    else text = substr(line, at - 1, 1) == " " && substr(line, at + width) ~ /^( |$)/ ? other[token] : ""
    if (text != "") place(at, width, text)
    else if (token == "!" && substr(line, at + 1, 1) ~ /[A-Za-z_(]/) place(at, 1, "")
    at += width
  }
}
