/*
** Writing JSON text. Errors (out of memory, too long) are latched in the sqlite3_str.
** Reading is left to SQLite's own JSON functions.
*/
#ifndef CLT_SQLITE_JSON_H
#define CLT_SQLITE_JSON_H

#include "sqlite/api.h"

/* A quoted, escaped string of `bytes` bytes of UTF-8. */
void clt_json_append_text(sqlite3_str *out, const char *text, int bytes);

/* The shortest number that reads back to x; null where x is not finite. */
void clt_json_append_real(sqlite3_str *out, double x);

#endif
