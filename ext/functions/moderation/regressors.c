#include "functions/moderation/regressors.h"

#include <string.h>

bool clt_regressors_start(clt_regressors *design, clt_call *call, int n_own, int n_covariates,
                          bool keep) {
  clt_arena *arena = &call->arena;
  int k = n_own + n_covariates;
  *design =
      (clt_regressors){.call = call, .n_own = n_own, .n_covariates = n_covariates, .keep = keep};
  design->covariates = clt_arena_take(arena, (size_t)n_covariates, sizeof *design->covariates);
  design->x = clt_arena_take(arena, (size_t)k, sizeof *design->x);
  design->on = clt_arena_take(arena, (size_t)n_covariates, sizeof *design->on);
  if (clt_arena_failed(arena)) return false;
  for (int i = 0; i < n_covariates; i++) clt_label_set_init(&design->covariates[i].levels, arena);
  return clt_moments_init(&design->moments, arena, k);
}

const char *clt_covariate_name(const clt_regressors *design, int i) {
  if (design->names) return design->names[i];
  char name[24];
  sqlite3_snprintf(sizeof name, name, "cov%d", i + 1);
  char *copy = clt_arena_take(&design->call->arena, sizeof name, 1);
  return copy ? strcpy(copy, name) : "";
}

const char *clt_level_name(clt_call *call, const char *base, const char *level) {
  size_t size = strlen(base) + strlen(level) + 3;
  char *name = clt_arena_take(&call->arena, size, 1);
  return name ? sqlite3_snprintf((int)size, name, "%s[%s]", base, level) : "";
}

/* The indicator of a level, which is a new one where the level is. */
static int indicator_of(clt_regressors *design, clt_covariate *covariate, const clt_label *label) {
  if (!clt_label_is_name(design->call, label, "a level")) return -1;
  int level = clt_label_set_index(&covariate->levels, label);
  if (level < 0) return -1;
  if (level < covariate->indicators) return covariate->indicator[level];
  if (design->moments.indicators >= CLT_MAX_LEVELS) {
    clt_fail(design->call, "the factors have more than %d levels in all; is one of them a key?",
             CLT_MAX_LEVELS);
    return -1;
  }
  int *grown = clt_arena_grow(&design->call->arena, covariate->indicator, (size_t)level,
                              (size_t)level + 1, sizeof *grown);
  if (!grown || !clt_moments_add_indicator(&design->moments, &grown[level])) return -1;
  covariate->indicator = grown;
  covariate->indicators = level + 1;
  return grown[level];
}

static void refuse_mixture(clt_regressors *design, int i, const clt_cell *cell) {
  bool text = cell->label.type == CLT_LABEL_TEXT;
  char number[40];
  sqlite3_snprintf(sizeof number, number, "%.15g", cell->number);
  clt_fail(design->call,
           "%s mixes numbers and text: '%!.40s' comes after %s; make all of them text that is no "
           "number ('m' || value) for a factor, or all of them numbers",
           clt_covariate_name(design, i), text ? cell->label.text : number,
           text ? "numbers" : "text");
}

/* Reads covariate i of a row: a number into x, or a level into on; false if an error is latched. */
static bool read_covariate(clt_regressors *design, int i, const clt_cell *cell, int *n_on) {
  clt_covariate *covariate = &design->covariates[i];
  bool factor = cell->label.type == CLT_LABEL_TEXT;
  if (!covariate->settled) {
    covariate->settled = true;
    covariate->factor = factor;
  } else if (covariate->factor != factor) {
    refuse_mixture(design, i, cell);
    return false;
  }
  design->x[design->n_own + i] = factor ? 0.0 : cell->number;
  if (factor) design->on[(*n_on)++] = indicator_of(design, covariate, &cell->label);
  return !clt_failed(design->call);
}

