/*
** What regression.h and rule.h are made of: sets of data, calls on them, and the rows and keys of
** the fits.
*/
#ifndef CLT_ORACLE_REGRESSION_CALL_H
#define CLT_ORACLE_REGRESSION_CALL_H

#include <math.h>
#include <stddef.h>

/* A figure that is not compared: what depends on which collinear term was dropped, and what the
** contract leaves open: p of the joint test under 'by_group', curvature_p under any kind but
** 'none', beta of an interaction whose x is centred. NAN stands for NULL. */
#define FREE INFINITY

/* A column: numbers, or where there are levels their numbers. */
typedef struct oracle_column {
  const char *name;
  const char *const *levels; /* NULL: numbers */
  const double *values;
} oracle_column;

/* A set of data, which is the table of its name. */
typedef struct oracle_set {
  const char *name;
  int n, n_columns;
  const oracle_column *columns;
} oracle_set;

/* The fit `SELECT call FROM set`. */
typedef struct oracle_call {
  const char *set, *function, *call;
  const char *robust; /* the kind of variance, for who reads what differs */
  int n_rows, n_keys; /* the next ones of the rows and of the keys */
} oracle_call;

/* The row of the fit with this term, and this model where it is not "" (ols has none). */
enum { ORACLE_FIGURES = 16 };
typedef struct oracle_row {
  const char *model, *term;
  double want[ORACLE_FIGURES];
} oracle_row;

/* The last one is of ols alone. */
static const char *const oracle_figures[ORACLE_FIGURES] = {
    "estimate",      "std_error",  "statistic",        "df",
    "p_value",       "conf_low",   "conf_high",        "beta",
    "ratio",         "ratio_low",  "ratio_high",       "estimable",
    "equivalence_p", "detectable", "robustness_value", "vif"};

/* `SELECT expression FROM (SELECT call AS fit FROM set)`. */
typedef struct oracle_key {
  const char *expression;
  double want;
} oracle_key;

#endif
