/* ols(y, x1, …, xk [, options]) -> fit: linear least squares of y on the x's; and its partials. */
#include <string.h>

#include "functions/moderation/influence.h"
#include "functions/moderation/regressors_blob.h"
#include "functions/moderation/terms.h"
#include "functions/moderation/wide.h"
#include "sqlite/partial.h"

typedef struct ols_options {
  clt_regression_options common;
  clt_label group;
} ols_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_regression_option_table, ols_options, common),
    {"group", CLT_OPTION_LABEL, offsetof(ols_options, group), .allowed = "the name of an argument",
     .meaning = "term that says whose variance is its own, for `robust` 'by_group'"},
    {0},
};

enum { Y, OWN };

typedef struct ols_state {
  ols_options options;
  const char *const *names;
  int n_cells;
  clt_wide wide;
  clt_regressors data; /* own column 0 is y; every x is an argument */
} ols_state;

static void assign(clt_call *call, ols_state *state) {
  ols_options *options = &state->options;
  bool grouped = options->group.type != CLT_LABEL_NONE;
  bool more = state->wide.at >= 0 && !state->wide.open;
  clt_regression_assign(&state->data, &options->common, state->names, OWN, more);
  if (more) clt_regressors_assign(&state->data, state->wide.at - OWN, CLT_AS_NONE);
  if (clt_failed(call)) return;
  if (grouped != (options->common.robust == CLT_BY_GROUP)) {
    clt_fail(call, grouped ? "option 'group' is for option 'robust' 'by_group' only"
                           : "option 'robust' 'by_group' needs option 'group', the name of the "
                             "term that says whose variance is its own");
  } else if (grouped && !more) {
    int at = clt_argument_named(call, state->names, OWN, state->n_cells, "group", &options->group);
    if (at >= 0) state->data.regressor[at - OWN].groups = true;
  }
}

static void open(clt_call *call, ols_state *state) {
  const clt_regression_options *common = &state->options.common;
  bool keep = (common->robust >= CLT_HC0 && common->robust <= CLT_HC3) || common->diagnose;
  clt_regressors_start(&state->data, call, OWN, state->n_cells - OWN, state->names + OWN, keep);
  if (!clt_failed(call)) assign(call, state);
}

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  static const char *const own[] = {"y"};
  ols_state *state = pointer;
  state->options = *(const ols_options *)options;
  state->n_cells = n_cells;
  state->names = clt_argument_names(call, state->options.common.names, own, OWN, "x", n_cells);
  if (!state->names) return;
  state->wide = clt_wide_of(call, &state->options.common.wide, state->names, OWN, n_cells);
  if (!clt_failed(call)) open(call, state);
}

static void describe(const void *pointer, clt_argument *arguments) {
  const ols_state *state = pointer;
  clt_regressors_describe(&state->data, arguments + OWN);
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  ols_state *state = pointer;
  double y = cells[Y].number;
  if (clt_wide_begin(call, &state->wide, cells, &state->names, &state->n_cells)) open(call, state);
  if (!clt_wide_take(call, &state->wide, &cells, &state->data, OWN)) return;
  if (state->options.common.more.scale == CLT_SCALE_LOG) {
    y = clt_log_outcome_of(&state->data.outcome, y);
  }
  clt_regressors_row(&state->data, &y, cells + OWN);
}

typedef struct ols_row {
  const char *term;
  clt_estimate estimate;
  double beta, vif;
} ols_row;

static const clt_field ROW[] = {
    CLT_FIELD_OF(TEXT, ols_row, term, "a term of the model"),
    CLT_FIELDS_OF(clt_estimate_fields, ols_row, estimate),
    CLT_FIELD_OF(REAL, ols_row, beta, "standardised: estimate * sd(x) / sd(y)"),
    CLT_FIELD_OF(REAL, ols_row, vif, "1 / (1 - R²) of the term on the others"),
    CLT_FIELDS_OF(clt_estimate_tail, ols_row, estimate),
    {0},
};

