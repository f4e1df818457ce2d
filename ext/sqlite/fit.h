/*
** A fit: the JSON object in which a function returns what it found. Keys are written in order; a
** figure that is not finite becomes null. Errors are latched in `text`. Writing many items is long
** work, too: the task is polled, and once it is stopped nothing more is written.
*/
#ifndef CLT_SQLITE_FIT_H
#define CLT_SQLITE_FIT_H

#include <stdbool.h>
#include <stdint.h>

#include "sqlite/call.h"
#include "sqlite/label.h"

typedef struct clt_fit {
  sqlite3_str *text; /* the JSON so far */
  clt_task *task;    /* polled; may be NULL */
  unsigned items;    /* written so far */
  bool comma;        /* the next item needs a comma before it */
} clt_fit;

/* Opens '{' or '['; `key` is NULL inside an array. */
void clt_fit_open(clt_fit *fit, const char *key, char bracket);
void clt_fit_close(clt_fit *fit, char bracket);

void clt_fit_real(clt_fit *fit, const char *key, double x);
void clt_fit_integer(clt_fit *fit, const char *key, int64_t x);
void clt_fit_boolean(clt_fit *fit, const char *key, bool x);
void clt_fit_text(clt_fit *fit, const char *key, const char *text);        /* NULL gives null */
void clt_fit_label(clt_fit *fit, const char *key, const clt_label *label); /* NULL gives null */
void clt_fit_null(clt_fit *fit, const char *key);
void clt_fit_json(clt_fit *fit, const char *key, const char *json); /* as it is; NULL gives null */

/* A value of base/json.h without the blanks between its items; NULL gives null. */
void clt_fit_value(clt_fit *fit, const char *key, const char *value);

/* The text, from sqlite3_malloc; NULL with the error latched in the call. */
char *clt_fit_finish(clt_call *call, clt_fit *fit);

#endif
