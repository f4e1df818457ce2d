/*
** ols(y, x1, …, xk [, options]) -> fit: linear least squares of y on the x's.
**
** Arguments: y a number; each x a number or, where it is text that is not a number, a factor:
**   indicators against its first level in sort order, terms named `x1[level]`. Without an intercept
**   the first factor keeps all its levels.
** Options:
**   names       array of text: y, then the terms; default y, x1, …, xk
**   intercept   true (default) or false
**   robust      'none' (default) | 'HC0' | 'HC1' | 'HC2' | 'HC3': heteroskedasticity-consistent
**               standard errors (MacKinnon & White 1985); keeps the rows in memory. HC2 and HC3
**               leave out a row with leverage 1, and note it
**   conf_level  0.95
** Rows: term, estimate, std_error, statistic (t), p_value, conf_low, conf_high, beta (standardised:
**   estimate * sd(x) / sd(y)), vif.
** Keys: df_residual, r_squared, adj_r_squared, sigma, f_statistic, f_p_value, log_lik, aic, bic,
**   dropped, by the conventions of R's lm, summary.lm, logLik and AIC.
** Degenerate data: a term that is constant or a combination of others is dropped and named; with no
**   residual degrees of freedom there are only estimates; a perfect fit has standard errors 0 and
**   no tests; without an intercept a constant term has no beta. Every such thing is noted.
*/
#include "functions/moderation/regressors.h"
#include "sqlite/function.h"
#include "stat/distribution/inference.h"

typedef struct ols_options {
  const char *names;
  bool intercept;
  int robust;
  double conf_level;
} ols_options;

static const clt_option OPTIONS[] = {
    {"names", CLT_OPTION_JSON, offsetof(ols_options, names), 0, 0, 0,
     .allowed = "an array of texts"},
    {"intercept", CLT_OPTION_BOOLEAN, offsetof(ols_options, intercept), 1, 0, 1,
     .allowed = "true or false"},
    {"robust", CLT_OPTION_CHOICE, offsetof(ols_options, robust), .choices = clt_robust_names},
    CLT_OPTION_CONF_LEVEL(ols_options),
    {0},
};

typedef struct ols_state {
  const ols_options *options;
  clt_regressors design; /* own column 0 is y; every x is a covariate */
} ols_state;

static const char *const *term_names(clt_call *call, const ols_options *options, int n_x) {
  const char **names = NULL;
  if (options->names) {
    int count = clt_option_texts(call, "names", options->names, &names);
    if (count >= 0 && count != n_x + 1) {
      clt_fail(call, "option 'names' must name y and the %d terms; it has %d names", n_x, count);
    }
    return names ? names + 1 : NULL;
  }
  names = clt_arena_take(&call->arena, (size_t)n_x, sizeof *names);
  for (int i = 0; names && i < n_x; i++) {
    char *name = clt_arena_take(&call->arena, 16, 1);
    names[i] = name ? sqlite3_snprintf(16, name, "x%d", i + 1) : NULL;
  }
  return names;
}

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  ols_state *state = pointer;
  state->options = options;
  bool keep = state->options->robust != CLT_HC_NONE;
  if (!clt_regressors_start(&state->design, call, 1, n_cells - 1, keep)) return;
  state->design.names = term_names(call, state->options, n_cells - 1);
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  (void)call;
  ols_state *state = pointer;
  clt_regressors_row(&state->design, &cells[0].number, cells + 1);
}

static void write_rows(clt_fit *fit, const clt_terms *terms, const clt_lm *lm,
                       const clt_inference *t) {
  clt_fit_open(fit, "rows", '[');
  for (int i = 0; i < terms->n; i++) {
    clt_fit_open(fit, NULL, '{');
    clt_fit_text(fit, "term", terms->names[i]);
    clt_write_inference(fit, &t[i]);
    clt_fit_real(fit, "beta", lm->beta[i]);
    clt_fit_real(fit, "vif", lm->vif[i]);
    clt_fit_close(fit, '}');
  }
  clt_fit_close(fit, ']');
}

static void write_summary(clt_fit *fit, const clt_lm *lm) {
  clt_lm_summary summary;
  clt_lm_summarise(lm, &summary);
  clt_fit_integer(fit, "df_residual", lm->df_residual > 0 ? lm->df_residual : 0);
  clt_fit_real(fit, "r_squared", summary.r_squared);
  clt_fit_real(fit, "adj_r_squared", summary.adj_r_squared);
  clt_fit_real(fit, "sigma", summary.sigma);
  clt_fit_real(fit, "f_statistic", summary.f_statistic);
  clt_fit_real(fit, "f_p_value", summary.f_p_value);
  clt_fit_real(fit, "log_lik", summary.log_lik);
  clt_fit_real(fit, "aic", summary.aic);
  clt_fit_real(fit, "bic", summary.bic);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  ols_state *state = pointer;
  clt_terms terms;
  clt_lm lm;
  clt_terms_start(&terms, &state->design);
  clt_terms_intercept(&terms, state->options->intercept);
  for (int i = 0; i < state->design.n_covariates; i++) clt_terms_add_covariate(&terms, i);
  if (!clt_terms_fit(&terms, clt_numeric_column(0), &lm)) return;
  clt_note_model(call, &terms, &lm);
  clt_inference *t = clt_terms_infer(&terms, &lm, (clt_robust)state->options->robust, terms.n, NULL,
                                     state->options->conf_level);
  if (!t) return;
  if (state->options->robust != CLT_HC_NONE) {
    clt_note(call, "f_statistic and f_p_value are not robust");
  }
  write_summary(fit, &lm);
  clt_write_dropped(fit, &terms, &lm);
  write_rows(fit, &terms, &lm, t);
}

static const clt_argument ARGUMENTS[] = {{"y", CLT_NUMBER}, {"x1", CLT_COVARIATE}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 2,
    .required = 2,
    .rest = {"x", CLT_COVARIATE},
    .options = OPTIONS,
    .options_size = sizeof(ols_options),
    .state_size = sizeof(ols_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_field ROW[] = {
    {"term", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"estimate", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"std_error", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"statistic", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"p_value", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"conf_low", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"conf_high", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"beta", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"vif", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {0},
};

static const clt_rows_of rows = {
    .row = ROW,
};

const clt_function clt_function_ols = {"ols", .aggregate = &aggregate, .rows = &rows};
