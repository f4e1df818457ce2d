/* From an estimate and its standard error to the test and the interval. */
#ifndef CLT_STAT_DISTRIBUTION_INFERENCE_H
#define CLT_STAT_DISTRIBUTION_INFERENCE_H

#include "stat/distribution/distribution.h"

typedef struct clt_inference {
  double estimate, std_error;
  double statistic;           /* estimate / std_error; NAN where std_error is 0 or NAN */
  double p_value;             /* two-sided */
  double conf_low, conf_high; /* two-sided limits at the level asked for */
  double df;                  /* degrees of freedom; NAN where there are none */
} clt_inference;

/* By Student's t with df > 0 (INFINITY: the normal). Where df is not positive, or the standard
** error is NAN, there is only the estimate; where it is 0, also the limits, both equal to the
** estimate. */
clt_inference clt_infer(double estimate, double std_error, double df, double conf_level);

#endif
