/* What the rows of ols_interaction() bring (interaction_data.h). */
#include "functions/moderation/interaction_data.h"

#include <math.h>

#include "functions/groups.h"
#include "functions/moderation/regressors_blob.h"
#include "sqlite/label_blob.h"

enum { Y, X = CLT_INTERACTION_X, MODERATOR, FIRST_COVARIATE = CLT_INTERACTION_COVARIATES };

/* ---- reading rows ---- */

static void assign_block(clt_call *call, clt_interaction_data *state) {
  const clt_label *within = &state->options.within;
  if (within->type == CLT_LABEL_NONE) return;
  int at =
      clt_argument_named(call, state->names, FIRST_COVARIATE, state->n_cells, "within", within);
  if (at < 0) return;
  clt_regressor *block = &state->data.regressor[at - X];
  if (block->role == CLT_AS_CLUSTER) {
    clt_fail(call, "options 'within' and 'cluster' both name %s; pass it twice, under two names",
             state->names[at]);
    return;
  }
  block->role = CLT_AS_BLOCK;
}

static void assign(clt_call *call, clt_interaction_data *state) {
  clt_interaction_options *options = &state->options;
  clt_regressors *data = &state->data;
  bool more = state->wide.at >= 0 && !state->wide.open;
  clt_regression_assign(data, &options->common, state->names, X, more);
  if (more) clt_regressors_assign(data, state->wide.at - X, CLT_AS_NONE);
  if (clt_failed(call)) return;
  if (data->regressor[0].role == CLT_AS_CLUSTER || data->regressor[1].role == CLT_AS_CLUSTER) {
    clt_fail(call, "option 'cluster' names %s, which is x or the moderator; name a covariate",
             data->regressor[data->regressor[0].role != CLT_AS_CLUSTER].name);
    return;
  }
  clt_regressors_assign(data, 0, CLT_AS_X);
  if (more) return;
  assign_block(call, state);
  clt_interaction_find_crossed(call, state);
}

/* The data's own columns are y and products. */
static void open(clt_call *call, clt_interaction_data *state, bool m_number) {
  const clt_interaction_options *options = &state->options;
  int robust = options->common.robust;
  bool keep = (robust >= CLT_HC0 && robust <= CLT_HC3) || options->common.diagnose;
  int n = clt_interaction_number_own(call, state, m_number);
  if (clt_failed(call)) return;
  clt_regressors_start(&state->data, call, n, state->n_cells - X, state->names + X, keep);
  if (!clt_failed(call)) assign(call, state);
  if (clt_failed(call)) return;
  clt_interaction_set_products(state);
  bool label = state->data.regressor[1].label || (state->settled && !m_number);
  state->m_label = label;
  state->data.regressor[1].role = label ? CLT_AS_GROUP : CLT_AS_NONE;
}

static void refuse_options(clt_call *call, const clt_interaction_options *options) {
  bool within = options->within.type != CLT_LABEL_NONE;
  if (options->common.intercept || (!within && !options->curve && !options->crossed)) return;
  clt_fail(call, "options '%s' and 'intercept' false exclude each other: leave one of them out",
           within           ? "within"
           : options->curve ? "curve"
                            : "crossed");
}

void clt_interaction_start(clt_call *call, void *pointer, const void *options, int n_cells) {
  static const char *const own[] = {"y", "x", "moderator"};
  clt_interaction_data *state = pointer;
  state->options = *(const clt_interaction_options *)options;
  state->n_cells = n_cells;
  clt_label_set_init(&state->values, &call->arena);
  refuse_options(call, &state->options);
  state->names =
      clt_argument_names(call, state->options.common.names, own, FIRST_COVARIATE, "cov", n_cells);
  if (!state->names || clt_failed(call)) return;
  state->wide =
      clt_wide_of(call, &state->options.common.wide, state->names, FIRST_COVARIATE, n_cells);
  if (!clt_failed(call)) open(call, state, false);
}

void clt_interaction_describe(const void *pointer, clt_argument *arguments) {
  const clt_interaction_data *state = pointer;
  clt_regressors_describe(&state->data, arguments + X);
  if (state->data.regressor[0].label) arguments[X].kind = CLT_LABEL;
}

/* The first row tells whether the moderator is text. */
static void settle(clt_call *call, clt_interaction_data *state, const clt_cell *cells) {
  bool text = cells[MODERATOR].label.type == CLT_LABEL_TEXT;
  state->settled = true;
  bool keys = clt_wide_begin(call, &state->wide, cells, &state->names, &state->n_cells);
  if (clt_failed(call)) return;
  if (!state->m_label || keys) open(call, state, !text && !state->m_label);
}

/* Values of a number as moderator: while there are two at most they are levels, too. */
static int value_of(clt_interaction_data *state, double number) {
  const clt_label_set *seen = &state->values;
  for (int i = 0; i < seen->count && i < 2; i++) {
    if (seen->labels[i].real == number) return seen->count > 2 ? 0 : i;
  }
  if (seen->count > 2) return 0;
  clt_label label = {.type = CLT_LABEL_REAL, .real = number};
  label = clt_label_tidy(&label);
  int index = clt_label_set_index(&state->values, &label);
  return index < 0 ? 0 : index;
}

