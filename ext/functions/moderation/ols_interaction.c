/*
** ols_interaction(y, x, moderator [, cov1, …] [, options]) -> fit: does the moderator change the
** effect of x on y? Least squares of y ~ x + moderator + cov… ('main') and of
** y ~ x * moderator + cov… ('interaction'). (Hayes 2018, ch. 7; Aiken & West 1991.)
**
** Arguments: y, x numbers; moderator two-valued of any type (an indicator of the group that is not
**   the reference) or a number of three or more values; each cov a number or a factor.
** Options: names (array of text: y, x, moderator, cov…), intercept, robust, conf_level as in ols()
**   (without an intercept a two-valued moderator is the first factor: terms moderator[a],
**   moderator[b]); reference, the moderator's reference group (default: the first in sort order).
** Rows: model ('main' | 'interaction' | 'slope'), term, estimate, std_error, statistic (t), df,
**   p_value, conf_low, conf_high, beta. Terms are intercept, x, moderator, x:moderator, cov1, ….
**   'slope' rows are the simple slopes of x, `x[group]` for each group, or at `x[mean - sd]`,
**   `x[mean]`, `x[mean + sd]` of a numeric moderator.
** Keys: r_squared_main, r_squared, delta_r_squared, f_change, f_change_p (a Wald test under
**   `robust`); main {estimate, std_error, beta, p_value} of x in the first model, interaction {the
**   same} of x:moderator; effect: 'not detected' unless the interaction's p < 1 - conf_level, else
**   'reverses' (both slopes significant, signs opposite), 'strengthens' or 'weakens' (the slope of
**   x is larger or smaller in size in the other group, or at mean + sd, than in the reference, or
**   at mean - sd); dropped.
** The beta of x:moderator is b * sd(x * m) / sd(y).
** Degenerate data: as in ols(); with x constant in one group there is no interaction, which is
** noted.
*/
#include <math.h>
#include <string.h>

#include "functions/moderation/moderator.h"
#include "sqlite/function.h"

typedef struct interaction_options {
  const char *names;
  bool intercept;
  int robust;
  double conf_level;
  clt_label reference;
} interaction_options;

static const clt_option OPTIONS[] = {
    {"names", CLT_OPTION_JSON, offsetof(interaction_options, names), 0, 0, 0,
     .allowed = "an array of texts"},
    {"intercept", CLT_OPTION_BOOLEAN, offsetof(interaction_options, intercept), 1, 0, 1,
     .allowed = "true or false"},
    {"robust", CLT_OPTION_CHOICE, offsetof(interaction_options, robust),
     .choices = clt_robust_names},
    CLT_OPTION_CONF_LEVEL(interaction_options),
    CLT_OPTION_REFERENCE(interaction_options),
    {0},
};

/* Columns of the design's own. REST, the indicator of the reference, is there without an intercept
** only. */
enum { Y, X, M, XM, OWN, REST = OWN };

/* Names of y, x and the moderator, then of the covariates. */
enum { FIRST_COVARIATE = 3 };

typedef struct interaction_state {
  const interaction_options *options;
  const char *const *names; /* [FIRST_COVARIATE + covariates]; NULL: the default ones */
  clt_moderator moderator;
  clt_regressors design;
} interaction_state;

/* A fitted model with what its coefficients need to be written. */
typedef struct fitted {
  clt_terms terms;
  clt_lm lm;
  int x, m, xm; /* positions of these terms; xm is -1 in the main model */
} fitted;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  interaction_state *state = pointer;
  state->options = options;
  clt_moderator_start(&state->moderator, &call->arena);
  bool keep = state->options->robust != CLT_HC_NONE;
  int n_covariates = n_cells - FIRST_COVARIATE;
  int n_own = state->options->intercept ? OWN : REST + 1;
  if (!clt_regressors_start(&state->design, call, n_own, n_covariates, keep)) return;
  if (!state->options->names) return;
  const char **names;
  int count = clt_option_texts(call, "names", state->options->names, &names);
  if (count >= 0 && count != n_cells) {
    clt_fail(call,
             "option 'names' must name y, x, the moderator and the %d covariates; it has %d "
             "names",
             n_covariates, count);
  } else if (count >= 0) {
    state->names = names;
    state->design.names = names + FIRST_COVARIATE;
  }
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  interaction_state *state = pointer;
  double own[REST + 1];
  own[Y] = cells[0].number;
  own[X] = cells[1].number;
  clt_moderator_row(call, &state->moderator, &cells[2], own[X], &own[M], &own[XM]);
  own[REST] = own[M];
  if (!clt_failed(call)) clt_regressors_row(&state->design, own, cells + FIRST_COVARIATE);
}

static const char *name_of(const interaction_state *state, int i, const char *otherwise) {
  return state->names ? state->names[i] : otherwise;
}