static bool reserve_row(clt_regressors *design, size_t k, size_t factors) {
  clt_arena *arena = &design->call->arena;
  size_t kept = (size_t)design->kept;
  double *x = clt_arena_push(arena, design->kept_x, kept, k * sizeof *x);
  int *on = clt_arena_push(arena, design->kept_on, kept, factors * sizeof *on);
  if (!x || !on) return false;
  design->kept_x = x;
  design->kept_on = on;
  return true;
}

static void keep_row(clt_regressors *design, int n_on) {
  size_t n = (size_t)design->kept, factors = (size_t)n_on;
  size_t k = (size_t)(design->n_own + design->n_covariates);
  if (!reserve_row(design, k, factors)) return;
  design->kept_factors = n_on;
  memcpy(design->kept_x + n * k, design->x, k * sizeof *design->x);
  memcpy(design->kept_on + n * factors, design->on, factors * sizeof *design->on);
  design->kept++;
}

clt_rows clt_regressors_rows(const clt_regressors *design) {
  return (clt_rows){.n = design->kept,
                    .k = design->n_own + design->n_covariates,
                    .factors = design->kept_factors,
                    .x = design->kept_x,
                    .on = design->kept_on,
                    .low = design->low,
                    .low_column = design->low_column};
}

void clt_regressors_row(clt_regressors *design, const double *own, const clt_cell *covariates) {
  int n_on = 0;
  memcpy(design->x, own, (size_t)design->n_own * sizeof *own);
  for (int i = 0; i < design->n_covariates; i++) {
    if (!read_covariate(design, i, &covariates[i], &n_on)) return;
  }
  clt_moments_add(&design->moments, design->x, design->on, n_on);
  if (design->keep) keep_row(design, n_on);
}

void clt_terms_start(clt_terms *terms, clt_regressors *design) {
  *terms = (clt_terms){.design = design};
}

void clt_terms_add(clt_terms *terms, int column, const char *name) {
  clt_arena *arena = &terms->design->call->arena;
  size_t n = (size_t)terms->n;
  int *columns = clt_arena_push(arena, terms->columns, n, sizeof *columns);
  const char **names = clt_arena_push(arena, (void *)terms->names, n, sizeof *names);
  if (!columns || !names) return;
  terms->columns = columns;
  terms->names = names;
  columns[n] = column;
  names[n] = name;
  terms->n++;
}

void clt_terms_intercept(clt_terms *terms, bool intercept) {
  if (intercept) clt_terms_add(terms, CLT_CONSTANT, "intercept");
  terms->complete = !intercept;
}

void clt_terms_add_covariate(clt_terms *terms, int i) {
  clt_regressors *design = terms->design;
  clt_covariate *covariate = &design->covariates[i];
  const char *name = clt_covariate_name(design, i);
  if (!covariate->factor) {
    clt_terms_add(terms, clt_numeric_column(design->n_own + i), name);
    return;
  }
  int *order = clt_label_set_sorted(&covariate->levels);
  int begin = terms->n, first = terms->complete ? 0 : 1;
  terms->complete = false;
  if (covariate->levels.count == 1 && first) {
    clt_note(design->call, "%s has one level only, '%s': it adds no term", name,
             covariate->levels.labels[0].text);
  }
  for (int l = first; order && l < covariate->levels.count; l++) {
    const char *level = clt_label_text(&design->call->arena, &covariate->levels.labels[order[l]]);
    int column = clt_indicator_column(&design->moments, covariate->indicator[order[l]]);
    clt_terms_add(terms, column, clt_level_name(design->call, name, level ? level : ""));
  }
  if (terms->n - begin > terms->absorb_end - terms->absorb_begin) {
    terms->absorb_begin = begin;
    terms->absorb_end = terms->n;
  }
}

bool clt_terms_fit(const clt_terms *terms, int response, clt_lm *lm) {
  clt_regressors *design = terms->design;
  clt_call *call = design->call;
  clt_lm_model model = {.moments = &design->moments,
                        .response = response,
                        .n_terms = terms->n,
                        .terms = terms->columns,
                        .absorb_begin = terms->absorb_begin,
                        .absorb_end = terms->absorb_end};
  if (clt_failed(call)) return false;
  return clt_lm_fit(lm, &model, &call->arena, &call->task) && !clt_failed(call);
}

