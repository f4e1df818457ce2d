/*
** Posterior mean and variance of total causal effects, by the parent sets of the cause.
**
** Given the parents P of s, the total effect of s on t is the coefficient of s in the regression of
** t on s and P, and 0 if t is in P (adjustment for parents: J. Pearl, Causality, 2000;
** M. Maathuis, M. Kalisch and P. Buehlmann, Annals of Statistics 37 (2009)). Its posterior is a
** mixture over the parent sets (J. Pensar et al., AAAI 2020), so
**
**   E   = sum_P p(P) b(P)                       with b(P) = R_st.P / R_ss.P
**   Var = sum_P p(P) v(P) + Var_P(b(P))         with v(P) = R_tt.sP / (n - |P| - 2) / R_ss.P
**
** where R is the matrix of the score (graph/score.h), of which R_.P is what P leaves. A cause that
** can have no parents has one set only, so no graph weakens its effect: in place of the empty one
** all others that can have none, which are neither its descendants nor common effects, and what
** they do to the effect is no noise then (precision variables: L. Henckel, E. Perkovic and M.
** Maathuis, J. Royal Statistical Society B 84 (2022)).
*/
#ifndef CLT_GRAPH_EXACT_EFFECTS_H
#define CLT_GRAPH_EXACT_EFFECTS_H

#include "graph/parent_sets.h"

/* The sums over the parent sets met so far: [clt_effects_size(d)]. */
size_t clt_effects_size(int d);

/* Adds the present set of a walk as the parents of `source`, with probability p. */
void clt_effects_add(double *sums, const clt_walk_state *state, int source, double p);

/* (1) Mean and variance [d * d], rows for sources, of a source whose sets are all added; (2) both
** are 0 for pairs that are not among the `possible` descendants of the source. */
void clt_effects_of(const double *sums, int d, int source, uint64_t possible, double *mean,
                    double *variance);

/* The same of a source that is one of those that can have no parents. `state` is scratch. */
void clt_effects_parentless(const clt_score *score, int source, uint64_t parentless,
                            uint64_t possible, clt_walk_state *state, double *sums, double *mean,
                            double *variance);

#endif
