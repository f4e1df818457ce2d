/*
** One argument of one row: what SQLite passed, judged by what the function wants there.
*/
#ifndef CLT_SQLITE_CELL_H
#define CLT_SQLITE_CELL_H

#include <math.h>

#include "sqlite/call.h"
#include "sqlite/label.h"

/* What an argument may be. Text that is wholly a number counts as that number where a number may
** stand; NULL and the empty string are missing; a blob, an infinite number and text that is not
** UTF-8 are errors. */
typedef enum clt_kind {
  CLT_NUMBER,          /* a number */
  CLT_OPTIONAL_NUMBER, /* a number, or missing without the row being left out (number is NAN) */
  CLT_LABEL,           /* any number or text, as it is: a group, a key */
  CLT_COVARIATE,       /* a number, or text that is not a number: the level of a factor */
  /* of a scalar or table-valued function, which reads them itself */
  CLT_FIT,    /* what an aggregate returned */
  CLT_TEXT,   /* a text */
  CLT_PARTIAL /* what a partial returned (partial.h), which the frame reads */
} clt_kind;

typedef struct clt_argument {
  const char *name; /* for messages and the reference */
  clt_kind kind;
  const char *meaning; /* for the reference */
} clt_argument;

typedef struct clt_cell {
  double number;   /* the number; NAN for a missing CLT_OPTIONAL_NUMBER or for a level */
  clt_label label; /* CLT_LABEL, and CLT_COVARIATE that is text (else its type is CLT_LABEL_NONE);
                   ** the text is valid until the next row */
} clt_cell;

typedef enum clt_presence { CLT_PRESENT, CLT_EMPTY, CLT_MISSING } clt_presence;

/* Reads an argument. `position` counts from 1, for the message of an error, which is latched. Most
** are finite numbers where a number may stand: these are read here. -0.0 is 0.0, so that of equal
** numbers it is not seen which came first. */
clt_presence clt_cell_read_other(clt_call *call, const clt_argument *argument, int position,
                                 sqlite3_value *value, clt_cell *cell);
static inline clt_presence clt_cell_read(clt_call *call, const clt_argument *argument, int position,
                                         sqlite3_value *value, clt_cell *cell) {
  if (argument->kind != CLT_LABEL && sqlite3_value_type(value) == SQLITE_FLOAT) {
    *cell = (clt_cell){.number = sqlite3_value_double(value) + 0.0};
    if (isfinite(cell->number)) return CLT_PRESENT;
  }
  return clt_cell_read_other(call, argument, position, value, cell);
}

/* The text of a value, NULL for NULL. Getting it may take memory (from UTF-16, of a number); where
** that fails, NULL with the error latched, so that it is never taken for a missing value. */
static inline const char *clt_text_of(clt_call *call, sqlite3_value *value) {
  const char *text = (const char *)sqlite3_value_text(value);
  if (!text && sqlite3_value_type(value) != SQLITE_NULL) clt_fail_code(call, SQLITE_NOMEM);
  return text;
}

/* Can the label be the name of `what`? An error if not: a name ends at a zero byte, so two labels
** could become one. */
bool clt_label_is_name(clt_call *call, const clt_label *label, const char *what);

/* A value of JSON (base/json.h) as a label, true and false being 1 and 0, as SQLite has them; a
** text is copied into the arena. False if it is none: null, an array, an object. */
bool clt_label_of_json(clt_arena *arena, const char *value, clt_label *label);

#endif
