/*
** Labels: the values of a group or of a factor, compared and ordered as SQLite does (numbers before
** text, text by its bytes), and sets of them that grow as rows stream in.
*/
#ifndef CLT_SQLITE_LABEL_H
#define CLT_SQLITE_LABEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

typedef enum clt_label_type {
  CLT_LABEL_NONE,
  CLT_LABEL_INTEGER,
  CLT_LABEL_REAL,
  CLT_LABEL_TEXT
} clt_label_type;

typedef struct clt_label {
  clt_label_type type;
  int64_t integer;  /* CLT_LABEL_INTEGER */
  double real;      /* CLT_LABEL_REAL; also the integer's value */
  const char *text; /* CLT_LABEL_TEXT: UTF-8, ends with a zero byte */
  int bytes;        /* its length without the zero byte */
} clt_label;

/* < 0, 0, > 0 in SQLite's sort order. 1 and 1.0 are equal. */
int clt_label_compare(const clt_label *a, const clt_label *b);

/* The label, a whole number being one: 1.0 is written as 1. */
clt_label clt_label_tidy(const clt_label *label);

/* The label as text (numbers in their shortest form), allocated from the arena; NULL if out of
** memory. */
const char *clt_label_text(clt_arena *arena, const clt_label *label);

/* Labels in the order of their first appearance. */
typedef struct clt_label_set {
  clt_arena *arena;  /* holds everything below */
  int count;         /* labels seen */
  int capacity;      /* labels there is room for */
  clt_label *labels; /* [capacity] */
  int *slots;        /* [2 * capacity] open-addressing hash table: index into labels plus 1, or 0 */
  int last;          /* index found last */
  int likely[16];    /* and found last of those that are alike in a few bits */
} clt_label_set;

void clt_label_set_init(clt_label_set *set, clt_arena *arena);

/* The index of the label, added (and its text copied) if new; -1 if out of memory. A whole number
** is kept as an integer if it is one anywhere. */
int clt_label_set_index(clt_label_set *set, const clt_label *label);

/* A number of the set and the text of that number, which look alike and are two labels; false if
** there are none. */
bool clt_label_set_twins(const clt_label_set *set, const clt_label **number,
                         const clt_label **text);

/* The indices of all labels in sort order, from the arena; NULL if out of memory. */
int *clt_label_set_sorted(const clt_label_set *set);

#endif
