/* What the condition leaves of the guess that columns are blocks, clusters and causes. */
#ifndef CLT_ROLES_BLOCK_H
#define CLT_ROLES_BLOCK_H

#include "roles/judge.h"

/* (1) Of columns that have been judged, those that tell the levels of the condition apart are no
** blocks, but clusters, or nothing; (2) blocks leave several runs in each of their cells; (3) a
** guessed cluster does not join one that is given, nor what levels were given to. `condition` is -1
** if there is none; `scratch` has room for n. */
void clt_block_find(clt_judged *column, int n, int condition, const clt_roles_given *given,
                    int *scratch);

#endif
