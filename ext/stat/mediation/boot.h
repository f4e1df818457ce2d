/*
** Bootstrap of the effects of a mediation x -> m -> y, by group, and of the differences between two
** groups. The models are those of mediation.h.
**
**   A. F. Hayes, Introduction to mediation, moderation, and conditional process analysis, 2nd ed.
**   2018, chapters 3 to 5 (percentile bootstrap) and 11 (the difference of the indirect effects of
**   two groups, without covariates, is the index of moderated mediation);
**   K. J. Preacher and A. F. Hayes, Behavior Research Methods 40 (2008);
**   A. C. Davison and D. V. Hinkley, 1997, section 5.3 and problem 5.7 (BCa with several samples).
**
** Rows are resampled within each group. A resample costs its moment sums and nothing else: no model
** is refitted, no memory taken.
*/
#ifndef CLT_STAT_MEDIATION_BOOT_H
#define CLT_STAT_MEDIATION_BOOT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "stat/mediation/boot_interval.h"
#include "stat/mediation/data.h"
#include "stat/mediation/result.h"

typedef struct clt_mediation_options {
  size_t n_boot; /* resamples, at least 2 */
  uint64_t seed;
  int reference;             /* the group that is subtracted in the difference of two: 0 or 1 */
  clt_boot_options interval; /* percentile or BCa, and the level */
} clt_mediation_options;

typedef struct clt_mediation_boot {
  int strata; /* groups, and one more for the difference if there are two */
  /* [strata] group by group, the difference (other - reference) last */
  clt_mediation_result *stratum;
} clt_mediation_boot;

/* (1) Names a group's random streams, so that what a group gives depends neither on the other
** groups nor on which of them is the reference. */
uint64_t clt_mediation_key(const void *label, size_t bytes);

/* (2) About how many bytes clt_mediation_bootstrap() will take from its arena, with so many
** resamples and workers. Takes some itself, at most a byte for each group and level. False if out
** of memory or stopped; memory.c. */
bool clt_mediation_bytes(double *bytes, const clt_mediation_data *data, size_t n_boot, int workers,
                         clt_arena *arena, clt_task *task);

/* Does it all. (3) The same bytes for any order of the rows and any number of threads. Memory is
** from `arena`, as clt_mediation_bytes() says: some 12 doubles a row (with covariates: x, m, y,
** covariates and indicators), and 4 * groups + 2 doubles a resample. (4) False if out of memory or
** stopped; (5) degenerate data is not failure. `task` may be NULL. */
bool clt_mediation_bootstrap(clt_mediation_boot *boot, const clt_mediation_data *data,
                             const clt_mediation_options *options, clt_arena *arena,
                             clt_task *task);

#endif
