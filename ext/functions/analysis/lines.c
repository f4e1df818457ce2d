#include "functions/analysis/lines.h"

clt_lines clt_lines_begin(void) {
  return (clt_lines){sqlite3_str_new(NULL)};
}

void clt_lines_add(clt_call *call, void *context, sqlite3_stmt *row) {
  clt_lines *lines = context;
  const char *line = (const char *)sqlite3_column_text(row, 0);
  if (!line && sqlite3_column_type(row, 0) != SQLITE_NULL) clt_fail_code(call, SQLITE_NOMEM);
  if (line) sqlite3_str_appendf(lines->text, "%s\n", line);
}

char *clt_lines_end(clt_lines *lines, clt_call *call) {
  int code = sqlite3_str_errcode(lines->text);
  char *text = sqlite3_str_finish(lines->text);
  lines->text = NULL;
  if (code != SQLITE_OK) clt_fail_code(call, code);
  if (!text) text = sqlite3_mprintf(""); /* no line at all */
  if (!text) clt_fail_code(call, SQLITE_NOMEM);
  if (!clt_failed(call)) return text;
  sqlite3_free(text);
  return NULL;
}