static double logged(clt_regressor *regressor, double number) {
  return regressor->log ? clt_log_outcome_of(&regressor->logs, number) : number;
}

/* A number as moderator, which its argument is not read as. */
static void set_moderator(clt_interaction_data *state, const clt_cell *cells) {
  clt_regressors *data = &state->data;
  if (state->product_own < 0) return;
  double m = logged(&data->regressor[1], cells[MODERATOR].number);
  data->x[data->regressor[1].column] = m;
  data->key[CLT_KEY_GROUP] = value_of(state, m);
}

void clt_interaction_row(clt_call *call, void *pointer, const clt_cell *cells) {
  clt_interaction_data *state = pointer;
  if (!state->settled) settle(call, state, cells);
  if (!clt_wide_take(call, &state->wide, &cells, &state->data, X)) return;
  if (state->product_own >= 0 && cells[MODERATOR].label.type == CLT_LABEL_TEXT) {
    clt_fail(call, "the moderator mixes numbers and text; make it one or the other");
    return;
  }
  state->own[Y] = cells[Y].number;
  if (state->options.common.more.scale == CLT_SCALE_LOG) {
    state->own[Y] = clt_log_outcome_of(&state->data.outcome, state->own[Y]);
  }
  set_moderator(state, cells);
  clt_regressors_row(&state->data, state->own, cells + X);
}

/* ---- partial results ---- */

void clt_interaction_whole(clt_call *call, const void *pointer) {
  const clt_interaction_options *options = pointer;
  clt_regressors_whole(call, options->common.robust, options->common.diagnose, "ols_interaction");
}

void clt_interaction_save(clt_call *call, const void *pointer, clt_writer *out) {
  const clt_interaction_data *state = pointer;
  (void)call;
  clt_put_byte(out, state->settled);
  clt_put_byte(out, state->product_own >= 0);
  clt_wide_save(&state->wide, out);
  clt_put_labels(out, &state->values);
  clt_regressors_save(&state->data, out);
}

/* Settles what the moderator is, as the first row of one pass does. */
static bool merge_moderator(clt_call *call, clt_interaction_data *state, clt_reader *in) {
  bool settled = clt_take_byte(in) == 1, number = clt_take_byte(in) == 1;
  bool keys = clt_wide_merge(call, &state->wide, in, &state->names, &state->n_cells);
  if (in->bad || clt_failed(call)) return false;
  if (settled && state->settled && number != (state->product_own >= 0)) {
    clt_fail(call, "the moderator holds numbers in some shards and text in others; make it one or "
                   "the other");
  } else if (settled && !state->settled) {
    state->settled = true;
    if (!state->m_label || keys) open(call, state, number && !state->m_label);
  }
  return !clt_failed(call);
}

void clt_interaction_merge(clt_call *call, void *pointer, clt_reader *in, clt_arena *scratch) {
  clt_interaction_data *state = pointer;
  int n;
  if (!merge_moderator(call, state, in) || state->wide.untold) return;
  const int *values = clt_take_labels(in, &state->values, scratch, &call->task, &n);
  if (!values) return;
  bool number = state->product_own >= 0;
  clt_regressors_merge(&state->data, in, number ? values : NULL, n, scratch);
}

/* ---- what x, the moderator and the blocks are ---- */

static void take_level(clt_call *call, clt_levels *levels, const clt_label_set *set, int index) {
  const clt_label *label = clt_group_label(set, index);
  levels->key[levels->n] = index < 0 ? CLT_NOWHERE : index;
  levels->name[levels->n++] = label ? clt_label_text(&call->arena, label) : NULL;
}

static bool make_room(clt_call *call, clt_levels *levels, int n) {
  size_t room = n < 2 ? 2 : (size_t)n;
  *levels = (clt_levels){.n = 0};
  levels->key = clt_arena_take(&call->arena, room, sizeof *levels->key);
  levels->name = clt_arena_take(&call->arena, room, sizeof *levels->name);
  return !clt_failed(call);
}

/* A number: one level, of no key. */
static void take_number(clt_call *call, clt_levels *levels) {
  if (make_room(call, levels, 1)) levels->key[levels->n++] = CLT_ANY;
}

/* The reference, then the others in sort order. */
static void take_levels(clt_call *call, clt_levels *levels, clt_label_set *set,
                        const clt_label *reference) {
  const int *order = clt_label_set_sorted(set);
  int first = -1;
  if (!make_room(call, levels, set->count) || !order) return;
  for (int i = 0; reference && i < set->count && first < 0; i++) {
    if (reference->type == CLT_LABEL_NONE) first = order[0];
    if (clt_label_matches(&set->labels[order[i]], reference)) first = order[i];
  }
  if (!reference) first = set->count ? order[0] : -1;
  if (first < 0 && set->count) {
    const char *name = clt_label_text(&call->arena, reference);
    clt_fail(call, "option 'reference' must be one of the moderator's levels, not '%!.40s'",
             name ? name : "");
    return;
  }
  if (set->count) take_level(call, levels, set, first);
  for (int i = 0; i < set->count; i++) {
    if (order[i] != first) take_level(call, levels, set, order[i]);
  }
}

