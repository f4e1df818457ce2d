/* What the user should know of a column: what to bear in mind, and what is not certain. */
#ifndef CLT_ROLES_DOUBT_H
#define CLT_ROLES_DOUBT_H

#include "roles/judge.h"

/* (1) What to bear in mind, or why the column is ignored; NULL if nothing, or if out of memory. */
const char *clt_doubt_caveat(clt_arena *arena, const clt_judged *column, const clt_judged *all);

/* (4) Is it one that clt_doubt_caveat() writes, if perhaps of other values? */
bool clt_doubt_is_ours(const char *caveat);

/* (2) Is the role beyond doubt? It is if it was given, if a word says it without doubt, or if there
** is nothing to see in the values. */
bool clt_doubt_is_certain(const clt_judged *column);

/* (3) As what the column was taken, why, and what to type if that is wrong. */
const char *clt_doubt_say(clt_arena *arena, const clt_judged *column, const clt_judged *all);

/* (4) What to bear in mind of the levels of the condition: one that seems to be the sum of the
** others, with what to type; two that differ in capitals alone. NULL if nothing. */
const char *clt_doubt_levels(clt_arena *arena, const clt_column_facts *facts,
                             const char *const *levels, int n);

#endif
