/* exact_graph(): the posterior over graphs, by graph/exact/exact.h; and its partials. */
#include <math.h>

#include "functions/graph/found.h"
#include "functions/graph/model.h"
#include "graph/exact/exact.h"
#include "graph/probability.h"

typedef struct exact_options {
  clt_graph_options graph;
  int64_t draws;
} exact_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_graph_option_table, exact_options, graph),
    {"draws", CLT_OPTION_INTEGER, offsetof(exact_options, draws), 500, 1, 1000000,
     .allowed = "a whole number", .late = true,
     .meaning = "DAGs drawn independently from the posterior and kept in the fit, equal ones once; "
                "`total_effect` is their average"},
    {0},
};

/* The posterior of a resample, for the bootstrap. */
typedef struct refit {
  clt_exact *exact;
  clt_task *task;
} refit;

static bool fit_edges(void *context, const clt_score *score, double *edge) {
  refit *r = context;
  if (!clt_exact_fit(r->exact, score, 0, r->task)) return false;
  for (int i = 0; i < score->d * score->d; i++) edge[i] = r->exact->edge[i];
  return true;
}

/* The graphs drawn with their normalised log posteriors, and their mean total effect. */
static bool describe_draws(clt_call *call, const clt_graph_inputs *inputs, const clt_exact *exact,
                           const clt_graph_list *draws, clt_graph_found *found) {
  size_t d = (size_t)draws->d;
  double *effect = clt_arena_take(&call->arena, d * d, sizeof *effect);
  if (!effect) return false;
  clt_graph_average average = {.effect = effect};
  if (!clt_graph_list_average(draws, &inputs->score, &average, &call->task)) return false;
  for (int g = 0; g < draws->n; g++) draws->log_posterior[g] -= exact->log_z;
  found->n_dags = draws->n;
  found->parents = draws->parents;
  found->weight = draws->weight;
  found->log_posterior = draws->log_posterior;
  found->total_effect = effect;
  return true;
}

/* Copies what a later fit (of a resample) would overwrite. */
static const double *keep(clt_call *call, const double *matrix, int d) {
  size_t size = (size_t)d * (size_t)d;
  double *kept = clt_arena_take(&call->arena, size, sizeof *kept);
  for (size_t i = 0; kept && i < size; i++) kept[i] = matrix[i];
  return kept;
}

typedef struct exact_diagnostics {
  double log_evidence, expected_edges, expected_false_share;
  int64_t unique_dags, effective_draws;
} exact_diagnostics;

static const clt_field DIAGNOSTICS[] = {
    CLT_FIELD_OF(
        REAL, exact_diagnostics, log_evidence,
        "log of the sum over all graphs of P(data given G) times what `prior` says that P(G) "
        "is proportional to"),
    CLT_FIELD_OF(REAL, exact_diagnostics, expected_edges, CLT_GRAPH_EXPECTED_EDGES),
    CLT_FIELD_OF(REAL, exact_diagnostics, expected_false_share, CLT_GRAPH_FALSE_SHARE),
    CLT_FIELD_OF(INTEGER, exact_diagnostics, unique_dags, "different graphs among those drawn"),
    CLT_FIELD_OF(INTEGER, exact_diagnostics, effective_draws,
                 "independent draws that the graphs kept are worth"),
    {0},
};

typedef struct exact_keys {
  clt_graph_head head;
  exact_diagnostics diagnostics;
  clt_graph_found found;
} exact_keys;

static const clt_field KEYS[] = {
    CLT_FIELDS_OF(clt_graph_head_fields, exact_keys, head),
    CLT_FIELD_OBJECT_OF("diagnostics", DIAGNOSTICS, exact_keys, diagnostics, "of the posterior"),
    CLT_FIELDS_OF(clt_graph_found_fields, exact_keys, found),
    {0},
};

/* False if an error is latched. */
static bool solve(clt_call *call, const clt_graph_inputs *inputs, const exact_options *options,
                  exact_keys *keys) {
  clt_exact exact;
  clt_graph_list draws;
  clt_graph_found *found = &keys->found;
  int d = inputs->sample.d;
  double bytes = clt_exact_bytes(&inputs->knowledge, &call->task);
  if (!clt_exact_affordable(call, &inputs->knowledge, bytes, options->graph.memory_limit) ||
      !clt_exact_init(&exact, &inputs->knowledge, &call->arena, &call->task) ||
      !clt_exact_fit(&exact, &inputs->score, CLT_EXACT_PATHS, &call->task) ||
      !clt_exact_draw(&exact, (int)options->draws, (uint64_t)options->graph.seed, &draws,
                      &call->arena, &call->task)) {
    return false;
  }
  found->edge = keep(call, exact.edge, d);
  found->coefficient = keep(call, exact.coefficient, d);
  found->path = keep(call, exact.path, d);
  keys->diagnostics =
      (exact_diagnostics){exact.log_z, exact.expected_edges,
                          clt_probability_false_share(exact.edge, d), draws.n, options->draws};
  if (!describe_draws(call, inputs, &exact, &draws, found)) return false;
  refit again = {&exact, &call->task};
  found->bootstrap_share =
      clt_graph_bootstrap_share(call, inputs, &options->graph, fit_edges, &again);
  return !clt_failed(call);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  clt_graph_state *state = pointer;
  const exact_options *options = state->options;
  clt_graph_inputs *inputs = clt_arena_take(&call->arena, 1, sizeof *inputs);
  if (!inputs || !clt_graph_pose(call, inputs, state)) return;
  exact_options used = *options;
  used.graph = clt_graph_options_used(&options->graph, &inputs->model);
  exact_keys keys = {.head = {&inputs->sample, "exact", OPTIONS, &used},
                     .diagnostics = {NAN, NAN, NAN, 0, 0},
                     .found = {.sample = &inputs->sample}};
  if (inputs->ready && !solve(call, inputs, options, &keys)) return;
  clt_fields_write(fit, KEYS, &keys);
}

