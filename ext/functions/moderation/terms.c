#include "functions/moderation/terms.h"

#include <math.h>
#include <string.h>

#include "functions/notes.h"

/* ---- the columns ---- */

void clt_model_open(clt_model *model, clt_regressors *data, const clt_regression_options *options,
                    int response) {
  clt_arena *arena = &data->call->arena;
  size_t n = (size_t)data->n;
  *model = (clt_model){.data = data, .options = options};
  clt_design_init(&model->design, arena);
  model->response = clt_design_numeric(&model->design, response, NULL);
  model->numeric = clt_arena_take(arena, n, sizeof *model->numeric);
  model->indicator = clt_arena_take(arena, n, sizeof *model->indicator);
  for (size_t i = 0; !clt_failed(data->call) && i < n; i++) {
    const clt_regressor *r = &data->regressor[i];
    if (r->role != CLT_AS_TERM) continue;
    if (!r->factor) {
      model->numeric[i] = clt_design_numeric(&model->design, r->column, NULL);
      continue;
    }
    int *indicator = clt_arena_take(arena, (size_t)r->levels.count, sizeof *indicator);
    for (int l = 0; indicator && l < r->levels.count; l++) {
      indicator[l] = clt_design_indicator(&model->design, r->level[l], NULL);
    }
    model->indicator[i] = indicator;
  }
}

bool clt_model_close(clt_model *model) {
  clt_call *call = model->data->call;
  model->source = clt_regressors_source(model->data, &model->design, &model->rows);
  model->source.rows = &model->rows;
  if (!model->groups) model->groups = clt_regressors_groups(model->data);
  model->source.groups = model->groups ? model->groups->count : 0;
  if (model->groups) model->source.group = clt_label_set_sorted(model->groups);
  return !clt_failed(call) && clt_design_moments(&model->design, &model->data->strata, NULL,
                                                 &model->moments, &call->arena, &call->task);
}

/* ---- the terms ---- */

void clt_terms_start(clt_terms *terms, const clt_model *model) {
  *terms = (clt_terms){.model = model};
}

static int add(clt_terms *terms, int column, const char *name) {
  clt_arena *arena = &terms->model->data->call->arena;
  size_t n = (size_t)terms->n;
  int *columns = clt_arena_push(arena, terms->columns, n, sizeof *columns);
  const char **names = clt_arena_push(arena, (void *)terms->names, n, sizeof *names);
  if (!columns || !names) return 0;
  terms->columns = columns;
  terms->names = names;
  columns[n] = column;
  names[n] = name;
  return terms->n++;
}

int clt_terms_add_numeric(clt_terms *terms, int numeric, const char *name) {
  return add(terms, clt_design_numeric_column(numeric), name);
}

int clt_terms_add_indicator(clt_terms *terms, int indicator, const char *name) {
  return add(terms, clt_design_indicator_column(&terms->model->design, indicator), name);
}

void clt_terms_intercept(clt_terms *terms, bool intercept) {
  if (intercept) add(terms, CLT_CONSTANT, "intercept");
  terms->complete = !intercept;
}

void clt_terms_factor(clt_terms *terms, int begin) {
  if (terms->n - begin <= terms->absorb_end - terms->absorb_begin) return;
  terms->absorb_begin = begin;
  terms->absorb_end = terms->n;
}

void clt_terms_add_argument(clt_terms *terms, int i) {
  const clt_model *model = terms->model;
  clt_call *call = model->data->call;
  clt_regressor *r = &model->data->regressor[i];
  if (!r->factor) {
    clt_terms_add_numeric(terms, model->numeric[i], r->name);
    return;
  }
  int *order = clt_label_set_sorted(&r->levels), begin = terms->n;
  int first = terms->complete ? 0 : 1;
  terms->complete = false;
  if (r->levels.count == 1 && first) {
    const char *only = clt_label_text(&call->arena, &r->levels.labels[0]);
    clt_note(call, "%s has one level only, '%s': it adds no term", r->name, only ? only : "");
  }
  for (int l = first; order && l < r->levels.count; l++) {
    const char *level = clt_label_text(&call->arena, &r->levels.labels[order[l]]);
    clt_terms_add_indicator(terms, model->indicator[i][order[l]],
                            clt_level_name(call, r->name, level ? level : ""));
  }
  clt_terms_factor(terms, begin);
}

bool clt_terms_fit(clt_terms *terms) {
  clt_call *call = terms->model->data->call;
  clt_lm_model model = {
      .moments = &terms->model->moments,
      .response = clt_design_numeric_column(terms->model->response),
      .n_terms = terms->n,
      .terms = terms->columns,
      .absorb_begin = terms->absorb_begin,
      .absorb_end = terms->absorb_end,
  };
  if (clt_failed(call)) return false;
  return clt_lm_fit(&terms->lm, &model, &call->arena, &call->task) && !clt_failed(call);
}

