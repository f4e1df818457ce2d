/*
** ols_interaction(y, x, moderator [, cov…] [, options]) -> fit: does the moderator change the
** effect of x on y? Least squares of y ~ x + moderator + cov… ('main') and of y ~ x * moderator +
** cov… ('interaction'). Its model is in interaction.h.
*/
#include <math.h>
#include <string.h>

#include "functions/moderation/influence.h"
#include "functions/moderation/interaction_data.h"
#include "sqlite/partial.h"

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_regression_option_table, clt_interaction_options, common),
    CLT_OPTION_REFERENCE(clt_interaction_options),
    {"within", CLT_OPTION_LABEL, offsetof(clt_interaction_options, within),
     .allowed = "the name of a covariate",
     .meaning = "covariate in each of whose levels x and the moderator act on their own: y ~ "
                "block * moderator + block:x + x:moderator, so that x:moderator is their common "
                "difference, and slopes are averages over the levels, weighted by their rows"},
    {"curve", CLT_OPTION_BOOLEAN, offsetof(clt_interaction_options, curve), 0, 0, 1,
     .allowed = "true or false",
     .meaning = "x² and x²:moderator join the model, x about its mean: the interaction is then the "
                "difference of slopes at that mean"},
    {"crossed", CLT_OPTION_JSON, offsetof(clt_interaction_options, crossed),
     .allowed = "an array of names of covariates that are numbers",
     .meaning = "covariates whose products with x join the model, `x:cov1`, both factors about "
                "their means (of the logarithms under `log`): slopes of x are then at these means, "
                "and x:moderator is what is left where x acts together with a covariate whose "
                "values differ between the levels"},
    {0},
};

/* ---- the fit ---- */

typedef struct interaction_row {
  const char *model, *term;
  clt_estimate estimate;
  double beta;
} interaction_row;

static const clt_field ROW[] = {
    CLT_FIELD_OF(TEXT, interaction_row, model,
                 "'main' (without the interaction), 'interaction', or 'slope': a simple slope"),
    CLT_FIELD_OF(TEXT, interaction_row, term,
                 "intercept, x, moderator, x:moderator, cov1, …; a factor's `x[level]`. Slopes: of "
                 "x, `x[level]` by the moderator's level or, if that is a number, at `x[mean - "
                 "sd]`, `x[mean]`, `x[mean + sd]`; if x is a factor, of the moderator by level of "
                 "x, `moderator[level]`"),
    CLT_FIELDS_OF(clt_estimate_fields, interaction_row, estimate),
    CLT_FIELD_OF(REAL, interaction_row, beta,
                 "standardised; of x:moderator b * sd(x * m) / sd(y); NULL for averages"),
    CLT_FIELDS_OF(clt_estimate_tail, interaction_row, estimate),
    {0},
};

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

typedef struct interaction_keys {
  double r_squared_main, r_squared, delta_r_squared, f_change, f_change_p;
  key_term main, interaction;
  const char *effect;
  const clt_terms *dropped;
  bool diagnose;
  double overlap, curvature_p;
  clt_influence influence;
} interaction_keys;

static void write_diagnosis(clt_fit *fit, const char *key, const void *member);

#define KEY(member, meaning) CLT_FIELD_OF(REAL, interaction_keys, member, meaning)

static const clt_field KEYS[] = {
    KEY(r_squared_main, "of the model without the interaction"),
    KEY(r_squared, "of the model with it"),
    KEY(delta_r_squared, "what the interaction adds"),
    KEY(f_change, "of all terms of the interaction together; a Wald test under `robust`"),
    KEY(f_change_p, "of f_change"),
    CLT_FIELD_OBJECT_OF("main", KEY_TERM, interaction_keys, main,
                        "x in the model 'main'; NULL where the interaction has several terms"),
    CLT_FIELD_OBJECT_OF("interaction", KEY_TERM, interaction_keys, interaction,
                        "x:moderator; NULL where the interaction has several terms"),
    CLT_FIELD_OF(TEXT, interaction_keys, effect,
                 "'not detected' unless the interaction has p < 1 - conf_level; else 'reverses' "
                 "(both slopes significant, signs opposite), 'strengthens' or 'weakens': the slope "
                 "of x is larger or smaller in size in the other group (at mean + sd) than in the "
                 "reference (at mean - sd); NULL where the interaction has several terms, or "
                 "rows is 'tested'"),
    CLT_FIELD_DROPPED(interaction_keys),
    {"overlap", CLT_FIELD_WRITTEN, 0,
     "with `diagnose`: share of the rows in that range of x that all levels of the moderator share",
     NULL, write_diagnosis},
    {"curvature_p", CLT_FIELD_WRITTEN, 0,
     "with `diagnose`: p of x² and x²:moderator together, by the classic F-test", NULL, NULL},
    {"influence", CLT_FIELD_WRITTEN, 0,
     "with `diagnose`: what one row can do to x:moderator; NULL where it has several terms",
     clt_influence_fields, NULL},
    {0},
};

