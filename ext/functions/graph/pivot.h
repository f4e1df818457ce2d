/*
** Long data to a table: rows (unit, variable, value) become one row a unit and one column a
** variable. Also from JSON objects, one a unit. And what is said of a unit as a whole in all its
** rows: its group, its block.
*/
#ifndef CLT_FUNCTIONS_GRAPH_PIVOT_H
#define CLT_FUNCTIONS_GRAPH_PIVOT_H

#include "sqlite/call.h"
#include "sqlite/label.h"

/* One value in its place. */
typedef struct clt_pivot_cell {
  int unit, variable; /* in order of first appearance */
  double value;       /* NAN: missing */
} clt_pivot_cell;

/* A label of each unit. */
typedef struct clt_pivot_mark {
  const char *what;     /* for messages: "group", "block" */
  clt_label_set labels; /* those met */
  int *of_unit;         /* [capacity] index into them by number of unit, -1 unknown */
  int capacity;
} clt_pivot_mark;

typedef struct clt_pivot {
  clt_call *call;
  clt_label_set units;     /* long form; the wide form only counts them */
  clt_label_set variables; /* names */
  int n_units;
  int64_t memory_limit;  /* MiB, of the table and what is held beside it */
  int64_t n_empty;       /* empty texts among values and blocks of wide rows; they are missing */
  int64_t n_rows;        /* wide rows met */
  bool block_met;        /* one of them has the key that is the block */
  clt_pivot_cell *cells; /* [count] as they came */
  int64_t count;
} clt_pivot;

/* The table will be refused if it takes the call to more than memory_limit MiB. */
void clt_pivot_start(clt_pivot *pivot, clt_call *call, int64_t memory_limit);

/* A row of long data; a value of NAN is missing. Returns the unit's number, -1 if an error is
** latched. */
int clt_pivot_add(clt_pivot *pivot, const clt_label *unit, const clt_label *variable, double value);

/* The value of a unit and a variable that are there, by their numbers. */
void clt_pivot_append(clt_pivot *pivot, int unit, int variable, double value);

/* A row of wide data: a JSON object of names and numbers (or null). The value of the key `block` is
** the unit's block and goes into the mark; it may be NULL, else a unit without one is left out, as
** a row with a gap is. */
void clt_pivot_add_object(clt_pivot *pivot, const char *json, const char *block,
                          clt_pivot_mark *mark);

void clt_pivot_mark_start(clt_pivot *pivot, clt_pivot_mark *mark, const char *what);

/* Labels a unit; an error if it has another label already. */
void clt_pivot_mark_unit(clt_pivot *pivot, clt_pivot_mark *mark, int unit, const clt_label *label);

/* Numbers the labels of a mark in sort order, so that it does not matter which came first. False if
** an error is latched. */
bool clt_pivot_mark_sort(clt_pivot *pivot, clt_pivot_mark *mark);

/* The table, row-major [n_units * variables.count], NAN where a value is missing; columns in the
** sort order of the names, which are in names[]. NULL if an error is latched: two values for one
** place, named; more memory than allowed. */
double *clt_pivot_table(clt_pivot *pivot, const char ***names);

#endif
