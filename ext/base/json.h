/*
** Reading JSON (RFC 8259) where it stands: a text is checked once, then walked over. A value is the
** place in the text where it begins, so nothing is built, and nothing is copied but texts asked
** for.
**
** Ours, because reading by SQLite's functions runs SQL on the host's connection: a table of the
** host's called json_each, its authorizer or its limits would decide what an option means, and
** SQLite 3.40 reads the numbers by the C locale.
*/
#ifndef CLT_BASE_JSON_H
#define CLT_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/task.h"

typedef enum clt_json_type {
  CLT_JSON_NONE, /* of the value NULL: there is none */
  CLT_JSON_NULL,
  CLT_JSON_FALSE,
  CLT_JSON_TRUE,
  CLT_JSON_INTEGER, /* a number without point and exponent */
  CLT_JSON_REAL,
  CLT_JSON_TEXT,
  CLT_JSON_ARRAY,
  CLT_JSON_OBJECT
} clt_json_type;

/* The value that the text, which ends with a zero byte, is. (1) NULL if it is not one value of JSON
** in UTF-8, (2) or nested more than 200 deep; (3) no more is read than up to the zero byte. (4)
** Polls the task (which may be NULL), as all do that take one; NULL if stopped, too. */
const char *clt_json_check(const char *text, clt_task *task);

/* All of the following take values in a text that has been checked, or NULL. */

clt_json_type clt_json_type_of(const char *value);

/* Bytes of the value as it is written. */
size_t clt_json_length(const char *value, clt_task *task);

/* (5) The items of an array or an object, in order; of anything else, none. */
typedef struct clt_json_items {
  const char *key;   /* of the current item: a text; NULL in an array */
  const char *value; /* of the current item */
  const char *next;  /* internal: where to go on, NULL at the end */
  clt_task *task;    /* polled; may be NULL */
} clt_json_items;

clt_json_items clt_json_open(const char *value, clt_task *task);

/* Goes to the next item, or the first one; false at the end or if stopped. */
bool clt_json_next(clt_json_items *items);

/* How many items an array or an object has. */
int64_t clt_json_count(const char *value, clt_task *task);

/* (6) The value of a key of an object, of the first if there are several; NULL if there is none. */
const char *clt_json_member(const char *object, const char *key, clt_task *task);

/* Is the value this text? */
bool clt_json_is(const char *value, const char *text);

/* (7) The number; NAN for null and for anything that is no number. An overflow is infinite. */
double clt_json_number(const char *value);

/* (8) The whole number; false if it is none or beyond 64 bits. */
bool clt_json_integer(const char *value, int64_t *x);

/* (9) Where a text without escapes stands, not ended by a zero byte; NULL if it has escapes. */
const char *clt_json_plain(const char *value, size_t *bytes);

/* (10) Writes the text with its escapes resolved into `out`, which has room for clt_json_length()
** bytes, and a zero byte behind it. Returns its length. */
size_t clt_json_copy(const char *value, char *out);

/* (11) The text in the arena, ended by a zero byte (`bytes` without it; may be NULL); NULL if out
** of memory, or if the value is no text. */
const char *clt_json_text(clt_arena *arena, const char *value, size_t *bytes);

#endif
