#include "stat/distribution/inference_more.h"

#include <math.h>
#include <stdbool.h>

double clt_equivalence_p(double estimate, double std_error, double df, double margin) {
  if (!(std_error > 0.0) || !(margin > 0.0)) return NAN;
  return clt_t_p_value((margin - fabs(estimate)) / std_error, df, CLT_GREATER);
}

/* In standard errors. */
static double solve(double df, clt_tail tail, double level, double power) {
  double sides = tail == CLT_TWO_SIDED ? 2.0 : 1.0;
  double critical = clt_t_quantile(level / sides, df);
  double ncp = tail == CLT_TWO_SIDED ? clt_nct_ncp_two_sided(critical, df, power)
                                     : clt_nct_ncp(critical, df, 1.0 - power);
  return ncp < 0.0 ? 0.0 : ncp;
}

double clt_detectable(double std_error, double df, clt_tail tail, double level, double power) {
  return std_error > 0.0 ? solve(df, tail, level, power) * std_error : NAN;
}

static double detectable(const clt_inference *t, double df, clt_tail tail, double level,
                         double power, clt_reach *reach) {
  if (!reach || !(t->std_error > 0.0)) {
    return clt_detectable(t->std_error, df, tail, level, power);
  }
  if (reach->df != df) *reach = (clt_reach){df, solve(df, tail, level, power)};
  return reach->errors * t->std_error;
}

/* Written so that neither a small f cancels nor a large one overflows: with g = 2/f it is
** 2/(1 + sqrt(1 + g^2)). */
double clt_robustness_value(double t, double df) {
  return 2.0 / (1.0 + hypot(1.0, 2.0 * sqrt(df) / fabs(t)));
}

clt_inference_more clt_infer_more(const clt_inference *t, double df, clt_tail tail,
                                  double conf_level, const clt_inference_options *options,
                                  clt_reach *reach) {
  clt_inference_more out = {NAN, NAN, NAN, NAN, NAN, NAN};
  bool logarithmic = options->scale == CLT_SCALE_LOG;
  if (logarithmic) {
    out.ratio = exp(t->estimate);
    out.ratio_low = exp(t->conf_low);
    out.ratio_high = exp(t->conf_high);
  }
  double margin = logarithmic ? log(options->margin) : options->margin;
  double level = (1.0 - conf_level) / (double)options->tests;
  out.equivalence_p = clt_equivalence_p(t->estimate, t->std_error, df, margin);
  out.detectable = detectable(t, df, tail, level, options->power, reach);
  if (logarithmic) out.detectable = exp(out.detectable);
  return out;
}
