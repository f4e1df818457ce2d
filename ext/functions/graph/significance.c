/*
** graph_test(): a permutation test of the difference of two groups' graphs, on the exact posterior.
** Both groups are fitted with the same variables; ext/graph/permutation.h says how their residuals
** change places.
*/
#include <math.h>

#include "base/json.h"
#include "functions/graph/comparison.h"
#include "functions/graph/found.h"
#include "functions/graph/model.h"
#include "functions/groups.h"
#include "graph/exact/components.h"
#include "graph/permutation.h"
#include "sqlite/function.h"
#include "stat/p_adjust.h"

enum { MAX, SUM };
enum { PROBABILITY, TOTAL_EFFECT };

static const char *const tests[] = {[MAX] = "max", [SUM] = "sum", NULL};
static const char *const compared[] = {
    [PROBABILITY] = "probability", [TOTAL_EFFECT] = "total_effect", NULL};

typedef struct test_options {
  clt_graph_options graph;
  int on, test;
  const char *family; /* JSON; NULL: all pairs */
  int64_t permutations, stop_after;
  clt_label reference;
  clt_compare_options compare;
} test_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_graph_model_option_table, test_options, graph),
    {"on", CLT_OPTION_CHOICE, offsetof(test_options, on), PROBABILITY, .choices = compared,
     .meaning = "what is compared: 'probability': of the edges; 'total_effect': of the source on "
                "the target, in the variables' own units, each difference divided by its posterior "
                "standard deviation"},
    {"test", CLT_OPTION_CHOICE, offsetof(test_options, test), MAX, .choices = tests,
     .meaning = "of the whole graph: by the largest of the family's differences or by their 'sum'"},
    {"family", CLT_OPTION_JSON, offsetof(test_options, family),
     .allowed = "an object with arrays of names, sources and targets",
     .meaning = "the pairs that are tested together: `{\"sources\":[…],\"targets\":[…]}`, either "
                "may be left out",
     .otherwise = "all that the knowledge allows"},
    {"permutations", CLT_OPTION_INTEGER, offsetof(test_options, permutations), 200, 1, 1000000,
     .allowed = "a whole number", .meaning = "refits with permuted labels, at most"},
    {"stop_after", CLT_OPTION_INTEGER, offsetof(test_options, stop_after), 10, 0, 1000000,
     .allowed = "a whole number",
     .meaning = "permuting stops when so many have had at least the statistic of the whole graph: "
                "at permutation l, `p_value` is stop_after / l; 0: never, so that there are "
                "p-values of the pairs in any case"},
    CLT_OPTION_REFERENCE(test_options),
    CLT_OPTIONS_OF(clt_compare_option_table, test_options, compare),
    {0},
};

enum { UNIT, VARIABLE, VALUE, GROUP, BLOCK, CLUSTER };

typedef struct test_state {
  const test_options *options;
  clt_pivot pivot;
  bool blocked, clustered; /* a block is given, a cluster */
  clt_pivot_mark groups, blocks, clusters;
} test_state;

static void start(clt_call *call, void *pointer, const void *options, int n_cells) {
  test_state *state = pointer;
  state->options = options;
  state->blocked = n_cells > BLOCK;
  state->clustered = n_cells > CLUSTER;
  clt_pivot_start(&state->pivot, call, state->options->graph.memory_limit);
  clt_pivot_mark_start(&state->pivot, &state->groups, "group");
  clt_pivot_mark_start(&state->pivot, &state->blocks, "block");
  clt_pivot_mark_start(&state->pivot, &state->clusters, "cluster");
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
  if (state->clustered) {
    clt_pivot_mark_unit(&state->pivot, &state->clusters, unit, &cells[CLUSTER].label);
  }
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
  bool *possible, *family; /* [d * d] pairs that the knowledge allows, those tested together */
  int64_t n[2];            /* units of a and b */
} outcome;

/* ---- the family ---- */

