/*
** Long data to a table: rows (unit, variable, value) become one row a unit and one column a
** variable. Also from JSON objects, one a unit.
*/
#ifndef CLT_FUNCTIONS_PIVOT_H
#define CLT_FUNCTIONS_PIVOT_H

#include "sqlite/call.h"
#include "sqlite/label.h"

/* One value in its place. */
typedef struct clt_pivot_cell {
  int unit, variable; /* in order of first appearance */
  double value;       /* NAN: missing */
} clt_pivot_cell;

typedef struct clt_pivot {
  clt_call *call;
  clt_label_set units;     /* long form; the wide form only counts them */
  clt_label_set variables; /* names */
  int n_units;
  int64_t n_empty;       /* empty texts among the values of wide rows; they are missing */
  clt_pivot_cell *cells; /* [capacity] as they came */
  int64_t count, capacity;
} clt_pivot;

void clt_pivot_start(clt_pivot *pivot, clt_call *call);

/* A row of long data; a value of NAN is missing. Returns the unit's number, -1 if an error is
** latched. */
int clt_pivot_add(clt_pivot *pivot, const clt_label *unit, const clt_label *variable, double value);

/* A row of wide data: a JSON object of names and numbers (or null). */
void clt_pivot_add_object(clt_pivot *pivot, const char *json);

/* The table, row-major [n_units * variables.count], NAN where a value is missing; columns in the
** sort order of the names, which are in names[]. NULL if an error is latched: two values for one
** place, named. */
double *clt_pivot_table(clt_pivot *pivot, const char ***names);

#endif
