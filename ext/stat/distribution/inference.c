#include "stat/distribution/inference.h"

#include <math.h>

clt_inference clt_infer(double estimate, double std_error, double df, double conf_level) {
  clt_inference out = {estimate, NAN, NAN, NAN, NAN, NAN, df > 0.0 ? df : NAN};
  if (!(df > 0.0) || isnan(estimate) || isnan(std_error)) return out;
  double half = clt_t_quantile((1.0 - conf_level) / 2.0, df) * std_error;
  out.std_error = std_error;
  out.conf_low = estimate - half;
  out.conf_high = estimate + half;
  if (std_error > 0.0) {
    out.statistic = estimate / std_error;
    out.p_value = clt_t_p_value(out.statistic, df, CLT_TWO_SIDED);
  }
  return out;
}
