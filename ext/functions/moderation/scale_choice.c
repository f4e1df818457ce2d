/*
** scale_choice(y, moderator, x1, …, xk [, options]) -> fit: which scale do the data choose, y or
** ln y? By the likelihoods of both on the model in which everything differs by block and by level
** of the moderator (stat/regression/scale.h):
**
**   block + block:moderator + block:x + x:moderator for every x + what enters alone
**
** x is itself on both scales. Without blocks there is one.
*/
#include <math.h>

#include "base/sort.h"
#include "functions/groups.h"
#include "functions/moderation/regression_options.h"
#include "functions/moderation/wide.h"
#include "functions/notes.h"
#include "sqlite/function.h"
#include "stat/regression/scale.h"

typedef struct scale_options {
  clt_regression_options common; /* names and factors of it */
  const char *alone;
  clt_label within;
  int64_t memory_limit; /* MiB */
} scale_options;

static const clt_option OPTIONS[] = {
    CLT_OPTION_ARGUMENT_NAMES(offsetof(scale_options, common.names)),
    CLT_OPTION_FACTORS(offsetof(scale_options, common.factors)),
    CLT_OPTION_WIDE(offsetof(scale_options, common.wide)),
    {"within", CLT_OPTION_LABEL, offsetof(scale_options, within), .allowed = "the name of an x",
     .meaning = "x that is the block, in each of whose levels the moderator and the other x act on "
                "their own"},
    {"alone", CLT_OPTION_JSON, offsetof(scale_options, alone),
     .allowed = "an array of names of arguments",
     .meaning = "arguments that are factors, whatever they hold, and enter without slopes or "
                "interaction: cells of model and day"},
    CLT_OPTION_MEMORY_LIMIT(scale_options),
    {0},
};

/* Arguments; and own columns of the data, whose arguments are the moderator and the x. */
enum { Y, MODERATOR, FIRST_X };
enum { OWN_Y, OWN_LOG_Y, OWN };

typedef struct scale_state {
  const scale_options *options;
  const char *const *names;
  int n_cells;
  clt_wide wide;
  clt_regressors data; /* keeps the rows */
} scale_state;

/* ---- reading rows ---- */

static void mark_alone(clt_regressor *regressor) {
  regressor->label = regressor->alone = true;
}

static void set_block(clt_call *call, scale_state *state) {
  const clt_label *within = &state->options->within;
  if (within->type == CLT_LABEL_NONE) return;
  int at = clt_argument_named(call, state->names, FIRST_X, state->n_cells, "within", within);
  if (at < 0) return;
  clt_regressor *block = &state->data.regressor[at - MODERATOR];
  block->role = CLT_AS_BLOCK;
  if (block->alone) clt_fail(call, "options 'within' and 'alone' both name %s", block->name);
}

static void assign(clt_call *call, scale_state *state) {
  clt_regression_options common = state->options->common;
  clt_regressors *data = &state->data;
  bool more = state->wide.at >= 0 && !state->wide.open;
  clt_regression_assign(data, &common, state->names, MODERATOR, more);
  clt_arguments_mark(data, "alone", state->options->alone, state->names, MODERATOR, more,
                     mark_alone);
  if (clt_failed(call)) return;
  if (data->regressor[0].alone) {
    clt_fail(call, "option 'alone' names %s, which is the moderator; name an x",
             data->regressor[0].name);
    return;
  }
  clt_regressors_assign(data, 0, CLT_AS_GROUP);
  if (more) clt_regressors_assign(data, state->wide.at - MODERATOR, CLT_AS_NONE);
  if (!more) set_block(call, state);
}

static void open(clt_call *call, scale_state *state) {
  if (clt_regressors_start(&state->data, call, OWN, state->n_cells - MODERATOR,
                           state->names + MODERATOR, true)) {
    assign(call, state);
  }
}

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  static const char *const own[] = {"y", "moderator"};
  scale_state *state = pointer;
  const clt_regression_options *common = &((const scale_options *)options)->common;
  state->options = options;
  state->n_cells = n_cells;
  state->names = clt_argument_names(call, common->names, own, FIRST_X, "x", n_cells);
  if (!state->names) return;
  state->wide = clt_wide_of(call, &common->wide, state->names, FIRST_X, n_cells);
  if (!clt_failed(call)) open(call, state);
}

