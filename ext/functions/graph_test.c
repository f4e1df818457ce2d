/*
** graph_test(unit, variable, value, group [, block] [, options]) -> fit: is the difference between
** the causal graphs of two groups more than chance? A permutation test on the exact posterior.
**
** Both groups are fitted with the same variables; then the group labels of the units are permuted,
** within blocks where a block is given, and both are fitted again, `permutations` times. So that
** only structure and coefficients are compared, and not the levels, values are centred within group
** and block first and, unless transform is 'none', scaled within the group. (Permutation of
** residuals: D. Freedman and D. Lane, J. Business & Economic Statistics 1 (1983).)
**
** Arguments: unit, variable, value as in exact_graph(); group two-valued and block any value, both
**   the same in all rows of a unit.
** Options: those of exact_graph() but bootstrap and draws; permutations 200; reference; threshold 0.5
**   and min_difference 0.1 as in graph_diff().
** Rows, one an ordered pair, a being the group that is not the reference: the columns of
**   graph_diff() and p_value of |difference|, (1 + count)/(1 + permutations), and p_bh (Benjamini &
**   Hochberg) over the pairs that the knowledge allows; both NULL for the others.
** Keys: group_a, group_b, n_a, n_b, permutations, statistic (sum of |difference|), p_value (of the
**   whole graph), variables, dropped, method, options.
** Errors: more than two groups; a unit in two groups or blocks; those of exact_graph().
*/
#include <math.h>

#include "functions/functions.h"
#include "functions/graph_compare.h"
#include "functions/graph_problem.h"
#include "functions/groups.h"
#include "graph/exact.h"
#include "stat/p_adjust.h"
#include "stat/rng.h"

typedef struct test_options {
  clt_graph_options graph;
  int64_t permutations;
  clt_label reference;
  clt_compare_options compare;
} test_options;

static const clt_option OPTIONS[] = {
    CLT_GRAPH_OPTIONS(test_options),
    {"permutations", CLT_OPTION_INTEGER, offsetof(test_options, permutations), 200, 1, 1000000,
     "a whole number from 1 to 1000000"},
    CLT_OPTION_REFERENCE(test_options),
    CLT_COMPARE_OPTIONS(test_options, compare.),
};

enum { UNIT, VARIABLE, VALUE, GROUP, BLOCK };

typedef struct test_state {
  const test_options *options;
  clt_pivot pivot;
  bool blocked; /* a block is given */
  clt_label_set groups, blocks;
  int *unit_group, *unit_block; /* [unit_capacity] by number of unit: label, -1 unknown */
  int unit_capacity;
} test_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  test_state *state = pointer;
  state->options = options;
  state->blocked = n_cells > BLOCK;
  clt_pivot_start(&state->pivot, call);
  clt_label_set_init(&state->groups, &call->arena);
  clt_label_set_init(&state->blocks, &call->arena);
}

static bool reserve_unit(clt_call *call, test_state *state, int unit) {
  int old = state->unit_capacity, capacity = old ? 2 * old : 64;
  if (unit < old) return true;
  int *group = clt_arena_grow(&call->arena, state->unit_group, (size_t)old, (size_t)capacity,
                              sizeof *group);
  int *block = clt_arena_grow(&call->arena, state->unit_block, (size_t)old, (size_t)capacity,
                              sizeof *block);
  if (!group || !block) return false;
  for (int i = old; i < capacity; i++) group[i] = block[i] = -1;
  state->unit_group = group;
  state->unit_block = block;
  state->unit_capacity = capacity;
  return true;
}

static void settle(clt_call *call, int *known, int index, const clt_label *unit, const char *what) {
  if (*known >= 0 && *known != index) {
    clt_fail(call, "unit '%.40s' is in two %s", clt_label_text(&call->arena, unit), what);
  }
  *known = index;
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  test_state *state = pointer;
  int group = clt_group_of(call, &state->groups, &cells[GROUP].label);
  int block = state->blocked ? clt_label_set_index(&state->blocks, &cells[BLOCK].label) : 0;
  int unit = clt_pivot_add(&state->pivot, &cells[UNIT].label, &cells[VARIABLE].label,
                           cells[VALUE].number);
  if (group < 0 || block < 0 || unit < 0 || !reserve_unit(call, state, unit)) return;
  settle(call, &state->unit_group[unit], group, &cells[UNIT].label, "groups");
  settle(call, &state->unit_block[unit], block, &cells[UNIT].label, "blocks");
}