/* Keys that are there only with `diagnose`. */
static void write_diagnosis(clt_fit *fit, const char *key, const void *member) {
  const interaction_keys *keys = member;
  if (!keys->diagnose) return;
  clt_fit_real(fit, key, keys->overlap);
  clt_fit_real(fit, "curvature_p", keys->curvature_p);
  clt_fit_open(fit, "influence", '{');
  clt_fields_write(fit, clt_influence_fields, &keys->influence);
  clt_fit_close(fit, '}');
}

/* Everything that is written. */
typedef struct results {
  clt_fitted main, full;
  clt_contrast_list main_rows, full_rows, slopes, tested;
  clt_estimate *main_t, *full_t, *slope_t, *tested_t;
} results;

/* What is tested are rows of the full model: their estimates are there. NULL if out of memory. */
static clt_estimate *pick_tested(clt_call *call, const results *r) {
  clt_estimate *out = clt_arena_take(&call->arena, (size_t)r->tested.n, sizeof *out);
  for (int i = 0; out && i < r->tested.n; i++) {
    for (int j = 0; j < r->full_rows.n; j++) {
      if (r->full_rows.contrast[j].at == r->tested.contrast[i].at) out[i] = r->full_t[j];
    }
  }
  return out;
}

/* What is asked of the two models. False if an error is latched. */
static bool choose(const clt_interaction *model, results *r) {
  const int rows = model->model.options->rows;
  bool all = rows == CLT_ROWS_ALL;
  if (all && (!clt_interaction_rows(&r->main, &r->main_rows) ||
              !clt_interaction_rows(&r->full, &r->full_rows))) {
    return false;
  }
  if ((rows != CLT_ROWS_TESTED && !clt_interaction_slopes(&r->full, &r->slopes)) ||
      !clt_interaction_tested(&r->full, &r->tested)) {
    return false;
  }
  if (!all) r->full_rows = r->tested;
  return true;
}

/* Of the rows of the full model and of the slopes: together, since the variance of each is a sum
** over all the data. False if out of memory, or stopped. */
static bool infer_full(clt_call *call, results *r) {
  size_t rows = (size_t)r->full_rows.n, slopes = (size_t)r->slopes.n;
  clt_contrast_list both = {.n = r->full_rows.n + r->slopes.n};
  both.contrast = clt_arena_take(&call->arena, rows + slopes, sizeof *both.contrast);
  if (!both.contrast) return false;
  if (rows) memcpy(both.contrast, r->full_rows.contrast, rows * sizeof *both.contrast);
  if (slopes) memcpy(both.contrast + rows, r->slopes.contrast, slopes * sizeof *both.contrast);
  r->full_rows.contrast = both.contrast;
  r->slopes.contrast = both.contrast + rows;
  r->full_t = clt_interaction_infer(&r->full, &both);
  r->slope_t = r->full_t ? r->full_t + rows : NULL;
  return r->full_t != NULL;
}

static bool compute(clt_call *call, const clt_interaction *model, bool curve, results *r) {
  *r = (results){.tested_t = NULL};
  if (!clt_interaction_fit(model, false, curve, &r->main) ||
      !clt_interaction_fit(model, true, curve, &r->full)) {
    return false;
  }
  clt_note_model(&r->full.terms);
  if (!choose(model, r)) return false;
  r->main_t = clt_interaction_infer(&r->main, &r->main_rows);
  if (!r->main_t || !infer_full(call, r)) return false;
  r->tested_t = pick_tested(call, r);
  return r->tested_t != NULL;
}