static void describe(const void *pointer, clt_argument *arguments) {
  const scale_state *state = pointer;
  clt_regressors_describe(&state->data, arguments + MODERATOR);
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  scale_state *state = pointer;
  clt_regressors *data = &state->data;
  if (clt_wide_begin(call, &state->wide, cells, &state->names, &state->n_cells)) open(call, state);
  if (!clt_wide_take(call, &state->wide, &cells, data, MODERATOR)) return;
  double y = cells[Y].number;
  double own[OWN] = {[OWN_Y] = y, [OWN_LOG_Y] = clt_log_outcome_of(&data->outcome, y)};
  clt_regressors_row(data, own, cells + MODERATOR);
  clt_regressors_limit(data, state->options->memory_limit);
}

/* ---- the order of rows ---- */

/* For each label of a set, its place in the sort order. */
static int *ranks(clt_call *call, const clt_label_set *set) {
  int *rank = clt_arena_take(&call->arena, (size_t)set->count, sizeof *rank);
  const int *sorted = clt_label_set_sorted(set);
  for (int i = 0; rank && sorted && i < set->count; i++) rank[sorted[i]] = i;
  return sorted ? rank : NULL;
}

/* Levels that are numbered by argument and sort order: first[i] of argument i and those after it.
** With them old numbers in *number, which hang on the order of the rows. */
static bool number_levels(clt_call *call, const clt_regressors *data, int *first, int **number) {
  int n = 0;
  *number = clt_arena_take(&call->arena, (size_t)data->levels, sizeof **number);
  for (int i = 0; *number && i < data->n; i++) {
    const clt_regressor *r = &data->regressor[i];
    first[i] = n;
    if (r->role != CLT_AS_TERM || !r->factor) continue;
    const int *rank = ranks(call, &r->levels);
    for (int l = 0; rank && l < r->levels.count; l++) (*number)[r->level[l]] = n + rank[l];
    n += r->levels.count;
  }
  return !clt_failed(call);
}

/* Puts such numbers into the rows, and the sort order of the blocks and groups. */
static bool renumber(clt_call *call, clt_regressors *data, int *first) {
  const clt_regressor *block = clt_regressors_of(data, CLT_AS_BLOCK);
  const int *group_rank = ranks(call, &data->regressor[0].levels);
  const int *block_rank = block ? ranks(call, &block->levels) : NULL;
  size_t factors = (size_t)data->kept_factors, keys = (size_t)data->kept_keys, unpolled = 0;
  int *number;
  if (!number_levels(call, data, first, &number)) return false;
  for (size_t i = 0; i < (size_t)data->kept; i++) {
    int *on = data->kept_on + i * factors, *key = data->kept_key + i * keys;
    for (size_t f = 0; f < factors; f++) on[f] = number[on[f]];
    key[CLT_KEY_GROUP] = group_rank[key[CLT_KEY_GROUP]];
    if (block) key[CLT_KEY_BLOCK] = block_rank[key[CLT_KEY_BLOCK]];
    if (clt_task_stop_after(&call->task, 8 + factors, &unpolled)) return false;
  }
  return true;
}

