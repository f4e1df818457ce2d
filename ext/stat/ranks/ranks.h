/*
** The rank sum test of two samples (F. Wilcoxon 1945; H. B. Mann and D. R. Whitney 1947), by the
** conventions of R's wilcox.test, with J. L. Hodges and E. L. Lehmann's estimate of the shift and
** its order-statistic limits (M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods,
** sections 4.1 to 4.3).
*/
#ifndef CLT_STAT_RANKS_RANKS_H
#define CLT_STAT_RANKS_RANKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/task.h"
#include "stat/distribution/distribution.h"

typedef struct clt_mann_whitney {
  double median1, median2; /* NAN for an empty group; then everything below is NAN */
  double u;                /* pairs in which group 1 is the larger, ties counting one half */
  bool ties;               /* some value occurs twice */
  bool exact;              /* p_value and limits are from the exact distribution of u: no ties, and
                           ** fewer than 50 values in both groups; else from the normal one */
  double z;              /* (u - mean) / sd, corrected for continuity (by 1/2 towards 0, or against
                         ** a one-sided alternative) and ties; NAN if all values are equal */
  double p_value;        /* NAN if all values are equal */
  double rank_biserial;  /* 2 u / (n1 n2) - 1 */
  double hodges_lehmann; /* median of the n1 n2 differences (value of group 1) - (of group 2) */
  double conf_low;       /* limits for the shift: of the sorted differences the q-th and the q-th */
  double conf_high;      /* from the end; NAN on the open side of a one-sided alternative */
  double conf_attained;  /* their coverage, which is below the level asked for if even the first
                         ** and last difference (q = 1) do not reach it, and otherwise above */
} clt_mann_whitney;

/*
** The test of x[n1] against y[n2], finite values in any order, which are sorted in place. `tail`
** CLT_GREATER is the alternative that group 1 (x) is the larger. 0 < conf_level < 1.
**
** q is the smallest with P(U <= q) >= alpha (alpha/2 if two-sided), as R's qwilcox, at least 1;
** where the normal distribution stands in, the smallest with Phi((q + 1/2 - mean)/sd) >= alpha (R
** has the root of a test statistic there, which depends on its solver's tolerance). If all values
** are equal both limits are 0. The differences are those of double arithmetic, rounded.
**
** Time O((n1 + n2) log(n1 + n2)): the n1 n2 pairs are never formed. Scratch memory is from `arena`.
** False if out of memory (latched in the arena) or stopped; `task` may be NULL.
*/
bool clt_mann_whitney_test(clt_mann_whitney *out, double *x, size_t n1, double *y, size_t n2,
                           clt_tail tail, double conf_level, clt_arena *arena, clt_task *task);

#endif