static const char *interaction_name(clt_call *call, const char *x, const char *m) {
  size_t size = strlen(x) + strlen(m) + 2;
  char *name = clt_arena_take(&call->arena, size, 1);
  return name ? sqlite3_snprintf((int)size, name, "%s:%s", x, m) : "";
}

/* The label of a group; NULL: there is no such group. */
static const char *group_name(clt_call *call, const interaction_state *state, int index) {
  const clt_label *label = clt_group_label(&state->moderator.labels, index);
  return label ? clt_label_text(&call->arena, label) : NULL;
}

/* The moderator's terms; the position of the one that is the interaction's. A two-valued moderator
** is a factor: the first one, which without an intercept keeps its reference. */
static int add_moderator(clt_call *call, const interaction_state *state, clt_terms *terms) {
  const char *name = name_of(state, 2, "moderator"), *other = NULL, *reference = NULL;
  if (terms->complete && state->moderator.two_valued) {
    reference = group_name(call, state, state->moderator.pair.reference);
    other = group_name(call, state, state->moderator.pair.other);
    terms->complete = false;
  }
  if (reference) {
    clt_terms_add(terms, clt_numeric_column(REST), clt_level_name(call, name, reference));
  }
  clt_terms_add(terms, clt_numeric_column(M), other ? clt_level_name(call, name, other) : name);
  return terms->n - 1;
}

/* The interaction comes last, so that it is what a linear dependency drops. */
static bool fit_model(clt_call *call, interaction_state *state, bool with_interaction,
                      fitted *out) {
  clt_terms *terms = &out->terms;
  const char *x = name_of(state, 1, "x"), *m = name_of(state, 2, "moderator");
  clt_terms_start(terms, &state->design);
  clt_terms_intercept(terms, state->options->intercept);
  out->x = terms->n;
  clt_terms_add(terms, clt_numeric_column(X), x);
  out->m = add_moderator(call, state, terms);
  for (int i = 0; i < state->design.n_covariates; i++) clt_terms_add_covariate(terms, i);
  out->xm = with_interaction ? terms->n : -1;
  if (with_interaction) {
    clt_terms_add(terms, clt_numeric_column(XM), interaction_name(call, x, m));
  }
  return clt_terms_fit(terms, clt_numeric_column(Y), &out->lm);
}

/* Inference on n linear combinations c of the coefficients; NULL: on each coefficient. */
static clt_inference *infer(const interaction_state *state, const fitted *model, int n,
                            const double *c) {
  return clt_terms_infer(&model->terms, &model->lm, (clt_robust)state->options->robust, n, c,
                         state->options->conf_level);
}

/* Simple slopes b_x + v b_xm, at the values v of the moderator. */
typedef struct slopes {
  int n;                /* 2 for groups (reference, other), 3 for a numeric moderator */
  const char *names[3]; /* of the rows; NULL: no row, as there is no such group */
  clt_inference *t;     /* [n] */
} slopes;

static bool find_slopes(clt_call *call, const interaction_state *state, const fitted *model,
                        slopes *out) {
  const clt_moments *moments = &state->design.moments;
  const clt_moderator *moderator = &state->moderator;
  const char *x = name_of(state, 1, "x"), *at[3] = {"mean - sd", "mean", "mean + sd"};
  double v[3] = {0.0, 1.0, 0.0};
  out->n = moderator->two_valued ? 2 : 3;
  if (moderator->two_valued) {
    at[0] = group_name(call, state, moderator->pair.reference);
    at[1] = group_name(call, state, moderator->pair.other);
  } else {
    double mean = dd_to_double(clt_moments_mean(moments, clt_numeric_column(M)));
    double scatter = dd_to_double(clt_moments_scatter(moments, clt_numeric_column(M)));
    double sd = sqrt(scatter / (double)(moments->n - 1));
    for (int i = 0; i < 3; i++) v[i] = mean + (i - 1) * sd;
  }
  size_t n_terms = (size_t)model->terms.n;
  double *c = clt_arena_take(&call->arena, 3 * n_terms, sizeof *c);
  for (int i = 0; c && i < out->n; i++) {
    out->names[i] = at[i] ? clt_level_name(call, x, at[i]) : NULL;
    c[(size_t)i * n_terms + (size_t)model->x] = 1.0;
    c[(size_t)i * n_terms + (size_t)model->xm] = v[i];
  }
  out->t = c ? infer(state, model, out->n, c) : NULL;
  /* Without the interaction term, no slope can be told from the other. */
  for (int i = 0; out->t && i < out->n; i++) {
    if (model->lm.dropped[model->xm]) out->t[i] = clt_infer(NAN, NAN, NAN, 0.5);
  }
  return out->t != NULL;
}

