/*
** Edge probabilities and total effects of the exact posterior, part by part.
**
** Only edges within a strongly connected component of the graph of all allowed edges can be part of
** a cycle; so acyclicity constrains each component by itself, and given the data the parent sets in
** different components are independent. Each component is then a posterior of its own, in which the
** variables outside it are parents at most: time O(3^m) for the largest component, not for all of
** them together. Tiers make components. (The same is not true of paths, which run through several;
** but total effects by the parents of the cause, effects.h, need only where the cause is.)
*/
#ifndef CLT_GRAPH_EXACT_COMPONENTS_H
#define CLT_GRAPH_EXACT_COMPONENTS_H

#include "graph/exact/exact.h"

typedef struct clt_exact_components {
  int d;                    /* variables */
  int n;                    /* components with edges into them */
  uint64_t *members;        /* [n] their variables */
  uint64_t parentless;      /* variables in no component */
  clt_knowledge *knowledge; /* [n] all edges but those into the members forbidden */
  clt_exact *part;          /* [n] */
  double *edge;             /* [d * d] P(i -> j), rows for sources */
  double *coefficient;      /* [d * d] as in clt_exact */
  uint64_t *descendants;    /* [d] what can be (graph/knowledge.h) */
  double *effect; /* [d * d] posterior mean of the total effect; 0 where there can be none */
  double *effect_variance; /* [d * d] its posterior variance */
  double *sums;            /* scratch of effects.h */
  clt_walk_state *state;   /* the same */
} clt_exact_components;

/* Bytes that clt_exact_components_init() takes, and the cost, as clt_exact_bytes() and
** clt_exact_cost() say; of edges alone that come by minors as minors.h says. */
double clt_exact_components_bytes(const clt_knowledge *knowledge, const clt_task *task);
double clt_exact_components_cost(const clt_knowledge *knowledge, bool edges_by_minors);

/* Takes all memory for fits under the same knowledge. False (latched) if there is none. */
bool clt_exact_components_init(clt_exact_components *x, const clt_knowledge *knowledge,
                               clt_arena *arena, const clt_task *task);

/* Computes edges and coefficients, with CLT_EXACT_EFFECTS the effects, with CLT_EXACT_EDGES no
** coefficients; as clt_exact_fit(). */
bool clt_exact_components_fit(clt_exact_components *x, const clt_score *score, int what,
                              clt_task *task);

#endif
