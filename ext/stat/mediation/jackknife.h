/*
** The influence of each row, or cluster, on the effects, and the acceleration of BCa limits.
**
** The influence of unit i on an effect t is L_i = (n - 1)(mean of t(-j) - t(-i)), t(-i) being the
** effect without it.
*/
#ifndef CLT_STAT_MEDIATION_JACKKNIFE_H
#define CLT_STAT_MEDIATION_JACKKNIFE_H

#include "stat/mediation/stratum.h"

/* The influence of the rows of a stratum on each of its effects, in closed form from its whitened
** rows and map; NAN where the effect does not exist without some row. False if out of memory or
** stopped. */
bool clt_mediation_jackknife(clt_mediation_influence *out, const clt_mediation_stratum *s,
                             clt_arena *arena, clt_task *task);

/* The influence of n units without which the effect is effect[i] - less[i] (less NULL: 0). False if
** stopped. */
bool clt_mediation_influence_of(clt_mediation_influence *out, const double *effect,
                                const double *less, size_t n, clt_task *task);

/*
** Acceleration of one stratum (other is NULL) or of the difference of two whose units are drawn
** apart: a = sum (L_i/n_i)^3 / (6 (sum (L_i/n_i)^2)^1.5), where n_i is the size of the unit's own
** group (Davison and Hinkley 1997, problem 5.7) and influences of `other` count negative.
*/
double clt_mediation_acceleration(const clt_mediation_influence *one,
                                  const clt_mediation_influence *other);

#endif