static const char *judge(const clt_inference *interaction, const results *r, double conf_level) {
  double alpha = 1.0 - conf_level;
  if (r->slopes.n == 0) return NULL;
  const clt_inference *low = &r->slope_t[0].t, *high = &r->slope_t[r->slopes.n - 1].t;
  if (isnan(interaction->p_value)) return NULL;
  if (!(interaction->p_value < alpha)) return "not detected";
  bool opposite = low->estimate * high->estimate < 0.0;
  if (opposite && low->p_value < alpha && high->p_value < alpha) return "reverses";
  return fabs(high->estimate) > fabs(low->estimate) ? "strengthens" : "weakens";
}

/* The row of a term; NULL if it is not there. */
static const clt_estimate *find(const clt_contrast_list *rows, const clt_estimate *t,
                                const char *term, double *beta) {
  for (int i = 0; i < rows->n; i++) {
    if (strcmp(rows->contrast[i].term, term) != 0) continue;
    *beta = rows->contrast[i].beta;
    return &t[i];
  }
  return NULL;
}

static key_term key_term_of(const clt_contrast_list *rows, const clt_estimate *t,
                            const char *term) {
  double beta;
  const clt_estimate *e = term ? find(rows, t, term, &beta) : NULL;
  if (!e) return (key_term){NAN, NAN, NAN, NAN};
  return (key_term){e->t.estimate, e->t.std_error, beta, e->t.p_value};
}

/* False if an error is latched. */
static bool diagnose(const clt_interaction_data *state, const clt_interaction *model,
                     const results *r, interaction_keys *keys) {
  keys->diagnose = true;
  keys->overlap = clt_interaction_overlap(model);
  keys->influence = (clt_influence){NAN, NAN, NAN, NAN};
  if (!clt_interaction_curvature(&r->full, state->options.curve, &keys->curvature_p)) return false;
  if (r->tested.n != 1) return true;
  double *c = clt_interaction_columns_of(&r->full, &r->tested);
  return c && clt_influence_of(&r->full.terms, 1, c, r->tested_t, &keys->influence);
}

static void note_diagnosis(clt_call *call, const clt_interaction *model) {
  if (model->x_factor) {
    clt_note(call, "overlap and curvature_p are null: x is a factor");
  } else if (model->m_number) {
    clt_note(call, "overlap is null: the moderator is a number");
  }
}

static void write_keys(clt_call *call, clt_fit *fit, const clt_interaction_data *state,
                       const clt_interaction *model, const results *r) {
  clt_lm_summary small, large;
  const clt_lm *main = &r->main.terms.lm, *full = &r->full.terms.lm;
  bool one =
      model->x.n * model->m.n == 1 + !model->m_number || (model->x.n == 2 && model->m.n <= 2);
  const char *product = NULL;
  for (int i = 0; one && i < model->x.n * model->m.n; i++) {
    if (r->full.product[i] >= 0) product = r->full.terms.names[r->full.product[i]];
  }
  clt_lm_summarise(main, &small);
  clt_lm_summarise(full, &large);
  interaction_keys keys = {
      .r_squared_main = small.r_squared,
      .r_squared = large.r_squared,
      .delta_r_squared = NAN,
      .main = key_term_of(&r->main_rows, r->main_t, one ? model->x_name : NULL),
      .interaction = key_term_of(&r->full_rows, r->full_t, product),
      .dropped = &r->full.terms,
  };
  if (r->tested.n) {
    keys.delta_r_squared = dd_to_double(dd_div(dd_sub(main->rss_dd, full->rss_dd), full->tss_dd));
  }
  clt_interaction_joint(&r->full, &r->tested, r->tested_t, main, &keys.f_change, &keys.f_change_p);
  if (product) {
    double beta;
    const clt_estimate *t = find(&r->full_rows, r->full_t, product, &beta);
    if (t) keys.effect = judge(&t->t, r, model->model.options->conf_level);
  } else if (r->full.terms.lm.n) {
    clt_note(call, "the interaction has several terms: main, interaction and effect are null");
  }
  if (state->options.common.diagnose) {
    note_diagnosis(call, model);
    if (!diagnose(state, model, r, &keys)) return;
  }
  clt_fields_write(fit, KEYS, &keys);
}

