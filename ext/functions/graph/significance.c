/*
** graph_test(): a permutation test of the difference of two groups' graphs, on the exact posterior.
** Both groups are fitted with the same variables; ext/graph/permutation.h says how their residuals
** change places.
*/
#include <math.h>

#include "functions/graph/comparison.h"
#include "functions/graph/found.h"
#include "functions/graph/model.h"
#include "functions/groups.h"
#include "graph/exact/components.h"
#include "graph/permutation.h"
#include "sqlite/function.h"
#include "stat/p_adjust.h"

typedef struct test_options {
  clt_graph_options graph;
  int64_t permutations;
  clt_label reference;
  clt_compare_options compare;
} test_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_graph_option_table, test_options, graph),
    {"permutations", CLT_OPTION_INTEGER, offsetof(test_options, permutations), 200, 1, 1000000,
     .allowed = "a whole number", .meaning = "refits with permuted labels"},
    CLT_OPTION_REFERENCE(test_options),
    CLT_OPTIONS_OF(clt_compare_option_table, test_options, compare),
    {0},
};

enum { UNIT, VARIABLE, VALUE, GROUP, BLOCK };

typedef struct test_state {
  const test_options *options;
  clt_pivot pivot;
  bool blocked; /* a block is given */
  clt_pivot_mark groups, blocks;
} test_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  test_state *state = pointer;
  state->options = options;
  state->blocked = n_cells > BLOCK;
  clt_pivot_start(&state->pivot, call, state->options->graph.memory_limit);
  clt_pivot_mark_start(&state->pivot, &state->groups, "group");
  clt_pivot_mark_start(&state->pivot, &state->blocks, "block");
  if (state->options->graph.block.type != CLT_LABEL_NONE) {
    clt_fail(call, "pass the block as the fifth argument, not as option 'block'");
  }
}

static void row(clt_call *call, void *pointer, const clt_cell *cells) {
  static const clt_label all = {.type = CLT_LABEL_INTEGER}; /* one block for all */
  test_state *state = pointer;
  if (clt_group_of(call, &state->groups.labels, &cells[GROUP].label) < 0) return;
  int unit =
      clt_pivot_add(&state->pivot, &cells[UNIT].label, &cells[VARIABLE].label, cells[VALUE].number);
  if (unit < 0) return;
  clt_pivot_mark_unit(&state->pivot, &state->groups, unit, &cells[GROUP].label);
  clt_pivot_mark_unit(&state->pivot, &state->blocks, unit,
                      state->blocked ? &cells[BLOCK].label : &all);
}

/* Relabels the groups as a = 0 and b = 1. */
static void relabel(test_state *state, clt_pair pair) {
  int *group = state->groups.of_unit;
  for (int u = 0; u < state->pivot.n_units; u++) group[u] = group[u] == pair.other ? 0 : 1;
}

/* What is compared and what came of it. */
typedef struct outcome {
  clt_graph_inputs inputs; /* without a score: every permutation has its own */
  clt_graph_permutation permuted;
  int64_t n[2]; /* units of a and b */
} outcome;

/* Sets everything up; inputs.ready tells whether there is something to fit. */
static bool prepare(clt_call *call, test_state *state, outcome *out) {
  const clt_graph_options *options = &state->options->graph;
  clt_graph_inputs *inputs = &out->inputs;
  clt_graph_sample *sample = &inputs->sample;
  int blocks = state->blocks.labels.count;
  clt_graph_units units = {.group = state->groups.of_unit, .block = state->blocks.of_unit};
  if (!clt_graph_prepare(sample, &state->pivot, &units, options->max_missing,
                         (clt_transform)options->transform) ||
      !clt_graph_permutation_level(sample, blocks, out->permuted.scale, &call->arena)) {
    return false;
  }
  out->permuted.blocks = blocks;
  clt_graph_note_drops(call, sample);
  if (!clt_graph_set_score_model(call, options, sample, &inputs->model) ||
      !clt_graph_knowledge(call, options, sample, &inputs->knowledge)) {
    return false;
  }
  for (int64_t i = 0; i < sample->n; i++) out->n[sample->group[i]]++;
  call->task.threads = (int)options->threads;
  int64_t least = out->n[0] < out->n[1] ? out->n[0] : out->n[1];
  if (!clt_graph_enough(call, sample, least)) return true;
  double bytes = clt_exact_components_bytes(&inputs->knowledge, &call->task);
  inputs->ready = clt_exact_affordable(call, &inputs->knowledge, bytes, options->memory_limit);
  return inputs->ready;
}

