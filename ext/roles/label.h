/* The name of a column, for people. */
#ifndef CLT_ROLES_LABEL_H
#define CLT_ROLES_LABEL_H

#include "roles/judge.h"

/* Its words without the prefix and without the unit, which stands beside it, and with the quantity
** that the unit measures: 'GPU total energy' of energy_gpu_total_joules. NULL if out of memory. */
const char *clt_roles_label(clt_arena *arena, const clt_judged *column, const char *unit);

#endif
