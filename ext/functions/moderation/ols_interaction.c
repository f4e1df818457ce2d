/*
** ols_interaction(y, x, moderator [, cov…] [, options]) -> fit: does the moderator change the effect
** of x on y? Least squares of y ~ x + moderator + cov… ('main') and of y ~ x * moderator + cov…
** ('interaction').
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
    CLT_OPTION_NAMES(interaction_options, "y, x, the moderator, then the covariates"),
    {"intercept", CLT_OPTION_BOOLEAN, offsetof(interaction_options, intercept), 1, 0, 1,
     .allowed = "true or false",
     .meaning = "without one a two-valued moderator is the first factor, which keeps both levels: "
                "`moderator[a]`, `moderator[b]`"},
    {"robust", CLT_OPTION_CHOICE, offsetof(interaction_options, robust),
     .choices = clt_robust_names, .meaning = CLT_ROBUST_MEANING},
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

typedef struct interaction_row {
  const char *model, *term;
  clt_inference t;
  double df, beta;
} interaction_row;

#define TEST(member, meaning) CLT_FIELD(#member, REAL, interaction_row, t.member, meaning)

static const clt_field ROW[] = {
    CLT_FIELD_OF(TEXT, interaction_row, model,
                 "'main' (without the interaction), 'interaction', or 'slope': a simple slope"),
    CLT_FIELD_OF(TEXT, interaction_row, term,
                 "intercept, x, moderator, x:moderator, cov1, …; a slope of x is `x[group]`, or at "
                 "`x[mean - sd]`, `x[mean]`, `x[mean + sd]` of a numeric moderator"),
    TEST(estimate, "in units of y per unit of the term"),
    TEST(std_error, "by the kind of variance asked for"),
    TEST(statistic, "t"),
    CLT_FIELD_OF(REAL, interaction_row, df, "degrees of freedom"),
    TEST(p_value, "two-sided"),
    TEST(conf_low, "of the estimate"),
    TEST(conf_high, "of the estimate"),
    CLT_FIELD_OF(REAL, interaction_row, beta, "standardised; of x:moderator b * sd(x * m) / sd(y)"),
    {0},
};

static void write_row(clt_fit *fit, const char *model, const char *term, const clt_inference *t,
                      double df, double beta) {
  interaction_row row = {model, term, *t, df > 0.0 ? df : NAN, beta};
  clt_fields_row(fit, ROW, &row);
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

typedef struct key_term {
  double estimate, std_error, beta, p_value;
} key_term;

static const clt_field KEY_TERM[] = {
    CLT_FIELD_OF(REAL, key_term, estimate, "of the term"),
    CLT_FIELD_OF(REAL, key_term, std_error, "of the estimate"),
    CLT_FIELD_OF(REAL, key_term, beta, "standardised"),
    CLT_FIELD_OF(REAL, key_term, p_value, "two-sided"),
    {0},
};

static key_term key_term_of(const clt_inference *t, double beta) {
  return (key_term){t->estimate, t->std_error, beta, t->p_value};
}

typedef struct interaction_keys {
  double r_squared_main, r_squared, delta_r_squared, f_change, f_change_p;
  key_term main, interaction;
  const char *effect;
  clt_dropped dropped;
} interaction_keys;

#define KEY(member, meaning) CLT_FIELD_OF(REAL, interaction_keys, member, meaning)

static const clt_field KEYS[] = {
    KEY(r_squared_main, "of the model without the interaction"),
    KEY(r_squared, "of the model with it"),
    KEY(delta_r_squared, "what the interaction adds"),
    KEY(f_change, "of the interaction; a Wald test under `robust`"),
    KEY(f_change_p, "of the interaction"),
    CLT_FIELD_OBJECT_OF("main", KEY_TERM, interaction_keys, main, "x in the model 'main'"),
    CLT_FIELD_OBJECT_OF("interaction", KEY_TERM, interaction_keys, interaction, "x:moderator"),
    CLT_FIELD_OF(TEXT, interaction_keys, effect,
                 "'not detected' unless the interaction has p < 1 - conf_level; else 'reverses' "
                 "(both slopes significant, signs opposite), 'strengthens' or 'weakens': the slope "
                 "of x is larger or smaller in size in the other group (at mean + sd) than in the "
                 "reference (at mean - sd)"),
    CLT_FIELD_DROPPED(interaction_keys),
    {0},
};

static void write_keys(clt_fit *fit, const fitted *main, const fitted *full,
                       const clt_inference *main_t, const clt_inference *full_t,
                       const char *effect) {
  clt_lm_summary small, large;
  clt_lm_summarise(&main->lm, &small);
  clt_lm_summarise(&full->lm, &large);
  const clt_inference *t = &full_t[full->xm];
  clt_dd gain = dd_sub(main->lm.rss_dd, full->lm.rss_dd);
  interaction_keys keys = {
      .r_squared_main = small.r_squared,
      .r_squared = large.r_squared,
      .delta_r_squared =
          full->lm.dropped[full->xm] ? NAN : dd_to_double(dd_div(gain, full->lm.tss_dd)),
      .f_change = t->statistic * t->statistic,
      .f_change_p = t->p_value,
      .main = key_term_of(&main_t[main->x], main->lm.beta[main->x]),
      .interaction = key_term_of(t, full->lm.beta[full->xm]),
      .effect = effect,
      .dropped = {&full->terms, &full->lm},
  };
  clt_fields_write(fit, KEYS, &keys);
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
  write_keys(fit, &main, &full, main_t, full_t,
             judge(&full_t[full.xm], &s, state->options->conf_level));
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
    {"y", CLT_NUMBER, "the response"},
    {"x", CLT_NUMBER, "whose effect on y is asked for"},
    {"moderator", CLT_COVARIATE,
     "two-valued of any type (an indicator of the group that is not the reference), or a number "
     "with more values"}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 3,
    .required = 3,
    .rest = {"cov", CLT_COVARIATE, "covariates cov1, cov2, …"},
    .options = OPTIONS,
    .options_size = sizeof(interaction_options),
    .state_size = sizeof(interaction_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {.keys = KEYS, .row = ROW};

const clt_function clt_function_ols_interaction = {
    "ols_interaction",
    .summary = "Does the moderator change the effect of x on y? Fits y ~ x + moderator + cov… and "
               "y ~ x * moderator + cov….",
    .details = "With x constant in one group there is no interaction, which is noted; else "
               "degenerate data is as in ols().",
    .source = "Hayes 2018, chapter 7; Aiken & West 1991 (simple slopes)",
    .aggregate = &aggregate,
    .rows = &rows,
};
