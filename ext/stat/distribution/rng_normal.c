#include "stat/distribution/rng_normal.h"

#include <gsl/gsl_cdf.h>

double clt_rng_normal(clt_rng *rng) {
  /* Wichura's AS 241; a uniform strictly inside (0, 1) is its whole domain, so GSL's error handler
  ** is out of reach. */
  return gsl_cdf_ugaussian_Pinv(clt_rng_uniform(rng));
}