/* The variables that one of the arrays of option `family` names; all if it is left out. */
static uint64_t read_end(clt_call *call, const test_options *options, const char *key,
                         const clt_graph_sample *sample) {
  const char *names = clt_json_member(options->family, key, NULL);
  if (!names) return clt_all(sample->d);
  return clt_graph_names(call, "family", names, sample);
}

static void check_family(clt_call *call, const char *family) {
  clt_json_items items = clt_json_open(family, NULL);
  if (*family != '{')
    clt_fail(call, "option 'family' must be an object with sources and targets, not an array");
  while (!clt_failed(call) && clt_json_next(&items)) {
    if (clt_json_is(items.key, "sources") || clt_json_is(items.key, "targets")) continue;
    const char *key = clt_json_text(&call->arena, items.key, NULL);
    if (key) clt_fail(call, "option 'family' has sources and targets, and no %!.40s", key);
  }
}

/* Sets the pairs that can differ, and those of them that are tested together. */
static bool set_family(clt_call *call, const test_options *options, outcome *out) {
  const clt_graph_sample *sample = &out->inputs.sample;
  const clt_knowledge *knowledge = &out->inputs.knowledge;
  size_t d = (size_t)sample->d;
  uint64_t sources = clt_all(sample->d), targets = sources, descendants[CLT_GRAPH_MAX];
  if (options->family) {
    check_family(call, options->family);
    sources = read_end(call, options, "sources", sample);
    targets = read_end(call, options, "targets", sample);
  }
  out->possible = clt_arena_take(&call->arena, d * d, sizeof *out->possible);
  out->family = clt_arena_take(&call->arena, d * d, sizeof *out->family);
  if (clt_failed(call)) return false;
  clt_knowledge_descendants(knowledge, descendants);
  for (int s = 0; s < sample->d; s++) {
    for (int t = 0; t < sample->d; t++) {
      bool edge = knowledge->allowed[t] & clt_bit(s), path = descendants[s] & clt_bit(t);
      bool *possible = &out->possible[s * sample->d + t];
      *possible = options->on == TOTAL_EFFECT ? path : edge;
      out->family[s * sample->d + t] = *possible && sources & clt_bit(s) && targets & clt_bit(t);
    }
  }
  return true;
}

/* ---- set-up ---- */

/* Takes the sample, its levels out. False if an error is latched. */
static bool level(clt_call *call, test_state *state, outcome *out, int64_t *least) {
  const clt_graph_options *options = &state->options->graph;
  clt_graph_sample *sample = &out->inputs.sample;
  int blocks = out->permuted.blocks = state->blocks.labels.count;
  bool ranks = options->transform == CLT_RANK; /* which no combination outlives */
  int64_t rows[2];
  clt_graph_units units = {.group = state->groups.of_unit,
                           .block = state->blocks.of_unit,
                           .cluster = state->clustered ? state->clusters.of_unit : NULL,
                           .combination = ranks ? &options->combination : NULL};
  if (!clt_graph_prepare(sample, &state->pivot, &units, options->max_missing,
                         (clt_transform)options->transform) ||
      !clt_levels_take_out(sample, blocks, rows, &call->arena)) {
    return false;
  }
  clt_graph_note_drops(call, sample);
  if (sample->n > 0) sample->lost = sample->n - (rows[0] - 1) - (rows[1] - 1) - 1;
  if (!ranks && !clt_graph_combinations(call, sample, (clt_combination)options->combination)) {
    return false;
  }
  if (blocks == 1) sample->lost = 0; /* the two groups' means are nobody's loss */
  for (int64_t i = 0; i < sample->n; i++) out->n[sample->group[i]]++;
  *least = rows[0] < rows[1] ? rows[0] : rows[1];
  return !clt_failed(call);
}