/* A pair in one of the groups; the coefficient, found on standardised values, in own units. */
static clt_pair_view view(const outcome *out, int g, int source, int target) {
  const clt_graph_permutation *p = &out->permuted;
  const clt_graph_sample *sample = &out->inputs.sample;
  int pair = source * sample->d + target, reverse = target * sample->d + source;
  if (!out->inputs.ready) return (clt_pair_view){NAN, NAN, NAN, NAN};
  double forth = p->edge[g][pair], back = p->edge[g][reverse], raw = p->coefficient[g][pair];
  if (sample->transform == CLT_STANDARDIZE) raw *= p->scale[g][target] / p->scale[g][source];
  return (clt_pair_view){forth, back, forth + back, sample->transform == CLT_RANK ? NAN : raw};
}

/* p-values of the pairs the knowledge allows, NAN for the others. */
static bool pair_p_values(clt_call *call, const outcome *out, double *p, double *p_bh) {
  const clt_graph_inputs *inputs = &out->inputs;
  const clt_graph_permutation *permuted = &out->permuted;
  int d = inputs->sample.d;
  int64_t *rank = clt_arena_take(&call->arena, (size_t)(d * d), sizeof *rank);
  if (!rank) return false;
  for (int s = 0; s < d; s++) {
    for (int v = 0; v < d; v++) {
      int pair = s * d + v;
      p[pair] = NAN;
      if (!inputs->ready || !(inputs->knowledge.allowed[v] & clt_bit(s))) continue;
      p[pair] = (1.0 + (double)permuted->count[pair]) / (1.0 + (double)permuted->used);
    }
  }
  return clt_p_adjust(p, (size_t)(d * d), CLT_BH, p_bh, rank, &call->arena, &call->task);
}

typedef struct test_row {
  clt_comparison pair;
  double p_value, p_bh;
} test_row;

static const clt_field ROW[] = {
    CLT_FIELDS_OF(clt_comparison_fields, test_row, pair),
    CLT_FIELD_OF(
        REAL, test_row, p_value,
        "of the difference: (1 + permutations in which it is at least as far from 0) / (1 + "
        "permutations); NULL for a pair that the knowledge does not allow"),
    CLT_FIELD_OF(REAL, test_row, p_bh,
                 "the same by Benjamini and Hochberg over the pairs that the knowledge allows"),
    {0},
};

typedef struct test_keys {
  const clt_label *group_a, *group_b;
  int64_t n_a, n_b, permutations;
  double statistic, p_value;
  clt_graph_head head;
  /* what the rows are written from */
  const outcome *out;
  const double *p, *p_bh; /* [d * d] */
  const clt_compare_options *compare;
} test_keys;

static void write_rows(clt_fit *fit, const char *key, const void *pointer) {
  const test_keys *keys = pointer;
  const clt_graph_sample *sample = keys->head.sample;
  clt_fit_open(fit, key, '[');
  for (int s = 0; s < sample->d; s++) {
    for (int v = 0; v < sample->d; v++) {
      if (s == v) continue;
      int pair = s * sample->d + v;
      clt_pair_view a = view(keys->out, 0, s, v), b = view(keys->out, 1, s, v);
      test_row row = {clt_comparison_of(sample->names[s], sample->names[v], &a, &b, keys->compare),
                      keys->p[pair], keys->p_bh[pair]};
      clt_fields_row(fit, ROW, &row);
    }
  }
  clt_fit_close(fit, ']');
}

static const clt_field KEYS[] = {
    CLT_FIELD_OF(LABEL, test_keys, group_a, "the group that is not the reference: graph a"),
    CLT_FIELD_OF(LABEL, test_keys, group_b, "the reference: graph b"),
    CLT_FIELD_OF(INTEGER, test_keys, n_a, "units of group_a"),
    CLT_FIELD_OF(INTEGER, test_keys, n_b, "units of group_b"),
    CLT_FIELD_OF(INTEGER, test_keys, permutations, "those that could be fitted"),
    CLT_FIELD_OF(REAL, test_keys, statistic,
                 "sum over all pairs of how far the difference is from 0"),
    CLT_FIELD_OF(REAL, test_keys, p_value, "of the statistic: of the whole graph"),
    CLT_FIELDS_OF(clt_graph_head_fields, test_keys, head),
    {"rows", CLT_FIELD_WRITTEN, 0, "one an ordered pair: what the columns show", NULL, write_rows},
    {0},
};

static test_options options_used(const test_state *state, clt_pair pair,
                                 const clt_score_model *model) {
  test_options used = *state->options;
  used.graph = clt_graph_options_used(&state->options->graph, model);
  used.reference = (clt_label){.type = CLT_LABEL_NONE};
  if (pair.reference >= 0) used.reference = state->groups.labels.labels[pair.reference];
  return used;
}