/* The terms that have rows: n of them, from the one at `first` on. */
typedef struct shown {
  int first, n;
  const double *c; /* [n * terms] as combinations; NULL: all terms */
} shown;

static void write_rows(clt_fit *fit, const clt_terms *terms, const shown *of,
                       const clt_estimate *estimate) {
  clt_fit_open(fit, "rows", '[');
  for (int i = 0; i < of->n; i++) {
    int t = of->first + i;
    ols_row row = {terms->names[t], estimate[i], terms->lm.beta[t], terms->lm.vif[t]};
    clt_fields_row(fit, ROW, &row);
  }
  clt_fit_close(fit, ']');
}

typedef struct ols_keys {
  int64_t df_residual;
  clt_lm_summary summary;
  const clt_terms *dropped;
  const shown *shown;
  const clt_influence *influence; /* of each term shown; NULL: not asked for */
} ols_keys;

/* With `diagnose` only. */
static void write_influence(clt_fit *fit, const char *key, const void *member) {
  const ols_keys *keys = member;
  if (!keys->influence) return;
  clt_fit_open(fit, key, '{');
  for (int i = 0; i < keys->shown->n; i++) {
    clt_fit_open(fit, keys->dropped->names[keys->shown->first + i], '{');
    clt_fields_write(fit, clt_influence_fields, &keys->influence[i]);
    clt_fit_close(fit, '}');
  }
  clt_fit_close(fit, '}');
}

#define SUMMARY(member, meaning) CLT_FIELD(#member, REAL, ols_keys, summary.member, meaning)

static const clt_field KEYS[] = {
    CLT_FIELD_OF(INTEGER, ols_keys, df_residual, "residual degrees of freedom"),
    SUMMARY(r_squared, "share of the variation explained"),
    SUMMARY(adj_r_squared, "the same, adjusted for the number of terms"),
    SUMMARY(sigma, "standard deviation of the residuals"),
    SUMMARY(f_statistic, "of the whole model; not robust"),
    SUMMARY(f_p_value, "of the whole model; not robust"),
    SUMMARY(log_lik, "log-likelihood of y, as R's logLik"),
    SUMMARY(aic, "as R's AIC"),
    SUMMARY(bic, "as R's BIC"),
    CLT_FIELD_DROPPED(ols_keys),
    {"influence", CLT_FIELD_WRITTEN, 0,
     "with `diagnose`: by term, what one row can do to it: objects of the largest change when one "
     "row is left out, in standard errors, and of estimate, std_error and p_value without it",
     NULL, write_influence},
    {0},
};

/* Figures that rest on the likelihood are of y itself: ln y has the Jacobian sum(-ln y). */
static void summarise(const clt_terms *terms, clt_lm_summary *summary) {
  const clt_lm *lm = &terms->lm;
  clt_lm_summarise(lm, summary);
  if (terms->model->options->more.scale != CLT_SCALE_LOG || lm->n == 0) return;
  clt_dd mean = clt_moments_mean(&terms->model->moments, lm->model.response);
  double logs = dd_to_double(dd_mul_d(mean, (double)lm->n));
  summary->log_lik -= logs;
  summary->aic += 2.0 * logs;
  summary->bic += 2.0 * logs;
}

/* Adds the terms; those to be shown are all of them, or x1's. False if an error is latched. */
static bool add_terms(const ols_state *state, clt_terms *terms, shown *of) {
  clt_arena *arena = &state->data.call->arena;
  *of = (shown){.first = -1};
  clt_terms_intercept(terms, state->options.common.intercept);
  for (int i = 0; i < state->data.n; i++) {
    if (state->data.regressor[i].role != CLT_AS_TERM) continue;
    int before = terms->n;
    clt_terms_add_argument(terms, i);
    if (of->first < 0) *of = (shown){.first = before, .n = terms->n - before};
  }
  if (state->options.common.rows == CLT_ROWS_ALL || of->first < 0) {
    *of = (shown){.n = terms->n};
    return true;
  }
  double *c = clt_arena_take(arena, (size_t)of->n * (size_t)terms->n + 1, sizeof *c);
  for (int i = 0; c && i < of->n; i++)
    c[(size_t)i * (size_t)terms->n + (size_t)(of->first + i)] = 1.0;
  of->c = c;
  return c != NULL;
}

