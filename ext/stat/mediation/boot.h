/*
** Bootstrap of the effects of a mediation x -> m_1, …, m_k -> y, by group, and of the differences
** between two groups. The models are those of stratum.h.
**
**   A. F. Hayes, Introduction to mediation, moderation, and conditional process analysis, 2nd ed.
**   2018, chapters 3 to 5 (percentile bootstrap, mediators in parallel) and 11 (conditional
**   indirect effects; both paths differ between groups, as in his models 58 and 59);
**   K. J. Preacher and A. F. Hayes, Behavior Research Methods 40 (2008): specific indirect effects;
**   A. C. Davison and D. V. Hinkley, 1997, section 5.3 and problem 5.7 (BCa with several samples),
**   section 3.8 (clusters: whole ones are resampled).
**
** Rows, or clusters, are resampled (clusters.h). A resample costs its moment sums and nothing else:
** no model is refitted, no memory taken. Where rows are resampled, slopes have t limits by their
** least-squares fits and the bootstrap is of products and proportions alone: in small samples its
** limits of a slope are too short (92 % at n = 20, Student's 95). Limits from clusters are expanded
** (boot_interval.h): of 10 to 50 clusters, plain percentiles covered a slope in as few as 88 % and
** found false differences of indirect effects in up to 7.6, expanded ones in 92 to 97 and up to 6.0
** (tests/bench/bench_mediation_clusters.c; rows resampled as if independent: up to 24).
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
  bool across; /* clusters are drawn across groups (clusters.h) */
  int strata;  /* groups, and one more for the difference if there are two */
  /* [strata] group by group, the difference (other - reference) last */
  clt_mediation_result *stratum;
} clt_mediation_boot;

/* (2) About how many bytes clt_mediation_bootstrap() will take from its arena with so many workers.
** Takes some itself: at most a byte for each group and level, and 4 for each cluster. False if out
** of memory or stopped; memory.c. */
bool clt_mediation_bytes(double *bytes, const clt_mediation_data *data,
                         const clt_mediation_options *options, int workers, clt_arena *arena,
                         clt_task *task);

/* Does it all. (3) The same bytes for any order of the rows and any number of threads. Memory is
** from `arena`, as clt_mediation_bytes() says: some 12 doubles a row (with covariates: x,
** mediators, y, covariates and indicators), and in each resample a double for each effect that is
** bootstrapped in each group. (4) False if out of memory or stopped; (5) degenerate data is not
** failure. `task` may be NULL. */
bool clt_mediation_bootstrap(clt_mediation_boot *boot, const clt_mediation_data *data,
                             const clt_mediation_options *options, clt_arena *arena,
                             clt_task *task);

#endif