/* Sets everything up; inputs.ready tells whether there is something to fit. */
static bool prepare(clt_call *call, test_state *state, outcome *out) {
  const clt_graph_options *options = &state->options->graph;
  clt_graph_inputs *inputs = &out->inputs;
  int64_t least;
  if (!level(call, state, out, &least) ||
      !clt_graph_set_score_model(call, options, &inputs->sample, &inputs->model) ||
      !clt_graph_knowledge(call, options, &inputs->sample, &inputs->knowledge) ||
      !set_family(call, state->options, out)) {
    return false;
  }
  call->task.threads = (int)options->threads;
  if (!clt_graph_enough(call, &inputs->sample, least)) return true;
  double bytes = clt_exact_components_bytes(&inputs->knowledge, &call->task);
  inputs->ready = clt_exact_affordable(call, &inputs->knowledge, bytes, options->memory_limit);
  return inputs->ready;
}

/* ---- what came of it ---- */

/* A pair in one of the groups; the coefficient, found on standardised values, in own units. */
static clt_pair_view view(const outcome *out, int g, int source, int target) {
  const clt_graph_permutation *p = &out->permuted;
  const clt_graph_sample *sample = &out->inputs.sample;
  int pair = source * sample->d + target, reverse = target * sample->d + source;
  if (!out->inputs.ready) return clt_pair_unknown;
  double forth = p->edge[g][pair], back = p->edge[g][reverse], raw = p->coefficient[g][pair];
  if (sample->transform == CLT_STANDARDIZE) raw *= p->scale[g][target] / p->scale[g][source];
  return (clt_pair_view){forth, back, forth + back, sample->transform == CLT_RANK ? NAN : raw,
                         p->effect[g][pair]};
}

/* p-values of the pairs, [d * d]: NAN where there is none. */
typedef struct pair_p {
  double *own, *family, *bh;
} pair_p;

static double share(int64_t count, int64_t used) {
  return (1.0 + (double)count) / (1.0 + (double)used);
}

static bool pair_p_values(clt_call *call, const outcome *out, pair_p *p) {
  const clt_graph_permutation *permuted = &out->permuted;
  size_t size = (size_t)out->inputs.sample.d * (size_t)out->inputs.sample.d;
  bool known = out->inputs.ready && !isnan(permuted->p_value) && !permuted->settled;
  double *of_family = clt_arena_take(&call->arena, size, sizeof *of_family);
  int64_t *rank = clt_arena_take(&call->arena, size, sizeof *rank);
  p->own = clt_arena_take(&call->arena, size, sizeof *p->own);
  p->family = clt_arena_take(&call->arena, size, sizeof *p->family);
  p->bh = clt_arena_take(&call->arena, size, sizeof *p->bh);
  if (clt_failed(call)) return false;
  for (size_t i = 0; i < size; i++) {
    bool own = known && out->possible[i], family = known && out->family[i];
    p->own[i] = own ? share(permuted->count[i], permuted->used) : NAN;
    p->family[i] = family ? share(permuted->count_family[i], permuted->used) : NAN;
    of_family[i] = family ? p->own[i] : NAN;
  }
  return clt_p_adjust(of_family, size, CLT_BH, p->bh, rank, &call->arena, &call->task);
}

typedef struct test_row {
  clt_comparison pair;
  double p_value, p_family, p_bh;
} test_row;

static const clt_field ROW[] = {
    CLT_FIELDS_OF(clt_comparison_fields, test_row, pair),
    CLT_FIELD_OF(REAL, test_row, p_value,
                 "of the difference of this pair: (1 + permutations in which it is at least as far "
                 "from 0) / (1 + permutations); NULL for a pair that the knowledge does not allow, "
                 "and where `stop_after` ended it"),
    CLT_FIELD_OF(REAL, test_row, p_family,
                 "the same, adjusted for all pairs of the family: with the permutations in which "
                 "any of them is as far from 0 as this one is; NULL outside the family"),
    CLT_FIELD_OF(REAL, test_row, p_bh, "`p_value` by Benjamini and Hochberg over the family"),
    {0},
};

