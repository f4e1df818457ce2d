/*
** The mediation effects without one row, in closed form, and the acceleration of BCa limits.
*/
#ifndef CLT_STAT_MEDIATION_JACKKNIFE_H
#define CLT_STAT_MEDIATION_JACKKNIFE_H

#include "stat/mediation/stratum.h"

/* How far the effects lie from the sample's where the whitened slopes are these. */
void clt_mediation_deviate(const clt_mediation_map *map, const clt_mediation_slopes *z,
                           double deviation[CLT_MEDIATION_EFFECTS]);

/*
** Sets the stratum's rms and skew from its whitened rows and map (in scaled units still). The
** influence of row i on an effect t is L_i = (n - 1)(mean of t(-j) - t(-i)). NAN where the effect
** does not exist without some row. False if stopped.
*/
bool clt_mediation_jackknife(clt_mediation_stratum *s, clt_task *task);

/*
** Acceleration of one stratum (other is NULL) or of the difference s - other:
** a = sum (L_i/n_i)^3 / (6 (sum (L_i/n_i)^2)^1.5), where n_i is the size of the row's own group
** (Davison and Hinkley 1997, problem 5.7) and influences of `other` count negative.
*/
double clt_mediation_acceleration(const clt_mediation_stratum *s,
                                  const clt_mediation_stratum *other, clt_mediation_effect effect);

#endif
