/* Which outcome decides. */
#ifndef CLT_ROLES_PRIMARY_H
#define CLT_ROLES_PRIMARY_H

#include "roles/judge.h"

/* Of the outcomes, or of those given where some are: the one whose name says total; of several, or
** where none does, the largest in joules by its median, of several in one unit the largest; else
** the first. -1 if there is no outcome. `said` has the units. `is_first`: nothing spoke for it but
** that it is the first of several. */
int clt_primary_find(const clt_judged *column, int n, const clt_column_role *said, bool *is_first);

#endif
