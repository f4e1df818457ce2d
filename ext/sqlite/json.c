#include "sqlite/json.h"

#include <math.h>

#include "base/number.h"

static void append_escaped(sqlite3_str *out, unsigned char c) {
  switch (c) {
  case '"':
    sqlite3_str_appendall(out, "\\\"");
    break;
  case '\\':
    sqlite3_str_appendall(out, "\\\\");
    break;
  case '\n':
    sqlite3_str_appendall(out, "\\n");
    break;
  case '\t':
    sqlite3_str_appendall(out, "\\t");
    break;
  case '\r':
    sqlite3_str_appendall(out, "\\r");
    break;
  default:
    sqlite3_str_appendf(out, "\\u%04x", c);
  }
}

void clt_json_append_text(sqlite3_str *out, const char *text, int bytes) {
  sqlite3_str_appendchar(out, 1, '"');
  int clean = 0; /* start of the run that needs no escape */
  for (int i = 0; i < bytes; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    sqlite3_str_append(out, text + clean, i - clean);
    append_escaped(out, c);
    clean = i + 1;
  }
  sqlite3_str_append(out, text + clean, bytes - clean);
  sqlite3_str_appendchar(out, 1, '"');
}

void clt_json_append_real(sqlite3_str *out, double x) {
  char number[CLT_NUMBER_BYTES];
  if (!isfinite(x)) {
    sqlite3_str_appendall(out, "null");
  } else {
    sqlite3_str_append(out, number, clt_number_format(number, x));
  }
}
