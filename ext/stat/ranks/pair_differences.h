/* Order statistics of all differences between two samples, without forming the differences
** (GSL's gsl_sort_largest() and the like need them all). */
#ifndef CLT_STAT_RANKS_PAIR_DIFFERENCES_H
#define CLT_STAT_RANKS_PAIR_DIFFERENCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/task.h"

/* The most order statistics that can be asked for at once. */
enum { CLT_MOST_RANKS = 8 };

/*
** value[t] = the rank[t]-th smallest (1 <= rank <= n1 n2) of the differences x[i] - y[j] as double
** arithmetic rounds them, for x[n1] and y[n2] ascending and not empty. Exact: the result is one of
** the differences.
**
** By division of the doubles in their order, some 13 steps for a rank (at most 192, bisection being
** every third) and fewer where several share them; each step counts the differences up to a number
** in one walk along both samples. False if stopped.
*/
bool clt_pair_differences(const double *x, size_t n1, const double *y, size_t n2, int ranks,
                          const uint64_t *rank, double *value, clt_task *task);

#endif