/* Everything the permutations work on. Group 0 is a (not the reference), group 1 is b. */
typedef struct test {
  clt_graph_problem problem;
  int64_t n[2];          /* units of each group */
  clt_exact exact;       /* of whichever group was fitted last */
  int *group;            /* [n] the groups of the units, permuted or not */
  int64_t *row;          /* [n] scratch: units of one group */
  double *mean, *scatter; /* scratch of the score */
  double *edge[2];       /* [d * d] of both groups as they are */
  double *coefficient[2]; /* [d * d] */
  double *difference;    /* [d * d] scratch */
  int64_t *count;        /* [d * d] permutations with at least as large a difference */
  double statistic;      /* sum of |difference| as it is */
  int64_t count_whole;   /* permutations with at least as large a statistic */
} test;

/* Centres within group and block; scales within group unless the data are to be taken as they are. */
static void level(clt_graph_data *data, double *sum, int64_t *count, int blocks) {
  int d = data->d;
  for (int v = 0; v < d; v++) {
    for (int cell = 0; cell < 2 * blocks; cell++) sum[cell] = 0.0, count[cell] = 0;
    for (int64_t i = 0; i < data->n; i++) {
      int cell = 2 * data->block[i] + data->group[i];
      sum[cell] += data->x[i * d + v];
      count[cell]++;
    }
    double squares[2] = {0.0, 0.0};
    int64_t n[2] = {0, 0};
    for (int64_t i = 0; i < data->n; i++) {
      int cell = 2 * data->block[i] + data->group[i];
      double *x = &data->x[i * d + v];
      *x -= sum[cell] / (double)count[cell];
      squares[data->group[i]] += *x * *x;
      n[data->group[i]]++;
    }
    if (data->transform == CLT_RAW) continue;
    for (int64_t i = 0; i < data->n; i++) {
      int g = data->group[i];
      double sd = sqrt(squares[g] / (double)(n[g] - 1));
      if (sd > 0.0) data->x[i * d + v] /= sd;
    }
  }
}

/* Fits group g of t->group; false if stopped, *varies false if some variable is constant in it. */
static bool fit_group(clt_call *call, test *t, int g, bool *varies) {
  int64_t n = 0;
  for (int64_t i = 0; i < t->problem.data.n; i++) {
    if (t->group[i] == g) t->row[n++] = i;
  }
  *varies = clt_graph_score(&t->problem, t->row, n, t->mean, t->scatter, &t->problem.score);
  return !*varies || clt_exact_fit(&t->exact, &t->problem.score, 0, &call->task);
}

/* Fits both groups and leaves a - b in t->difference, the sum of its sizes in *statistic. */
static bool compare(clt_call *call, test *t, bool keep, bool *varies, double *statistic) {
  int size = t->problem.data.d * t->problem.data.d;
  *statistic = 0.0;
  for (int g = 0; g < 2; g++) {
    if (!fit_group(call, t, g, varies)) return false;
    if (!*varies) return true;
    for (int i = 0; i < size; i++) {
      double p = t->exact.edge[i];
      t->difference[i] = g == 0 ? p : t->difference[i] - p;
      if (g == 1) *statistic += fabs(t->difference[i]);
      if (keep) t->edge[g][i] = p;
      if (keep) t->coefficient[g][i] = t->exact.coefficient[i];
    }
  }
  return true;
}

/* Shuffles the labels among the units of every block (Fisher-Yates), by stream r of the seed. */
static void permute(test *t, const clt_graph_data *data, int blocks, uint64_t seed, int64_t r) {
  clt_rng rng;
  clt_rng_seed(&rng, seed, (uint64_t)r);
  for (int64_t i = 0; i < data->n; i++) t->group[i] = data->group[i];
  for (int b = 0; b < blocks; b++) {
    int64_t n = 0;
    for (int64_t i = 0; i < data->n; i++) {
      if (data->block[i] == b) t->row[n++] = i;
    }
    for (int64_t i = n - 1; i > 0; i--) {
      int64_t k = clt_rng_below(&rng, (uint32_t)(i + 1));
      int swap = t->group[t->row[i]];
      t->group[t->row[i]] = t->group[t->row[k]];
      t->group[t->row[k]] = swap;
    }
  }
}