typedef struct test_keys {
  const clt_label *group_a, *group_b;
  int64_t n_a, n_b, permutations;
  double statistic, p_value;
  clt_graph_head head;
  /* what the rows are written from */
  const outcome *out;
  const pair_p *p;
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
                      keys->p->own[pair], keys->p->family[pair], keys->p->bh[pair]};
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
    CLT_FIELD_OF(INTEGER, test_keys, permutations,
                 "those that could be fitted, until `stop_after` ended it"),
    CLT_FIELD_OF(REAL, test_keys, statistic,
                 "how far the difference is from 0 in the pair of the family where it is largest; "
                 "with `test` 'sum' the sum over the family"),
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
  pair_p of_pairs;
  if (!pair_p_values(call, out, &of_pairs)) return;
  bool ready = out->inputs.ready;
  test_options used = options_used(state, pair, &out->inputs.model);
  test_keys keys = {.group_a = clt_group_label(&state->groups.labels, pair.other),
                    .group_b = clt_group_label(&state->groups.labels, pair.reference),
                    .n_a = out->n[0],
                    .n_b = out->n[1],
                    .permutations = p->used,
                    .statistic = ready ? p->statistic : NAN,
                    .p_value = ready ? p->p_value : NAN,
                    .head = {&out->inputs.sample, "exact", OPTIONS, &used},
                    .out = out,
                    .p = &of_pairs,
                    .compare = &state->options->compare};
  clt_fields_write(fit, KEYS, &keys);
}

/* What became of the labels. */
static void note_labels(clt_call *call, const test_state *state, const clt_shuffle *shuffle) {
  if (shuffle->whole + shuffle->mixed > 0) {
    clt_note(call, "%lld cluster%s keep%s together, in %lld with both groups units are exchanged",
             (long long)shuffle->whole, shuffle->whole == 1 ? "" : "s",
             shuffle->whole == 1 ? "s" : "", (long long)shuffle->mixed);
  }
  if (shuffle->ways < 1.5) {
    clt_note(call,
             "no test: the labels cannot be exchanged; within each block all %s that vary "
             "are of one group",
             state->clustered ? "clusters" : "units");
  } else if (shuffle->ways < 20.5) {
    clt_note(call, "labels can be exchanged in %.0f ways only: no p can be much below %.2g",
             shuffle->ways, 1.0 / shuffle->ways);
  }
}

/* What became of the permutations. */
static void note_permutations(clt_call *call, const test_options *options,
                              const clt_graph_permutation *p) {
  if (p->settled) {
    clt_note(call,
             "settled after %lld permutations: p = %.2g; the pairs' own p-values would take all of "
             "them (stop_after 0)",
             (long long)p->used, p->p_value);
  } else if (!isnan(p->p_value) && p->used < options->permutations) {
    clt_note(call, "%lld permutations in which a variable does not vary are left out",
             (long long)(options->permutations - p->used));
  }
}

/* Fits and permutes; false if an error is latched. */
static bool solve(clt_call *call, const test_state *state, outcome *out) {
  const test_options *options = state->options;
  clt_graph_permutation *p = &out->permuted;
  p->sample = &out->inputs.sample;
  p->knowledge = &out->inputs.knowledge;
  p->model = &out->inputs.model;
  p->total_effect = options->on == TOTAL_EFFECT;
  p->sum = options->test == SUM;
  p->family = out->family;
  p->seed = (uint64_t)options->graph.seed;
  p->permutations = options->permutations;
  p->stop_after = options->stop_after;
  p->memory = (double)options->graph.memory_limit * 1048576.0;
  if (!clt_graph_permutation_run(p, &call->arena, &call->task)) return false;
  out->inputs.ready = p->fitted;
  if (!p->fitted) {
    clt_graph_note_range(call);
  } else if (isnan(p->statistic)) {
    clt_note(call, "no test: the knowledge allows no pair of the family");
  } else {
    note_labels(call, state, &p->shuffle);
    note_permutations(call, options, p);
  }
  return true;
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  test_state *state = pointer;
  outcome *out = clt_arena_take(&call->arena, 1, sizeof *out);
  if (!out) return;
  clt_pair pair = clt_group_pair(call, &state->groups.labels, &state->options->reference);
  if (clt_failed(call) || !clt_pivot_mark_sort(&state->pivot, &state->blocks)) return;
  if (state->clustered && !clt_pivot_mark_sort(&state->pivot, &state->clusters)) return;
  relabel(state, pair);
  if (!prepare(call, state, out)) return;
  if (out->inputs.ready && !solve(call, state, out)) return;
  write(call, fit, state, pair, out);
}

