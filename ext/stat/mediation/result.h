/* What the bootstrap of a mediation finds in a group, or of the difference of two. */
#ifndef CLT_STAT_MEDIATION_RESULT_H
#define CLT_STAT_MEDIATION_RESULT_H

#include "stat/mediation/boot_interval.h"
#include "stat/mediation/mediation.h"

typedef enum clt_mediation_effect {
  CLT_INDIRECT,   /* a b */
  CLT_DIRECT,     /* c' */
  CLT_TOTAL,      /* c = c' + a b */
  CLT_PROPORTION, /* a b / c, in groups in which clt_mediation_share() says that it exists */
  CLT_MEDIATION_EFFECTS
} clt_mediation_effect;

/* What may be wrong with a group: bits.
**   too few      no residual degrees of freedom: there are only estimates
**   x constant   x does not vary (within the levels of a factor): there is nothing
**   m collinear  m is constant or a linear function of x and the covariates: there is only the
**                total effect
**   y perfect    y is constant or a linear function of x, m and the covariates: nothing varies but
**                by rounding, so there are only estimates
*/
enum {
  CLT_MEDIATION_TOO_FEW = 1,
  CLT_MEDIATION_X_CONSTANT = 2,
  CLT_MEDIATION_M_COLLINEAR = 4,
  CLT_MEDIATION_Y_PERFECT = 8
};

/* One stratum: a group, or the difference of two. */
typedef struct clt_mediation_result {
  int64_t n;         /* rows; of both groups for the difference */
  unsigned problems; /* bits, above; 0 for the difference, whose figures say what is wrong */
  bool *dropped;     /* [covariates + factors] the covariate, or a level of the factor, is collinear
                     ** with x or with covariates before it and was left out (the factor with most
                     ** levels counts as the first covariate); NULL for the difference */
  clt_share share;   /* whether there is a proportion; for the difference, CLT_SHARE_EXISTS */
  clt_boot_figures figures[CLT_MEDIATION_EFFECTS];
} clt_mediation_result;

#endif