/* Counts the permutations that differ at least as much. Returns how many could be fitted, -1 if
** stopped. Differences that are equal but for rounding count as equal. */
static int64_t run_permutations(clt_call *call, test *t, int blocks, const test_options *options) {
  int size = t->problem.data.d * t->problem.data.d;
  int64_t used = 0;
  const double rounding = 1e-10;
  for (int64_t r = 0; r < options->permutations; r++) {
    bool varies;
    double statistic;
    permute(t, &t->problem.data, blocks, (uint64_t)options->graph.seed, r);
    if (!compare(call, t, false, &varies, &statistic)) return -1;
    if (!varies) continue;
    used++;
    t->count_whole += statistic >= t->statistic - rounding;
    for (int i = 0; i < size; i++) {
      t->count[i] += fabs(t->difference[i]) >= fabs(t->edge[0][i] - t->edge[1][i]) - rounding;
    }
    if (clt_task_stop(&call->task, (double)r / (double)options->permutations)) return -1;
  }
  if (used < options->permutations) {
    clt_note(call, "%lld permutations in which a variable does not vary are left out",
             (long long)(options->permutations - used));
  }
  return used;
}

static bool take_memory(clt_call *call, test *t) {
  size_t d = (size_t)t->problem.data.d, n = (size_t)t->problem.data.n;
  clt_arena *arena = &call->arena;
  t->group = clt_arena_take(arena, n, sizeof *t->group);
  t->row = clt_arena_take(arena, n, sizeof *t->row);
  t->mean = clt_arena_take(arena, d, sizeof *t->mean);
  t->scatter = clt_arena_take(arena, d * d, sizeof *t->scatter);
  t->difference = clt_arena_take(arena, d * d, sizeof *t->difference);
  t->count = clt_arena_take(arena, d * d, sizeof *t->count);
  for (int g = 0; g < 2; g++) {
    t->edge[g] = clt_arena_take(arena, d * d, sizeof(double));
    t->coefficient[g] = clt_arena_take(arena, d * d, sizeof(double));
  }
  return !clt_failed(call) && clt_score_init(&t->problem.score, (int)d, arena);
}

/* Relabels the units: groups as a = 0 and b = 1, blocks by sort order. */
static bool relabel(clt_call *call, test_state *state, clt_pair pair) {
  int *order = clt_label_set_sorted(&state->blocks);
  int *rank = clt_arena_take(&call->arena, (size_t)state->blocks.count + 1, sizeof *rank);
  if (!order || !rank) return false;
  for (int i = 0; i < state->blocks.count; i++) rank[order[i]] = i;
  for (int u = 0; u < state->pivot.n_units; u++) {
    state->unit_group[u] = state->unit_group[u] == pair.other ? 0 : 1;
    state->unit_block[u] = rank[state->unit_block[u]];
  }
  return true;
}

static bool prepare(clt_call *call, test_state *state, test *t, int blocks) {
  const clt_graph_options *options = &state->options->graph;
  clt_graph_problem *problem = &t->problem;
  clt_graph_data *data = &problem->data;
  if (!clt_graph_prepare(data, &state->pivot, state->unit_group, state->unit_block,
                         options->max_missing, (clt_transform)options->transform)) {
    return false;
  }
  for (int64_t i = 0; i < data->n; i++) t->n[data->group[i]]++;
  int64_t least = t->n[0] < t->n[1] ? t->n[0] : t->n[1];
  if (!clt_graph_enough(call, data, least)) return true;
  if (!clt_graph_model(call, options, data, &problem->model)) return false;
  if (!clt_graph_knowledge(call, options, data, &problem->knowledge)) return false;
  call->task.threads = (int)options->threads;
  if (!clt_exact_affordable(call, data->d, &problem->knowledge, options->memory_limit)) return false;
  double *sum = clt_arena_take(&call->arena, 2 * (size_t)blocks, sizeof *sum);
  int64_t *count = clt_arena_take(&call->arena, 2 * (size_t)blocks, sizeof *count);
  if (!sum || !count || !take_memory(call, t)) return false;
  level(data, sum, count, blocks);
  for (int64_t i = 0; i < data->n; i++) t->group[i] = data->group[i];
  problem->ready = true;
  return clt_exact_init(&t->exact, &problem->knowledge, &call->arena, &call->task);
}

static clt_pair_view view(const test *t, int g, int source, int target) {
  const clt_graph_data *data = &t->problem.data;
  int pair = source * data->d + target, reverse = target * data->d + source;
  if (!t->problem.ready) return (clt_pair_view){NAN, NAN, NAN, NAN};
  double p = t->edge[g][pair], back = t->edge[g][reverse];
  double raw = t->coefficient[g][pair];
  if (data->transform == CLT_STANDARDIZE) raw *= data->sd[target] / data->sd[source];
  return (clt_pair_view){p, back, p + back, data->transform == CLT_RANK ? NAN : raw};
}

