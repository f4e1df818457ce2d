/* Inference on the coefficients of a fit (lm.h). */
#include <math.h>

#include "stat/regression/lm.h"

double clt_lm_std_error(const clt_lm *lm, double unscaled) {
  return sqrt(unscaled) * sqrt(lm->sigma2);
}

clt_inference clt_lm_infer_term(const clt_lm *lm, int term, double conf_level) {
  return clt_infer(lm->estimate[term], clt_lm_std_error(lm, lm->unscaled[term]),
                   (double)lm->df_residual, conf_level);
}

clt_inference clt_lm_infer(const clt_lm *lm, const double *c, double conf_level) {
  double value, unscaled;
  clt_lm_combine(lm, c, &value, &unscaled);
  return clt_infer(value, clt_lm_std_error(lm, unscaled), (double)lm->df_residual, conf_level);
}

clt_inference clt_lm_infer_difference(const clt_lm *a, const clt_lm *b, int term,
                                      double conf_level) {
  double df = (double)(a->df_residual + b->df_residual);
  double sigma = hypot(sqrt(a->rss), sqrt(b->rss)) / sqrt(df);
  double error = sigma * hypot(sqrt(a->unscaled[term]), sqrt(b->unscaled[term]));
  return clt_infer(a->estimate[term] - b->estimate[term], error, df, conf_level);
}
