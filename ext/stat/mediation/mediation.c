#include "stat/mediation/mediation.h"

#include <math.h>

enum { TERM_X = 1, FIRST_COVARIATE = 2 };

const char *const clt_sobel_effect_names[CLT_SOBEL_EFFECTS] = {[CLT_SOBEL_A] = "a",
                                                               [CLT_SOBEL_B] = "b",
                                                               [CLT_SOBEL_TOTAL] = "total",
                                                               [CLT_SOBEL_DIRECT] = "direct",
                                                               [CLT_SOBEL_INDIRECT] = "indirect"};

const char *const clt_mediation_kind_names[CLT_MEDIATION_KINDS] = {
    [CLT_MEDIATION_NONE] = "none",
    [CLT_MEDIATION_FULL] = "full",
    [CLT_MEDIATION_PARTIAL] = "partial",
    [CLT_MEDIATION_SUPPRESSION] = "suppression"};

/* Fits response ~ x + cov, and + m where there is one (m < 0: not). */
static bool fit(clt_lm *lm, const clt_sobel_model *model, int response, int m, clt_arena *arena,
                clt_task *task) {
  int covariates = model->covariates, n = FIRST_COVARIATE + covariates;
  int *terms = clt_arena_take(arena, (size_t)n + 1, sizeof *terms);
  if (!terms) return false;
  terms[0] = CLT_CONSTANT;
  terms[TERM_X] = model->x;
  for (int i = 0; i < covariates; i++) terms[FIRST_COVARIATE + i] = model->covariate[i];
  if (m >= 0) terms[n++] = m;
  clt_lm_model lm_model = {.moments = model->moments,
                           .response = response,
                           .n_terms = n,
                           .terms = terms,
                           .absorb_begin = FIRST_COVARIATE + model->absorb_begin,
                           .absorb_end = FIRST_COVARIATE + model->absorb_end};
  return clt_lm_fit(lm, &lm_model, arena, task);
}

static void test_slopes(clt_sobel *s, double conf_level) {
  int m = s->outcome.model.n_terms - 1;
  s->effect[CLT_SOBEL_A] = clt_lm_infer_term(&s->mediator, TERM_X, conf_level);
  s->effect[CLT_SOBEL_B] = clt_lm_infer_term(&s->outcome, m, conf_level);
  s->effect[CLT_SOBEL_TOTAL] = clt_lm_infer_term(&s->total, TERM_X, conf_level);
  s->effect[CLT_SOBEL_DIRECT] = clt_lm_infer_term(&s->outcome, TERM_X, conf_level);
  s->beta[CLT_SOBEL_A] = s->mediator.beta[TERM_X];
  s->beta[CLT_SOBEL_B] = s->outcome.beta[m];
  s->beta[CLT_SOBEL_TOTAL] = s->total.beta[TERM_X];
  s->beta[CLT_SOBEL_DIRECT] = s->outcome.beta[TERM_X];
  if (!isnan(s->effect[CLT_SOBEL_B].estimate)) return;
  /* without m among the terms, what is left of x is the total effect and not the direct one */
  s->effect[CLT_SOBEL_DIRECT] = clt_infer(NAN, NAN, NAN, conf_level);
  s->beta[CLT_SOBEL_DIRECT] = NAN;
}

static clt_sobel_test normal_test(double estimate, double std_error) {
  if (!(std_error > 0.0)) return (clt_sobel_test){NAN, NAN};
  double z = estimate / std_error;
  return (clt_sobel_test){z, clt_normal_p_value(z, CLT_TWO_SIDED)};
}