/* p-values of the pairs the knowledge allows, NAN for the others. */
static bool pair_p_values(clt_call *call, const test *t, int64_t used, double *p, double *p_bh) {
  int d = t->problem.data.d;
  int64_t *rank = clt_arena_take(&call->arena, (size_t)(d * d), sizeof *rank);
  if (!rank) return false;
  for (int s = 0; s < d; s++) {
    for (int v = 0; v < d; v++) {
      bool allowed = t->problem.ready && (t->problem.knowledge.allowed[v] & clt_bit(s));
      int pair = s * d + v;
      p[pair] = allowed ? (1.0 + (double)t->count[pair]) / (1.0 + (double)used) : NAN;
    }
  }
  return clt_p_adjust(p, (size_t)(d * d), CLT_BH, p_bh, rank, &call->arena, &call->task);
}

static void write_rows(clt_call *call, clt_fit *fit, const test *t, const test_options *options,
                       int64_t used) {
  const clt_graph_data *data = &t->problem.data;
  size_t size = (size_t)data->d * (size_t)data->d;
  double *p = clt_arena_take(&call->arena, size, sizeof *p);
  double *p_bh = clt_arena_take(&call->arena, size, sizeof *p_bh);
  if (!p || !p_bh || !pair_p_values(call, t, used, p, p_bh)) return;
  clt_fit_open(fit, "rows", '[');
  for (int s = 0; s < data->d; s++) {
    for (int v = 0; v < data->d; v++) {
      if (s == v) continue;
      clt_pair_view a = view(t, 0, s, v), b = view(t, 1, s, v);
      clt_fit_open(fit, NULL, '{');
      clt_write_comparison(fit, data->names[s], data->names[v], &a, &b, &options->compare);
      clt_fit_real(fit, "p_value", p[s * data->d + v]);
      clt_fit_real(fit, "p_bh", p_bh[s * data->d + v]);
      clt_fit_close(fit, '}');
    }
  }
  clt_fit_close(fit, ']');
}

static void write(clt_call *call, clt_fit *fit, const test_state *state, clt_pair pair,
                  const test *t, int64_t used) {
  const test_options *options = state->options;
  double p = (1.0 + (double)t->count_whole) / (1.0 + (double)used);
  bool ready = t->problem.ready;
  clt_fit_label(fit, "group_a", clt_group_label(&state->groups, pair.other));
  clt_fit_label(fit, "group_b", clt_group_label(&state->groups, pair.reference));
  clt_fit_integer(fit, "n_a", t->n[0]);
  clt_fit_integer(fit, "n_b", t->n[1]);
  clt_fit_integer(fit, "permutations", used);
  clt_fit_real(fit, "statistic", ready ? t->statistic : NAN);
  clt_fit_real(fit, "p_value", ready ? p : NAN);
  clt_graph_write_variables(fit, &t->problem.data);
  clt_fit_text(fit, "method", "exact");
  clt_fit_open(fit, "options", '{');
  clt_graph_write_options(fit, &options->graph, &t->problem.model);
  clt_fit_integer(fit, "permutations", options->permutations);
  clt_fit_close(fit, '}');
  write_rows(call, fit, t, options, used);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  test_state *state = pointer;
  test *t = clt_arena_take(&call->arena, 1, sizeof *t);
  int64_t used = 0;
  if (!t) return;
  if (!state->blocked) { /* one block for all, under any label */
    clt_label all = {.type = CLT_LABEL_INTEGER};
    clt_label_set_index(&state->blocks, &all);
  }
  clt_pair pair = clt_group_pair(call, &state->groups, &state->options->reference);
  if (clt_failed(call) || !relabel(call, state, pair)) return;
  if (!prepare(call, state, t, state->blocks.count)) return;
  if (t->problem.ready) {
    bool varies;
    if (!compare(call, t, true, &varies, &t->statistic)) return;
    t->problem.ready = varies;
    if (!varies) clt_note(call, "a variable does not vary within the groups and blocks");
  }
  if (t->problem.ready) used = run_permutations(call, t, state->blocks.count, state->options);
  if (used >= 0 && !clt_failed(call)) write(call, fit, state, pair, t, used);
}

static const clt_argument ARGUMENTS[] = {{"unit", CLT_LABEL},
                                         {"variable", CLT_LABEL},
                                         {"value", CLT_OPTIONAL_NUMBER},
                                         {"group", CLT_LABEL},
                                         {"block", CLT_LABEL}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 5,
    .required = 4,
    .options = OPTIONS,
    .n_options = sizeof OPTIONS / sizeof *OPTIONS,
    .options_size = sizeof(test_options),
    .state_size = sizeof(test_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {
    .columns = CLT_COMPARISON_COLUMNS ", p_value, p_bh",
    .path = "$.rows",
    .arguments = "fit",
    .required = 1,
};

const clt_function clt_function_graph_test = {"graph_test", .aggregate = &aggregate, .rows = &rows};
