/*
** sobel(x, m, y [, cov1, …] [, options]) -> fit: mediation of x -> y by m, tested by the normal
** theory of the product of coefficients (Sobel 1982; Aroian 1947; Goodman 1960; Baron & Kenny
** 1986). The product is skewed: prefer mediation_boot().
**
** Arguments: x, m, y numbers; each cov a number or a factor.
** Options: conf_level.
** Rows: effect 'a' (x on m), 'b' (m on y given x), 'total' (c), 'direct' (c'), 'indirect' (a b);
**   estimate, std_error, statistic, p_value, conf_low, conf_high, beta. The first four by Student's
**   t as in lm, the indirect effect by the normal distribution with Sobel's first-order standard
**   error.
** Keys: sobel, aroian, goodman {z, p_value}; proportion_mediated (a b / c; null and noted where
**   a b and c' have opposite signs or c cannot be told from 0); mediation 'full' | 'partial' |
**   'none' | 'suppression' by the rule in ext/stat/mediation/mediation.h; dropped.
*/
#include "functions/moderation/regressors.h"
#include "sqlite/function.h"
#include "stat/mediation/mediation.h"

typedef struct sobel_options {
  double conf_level;
} sobel_options;

static const clt_option OPTIONS[] = {
    CLT_OPTION_CONF_LEVEL(sobel_options),
    {0},
};

enum { X, M, Y, OWN };

typedef struct sobel_state {
  const sobel_options *options;
  clt_regressors design;
} sobel_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  sobel_state *state = pointer;
  state->options = options;
  clt_regressors_start(&state->design, call, OWN, n_cells - OWN, false);
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  (void)call;
  sobel_state *state = pointer;
  double own[OWN] = {cells[X].number, cells[M].number, cells[Y].number};
  clt_regressors_row(&state->design, own, cells + OWN);
}

static const char *kind_name(clt_mediation_kind kind) {
  static const char *const names[] = {NULL, "none", "full", "partial", "suppression"};
  return names[kind];
}

static void note(clt_call *call, const clt_sobel *sobel, const clt_moments *moments) {
  static const char *const names[OWN] = {"x", "m", "y"};
  if (moments->n == 0) {
    clt_note(call, "no rows with all values");
    return;
  }
  if (sobel->mediator.out_of_range || sobel->outcome.out_of_range) {
    clt_note_out_of_range(call);
    return;
  }
  bool constant[OWN];
  for (int i = 0; i < OWN; i++) {
    constant[i] = clt_moments_constant(moments, clt_numeric_column(i));
    if (constant[i]) clt_note(call, "%s is constant", names[i]);
  }
  if (sobel->total.dropped[1] && !constant[X]) clt_note(call, "x is a function of the covariates");
  bool few = sobel->outcome.df_residual <= 0;
  if (few) clt_note(call, "too few rows for tests");
  if (sobel->mediator.perfect && !few && !constant[M]) {
    clt_note(call, "m is a linear function of x and the covariates");
  }
  if (sobel->outcome.perfect && !few && !constant[Y]) {
    clt_note(call, "y is a linear function of x, m and the covariates: there is no test");
  }
  const char *no_share = clt_mediation_share_note(sobel->share);
  if (no_share) clt_note(call, "%s", no_share);
  if (!isnan(sobel->sobel.z) && isnan(sobel->goodman.z)) {
    clt_note(call, "Goodman's variance is not positive: the effects are too small for his test");
  }
}

static void write_test(clt_fit *fit, const char *key, const clt_sobel_test *test) {
  clt_fit_open(fit, key, '{');
  clt_fit_real(fit, "z", test->z);
  clt_fit_real(fit, "p_value", test->p_value);
  clt_fit_close(fit, '}');
}

static void write_rows(clt_fit *fit, const clt_sobel *sobel) {
  static const char *const names[CLT_SOBEL_EFFECTS] = {"a", "b", "total", "direct", "indirect"};
  clt_fit_open(fit, "rows", '[');
  for (int i = 0; i < CLT_SOBEL_EFFECTS; i++) {
    clt_fit_open(fit, NULL, '{');
    clt_fit_text(fit, "effect", names[i]);
    clt_write_inference(fit, &sobel->effect[i]);
    clt_fit_real(fit, "beta", sobel->beta[i]);
    clt_fit_close(fit, '}');
  }
  clt_fit_close(fit, ']');
}

/* The covariates that all three models left out. */
static void write_dropped_covariates(clt_call *call, clt_fit *fit, const clt_terms *covariates,
                                     const clt_sobel *sobel) {
  int first = sobel->total.model.n_terms - covariates->n; /* behind the constant and x */
  clt_fit_open(fit, "dropped", '[');
  for (int i = 0; i < covariates->n; i++) {
    if (!sobel->total.dropped[first + i]) continue;
    clt_fit_text(fit, NULL, covariates->names[i]);
    if (call->n)
      clt_note(call, "dropped %s: it adds nothing to the other terms", covariates->names[i]);
  }
  clt_fit_close(fit, ']');
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  sobel_state *state = pointer;
  clt_regressors *design = &state->design;
  clt_terms covariates;
  clt_sobel sobel;
  clt_terms_start(&covariates, design);
  for (int i = 0; i < design->n_covariates; i++) clt_terms_add_covariate(&covariates, i);
  clt_sobel_model model = {.moments = &design->moments,
                           .x = clt_numeric_column(X),
                           .m = clt_numeric_column(M),
                           .y = clt_numeric_column(Y),
                           .covariates = covariates.n,
                           .covariate = covariates.columns,
                           .absorb_begin = covariates.absorb_begin,
                           .absorb_end = covariates.absorb_end};
  if (clt_failed(call)) return;
  if (!clt_sobel_fit(&sobel, &model, state->options->conf_level, &call->arena, &call->task)) return;
  note(call, &sobel, &design->moments);
  write_test(fit, "sobel", &sobel.sobel);
  write_test(fit, "aroian", &sobel.aroian);
  write_test(fit, "goodman", &sobel.goodman);
  clt_fit_real(fit, "proportion_mediated", sobel.proportion_mediated);
  clt_fit_text(fit, "mediation", kind_name(sobel.kind));
  write_dropped_covariates(call, fit, &covariates, &sobel);
  write_rows(fit, &sobel);
}

static const clt_argument ARGUMENTS[] = {{"x", CLT_NUMBER}, {"m", CLT_NUMBER}, {"y", CLT_NUMBER}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = OWN,
    .required = OWN,
    .rest = {"cov", CLT_COVARIATE},
    .options = OPTIONS,
    .options_size = sizeof(sobel_options),
    .state_size = sizeof(sobel_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_field ROW[] = {
    {"effect", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"estimate", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"std_error", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"statistic", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"p_value", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"conf_low", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"conf_high", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"beta", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {0},
};

static const clt_rows_of rows = {
    .row = ROW,
};

const clt_function clt_function_sobel = {"sobel", .aggregate = &aggregate, .rows = &rows};