const char *const clt_robust_names[] = {
    [CLT_HC_NONE] = "none", [CLT_HC0] = "HC0", [CLT_HC1] = "HC1",
    [CLT_HC2] = "HC2",      [CLT_HC3] = "HC3", NULL};

clt_inference *clt_terms_infer(const clt_terms *terms, const clt_lm *lm, clt_robust kind, int n,
                               const double *c, double conf_level) {
  clt_call *call = terms->design->call;
  clt_rows rows = clt_regressors_rows(terms->design);
  clt_inference *out = clt_arena_take(&call->arena, (size_t)n, sizeof *out);
  int64_t left_out;
  if (!out || !clt_lm_infer_robust(lm, &rows, kind, n, c, conf_level, out, &left_out, &call->arena,
                                   &call->task)) {
    return NULL;
  }
  if (left_out) {
    clt_note(call, "%lld row%s with leverage 1 left out of the %s variance", (long long)left_out,
             left_out == 1 ? "" : "s", clt_robust_names[kind]);
  }
  bool zero = false;
  for (int i = 0; i < n; i++) zero = zero || out[i].std_error == 0.0;
  if (zero && !lm->perfect) {
    clt_note(call,
             "a standard error is 0: it rests on rows that the model fits exactly, so there is "
             "no test");
  }
  return out;
}

void clt_note_out_of_range(clt_call *call) {
  clt_note(call, "the values differ by more than 1e150 or less than 1e-135: choose another unit");
}

/* Without an intercept a constant column can be a term. */
static bool has_no_beta(const clt_terms *terms, const clt_lm *lm, int i) {
  return isnan(lm->beta[i]) && terms->columns[i] != CLT_CONSTANT && !lm->constant_response;
}

void clt_note_model(clt_call *call, const clt_terms *terms, const clt_lm *lm) {
  if (lm->n == 0) {
    clt_note(call, "no rows with all values");
    return;
  }
  if (lm->out_of_range) {
    clt_note_out_of_range(call);
    return;
  }
  if (lm->constant_response) clt_note(call, "the response is constant");
  for (int i = 0; i < terms->n; i++) {
    if (!lm->dropped[i] && has_no_beta(terms, lm, i)) {
      clt_note(call, "%s is constant: it has no beta", terms->names[i]);
    }
    if (!lm->dropped[i]) continue;
    bool constant = clt_moments_constant(&terms->design->moments, terms->columns[i]);
    clt_note(call, "dropped %s: it %s", terms->names[i],
             constant && lm->intercept ? "is constant" : "is a linear combination of other terms");
  }
  if (lm->df_residual <= 0) {
    clt_note(call, "too few rows: %lld for %d terms leave no degree of freedom", (long long)lm->n,
             lm->rank);
  } else if (lm->perfect && !lm->constant_response) {
    clt_note(call, "the fit is perfect: residuals are at rounding level, so there is no test");
  }
}

#define INFERENCE(member, meaning) CLT_FIELD_OF(REAL, clt_inference, member, meaning)

const clt_field clt_inference_fields[] = {
    INFERENCE(estimate, "in units of the response per unit of the cause"),
    INFERENCE(std_error, "of the estimate"),
    INFERENCE(statistic, "estimate / std_error"),
    INFERENCE(p_value, "two-sided"),
    INFERENCE(conf_low, "of the estimate"),
    INFERENCE(conf_high, "of the estimate"),
    {0},
};

void clt_write_dropped(clt_fit *fit, const char *key, const void *member) {
  const clt_dropped *dropped = member;
  const clt_terms *terms = dropped->terms;
  clt_fit_open(fit, key, '[');
  for (int i = 0; i < terms->n; i++) {
    if (dropped->lm->dropped[i]) clt_fit_text(fit, NULL, terms->names[i]);
  }
  clt_fit_close(fit, ']');
}