/* ---- contrasts ---- */

static void note_variance(clt_call *call, const clt_terms *terms, const clt_variance_notes *notes) {
  const clt_regression_options *options = terms->model->options;
  const clt_label_set *groups = terms->model->groups;
  if (notes->left_out) {
    clt_note(call, "%lld row%s with leverage 1 left out of the %s variance",
             (long long)notes->left_out, notes->left_out == 1 ? "" : "s",
             clt_robust_names[options->robust]);
  }
  if (notes->short_group && groups) {
    const clt_label *label = &groups->labels[notes->short_group - 1];
    const char *name = clt_label_text(&call->arena, label);
    clt_note(call,
             "group '%s' has no residual degree of freedom of its own: there is no "
             "'by_group' variance of what rests on it",
             name ? name : "");
  }
}

/* A standard error that is 0 is no base of a test. */
static void note_zero(clt_call *call, const clt_terms *terms, int n, const double *std_error,
                      const clt_variance_notes *notes) {
  bool zero = false;
  for (int i = 0; i < n; i++) zero = zero || std_error[i] == 0.0;
  if (!zero || terms->lm.perfect) return;
  if (notes->clusters == 1) {
    clt_note(call, "there is one cluster only, which says nothing of a variance");
  } else if (notes->clusters) {
    clt_note(call, "there is no 'CR2' variance of what rests on clusters that the model "
                   "reproduces, as with a constant for each of them");
  } else {
    clt_note(call, "a standard error is 0: it rests on rows that the model fits exactly, so there "
                   "is no test");
  }
}

/* Remembers the fewest degrees of freedom of what has a test, for clt_note_few(). */
static void keep_fewest(const clt_terms *terms, const clt_estimate *e, int n, const double *df) {
  clt_regressors *data = terms->model->data;
  if (terms->lm.perfect) return;
  for (int i = 0; i < n; i++) {
    if (isnan(e[i].t.p_value)) continue;
    if (data->fewest_df == 0.0 || df[i] < data->fewest_df) data->fewest_df = df[i];
    data->without_limits = data->without_limits || isnan(e[i].t.conf_low);
  }
}

/* Shares of what is left unexplained are those of the fit, whatever variance was asked for. */
static double robustness_of(const clt_lm *lm, double value, double unscaled) {
  double std_error = clt_lm_std_error(lm, unscaled);
  return std_error > 0.0 ? clt_robustness_value(value / std_error, (double)lm->df_residual) : NAN;
}

static clt_estimate *make_estimates(const clt_terms *terms, int n, const double *c,
                                    const double *std_error, const double *df) {
  const clt_lm *lm = &terms->lm;
  const clt_regression_options *options = terms->model->options;
  size_t k = (size_t)terms->n;
  clt_call *call = terms->model->data->call;
  clt_reach reach = {0.0, 0.0};
  clt_estimate *out = clt_arena_take(&call->arena, (size_t)n, sizeof *out);
  double *unit = clt_arena_take(&call->arena, k, sizeof *unit);
  if (!out || !unit) return NULL;
  for (int i = 0; i < n; i++) {
    if (clt_task_stop(&call->task, 1.0)) return NULL;
    double value = lm->estimate[c ? 0 : i], unscaled = lm->unscaled[c ? 0 : i];
    if (!c) unit[i] = 1.0;
    const double *own = c ? c + (size_t)i * k : unit;
    if (c) clt_lm_combine(lm, own, &value, &unscaled);
    out[i].t = clt_infer(value, std_error[i], df[i], options->conf_level);
    out[i].estimable = lm->n == 0 || lm->out_of_range ? -1 : clt_lm_estimable(lm, own);
    out[i].more = clt_infer_more(&out[i].t, df[i], CLT_TWO_SIDED, options->conf_level,
                                 &options->more, &reach);
    out[i].more.robustness_value = robustness_of(lm, value, unscaled);
    if (!c) unit[i] = 0.0;
  }
  return out;
}

