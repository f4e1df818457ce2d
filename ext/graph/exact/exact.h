/*
** The exact posterior over all directed acyclic graphs under a modular score, by dynamic
** programming over subsets of the variables (M. Koivisto and K. Sood, JMLR 5 (2004); J. Tian and
** R. He, UAI 2009, for sums over graphs rather than orders; the sweeps are in sweep.h).
**
** Time O(3^m), memory O(m 2^m), where m counts the variables that can have parents; the others are
** summed out of the scores first, O(2^d) of them a variable.
*/
#ifndef CLT_GRAPH_EXACT_EXACT_H
#define CLT_GRAPH_EXACT_EXACT_H

#include "graph/exact/sweep.h"
#include "graph/graph_list.h"

typedef struct clt_marginals clt_marginals;

typedef struct clt_exact {
  clt_exact_weights table;   /* weights and scale */
  clt_sweep *sweep;          /* scratch of the sweeps */
  double *nondescendant;     /* [m * m] scratch */
  double *partial;           /* [pieces * 2 d * d] scratch: sums by piece of the walk */
  clt_marginals **marginals; /* [workers] scratch of the walks */

  /* Results, matrices [d * d] with rows for sources and columns for targets. */
  double *edge;          /* P(i -> j) */
  double *coefficient;   /* posterior mean of the coefficient of i -> j given that edge; NAN if the
                            edge has probability 0 */
  double *path;          /* P(i is an ancestor of j) */
  double *effect_sums;   /* of effects.h, of the variables that can have parents; in the scratch */
  double expected_edges; /* sum of `edge` */
  double log_z;          /* log of the sum over graphs of P(data | graph) times the prior's factors,
                            which are not normalised over graphs */
} clt_exact;

/* What to compute besides edges, coefficients and log_z. */
enum {
  CLT_EXACT_PATHS = 1,
  CLT_EXACT_EFFECTS = 2,
  CLT_EXACT_EDGES = 4 /* of what there is always the edges only: no coefficients */
};

/* (1) Bytes that clt_exact_init() takes and all that follows needs, with so many threads (0: one
** per processor); HUGE_VAL where m is beyond CLT_EXACT_MAX. */
double clt_exact_bytes(const clt_knowledge *knowledge, const clt_task *task);

/* Seconds times processor cores that a fit takes, to an order of magnitude. */
double clt_exact_cost(const clt_knowledge *knowledge);

/* Takes all memory for fits under the same knowledge, which must outlive it. False (latched) if
** there is none. */
bool clt_exact_init(clt_exact *x, const clt_knowledge *knowledge, clt_arena *arena,
                    const clt_task *task);

/* Takes a table of minors, by which fits under BGe are the faster and need no walk for edges only
** (minors.h says at what price); nothing where there are too many variables. False (latched) if
** there is no memory for it. */
bool clt_exact_add_minors(clt_exact *x, clt_arena *arena);

/* Computes the posterior from a score that is in range (clt_score_in_range). (2) May be called
** again and again. (3) False if stopped. (4) The result is the same for any number of threads. */
bool clt_exact_fit(clt_exact *x, const clt_score *score, int what, clt_task *task);

/* (5) Draws so many graphs independently from the posterior: once after clt_exact_fit(), with the
** same score. (6) Depends on the seed alone. (7) False if out of memory or stopped. */
bool clt_exact_draw(clt_exact *x, int draws, uint64_t seed, clt_graph_list *list, clt_arena *arena,
                    clt_task *task);

#endif
