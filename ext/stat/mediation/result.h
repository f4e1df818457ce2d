/* What the bootstrap of a mediation finds in a group, or of the difference of two. */
#ifndef CLT_STAT_MEDIATION_RESULT_H
#define CLT_STAT_MEDIATION_RESULT_H

#include "stat/mediation/boot_interval.h"
#include "stat/mediation/mediation.h"

/* Kinds of effects. The first three are of each mediator j. */
typedef enum clt_mediation_effect {
  CLT_PATH_A,     /* a_j */
  CLT_PATH_B,     /* b_j */
  CLT_SPECIFIC,   /* a_j b_j; with one mediator it is the indirect effect, and has its place */
  CLT_INDIRECT,   /* the sum of the a_j b_j */
  CLT_DIRECT,     /* c' */
  CLT_TOTAL,      /* c = c' + the indirect effect */
  CLT_PROPORTION, /* indirect / c, in groups in which clt_mediation_share() says that it exists */
} clt_mediation_effect;

/* The place of an effect among those of an analysis with so many mediators, which are in the order
** of the kinds and, within these, of the mediators. `mediator` matters to the first three only. */
static inline int clt_effect_at(int mediators, clt_mediation_effect effect, int mediator) {
  if (effect < CLT_INDIRECT) return (int)effect * mediators + mediator;
  return (mediators > 1 ? 3 : 2) * mediators + (int)effect - (int)CLT_INDIRECT;
}

/* How many effects there are. */
static inline int clt_effects(int mediators) {
  return clt_effect_at(mediators, CLT_PROPORTION, 0) + 1;
}

/* The kind of the effect at a place, and its mediator (0 for a kind that has none). */
static inline clt_mediation_effect clt_effect_kind(int mediators, int place, int *mediator) {
  int first = clt_effect_at(mediators, CLT_INDIRECT, 0);
  *mediator = place < first ? place % mediators : 0;
  if (place < first) return (clt_mediation_effect)(place / mediators);
  return (clt_mediation_effect)((int)CLT_INDIRECT + place - first);
}

/* A slope has t limits, where rows are independent. */
static inline bool clt_effect_is_slope(clt_mediation_effect effect) {
  return effect == CLT_PATH_A || effect == CLT_PATH_B || effect == CLT_DIRECT ||
         effect == CLT_TOTAL;
}

/* What may be wrong with a group: bits.
**   too few       no residual degrees of freedom of y ~ x + mediators + covariates: that fit has
**                 only estimates
**   x constant    x does not vary (within the levels of a factor): there are only the b
**   m collinear   a mediator is a linear function of x, the covariates and the mediators before it:
**                 there are only the a and the total effect. (Which of several collinear ones is
**                 left out is arbitrary, and every b and c' would depend on it.)
**   y perfect     y is constant or a linear function of x, mediators and covariates: nothing varies
**                 but by rounding
**   out of range  a double has no such number as some effect
**   one cluster   all rows are of one cluster: nothing tells how they would vary
*/
enum {
  CLT_MEDIATION_TOO_FEW = 1,
  CLT_MEDIATION_X_CONSTANT = 2,
  CLT_MEDIATION_M_COLLINEAR = 4,
  CLT_MEDIATION_Y_PERFECT = 8,
  CLT_MEDIATION_OUT_OF_RANGE = 16,
  CLT_MEDIATION_ONE_CLUSTER = 32
};

/* One stratum: a group, or the difference of two. */
typedef struct clt_mediation_result {
  int64_t n;         /* rows; of both groups for the difference */
  int64_t clusters;  /* that have rows here; 0 if none are given */
  unsigned problems; /* bits, above; 0 for the difference, whose figures say what is wrong */
  bool *dropped;     /* [covariates + factors] the covariate, or a level of the factor, is collinear
                     ** with x or with covariates before it and was left out (the factor with most
                     ** levels counts as the first covariate); NULL for the difference */
  bool *collinear;   /* [mediators] see above; NULL for the difference */
  clt_share share;   /* whether there is a proportion; for the difference, CLT_SHARE_EXISTS */
  clt_boot_figures *figures; /* [clt_effects(mediators)] */
} clt_mediation_result;

#endif
