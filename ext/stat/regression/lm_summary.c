/* Figures of a whole fit, by R's conventions (lm.h). */
#include "stat/distribution/distribution.h"
#include "stat/regression/lm.h"

/* R^2 = (tss - rss) / tss, and its adjusted form 1 - (rss / df) / (tss / df_total). */
static void explained(const clt_lm *lm, clt_lm_summary *s) {
  s->r_squared = s->adj_r_squared = NAN;
  if (!(lm->tss > 0.0)) return;
  bool nothing = lm->rank == (int)lm->intercept; /* no term besides the constant */
  double r_squared = dd_to_double(dd_div(dd_sub(lm->tss_dd, lm->rss_dd), lm->tss_dd));
  s->r_squared = nothing || r_squared < 0.0 ? 0.0 : r_squared;
  if (lm->df_residual <= 0) return;
  double df = (double)lm->df_residual, df_total = (double)(lm->n - lm->intercept);
  clt_dd ratio = dd_div(dd_mul_d(lm->rss_dd, df_total), dd_mul_d(lm->tss_dd, df));
  s->adj_r_squared = nothing ? 0.0 : dd_to_double(dd_sub(dd_from(1.0), ratio));
}

static void f_test(const clt_lm *lm, clt_lm_summary *s) {
  s->f_statistic = s->f_df1 = s->f_df2 = s->f_p_value = NAN;
  int df1 = lm->rank - lm->intercept;
  if (df1 <= 0 || lm->df_residual <= 0 || lm->perfect || !(lm->tss > 0.0)) return;
  s->f_df1 = df1;
  s->f_df2 = (double)lm->df_residual;
  clt_dd model = dd_mul_d(dd_sub(lm->tss_dd, lm->rss_dd), s->f_df2);
  s->f_statistic = dd_to_double(dd_div(model, dd_mul_d(lm->rss_dd, s->f_df1)));
  s->f_p_value = clt_f_p_value(s->f_statistic, s->f_df1, s->f_df2);
}

static void likelihood(const clt_lm *lm, clt_lm_summary *s) {
  const double log_2pi = 1.8378770664093454836;
  s->log_lik = s->aic = s->bic = NAN;
  if (lm->perfect || lm->out_of_range) return;
  double n = (double)lm->n, parameters = (double)lm->rank + 1.0;
  s->log_lik = -0.5 * n * (log_2pi + 1.0 + log(lm->rss / n));
  s->aic = -2.0 * s->log_lik + 2.0 * parameters;
  s->bic = -2.0 * s->log_lik + log(n) * parameters;
}

void clt_lm_summarise(const clt_lm *lm, clt_lm_summary *summary) {
  explained(lm, summary);
  summary->sigma = sqrt(lm->sigma2);
  f_test(lm, summary);
  likelihood(lm, summary);
}