static void write_fit(clt_call *call, const ols_state *state, const clt_terms *terms,
                      const shown *of, clt_fit *fit) {
  clt_estimate *estimate = clt_terms_infer(terms, of->n, of->c);
  if (!estimate) return;
  clt_note_few(terms->model);
  if (state->options.common.robust != CLT_HC_NONE) {
    clt_note(call, "f_statistic and f_p_value are not robust");
  }
  ols_keys keys = {.df_residual = terms->lm.df_residual > 0 ? terms->lm.df_residual : 0,
                   .dropped = terms,
                   .shown = of};
  summarise(terms, &keys.summary);
  if (state->options.common.diagnose) {
    clt_influence *influence = clt_arena_take(&call->arena, (size_t)of->n + 1, sizeof *influence);
    if (!influence || !clt_influence_of(terms, of->n, of->c, estimate, influence)) return;
    keys.influence = influence;
  }
  clt_fields_write(fit, KEYS, &keys);
  write_rows(fit, terms, of, estimate);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  ols_state *state = pointer;
  clt_model model;
  clt_terms terms;
  shown of;
  if (!clt_regressors_close(&state->data)) return;
  clt_model_open(&model, &state->data, &state->options.common, Y);
  if (!clt_model_close(&model)) return;
  clt_terms_start(&terms, &model);
  if (!add_terms(state, &terms, &of) || !clt_terms_fit(&terms)) return;
  clt_note_model(&terms);
  write_fit(call, state, &terms, &of, fit);
}

/* ---- partial results ---- */

static void need_no_rows(clt_call *call, const void *pointer) {
  const ols_options *options = pointer;
  clt_regressors_whole(call, options->common.robust, options->common.diagnose, "ols");
}

static void save(clt_call *call, const void *pointer, clt_writer *out) {
  const ols_state *state = pointer;
  (void)call;
  clt_wide_save(&state->wide, out);
  clt_regressors_save(&state->data, out);
}

static void merge(clt_call *call, void *pointer, clt_reader *in, clt_arena *scratch) {
  ols_state *state = pointer;
  if (clt_wide_merge(call, &state->wide, in, &state->names, &state->n_cells)) open(call, state);
  if (clt_failed(call) || state->wide.untold) return;
  clt_regressors_merge(&state->data, in, NULL, 0, scratch);
}

/* ---- the functions ---- */

static const clt_argument ARGUMENTS[] = {
    CLT_SHARD, {"y", CLT_NUMBER, "the response"}, {"x1", CLT_COVARIATE, "a term"}};

#define MORE_TERMS                                                                                 \
  { "x", CLT_COVARIATE, "further terms x2, x3, …" }

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS + 1,
    .n_arguments = 2,
    .required = 2,
    .rest = MORE_TERMS,
    .options = OPTIONS,
    .options_size = sizeof(ols_options),
    .state_size = sizeof(ols_state),
    .start = start,
    .describe = describe,
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

static const clt_aggregate partial = {
    .arguments = ARGUMENTS,
    .n_arguments = 3,
    .required = 3,
    .rest = MORE_TERMS,
    .options = OPTIONS,
    .options_size = sizeof(ols_options),
    .state_size = sizeof(ols_state),
    .start = start,
    .describe = describe,
    .row = row,
    .of = "ols",
    .whole = need_no_rows,
    .save = save,
};

static const clt_aggregate merger = {
    .arguments = clt_merge_arguments,
    .n_arguments = 1,
    .required = 1,
    .options = OPTIONS,
    .options_size = sizeof(ols_options),
    .state_size = sizeof(ols_state),
    .start = start,
    .finish = finish,
    .of = "ols",
    .merge = merge,
    .merged = 2,
};

const clt_function clt_function_ols_partial = CLT_PARTIAL_FUNCTION("ols", partial);
const clt_function clt_function_ols_merge = CLT_MERGE_FUNCTION("ols", merger);
