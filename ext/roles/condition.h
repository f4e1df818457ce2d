/* Which column is the condition, and which values it has. */
#ifndef CLT_ROLES_CONDITION_H
#define CLT_ROLES_CONDITION_H

#include "roles/judge.h"

/* (1) Of columns that have been judged, -1 if it cannot be told. A column that is taken becomes the
** condition in `column`, any other that is named like one a cause. Where no name and no two values
** tell, the only column of labels is taken. (2) `candidates`, with room for n, are then the columns
** that could be it, the likeliest first. */
int clt_condition_find(clt_judged *column, int n, int *candidates, int *n_candidates);

/* (3) The values, the reference first: one called default, control, ..., else one with such a word
** in it, or the untreated of treated; else the first in sort order; the others in sort order.
** `levels` has room for facts->n_common. */
void clt_condition_levels(const clt_column_facts *facts, const char **levels);

#endif
