/*
** The weights of parent sets for methods that look single ones up: per variable, a table over all
** subsets of its candidates. Up to 20 variables every possible parent is a candidate. Beyond, the
** tables would not fit, and a variable's candidates are those that greedy forward selection by
** residual variance takes first, as many as leave all tables together no larger than at 20.
*/
#ifndef CLT_GRAPH_DIBS_CANDIDATES_H
#define CLT_GRAPH_DIBS_CANDIDATES_H

#include "base/task.h"
#include "graph/parent_sets.h"

enum { CLT_CANDIDATES_MAX = 19 };

typedef struct clt_candidates {
  int d;                                /* variables */
  const clt_knowledge *knowledge;       /* what is allowed */
  const clt_score *score;               /* of the present data */
  int most;                             /* candidates at most */
  int n[CLT_GRAPH_MAX];                 /* by variable: its candidates */
  int (*candidate)[CLT_CANDIDATES_MAX]; /* [d] by variable: which, by bit of an index */
  uint64_t all[CLT_GRAPH_MAX];          /* by variable: they as a set */
  uint32_t (*bit)[CLT_GRAPH_MAX];       /* [d] by variable, other: its bit, 0 if none */
  uint32_t (*byte)[8][256];             /* [d] by variable, byte of a set, its value: the bits */
  uint32_t required[CLT_GRAPH_MAX];     /* by variable: bits it must have */
  double *weight[CLT_GRAPH_MAX];    /* [2^n] log weight relative to base; then the mantissa of A */
  int32_t *exponent[CLT_GRAPH_MAX]; /* [2^n] then the exponent of A */
  clt_walk_state **walk;            /* [workers] */
  clt_task *task;                   /* of the filling */
  bool summed;                      /* weight and exponent hold A, the sums over subsets */
} clt_candidates;

double clt_candidates_bytes(const clt_knowledge *knowledge, int workers);
bool clt_candidates_init(clt_candidates *t, const clt_knowledge *knowledge, clt_arena *arena,
                         int workers);

/* Chooses candidates and fills the tables with log weights, structure prior included; -HUGE_VAL for
** what knowledge excludes. False if stopped. */
bool clt_candidates_fill(clt_candidates *t, const clt_score *score, clt_task *task);

/* Replaces the weights by A_j(U), their sums over subsets. False if stopped. */
bool clt_candidates_sum(clt_candidates *t, clt_task *task);

/* The bits of j's candidates in a set of variables, and the reverse. */
static inline uint32_t clt_parent_index(const clt_candidates *t, int j, uint64_t set) {
  uint32_t index = 0;
  for (int b = 0; set; b++, set >>= 8) index |= t->byte[j][b][set & 0xff];
  return index;
}
uint64_t clt_parent_set(const clt_candidates *t, int j, uint32_t index);

#endif