clt_estimate *clt_terms_infer(const clt_terms *terms, int n, const double *c) {
  const clt_model *model = terms->model;
  clt_call *call = model->data->call;
  double *std_error = clt_arena_take(&call->arena, (size_t)n, sizeof *std_error);
  double *df = clt_arena_take(&call->arena, (size_t)n, sizeof *df);
  clt_variance_notes notes;
  if (!std_error || !df ||
      !clt_variance(&terms->lm, &model->source, (clt_robust)model->options->robust, n, c, std_error,
                    df, &notes, &call->arena, &call->task)) {
    return NULL;
  }
  clt_estimate *out = make_estimates(terms, n, c, std_error, df);
  note_variance(call, terms, &notes);
  note_zero(call, terms, n, std_error, &notes);
  if (out) keep_fewest(terms, out, n, df);
  return out;
}

/* ---- notes ---- */

/* Few clusters are few degrees of freedom, however many rows; and so is a small group. */
void clt_note_few(const clt_model *model) {
  const clt_regressors *data = model->data;
  int robust = model->options->robust;
  if (robust != CLT_CR2 && robust != CLT_BY_GROUP) return;
  if (data->fewest_df == 0.0 || data->fewest_df >= 4.0) return;
  clt_note(data->call, "few %s: df %.2g%s", robust == CLT_CR2 ? "clusters" : "rows in a group",
           data->fewest_df, data->without_limits ? ", which is too small for limits" : "");
}

/* Without an intercept a constant column can be a term. */
static bool has_no_beta(const clt_terms *terms, int i) {
  const clt_lm *lm = &terms->lm;
  return isnan(lm->beta[i]) && terms->columns[i] != CLT_CONSTANT && !lm->constant_response;
}

/* A product that is 0 where it is on is so about the shift: as users know it, it is a multiple. */
static bool is_product(const clt_terms *terms, int i) {
  const clt_design *design = &terms->model->design;
  int numeric = terms->columns[i] - clt_numeric_column(0);
  if (numeric < 0 || numeric >= design->numerics) return false;
  const int *key = design->numeric[numeric].key;
  return key[CLT_KEY_GROUP] >= 0 || key[CLT_KEY_X] >= 0;
}

static void note_terms(clt_call *call, const clt_terms *terms) {
  const clt_lm *lm = &terms->lm;
  for (int i = 0; i < terms->n; i++) {
    if (!lm->dropped[i] && has_no_beta(terms, i)) {
      clt_note(call, "%s is constant: it has no beta", terms->names[i]);
    }
    if (!lm->dropped[i]) continue;
    bool constant =
        clt_moments_constant(&terms->model->moments, terms->columns[i]) && !is_product(terms, i);
    clt_note(call, "dropped %s: it %s", terms->names[i],
             constant && lm->intercept ? "is constant" : "is a linear combination of other terms");
  }
}

void clt_note_model(const clt_terms *terms) {
  clt_call *call = terms->model->data->call;
  const clt_lm *lm = &terms->lm;
  if (lm->n == 0) {
    if (call->n == 0) clt_note_no_rows(call);
    return;
  }
  if (lm->out_of_range) {
    clt_note_out_of_range(call);
    return;
  }
  if (lm->constant_response) clt_note(call, "the response is constant");
  note_terms(call, terms);
  if (lm->df_residual <= 0) {
    clt_note(call, "too few rows: %lld for %d terms leave no degree of freedom", (long long)lm->n,
             lm->rank);
  } else if (lm->perfect && !lm->constant_response) {
    clt_note(call, "the fit is perfect: residuals are at rounding level, so there is no test");
  }
}

/* ---- fields ---- */

#define TEST(member, meaning) CLT_FIELD(#member, REAL, clt_estimate, t.member, meaning)

const clt_field clt_estimate_fields[] = {
    TEST(estimate, "in units of the response per unit of the term"),
    TEST(std_error, "by the kind of variance asked for"),
    TEST(statistic, "t: estimate / std_error"),
    TEST(df, "degrees of freedom"),
    TEST(p_value, "two-sided"),
    TEST(conf_low, "of the estimate"),
    TEST(conf_high, "of the estimate"),
    {0},
};

const clt_field clt_estimate_tail[] = {
    CLT_FIELDS_OF(clt_ratio_fields, clt_estimate, more),
    CLT_FIELD_OF(BOOLEAN, clt_estimate, estimable,
                 "0 where the figure depends on which of several collinear terms was dropped"),
    CLT_FIELDS_OF(clt_reach_fields, clt_estimate, more),
    CLT_FIELDS_OF(clt_robustness_fields, clt_estimate, more),
    {0},
};

void clt_write_dropped(clt_fit *fit, const char *key, const void *member) {
  const clt_terms *terms = *(const clt_terms *const *)member;
  clt_fit_open(fit, key, '[');
  for (int i = 0; i < terms->n; i++) {
    if (terms->lm.dropped[i]) clt_fit_text(fit, NULL, terms->names[i]);
  }
  clt_fit_close(fit, ']');
}
