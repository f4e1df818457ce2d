/* What a column is measured in, and which way is better. */
#ifndef CLT_ROLES_MEASURE_H
#define CLT_ROLES_MEASURE_H

#include "roles/judge.h"

/* The match that says the unit: in brackets, else the last, and of the same words the first. What
** stands behind 'per' says another thing, unless the name begins with it. NULL if none says one. */
const clt_word_match *clt_measure_unit_match(const clt_judged *column);

/* (1) As found in the cells; else as the name says, with what it is per: J, J/token, 1/s. NULL if
** neither says one, or if out of memory. */
const char *clt_measure_unit(clt_arena *arena, const clt_judged *column);

/* (2) By the name; of a performance of which it says nothing, higher. NULL for what is neither an
** outcome nor a performance. */
const char *clt_measure_direction(const clt_judged *column);

#endif
