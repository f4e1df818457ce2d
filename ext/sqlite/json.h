/*
** JSON between this extension and SQLite: text written into an sqlite3_str, where errors (out of
** memory, too long) are latched, and values read (base/json.h) as results of a function.
*/
#ifndef CLT_SQLITE_JSON_H
#define CLT_SQLITE_JSON_H

#include "sqlite/api.h"

/* A quoted, escaped string of `bytes` bytes of UTF-8. */
void clt_json_append_text(sqlite3_str *out, const char *text, int bytes);

/* The shortest number that reads back to x; null where x is not finite. */
void clt_json_append_real(sqlite3_str *out, double x);

/* Makes a value of base/json.h, which may be NULL, the result: true and false are 1 and 0, an array
** or an object is its text. */
void clt_json_result(sqlite3_context *context, const char *value);

#endif
