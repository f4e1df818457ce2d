/* Replacing a column of the moment core by a linear combination, after the rows have been added. */
#ifndef CLT_STAT_REGRESSION_MOMENTS_TRANSFORM_H
#define CLT_STAT_REGRESSION_MOMENTS_TRANSFORM_H

#include "stat/regression/moments.h"

/* The numeric column `target` becomes a * source + b * target, as if the rows had been added so.
** `source` is another numeric column or CLT_CONSTANT. */
void clt_moments_combine(clt_moments *m, int target, int source, clt_dd a, clt_dd b);

#endif