static const char *judge(const clt_inference *interaction, const slopes *s, double conf_level) {
  double alpha = 1.0 - conf_level;
  const clt_inference *low = &s->t[0], *high = &s->t[s->n - 1];
  if (isnan(interaction->p_value)) return NULL;
  if (!(interaction->p_value < alpha)) return "not detected";
  bool opposite = low->estimate * high->estimate < 0.0;
  if (opposite && low->p_value < alpha && high->p_value < alpha) return "reverses";
  return fabs(high->estimate) > fabs(low->estimate) ? "strengthens" : "weakens";
}

static void write_row(clt_fit *fit, const char *model, const char *term, const clt_inference *t,
                      double df, double beta) {
  clt_fit_open(fit, NULL, '{');
  clt_fit_text(fit, "model", model);
  clt_fit_text(fit, "term", term);
  clt_write_inference(fit, t);
  clt_fit_real(fit, "df", df > 0.0 ? df : NAN);
  clt_fit_real(fit, "beta", beta);
  clt_fit_close(fit, '}');
}

static void write_model(clt_fit *fit, const char *label, const fitted *model,
                        const clt_inference *t) {
  const clt_lm *lm = &model->lm;
  int last = model->xm < 0 ? model->terms.n : model->xm;
  for (int i = 0; i < last; i++) { /* x:moderator is written behind the moderator */
    double df = (double)lm->df_residual;
    write_row(fit, label, model->terms.names[i], &t[i], df, lm->beta[i]);
    if (i != model->m || model->xm < 0) continue;
    write_row(fit, label, model->terms.names[model->xm], &t[model->xm], df, lm->beta[model->xm]);
  }
}

static void write_key_term(clt_fit *fit, const char *key, const clt_inference *t, double beta) {
  clt_fit_open(fit, key, '{');
  clt_fit_real(fit, "estimate", t->estimate);
  clt_fit_real(fit, "std_error", t->std_error);
  clt_fit_real(fit, "beta", beta);
  clt_fit_real(fit, "p_value", t->p_value);
  clt_fit_close(fit, '}');
}

static void write_keys(clt_fit *fit, const fitted *main, const fitted *full,
                       const clt_inference *main_t, const clt_inference *full_t) {
  clt_lm_summary small, large;
  clt_lm_summarise(&main->lm, &small);
  clt_lm_summarise(&full->lm, &large);
  const clt_inference *t = &full_t[full->xm];
  clt_dd gain = dd_sub(main->lm.rss_dd, full->lm.rss_dd);
  double f = t->statistic * t->statistic;
  clt_fit_real(fit, "r_squared_main", small.r_squared);
  clt_fit_real(fit, "r_squared", large.r_squared);
  clt_fit_real(fit, "delta_r_squared",
               full->lm.dropped[full->xm] ? NAN : dd_to_double(dd_div(gain, full->lm.tss_dd)));
  clt_fit_real(fit, "f_change", f);
  clt_fit_real(fit, "f_change_p", t->p_value);
  write_key_term(fit, "main", &main_t[main->x], main->lm.beta[main->x]);
  write_key_term(fit, "interaction", t, full->lm.beta[full->xm]);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  interaction_state *state = pointer;
  fitted main, full;
  slopes s;
  clt_moderator_recode(&state->design, &state->moderator, &state->options->reference, X, M, XM,
                       state->options->intercept ? -1 : REST);
  if (!fit_model(call, state, false, &main) || !fit_model(call, state, true, &full)) return;
  clt_note_model(call, &full.terms, &full.lm);
  clt_inference *main_t = infer(state, &main, main.terms.n, NULL);
  clt_inference *full_t = infer(state, &full, full.terms.n, NULL);
  if (!main_t || !full_t || !find_slopes(call, state, &full, &s)) return;
  write_keys(fit, &main, &full, main_t, full_t);
  clt_fit_text(fit, "effect", judge(&full_t[full.xm], &s, state->options->conf_level));
  clt_write_dropped(fit, &full.terms, &full.lm);
  clt_fit_open(fit, "rows", '[');
  write_model(fit, "main", &main, main_t);
  write_model(fit, "interaction", &full, full_t);
  for (int i = 0; i < s.n; i++) {
    if (!s.names[i]) continue;
    write_row(fit, "slope", s.names[i], &s.t[i], (double)full.lm.df_residual, NAN);
  }
  clt_fit_close(fit, ']');
}

static const clt_argument ARGUMENTS[] = {
    {"y", CLT_NUMBER}, {"x", CLT_NUMBER}, {"moderator", CLT_COVARIATE}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 3,
    .required = 3,
    .rest = {"cov", CLT_COVARIATE},
    .options = OPTIONS,
    .options_size = sizeof(interaction_options),
    .state_size = sizeof(interaction_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_field ROW[] = {
    {"model", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"term", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"estimate", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"std_error", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"statistic", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"df", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"p_value", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"conf_low", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"conf_high", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"beta", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {0},
};

static const clt_rows_of rows = {
    .row = ROW,
};

const clt_function clt_function_ols_interaction = {"ols_interaction", .aggregate = &aggregate,
                                                   .rows = &rows};
