/*
** exact_graph(unit, variable, value [, block] [, options]) -> fit: the exact Bayesian posterior
** over causal graphs, by dynamic programming (ext/graph/exact/exact.h).
** exact_graph(object [, options]) the same from a JSON object of names and numbers a row; option
**   block names the key that is the block.
**
** Arguments: unit and variable any number or text, value a number or NULL (missing), block any
**   number or text, the same in all rows of a unit: values are centred within blocks.
** Options: those of all graph functions (graph_options.h) and
**   draws  500 DAGs drawn independently from the posterior and kept in the fit, equal ones once;
**          total_effect is their average
** Rows, one an ordered pair: source, target, probability, reverse_probability, adjacency, weight
**   (posterior mean of the coefficient given the edge, standardised), weight_raw (in the variables'
**   own units), path_probability, total_effect, total_effect_raw, start_agreement (NULL),
**   bootstrap_share.
** Keys: variables, dropped, method, options, diagnostics {log_evidence, expected_edges,
**   unique_dags, effective_draws}, dags.
** Errors: contradicting knowledge; a name that no row has; more than memory_limit; two values for
**   one unit and variable; a unit in two blocks.
** Degenerate data: too few variables or units, more than 64 variables: no probabilities, and a
** note.
*/
#include <math.h>

#include "functions/graph/model.h"
#include "graph/exact/exact.h"
#include "sqlite/function.h"

typedef struct exact_options {
  clt_graph_options graph;
  int64_t draws;
} exact_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_graph_option_table, exact_options, graph),
    {"draws", CLT_OPTION_INTEGER, offsetof(exact_options, draws), 500, 1, 1000000,
     .allowed = "a whole number"},
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

static void write_diagnostics(clt_fit *fit, double log_z, double expected_edges, int unique,
                              int64_t draws) {
  clt_fit_open(fit, "diagnostics", '{');
  clt_fit_real(fit, "log_evidence", log_z);
  clt_fit_real(fit, "expected_edges", expected_edges);
  clt_fit_integer(fit, "unique_dags", unique);
  clt_fit_integer(fit, "effective_draws", draws);
  clt_fit_close(fit, '}');
}

static void write_head(clt_fit *fit, const clt_graph_inputs *inputs, const exact_options *options) {
  clt_graph_write_variables(fit, &inputs->sample);
  clt_fit_text(fit, "method", "exact");
  exact_options used = *options;
  used.graph = clt_graph_options_used(&options->graph, &inputs->model);
  clt_fit_open(fit, "options", '{');
  clt_options_write(fit, OPTIONS, &used);
  clt_fit_close(fit, '}');
}

static void solve(clt_call *call, const clt_graph_inputs *inputs, const exact_options *options,
                  clt_fit *fit) {
  clt_exact exact;
  clt_graph_list draws;
  int d = inputs->sample.d;
  double bytes = clt_exact_bytes(&inputs->knowledge, &call->task);
  if (!clt_exact_affordable(call, &inputs->knowledge, bytes, options->graph.memory_limit)) return;
  if (!clt_exact_init(&exact, &inputs->knowledge, &call->arena, &call->task)) return;
  if (!clt_exact_fit(&exact, &inputs->score, CLT_EXACT_PATHS, &call->task)) return;
  if (!clt_exact_draw(&exact, (int)options->draws, (uint64_t)options->graph.seed, &draws,
                      &call->arena, &call->task)) {
    return;
  }
  clt_graph_found found = {.edge = keep(call, exact.edge, d),
                           .coefficient = keep(call, exact.coefficient, d),
                           .path = keep(call, exact.path, d)};
  double log_z = exact.log_z, expected_edges = exact.expected_edges;
  if (!describe_draws(call, inputs, &exact, &draws, &found)) return;
  refit again = {&exact, &call->task};
  found.bootstrap_share =
      clt_graph_bootstrap_share(call, inputs, &options->graph, fit_edges, &again);
  if (clt_failed(call)) return;
  write_head(fit, inputs, options);
  write_diagnostics(fit, log_z, expected_edges, draws.n, options->draws);
  clt_graph_write_found(fit, inputs, &found);
}

static void finish(clt_call *call, void *pointer, clt_fit *fit) {
  clt_graph_state *state = pointer;
  const exact_options *options = state->options;
  clt_graph_inputs *inputs = clt_arena_take(&call->arena, 1, sizeof *inputs);
  if (!inputs || !clt_graph_pose(call, inputs, state)) return;
  if (inputs->ready) {
    solve(call, inputs, options, fit);
  } else {
    write_head(fit, inputs, options);
    write_diagnostics(fit, NAN, NAN, 0, 0);
    clt_graph_write_found(fit, inputs, NULL);
  }
}

static const clt_aggregate aggregate_long =
    CLT_GRAPH_AGGREGATE(long, 3, 4, OPTIONS, sizeof(exact_options), finish);
static const clt_aggregate aggregate_wide =
    CLT_GRAPH_AGGREGATE(wide, 1, 1, OPTIONS, sizeof(exact_options), finish);

static const clt_rows_of rows = {.row = clt_graph_row};

const clt_function clt_function_exact_graph = {"exact_graph", .aggregate = &aggregate_long,
                                               .rows = &rows};
const clt_function clt_function_exact_graph_wide = {"exact_graph", .aggregate = &aggregate_wide};