static void test_indirect(clt_sobel *s, double conf_level) {
  const clt_inference *a = &s->effect[CLT_SOBEL_A], *b = &s->effect[CLT_SOBEL_B];
  double indirect = a->estimate * b->estimate, sobel = NAN, product = NAN;
  if (!isnan(a->p_value) && !isnan(b->p_value)) {
    sobel = hypot(a->estimate * b->std_error, b->estimate * a->std_error);
    product = a->std_error * b->std_error;
  }
  s->effect[CLT_SOBEL_INDIRECT] = clt_infer(indirect, sobel, INFINITY, conf_level);
  s->beta[CLT_SOBEL_INDIRECT] = s->beta[CLT_SOBEL_A] * s->beta[CLT_SOBEL_B];
  s->sobel = normal_test(indirect, sobel);
  s->aroian = normal_test(indirect, hypot(sobel, product));
  s->goodman = normal_test(indirect, sqrt(sobel - product) * sqrt(sobel + product));
}

clt_share clt_mediation_share(double indirect, double direct, const clt_inference *total) {
  if (isnan(indirect) || isnan(direct) || isnan(total->conf_low)) return CLT_SHARE_NO_EFFECTS;
  if ((indirect > 0.0 && direct < 0.0) || (indirect < 0.0 && direct > 0.0)) {
    return CLT_SHARE_OPPOSITE_SIGNS;
  }
  bool apart = total->conf_low > 0.0 || total->conf_high < 0.0;
  return apart ? CLT_SHARE_EXISTS : CLT_SHARE_NO_TOTAL;
}

const char *clt_mediation_share_note(clt_share share) {
  if (share == CLT_SHARE_OPPOSITE_SIGNS) {
    return "the indirect and the direct effect have opposite signs (suppression): no proportion is "
           "mediated";
  }
  if (share == CLT_SHARE_NO_TOTAL) {
    return "the total effect cannot be told from 0: no proportion of it is mediated";
  }
  return NULL;
}

static void find_share(clt_sobel *s) {
  double indirect = s->effect[CLT_SOBEL_INDIRECT].estimate;
  const clt_inference *total = &s->effect[CLT_SOBEL_TOTAL];
  s->share = clt_mediation_share(indirect, s->effect[CLT_SOBEL_DIRECT].estimate, total);
  s->proportion_mediated = s->share == CLT_SHARE_EXISTS ? indirect / total->estimate : NAN;
}

/* b s_m / s_y, s^2 being the residual sums of squares of m and y given x and the covariates. */
static double rho_at_zero(const clt_sobel *s) {
  if (!(s->mediator.rss > 0.0) || !(s->total.rss > 0.0) || s->outcome.df_residual <= 0) return NAN;
  double r = s->effect[CLT_SOBEL_B].estimate * sqrt(s->mediator.rss) / sqrt(s->total.rss);
  return fmax(-1.0, fmin(r, 1.0));
}

static clt_mediation_kind kind(const clt_sobel *s, double alpha) {
  double a = s->effect[CLT_SOBEL_A].p_value, b = s->effect[CLT_SOBEL_B].p_value;
  double direct = s->effect[CLT_SOBEL_DIRECT].p_value;
  if (isnan(a) || isnan(b) || isnan(direct)) return CLT_MEDIATION_UNDECIDED;
  if (!(a < alpha && b < alpha)) return CLT_MEDIATION_NONE;
  if (!(direct < alpha)) return CLT_MEDIATION_FULL;
  return s->share == CLT_SHARE_OPPOSITE_SIGNS ? CLT_MEDIATION_SUPPRESSION : CLT_MEDIATION_PARTIAL;
}

bool clt_sobel_fit(clt_sobel *sobel, const clt_sobel_model *model, double conf_level,
                   clt_arena *arena, clt_task *task) {
  *sobel = (clt_sobel){.proportion_mediated = NAN};
  if (!fit(&sobel->mediator, model, model->m, -1, arena, task)) return false;
  if (!fit(&sobel->total, model, model->y, -1, arena, task)) return false;
  if (!fit(&sobel->outcome, model, model->y, model->m, arena, task)) return false;
  test_slopes(sobel, conf_level);
  test_indirect(sobel, conf_level);
  find_share(sobel);
  sobel->rho_at_zero = rho_at_zero(sobel);
  sobel->kind = kind(sobel, 1.0 - conf_level);
  return true;
}