static const clt_argument ARGUMENTS[] = {
    {"unit", CLT_LABEL, "what the variables were measured on: a run, a machine"},
    {"variable", CLT_LABEL, "its name"},
    {"value", CLT_OPTIONAL_NUMBER, "NULL: missing; a unit has at most one of a variable"},
    {"group", CLT_LABEL, "two-valued, the same in all rows of a unit"},
    {"block", CLT_LABEL,
     "the same in all rows of a unit: labels are permuted within blocks; 1 for none; where it may "
     "begin with '{', add `'{}'` behind it"},
    {"cluster", CLT_LABEL,
     "the same in all rows of a unit: units that are not independent of each other, repetitions of "
     "a configuration or runs of a day; where it may begin with '{', add `'{}'` behind it"}};

static const clt_aggregate aggregate = {
    .arguments = ARGUMENTS,
    .n_arguments = 6,
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
        "Both groups are fitted with the same variables. Levels of group and block are taken out "
        "of the values, for which a row counts less for each block of a group but one; what is "
        "permuted within blocks are independent contrasts of what is left. A `cluster` of one "
        "group keeps its label, which changes places with that of other such clusters of the "
        "block, and so group sizes may change; if it lies in several blocks, with those of all of "
        "them together. In a cluster with both groups, units change places within it. "
        "Which question is asked: `on` 'probability' compares the posteriors, after both groups "
        "are scaled (unless `transform` is 'none'). They differ, with the same arrows and "
        "coefficients, where a group has more noise or a narrower range of a cause: with noise x 4 "
        "in one variable of one group it found a difference in 77 % of simulated data sets of 200 "
        "+ 200 units (32 % of 60 + 60), with half the range of one cause in 11 to 16 %. So it "
        "is a test of structure where spread is the same. 'total_effect' compares what the source "
        "does to the target in the variables' own units, whatever the spread: there it found one "
        "in 3 to 7 %. The total "
        "effects in the columns are those that are tested: by the regression on the source and its "
        "parents, averaged over the posterior of the parents (a source that can have none: on all "
        "that can have none), while exact_graph() averages over the graphs drawn; with `transform` "
        "'rank' they are in units of the scores. A relation that is no straight line has another "
        "slope in another range, and is a difference then. "
        "Of one changed edge `test` 'max' finds more than 'sum', and a small family more than a "
        "large one: of an edge of 0.5 among six variables, noise 1, 100 + 100 units, 75 against 10 "
        "%, with the family of its cause's like and its target 86 % ('total_effect': 54, 18, 66). "
        "No p is below 1 / (1 + permutations). Permuting stops where the whole "
        "graph shows no difference (`stop_after`); the pairs then have no p-values. The fewer "
        "edges are permitted (`tiers`, `max_parents`), the faster it is; 'total_effect' takes some "
        "ten times as long. Preparation, notes and "
        "errors are those of exact_graph(), `max_missing` and the number of units counting in "
        "either group; a family without a pair that the knowledge allows, and labels that cannot "
        "be exchanged because each block has one group, give nulls and a note; besides, more than "
        "two groups, and a unit in two groups, blocks or clusters are errors.",
    .source = "Westfall & Young 1993; Besag & Clifford 1991; ter Braak 1992; Anderson & Legendre "
              "1999; Maathuis, Kalisch & Bühlmann 2009; Pensar et al. 2020 and Chung & Romano 2013 "
              "(total effects); Benjamini & Hochberg 1995",
    .aggregate = &aggregate,
    .rows = &rows,
};
