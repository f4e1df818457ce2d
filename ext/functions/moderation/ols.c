/* ols(y, x1, …, xk [, options]) -> fit: linear least squares of y on the x's. */
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
    CLT_OPTION_NAMES(ols_options, "y, then the terms; default y, x1, …"),
    {"intercept", CLT_OPTION_BOOLEAN, offsetof(ols_options, intercept), 1, 0, 1,
     .allowed = "true or false",
     .meaning = "without one the first factor keeps all its levels, as in R"},
    {"robust", CLT_OPTION_CHOICE, offsetof(ols_options, robust), .choices = clt_robust_names,
     .meaning = CLT_ROBUST_MEANING},
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

typedef struct ols_row {
  const char *term;
  clt_inference t;
  double beta, vif;
} ols_row;

static const clt_field ROW[] = {
    CLT_FIELD_OF(TEXT, ols_row, term, "a term of the model"),
    CLT_FIELDS_OF(clt_inference_fields, ols_row, t),
    CLT_FIELD_OF(REAL, ols_row, beta, "standardised: estimate * sd(x) / sd(y)"),
    CLT_FIELD_OF(REAL, ols_row, vif, "1 / (1 - R²) of the term on the others"),
    {0},
};

static void write_rows(clt_fit *fit, const clt_terms *terms, const clt_lm *lm,
                       const clt_inference *t) {
  clt_fit_open(fit, "rows", '[');
  for (int i = 0; i < terms->n; i++) {
    ols_row row = {terms->names[i], t[i], lm->beta[i], lm->vif[i]};
    clt_fields_row(fit, ROW, &row);
  }
  clt_fit_close(fit, ']');
}

typedef struct ols_keys {
  int64_t df_residual;
  clt_lm_summary summary;
  clt_dropped dropped;
} ols_keys;

#define SUMMARY(member, meaning) CLT_FIELD(#member, REAL, ols_keys, summary.member, meaning)

static const clt_field KEYS[] = {
    CLT_FIELD_OF(INTEGER, ols_keys, df_residual, "residual degrees of freedom"),
    SUMMARY(r_squared, "share of the variation explained"),
    SUMMARY(adj_r_squared, "the same, adjusted for the number of terms"),
    SUMMARY(sigma, "standard deviation of the residuals"),
    SUMMARY(f_statistic, "of the whole model; not robust"),
    SUMMARY(f_p_value, "of the whole model; not robust"),
    SUMMARY(log_lik, "log-likelihood, as R's logLik"),
    SUMMARY(aic, "as R's AIC"),
    SUMMARY(bic, "as R's BIC"),
    CLT_FIELD_DROPPED(ols_keys),
    {0},
};

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
  ols_keys keys = {.df_residual = lm.df_residual > 0 ? lm.df_residual : 0,
                   .dropped = {&terms, &lm}};
  clt_lm_summarise(&lm, &keys.summary);
  clt_fields_write(fit, KEYS, &keys);
  write_rows(fit, &terms, &lm, t);
}

static const clt_argument ARGUMENTS[] = {{"y", CLT_NUMBER, "the response"},
                                         {"x1", CLT_COVARIATE, "a term"}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 2,
    .required = 2,
    .rest = {"x", CLT_COVARIATE, "further terms x2, x3, …"},
    .options = OPTIONS,
    .options_size = sizeof(ols_options),
    .state_size = sizeof(ols_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {.keys = KEYS, .row = ROW};

const clt_function clt_function_ols = {
    "ols",
    .summary = "Linear least squares by the conventions of R's lm, summary.lm, logLik and AIC.",
    .details = "A term that is text is a factor: indicators against its first level in sort order, "
               "named `x1[level]`. A term that is constant or a combination of others is dropped "
               "and named; with no residual degrees of freedom there are only estimates; a perfect "
               "fit has standard errors 0 and no tests; without an intercept a constant term has "
               "no beta. Every such thing is noted. A kind of variance keeps the rows in memory.",
    .source = "MacKinnon & White 1985 (HC0 to HC3)",
    .aggregate = &aggregate,
    .rows = &rows,
};