static const clt_aggregate aggregate_long =
    CLT_GRAPH_AGGREGATE(long, 3, 4, OPTIONS, sizeof(exact_options), finish);
static const clt_aggregate aggregate_wide =
    CLT_GRAPH_AGGREGATE(wide, 1, 1, OPTIONS, sizeof(exact_options), finish);

static const clt_rows_of rows = {.keys = KEYS, .row = clt_graph_pair_fields};

const clt_function clt_function_exact_graph = {
    "exact_graph",
    .summary = "The Bayesian posterior over the causal graphs (DAGs) of the variables, from a row "
               "per unit, variable and value: exact, by a sum over all graphs, so that there is no "
               "sampling and no convergence to worry about.",
    .details =
        "A probability is conditional on a model: straight lines and normal errors, no common "
        "cause "
        "of two variables that is not among the variables, the `prior` of the structure, and what "
        "the options say is known; and it is of the variables as they were given, transformed and "
        "centred. Leave one out, and others change. A `weight` is that of the edge beside the "
        "other "
        "parents of the target, which differ from graph to graph, so that the weights of two fits "
        "are not of the same thing; `total_effect_raw` is, and may be compared. "
        "It is for up to about 22 variables that can have parents; causes that can have none "
        "(`exogenous`, or the first of the `tiers`) come on top, up to 64 in all. "
        "A variable that has no values, is constant, or is missing in more than `max_missing` of "
        "the units is dropped and noted; then units with a gap are left out, and `n` and "
        "`n_missing` count units; then values are centred within blocks, and what does not vary "
        "there is dropped, too. What is centred within b blocks counts as n - (b - 1) rows. "
        "Nothing "
        "is imputed. Of variables that are exact linear combinations of each other one is dropped "
        "(`combination`): where several of such dependencies hold, first of that with most "
        "variables, and of its variables the one that is a sum of the others, with positive "
        "coefficients only, else the last in sort order; the note names the others. Fewer than two "
        "variables, fewer rows that count than variables + 2, values that differ by more than "
        "1e150 or less than 1e-135 (unless `transform` is 'rank'), or a scale far from that of "
        "`obs_noise` give nulls and a note; more than 64 variables, combinations counted, a fit "
        "without rows, and a note. A `bootstrap` draws as many units as there are rows that count, "
        "without centring again. Errors: knowledge that contradicts itself, which is named; a name "
        "in it that no row has; two values for one unit and variable; a unit in two blocks; more "
        "than `memory_limit`.",
    .source =
        "Koivisto & Sood 2004; Tian & He 2009; Kuipers, Moffa & Heckerman 2014 (bge); Müller, "
        "Parmigiani, Robert & Rousseau 2004 (expected_false_share)",
    .aggregate = &aggregate_long,
    .rows = &rows,
};

const clt_function clt_function_exact_graph_wide = {
    "exact_graph",
    .summary = "The same from wide data, a JSON object a row: exact_graph(json_object('epochs', "
               "epochs, 'energy', energy)).",
    .details = "A row is a unit; one in which `block` is missing is left out. A `block` that no "
               "row has is an error.",
    .aggregate = &aggregate_wide,
};

/* ---- partial results ---- */

#define PARTIAL(form, least, most)                                                                 \
  {                                                                                                \
    .arguments = clt_graph_arguments_##form, .n_arguments = 1 + (most), .required = 1 + (least),   \
    .options = OPTIONS, .options_size = sizeof(exact_options),                                     \
    .state_size = sizeof(clt_graph_state), .start = clt_graph_start, .row = clt_graph_row_##form,  \
    .of = "exact_graph", .save = clt_graph_save,                                                   \
  }

static const clt_aggregate partial_long = PARTIAL(long, 3, 4);
static const clt_aggregate partial_wide = PARTIAL(wide, 1, 1);

static const clt_aggregate merger = {
    .arguments = clt_merge_arguments,
    .n_arguments = 1,
    .required = 1,
    .options = OPTIONS,
    .options_size = sizeof(exact_options),
    .state_size = sizeof(clt_graph_state),
    .start = clt_graph_start,
    .finish = finish,
    .of = "exact_graph",
    .merge = clt_graph_merge,
    .merged = 1,
};

const clt_function clt_function_exact_graph_partial =
    CLT_PARTIAL_FUNCTION("exact_graph", partial_long);
const clt_function clt_function_exact_graph_partial_wide = {
    "exact_graph_partial",
    .summary = "The same of wide data, a JSON object a row.",
    .aggregate = &partial_wide,
};
const clt_function clt_function_exact_graph_merge = CLT_MERGE_FUNCTION("exact_graph", merger);