static void write_rows(clt_fit *fit, const char *model, const clt_contrast_list *rows,
                       const clt_estimate *t) {
  for (int i = 0; i < rows->n; i++) {
    interaction_row row = {model, rows->contrast[i].term, t[i], rows->contrast[i].beta};
    clt_fields_row(fit, ROW, &row);
  }
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  clt_interaction_data *state = pointer;
  clt_interaction model;
  results r;
  if (!clt_interaction_of(call, state, &model)) return;
  if (!compute(call, &model, state->options.curve, &r)) return;
  clt_note_few(&model.model);
  write_keys(call, fit, state, &model, &r);
  if (clt_failed(call)) return;
  clt_fit_open(fit, "rows", '[');
  write_rows(fit, "main", &r.main_rows, r.main_t);
  write_rows(fit, "interaction", &r.full_rows, r.full_t);
  write_rows(fit, "slope", &r.slopes, r.slope_t);
  clt_fit_close(fit, ']');
}

static const clt_argument ARGUMENTS[] = {
    CLT_SHARD,
    {"y", CLT_NUMBER, "the response"},
    {"x", CLT_COVARIATE, "whose effect on y is asked for"},
    {"moderator", CLT_COVARIATE,
     "levels: text, two values of any type, or named in `factors`; else a number"}};

#define COVARIATES                                                                                 \
  { "cov", CLT_COVARIATE, "covariates cov1, cov2, …" }

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS + 1,
    .n_arguments = 3,
    .required = 3,
    .rest = COVARIATES,
    .options = OPTIONS,
    .options_size = sizeof(clt_interaction_options),
    .state_size = sizeof(clt_interaction_data),
    .start = clt_interaction_start,
    .describe = clt_interaction_describe,
    .row = clt_interaction_row,
    .finish = finish,
};

static const clt_rows_of rows = {.keys = KEYS, .row = ROW};

const clt_function clt_function_ols_interaction = {
    "ols_interaction",
    .summary = "Does the moderator change the effect of x on y? Fits y ~ x + moderator + cov… and "
               "y ~ x * moderator + cov….",
    .details = "There is a term of the interaction for each pair of levels that are not the first "
               "of x and not the reference of the moderator. With x constant in one group there is "
               "no interaction, which is noted; else degenerate data is as in ols().",
    .source = "Hayes 2018, chapter 7; Aiken & West 1991 (simple slopes); Bell & McCaffrey 2002 and "
              "Pustejovsky & Tipton 2018 (CR2); Cinelli & Hazlett 2020 (robustness value)",
    .aggregate = &aggregate,
    .rows = &rows,
};

/* ---- partial results ---- */

static const clt_aggregate partial = {
    .arguments = ARGUMENTS,
    .n_arguments = 4,
    .required = 4,
    .rest = COVARIATES,
    .options = OPTIONS,
    .options_size = sizeof(clt_interaction_options),
    .state_size = sizeof(clt_interaction_data),
    .start = clt_interaction_start,
    .describe = clt_interaction_describe,
    .row = clt_interaction_row,
    .of = "ols_interaction",
    .whole = clt_interaction_whole,
    .save = clt_interaction_save,
};

static const clt_aggregate merger = {
    .arguments = clt_merge_arguments,
    .n_arguments = 1,
    .required = 1,
    .options = OPTIONS,
    .options_size = sizeof(clt_interaction_options),
    .state_size = sizeof(clt_interaction_data),
    .start = clt_interaction_start,
    .finish = finish,
    .of = "ols_interaction",
    .merge = clt_interaction_merge,
    .merged = 3,
};

const clt_function clt_function_ols_interaction_partial =
    CLT_PARTIAL_FUNCTION("ols_interaction", partial);
const clt_function clt_function_ols_interaction_merge =
    CLT_MERGE_FUNCTION("ols_interaction", merger);