static void take_moderator(clt_call *call, clt_interaction_data *state, clt_interaction *out) {
  const clt_label *reference = &state->options.reference;
  clt_label_set *set = state->m_label ? &state->data.regressor[1].levels : &state->values;
  out->m_number = state->product_own >= 0 && state->values.count > 2;
  if (out->m_number) {
    if (reference->type != CLT_LABEL_NONE) {
      clt_note(call, "option 'reference' is not used: the moderator has more than two values");
    }
    take_number(call, &out->m);
  } else if (set->count <= 2) {
    clt_pair pair = clt_group_pair(call, set, reference);
    if (!make_room(call, &out->m, 2)) return;
    take_level(call, &out->m, set, pair.reference);
    take_level(call, &out->m, set, pair.other);
  } else {
    take_levels(call, &out->m, set, reference);
  }
}

/* The shares of the rows that blocks have: of whole numbers, so that the order does not matter. */
static void weigh_blocks(clt_call *call, const clt_strata *strata, clt_interaction *out) {
  out->weight = clt_arena_take(&call->arena, (size_t)out->block.n, sizeof *out->weight);
  for (int b = 0; out->weight && b < out->block.n; b++) {
    int64_t rows = 0;
    for (int i = 0; i < strata->count; i++) {
      const clt_stratum *stratum = strata->stratum[i];
      if (stratum->key[CLT_KEY_BLOCK] == out->block.key[b]) rows += stratum->moments.n;
    }
    if (strata->n) out->weight[b] = (double)rows / (double)strata->n;
  }
}

static void refuse_shape(clt_call *call, const clt_interaction_data *state,
                         const clt_interaction *out) {
  if (out->m_number && state->options.within.type != CLT_LABEL_NONE) {
    clt_fail(call, "option 'within' needs a moderator of levels, and this one is a number of more "
                   "than two values; name it in option 'factors'");
  } else if (out->m_number && state->options.common.robust == CLT_BY_GROUP) {
    clt_fail(call, "option 'robust' 'by_group' needs a moderator of levels, and this one is a "
                   "number of more than two values; name it in option 'factors'");
  } else if (out->x_factor && (state->options.curve || state->options.crossed)) {
    clt_fail(call, "option '%s' needs x to be a number, and it is a factor: leave the option out",
             state->options.curve ? "curve" : "crossed");
  }
}

/* What the rows have shown; the columns are not there yet. */
static bool find_levels(clt_call *call, clt_interaction_data *state, clt_interaction *out) {
  clt_regressors *data = &state->data;
  clt_regressor *block = clt_regressors_of(data, CLT_AS_BLOCK);
  *out = (clt_interaction){
      .x_factor = data->regressor[0].factor,
      .x_name = data->regressor[0].name,
      .m_name = data->regressor[1].name,
      .block_name = block ? block->name : NULL,
      .first_covariate = 2,
      .x_base = data->regressor[0].column,
      .m_base = data->regressor[1].column,
      .product_base = state->product_own,
      .square_base = data->regressor[0].factor ? -1 : state->square_own,
      .square_m_base = state->square_m_own,
  };
  const double *shift = data->strata.shift;
  if (shift) out->x_shift = shift[out->x_base];
  if (shift) out->m_shift = shift[out->m_base];
  if (data->centred) out->x_origin = out->x_shift;
  if (data->centred) out->m_origin = out->m_shift;
  if (shift && out->square_base >= 0) out->square_shift = shift[out->square_base];
  take_moderator(call, state, out);
  if (out->x_factor) {
    take_levels(call, &out->x, &data->regressor[0].levels, NULL);
  } else {
    take_number(call, &out->x);
  }
  if (block) {
    take_levels(call, &out->block, &block->levels, NULL);
  } else {
    take_number(call, &out->block);
  }
  if (out->block.n == 0) take_number(call, &out->block);
  if (clt_failed(call)) return false;
  refuse_shape(call, state, out);
  if (clt_failed(call) || !clt_interaction_take_crossed(call, state, out)) return false;
  weigh_blocks(call, &data->strata, out);
  return !clt_failed(call);
}

bool clt_interaction_of(clt_call *call, clt_interaction_data *state, clt_interaction *out) {
  /* of more than two values, which came first says nothing */
  bool number = state->product_own >= 0 && state->values.count > 2;
  if (number && !clt_regressors_forget_groups(&state->data)) return false;
  if (!clt_regressors_close(&state->data) || !find_levels(call, state, out)) return false;
  clt_model_open(&out->model, &state->data, &state->options.common, Y);
  if (state->product_own >= 0) out->model.groups = &state->values;
  return clt_interaction_columns(out);
}