static int compare_levels(const int *a, const int *b, int n) {
  for (int i = 0; i < n; i++) {
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}

/* By numbers, in the order of the arguments, then by labels. */
static bool before(const void *context, uint32_t a, uint32_t b) {
  const clt_rows *rows = context;
  size_t k = (size_t)rows->k, factors = (size_t)rows->factors, keys = (size_t)rows->keys;
  const double *x = rows->x + a * k, *y = rows->x + b * k;
  for (size_t i = 0; i < k; i++) {
    if (x[i] != y[i]) return x[i] < y[i];
  }
  int by_key = compare_levels(rows->key + a * keys, rows->key + b * keys, rows->keys);
  if (by_key) return by_key < 0;
  return compare_levels(rows->on + a * factors, rows->on + b * factors, rows->factors) < 0;
}

/* ln(y/c) in the place of ln y. */
static bool take_logs(clt_call *call, clt_regressors *data, double c) {
  size_t k = (size_t)(data->n_own + data->n), unpolled = 0;
  for (size_t i = 0; i < (size_t)data->kept; i++) {
    double *x = data->kept_x + i * k;
    x[OWN_LOG_Y] = clt_scale_log(x[OWN_Y], c);
    if (clt_task_stop_after(&call->task, 64, &unpolled)) return false;
  }
  return true;
}

/* The rows by their values, so that no figure hangs on the order in which they came. */
static uint32_t *order_rows(clt_call *call, const clt_rows *rows) {
  size_t n = (size_t)rows->n;
  uint32_t *order = clt_arena_take(&call->arena, n, sizeof *order);
  uint32_t *scratch = clt_arena_take(&call->arena, n, sizeof *scratch);
  if (!order || !scratch) return NULL;
  for (size_t i = 0; i < n; i++) order[i] = (uint32_t)i;
  return clt_sort_rows(order, scratch, n, before, rows, &call->task) ? order : NULL;
}

/* ---- the model ---- */

typedef struct model {
  const clt_regressors *data;
  const int *first; /* [data->n] number of a factor's first level */
  int blocks, groups;
  int absorb_argument;                /* the factor to absorb; -1: the blocks */
  int numerics, indicators, absorbed; /* how many columns there will be */
  clt_design design;
  int *handle, n; /* the terms: a numeric column, or ~ an indicator */
} model;

static bool is_alone(const clt_regressor *r) {
  return r->role == CLT_AS_TERM && r->alone;
}

static bool is_x(const clt_regressor *r) {
  return r->role == CLT_AS_TERM && !r->alone;
}

/* Counts the columns, and chooses what has most levels to be absorbed. */
static void measure(model *m) {
  const clt_regressors *data = m->data;
  const clt_regressor *block = clt_regressors_of(data, CLT_AS_BLOCK);
  m->blocks = block ? block->levels.count : 1;
  m->groups = data->regressor[0].levels.count;
  m->absorbed = m->blocks;
  m->absorb_argument = -1;
  m->numerics = OWN;
  m->indicators = m->blocks * m->groups;
  for (int i = 0; i < data->n; i++) {
    const clt_regressor *r = &data->regressor[i];
    int terms = r->factor ? r->levels.count - 1 : 1, copies = m->blocks + m->groups - 1;
    if (is_x(r)) *(r->factor ? &m->indicators : &m->numerics) += terms * copies;
    if (!is_alone(r)) continue;
    m->indicators += terms;
    if (terms <= m->absorbed) continue;
    m->absorbed = terms;
    m->absorb_argument = i;
  }
}

static void add(model *m, int handle) {
  int *grown = clt_arena_push(m->design.arena, m->handle, (size_t)m->n, sizeof *grown);
  if (!grown) return;
  m->handle = grown;
  grown[m->n++] = handle;
}

static int block_key(const model *m, int b) {
  return m->blocks > 1 ? b : CLT_ANY;
}

static void add_constant(model *m, int block, int group) {
  const int key[CLT_KEYS] = {block, group, CLT_ANY};
  add(m, ~clt_design_indicator(&m->design, CLT_ANY, key));
}

/* Argument i in the strata of a block or a group: its number, or its levels but the first. */
static void add_argument(model *m, int i, int block, int group) {
  const int key[CLT_KEYS] = {block, group, CLT_ANY};
  const clt_regressor *r = &m->data->regressor[i];
  if (!r->factor) add(m, clt_design_numeric(&m->design, r->column, key));
  for (int l = 1; r->factor && l < r->levels.count; l++) {
    add(m, ~clt_design_indicator(&m->design, m->first[i] + l, key));
  }
}

/*
** The terms. What is of one block comes together and has no product with what is of another, which
** the factorisation keeps as long as nothing that goes across all blocks is before it: so the
** blocks have an indicator each, in the place of an intercept, and what goes across comes last.
*/
static void add_terms(model *m) {
  const clt_regressors *data = m->data;
  for (int b = 0; b < m->blocks; b++) add_constant(m, block_key(m, b), CLT_ANY);
  if (m->absorb_argument >= 0) add_argument(m, m->absorb_argument, CLT_ANY, CLT_ANY);
  for (int b = 0; b < m->blocks; b++) {
    for (int g = 1; g < m->groups; g++) add_constant(m, block_key(m, b), g);
    for (int i = 0; i < data->n; i++) {
      if (is_x(&data->regressor[i])) add_argument(m, i, block_key(m, b), CLT_ANY);
    }
  }
  for (int i = 0; i < data->n; i++) {
    const clt_regressor *r = &data->regressor[i];
    for (int g = 1; is_x(r) && g < m->groups; g++) add_argument(m, i, CLT_ANY, g);
    if (is_alone(r) && i != m->absorb_argument) add_argument(m, i, CLT_ANY, CLT_ANY);
  }
}

/* Numeric columns y and ln y, then those of the terms; these as the moments' columns. */
static bool make_model(clt_call *call, model *m, clt_scale_model *out) {
  clt_design_init(&m->design, &call->arena);
  clt_design_numeric(&m->design, OWN_Y, NULL);
  clt_design_numeric(&m->design, OWN_LOG_Y, NULL);
  add_terms(m);
  int *terms = clt_arena_take(&call->arena, (size_t)m->n, sizeof *terms);
  for (int i = 0; terms && i < m->n; i++) {
    int handle = m->handle[i];
    terms[i] = handle >= 0 ? clt_design_numeric_column(handle)
                           : clt_design_indicator_column(&m->design, ~handle);
  }
  int begin = m->absorb_argument < 0 ? 0 : m->blocks;
  *out = (clt_scale_model){
      .n_terms = m->n, .terms = terms, .absorb_begin = begin, .absorb_end = begin + m->absorbed};
  return !clt_failed(call);
}

/* Refuses what would pass the limit: what is held already and what the fits will take. */
static bool affordable(clt_call *call, const model *m, int64_t memory_limit) {
  double bytes = clt_scale_bytes(m->numerics, m->indicators, m->absorbed, &m->data->strata);
  double mib = (bytes + (double)call->arena.taken) / 1048576.0;
  if (mib <= (double)memory_limit) return true;
  clt_fail(call,
           "it would take %lld MiB, more than memory_limit %lld: the model has %d terms; use fewer "
           "levels, name factors in option 'alone', or raise memory_limit",
           (long long)ceil(mib), (long long)memory_limit, m->numerics - OWN + m->indicators);
  return false;
}

/* ---- the fit ---- */

typedef struct scale_keys {
  const char *scale;
  double delta, delta_trimmed;
} scale_keys;

static const clt_field KEYS[] = {
    CLT_FIELD_OF(TEXT, scale_keys, scale,
                 "'log' if both deltas are above 3; 'raw' if both are below -3, or if not all y "
                 "are above 0; else 'undecided'; NULL where a delta does not exist"),
    CLT_FIELD_OF(REAL, scale_keys, delta,
                 "log-likelihood of ln y, with its Jacobian, less that of y"),
    CLT_FIELD_OF(REAL, scale_keys, delta_trimmed,
                 "the same of the 95 % of the rows whose residuals, in standard deviations, are "
                 "smallest on both scales"),
    {0},
};

static void note_problem(clt_call *call, const clt_scale_delta *d, const char *of_what) {
  if (d->problem == CLT_SCALE_OUT_OF_RANGE) clt_note_out_of_range(call);
  if (d->problem == CLT_SCALE_CONSTANT) clt_note(call, "%sthe response is constant", of_what);
  if (d->problem == CLT_SCALE_TOO_FEW) {
    clt_note(call, "%stoo few rows: %lld for %d terms leave no degree of freedom", of_what,
             (long long)d->n, d->rank);
  }
  if (d->problem == CLT_SCALE_PERFECT) {
    clt_note(call, "%sthe fit is perfect on one of the scales: there is no likelihood", of_what);
  }
}

static void note_single_levels(clt_call *call, const clt_regressors *data) {
  for (int i = 0; i < data->n; i++) {
    const clt_regressor *r = &data->regressor[i];
    if (!r->factor || r->role == CLT_AS_BLOCK || r->levels.count != 1) continue;
    const char *only = clt_label_text(&call->arena, &r->levels.labels[0]);
    clt_note(call, "%s has one level only, '%s': it adds no term", r->name, only ? only : "");
  }
}

static const char *choose(const scale_keys *keys) {
  const double enough = 3.0;
  if (isnan(keys->delta) || isnan(keys->delta_trimmed)) return NULL;
  if (fmin(keys->delta, keys->delta_trimmed) > enough) return "log";
  return fmax(keys->delta, keys->delta_trimmed) < -enough ? "raw" : "undecided";
}

static void compare(clt_call *call, scale_state *state, scale_keys *keys) {
  clt_regressors *data = &state->data;
  int *first = clt_arena_take(&call->arena, (size_t)data->n, sizeof *first);
  model m = {.data = data, .first = first};
  clt_scale_model of;
  clt_scale_delta all, trimmed;
  clt_rows rows;
  measure(&m);
  if (!first || !affordable(call, &m, state->options->memory_limit)) return;
  if (!renumber(call, data, first) || !make_model(call, &m, &of)) return;
  clt_regressors_source(data, &m.design, &rows);
  of.rows = &rows;
  const uint32_t *order = order_rows(call, &rows);
  if (!order) return;
  of.c = rows.x[(size_t)order[rows.n / 2] * (size_t)rows.k + OWN_Y]; /* the middle one */
  if (!take_logs(call, data, of.c) ||
      !clt_scale_compare(&of, order, &all, &trimmed, &call->arena, &call->task)) {
    return;
  }
  note_single_levels(call, data);
  note_problem(call, &all, "");
  if (all.problem == CLT_SCALE_FINE) {
    note_problem(call, &trimmed, "without the rows that fit worst: ");
  }
  keys->delta = all.delta;
  keys->delta_trimmed = trimmed.delta;
  keys->scale = choose(keys);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  scale_state *state = pointer;
  scale_keys keys = {NULL, NAN, NAN};
  if (!clt_regressors_close(&state->data)) return;
  if (state->data.outcome.without) {
    keys.scale = "raw"; /* which is noted */
  } else if (call->n == 0) {
    clt_note_no_rows(call);
  } else {
    compare(call, state, &keys);
  }
  clt_fields_write(fit, KEYS, &keys);
}

static const clt_argument ARGUMENTS[] = {
    {"y", CLT_NUMBER, "the response"},
    {"moderator", CLT_LABEL, "levels, of any type: the condition"},
    {"x1", CLT_COVARIATE, "what y depends on, in each level of the moderator on its own"}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 3,
    .required = 3,
    .rest = {"x", CLT_COVARIATE, "further x2, x3, …"},
    .options = OPTIONS,
    .options_size = sizeof(scale_options),
    .state_size = sizeof(scale_state),
    .start = start,
    .describe = describe,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {.keys = KEYS};

const clt_function clt_function_scale_choice = {
    "scale_choice",
    .summary = "Do the data choose the scale of y itself or of its logarithm? By the likelihoods "
               "of both on y ~ block + block:moderator + block:x + x:moderator for every x.",
    .details = "x is itself on both scales, never its logarithm. A term that is a combination of "
               "others changes nothing, and none is named. With a constant y, a perfect fit or no "
               "residual degree of freedom there is no choice, which is noted. Nothing hangs on "
               "the order of the rows. Keeps them in memory.",
    .source = "Box & Cox 1964",
    .aggregate = &aggregate,
    .rows = &rows,
};