static void write(clt_call *call, clt_fit *fit, const test_state *state, clt_pair pair,
                  const outcome *out) {
  const clt_graph_permutation *p = &out->permuted;
  const clt_graph_sample *sample = &out->inputs.sample;
  size_t size = (size_t)sample->d * (size_t)sample->d;
  bool ready = out->inputs.ready;
  double p_value = (1.0 + (double)p->count_whole) / (1.0 + (double)p->used);
  double *p_of_pair = clt_arena_take(&call->arena, size, sizeof *p_of_pair);
  double *p_bh = clt_arena_take(&call->arena, size, sizeof *p_bh);
  if (!p_of_pair || !p_bh || !pair_p_values(call, out, p_of_pair, p_bh)) return;
  test_options used = options_used(state, pair, &out->inputs.model);
  test_keys keys = {.group_a = clt_group_label(&state->groups.labels, pair.other),
                    .group_b = clt_group_label(&state->groups.labels, pair.reference),
                    .n_a = out->n[0],
                    .n_b = out->n[1],
                    .permutations = p->used,
                    .statistic = ready ? p->statistic : NAN,
                    .p_value = ready ? p_value : NAN,
                    .head = {sample, "exact", OPTIONS, &used},
                    .out = out,
                    .p = p_of_pair,
                    .p_bh = p_bh,
                    .compare = &state->options->compare};
  clt_fields_write(fit, KEYS, &keys);
}

/* Fits and permutes; false if an error is latched. */
static bool solve(clt_call *call, const test_options *options, outcome *out) {
  clt_graph_permutation *p = &out->permuted;
  p->sample = &out->inputs.sample;
  p->knowledge = &out->inputs.knowledge;
  p->model = &out->inputs.model;
  p->seed = (uint64_t)options->graph.seed;
  p->permutations = options->permutations;
  p->memory = (double)options->graph.memory_limit * 1048576.0;
  if (!clt_graph_permutation_run(p, &call->arena, &call->task)) return false;
  if (isnan(p->statistic)) {
    clt_note(call, "nothing varies within the groups and blocks");
    out->inputs.ready = false;
  } else if (p->used < options->permutations) {
    clt_note(call, "%lld permutations in which a variable does not vary are left out",
             (long long)(options->permutations - p->used));
  }
  return true;
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  test_state *state = pointer;
  outcome *out = clt_arena_take(&call->arena, 1, sizeof *out);
  if (!out) return;
  if (state->options->graph.bootstrap)
    clt_fail(call, "there is no bootstrap in a permutation test");
  clt_pair pair = clt_group_pair(call, &state->groups.labels, &state->options->reference);
  if (clt_failed(call) || !clt_pivot_mark_sort(&state->pivot, &state->blocks)) return;
  relabel(state, pair);
  if (!prepare(call, state, out)) return;
  if (out->inputs.ready && !solve(call, state->options, out)) return;
  write(call, fit, state, pair, out);
}

static const clt_argument ARGUMENTS[] = {
    {"unit", CLT_LABEL, "what the variables were measured on: a run, a machine"},
    {"variable", CLT_LABEL, "its name"},
    {"value", CLT_OPTIONAL_NUMBER, "NULL: missing; a unit has at most one of a variable"},
    {"group", CLT_LABEL, "two-valued, the same in all rows of a unit"},
    {"block", CLT_LABEL,
     "the same in all rows of a unit: labels are permuted within blocks; where it may begin with "
     "'{', add `'{}'` behind it"}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 5,
    .required = 4,
    .options = OPTIONS,
    .options_size = sizeof(test_options),
    .state_size = sizeof(test_state),
    .start = start,
    .row = row,
    .finish = finish,
};

static const clt_rows_of rows = {.keys = KEYS, .row = ROW};

const clt_function clt_function_graph_test = {
    "graph_test",
    .summary = "Is the difference between the causal graphs of two groups more than chance? Fits "
               "the exact graph in both, then permutes the group labels of the units and fits "
               "again.",
    .details =
        "Both groups are fitted with the same variables. Values are centred within group and block "
        "and, unless `transform` is 'none', scaled "
        "within the group first, so that levels and spread do not count as structure. The test of "
        "the whole graph sums over all pairs: one changed edge among many variables is easier seen "
        "in its own p_value. No p is below 1 / (1 + permutations): raise `permutations` before "
        "reading p_bh of a large graph. The fewer edges are permitted (`tiers`, `max_parents`), "
        "the faster it is. Preparation, notes and errors are those of exact_graph(), `max_missing` "
        "and the number of units counting in either group; besides, more than two groups, a unit "
        "in two groups, `bootstrap` and option `block` (it is an argument) are errors.",
    .source = "ter Braak 1992; Anderson & Legendre 1999; Davison & Hinkley 1997, section 6.2.3; "
              "Benjamini & Hochberg 1995",
    .aggregate = &aggregate,
    .rows = &rows,
};
