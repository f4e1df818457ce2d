#include "sqlite/json.h"

#include <math.h>

#include "base/json.h"
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

static void text_result(sqlite3_context *context, const char *value) {
  size_t bytes;
  const char *plain = clt_json_plain(value, &bytes);
  if (plain) {
    sqlite3_result_text(context, plain, (int)bytes, SQLITE_TRANSIENT);
    return;
  }
  char *text = sqlite3_malloc64(clt_json_length(value, NULL));
  if (!text) {
    sqlite3_result_error_nomem(context);
    return;
  }
  sqlite3_result_text(context, text, (int)clt_json_copy(value, text), sqlite3_free);
}

void clt_json_result(sqlite3_context *context, const char *value) {
  int64_t integer;
  switch (clt_json_type_of(value)) {
  case CLT_JSON_NONE:
  case CLT_JSON_NULL:
    break;
  case CLT_JSON_FALSE:
  case CLT_JSON_TRUE:
    sqlite3_result_int(context, *value == 't');
    break;
  case CLT_JSON_INTEGER:
    if (clt_json_integer(value, &integer)) {
      sqlite3_result_int64(context, integer);
      break;
    } /* fall through */
  case CLT_JSON_REAL:
    sqlite3_result_double(context, clt_json_number(value));
    break;
  case CLT_JSON_TEXT:
    text_result(context, value);
    break;
  case CLT_JSON_ARRAY:
  case CLT_JSON_OBJECT:
    sqlite3_result_text(context, value, (int)clt_json_length(value, NULL), SQLITE_TRANSIENT);
  }
}
