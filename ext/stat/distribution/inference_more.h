/*
** What an estimate says besides its test and its limits: the ratio it is on the log scale, whether
** an effect beyond a margin is ruled out (two one-sided tests, D. J. Schuirmann 1987), what could
** have been missed (the power of the t-test by the noncentral t), and how strong a hidden cause
** would have to be to explain it away (C. Cinelli and C. Hazlett 2020).
*/
#ifndef CLT_STAT_DISTRIBUTION_INFERENCE_MORE_H
#define CLT_STAT_DISTRIBUTION_INFERENCE_MORE_H

#include <stdint.h>

#include "stat/distribution/inference.h"

/* What an estimate is of: the outcome as it is, or its natural logarithm. */
typedef enum clt_outcome_scale { CLT_SCALE_RAW, CLT_SCALE_LOG } clt_outcome_scale;

typedef struct clt_inference_options {
  int scale;     /* clt_outcome_scale */
  double margin; /* above 0, in the unit of the estimate; on the log scale a ratio above 1; NAN:
                 ** none */
  double power;  /* with which `detectable` is found */
  int64_t tests; /* size of the family that `detectable` shares its level with */
} clt_inference_options;

/* A figure that does not exist is NAN. */
typedef struct clt_inference_more {
  double ratio, ratio_low, ratio_high; /* exp of the estimate and its limits; on the log scale */
  double equivalence_p;                /* with a margin */
  double detectable;                   /* in the unit of the estimate; on the log scale a ratio */
  double robustness_value;             /* of a fit's estimate: clt_robustness_value() */
} clt_inference_more;

/* What clt_detectable() has solved last: many estimates of a fit have the same degrees of freedom.
** Begins zeroed. */
typedef struct clt_reach {
  double df, errors; /* errors: what is detectable, in standard errors */
} clt_reach;

/* What follows from an inference with df degrees of freedom, whose p-value is of `tail`; the
** robustness value, which does not, is NAN. `reach` belongs to these options and this tail; NULL:
** there is one inference only. */
clt_inference_more clt_infer_more(const clt_inference *t, double df, clt_tail tail,
                                  double conf_level, const clt_inference_options *options,
                                  clt_reach *reach);

/* P-value of "the true value is -margin or beyond, or margin or beyond", margin > 0: the larger one
** of the two one-sided tests. Its being below alpha is the same as the limits at 1 - 2 alpha lying
** within the margin. NAN where std_error is not above 0. */
double clt_equivalence_p(double estimate, double std_error, double df, double margin);

/* The size of true value that a test at `level` finds with probability `power`. As power.t.test()
** of R with strict = TRUE: finding a difference of the wrong sign counts, too, if the test is
** two-sided. 0 where the level alone is that much; NAN where std_error is not above 0. */
double clt_detectable(double std_error, double df, clt_tail tail, double level, double power);

/* The share of the residual variance of both cause and outcome that a hidden common cause would
** have to explain to make the estimate 0: (sqrt(f^4 + 4 f^2) - f^2)/2, f = |t|/sqrt(df), from 0 to
** 1. t and df are those of the residual variance, whatever the estimate is tested by: t^2/(t^2 +
** df) is a partial R^2 for these alone. */
double clt_robustness_value(double t, double df);

#endif
