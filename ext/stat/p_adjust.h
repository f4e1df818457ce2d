/*
** Adjustment of a family of p-values for multiple testing, as R's p.adjust: S. Holm (1979),
** Y. Benjamini and Y. Hochberg (1995), Y. Benjamini and D. Yekutieli (2001), Bonferroni.
*/
#ifndef CLT_STAT_P_ADJUST_H
#define CLT_STAT_P_ADJUST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/task.h"

typedef enum clt_adjustment { CLT_HOLM, CLT_BH, CLT_BY, CLT_BONFERRONI } clt_adjustment;

/*
** adjusted[i] for each of p[n], 0 <= p <= 1. A NAN is a p-value that does not exist: it does not
** count in the size of the family and stays NAN. rank[i] is the place of p[i] among the others, 1
** the smallest, equal ones sharing the best place (1, 2, 2, 4); 0 for a NAN. n < 2^32. Scratch
** memory is from `arena`; false if out of memory or stopped; `task` may be NULL.
*/
bool clt_p_adjust(const double *p, size_t n, clt_adjustment method, double *adjusted, int64_t *rank,
                  clt_arena *arena, clt_task *task);

#endif
