/* plot_graph_diff(fit_a, fit_b [, options]) -> SVG text: two causal graphs, variables in place. */
#include <math.h>

#include "functions/plot/plot_fit.h"
#include "plot/layout.h"
#include "sqlite/function.h"

typedef struct diff_options {
  clt_plot_options plot;
  double threshold;
  clt_label label_a, label_b;
} diff_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, diff_options, plot),
    CLT_PLOT_LABEL("x_label", diff_options, plot.x_label, CLT_PLOT_NOT_DRAWN, NULL),
    CLT_PLOT_LABEL("y_label", diff_options, plot.y_label, CLT_PLOT_NOT_DRAWN, NULL),
    CLT_PLOT_THRESHOLD(diff_options),
    CLT_PLOT_LABEL("label_a", diff_options, label_a, "what the first graph is called", "'a'"),
    CLT_PLOT_LABEL("label_b", diff_options, label_b, "what the second graph is called", "'b'"),
    {0},
};

/* The tiers of the variables of both: those of the first fit that has any of a variable. */
static int *unite_tiers(clt_call *call, const clt_graph_union *all, const clt_plot_graph graph[2]) {
  int *tier = clt_arena_take(&call->arena, (size_t)all->n, sizeof *tier);
  for (int v = 0; tier && v < all->n; v++) {
    tier[v] = -1;
    for (int side = 0; side < 2 && tier[v] < 0; side++) {
      if (all->at[side][v] >= 0) tier[v] = graph[side].tier[all->at[side][v]];
    }
  }
  return tier;
}

static double *spread(clt_call *call, const clt_graph_union *all, int side,
                      const clt_graph_fit *fit, clt_pair_figure figure) {
  size_t n = (size_t)all->n;
  double *out = clt_arena_take(&call->arena, n * n, sizeof *out);
  for (int pair = 0; out && pair < all->n * all->n; pair++) {
    int i = all->at[side][pair / all->n], j = all->at[side][pair % all->n];
    out[pair] = i < 0 || j < 0 ? NAN : fit->figure[figure][i * fit->d + j];
  }
  return out;
}

/* One side's graph over the variables of both. */
static bool extend(clt_call *call, const clt_graph_union *all, int side, const clt_graph_fit *fit,
                   const int *tier, clt_plot_graph *graph) {
  bool *absent = clt_arena_take(&call->arena, (size_t)all->n, sizeof *absent);
  for (int v = 0; absent && v < all->n; v++) absent[v] = all->at[side][v] < 0;
  *graph = (clt_plot_graph){.name = all->names,
                            .n = all->n,
                            .tier = tier,
                            .probability = spread(call, all, side, fit, CLT_PAIR_PROBABILITY),
                            .adjacency = spread(call, all, side, fit, CLT_PAIR_ADJACENCY),
                            .weight = spread(call, all, side, fit, CLT_PAIR_WEIGHT),
                            .absent = absent,
                            .notes = graph->notes};
  return !clt_failed(call);
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *given) {
  (void)argc;
  const diff_options *options = given;
  clt_graph_fit fit[2];
  clt_plot_graph graph[2];
  clt_graph_union all;
  for (int side = 0; side < 2; side++) {
    const char *json = clt_text_of(call, argv[side]);
    if (!json || clt_failed(call)) return;
    if (!clt_plot_read_graph(call, side + 1, json, &fit[side], &graph[side])) return;
  }
  if (!clt_graph_unite(call, fit, &all)) return;
  if (all.n > CLT_GRAPH_MAX) {
    clt_fail(call, "the graphs have %d variables together; at most %d can be drawn", all.n,
             CLT_GRAPH_MAX);
    return;
  }
  const int *tier = unite_tiers(call, &all, graph);
  if (!tier) return;
  for (int side = 0; side < 2; side++) {
    if (!extend(call, &all, side, &fit[side], tier, &graph[side])) return;
  }
  const char *a = clt_plot_text(call, &options->label_a),
             *b = clt_plot_text(call, &options->label_b);
  const char *const label[2] = {a ? a : "a", b ? b : "b"};
  clt_figure_options figure = clt_plot_figure(call, &options->plot);
  clt_plot_result(
      call, context,
      clt_plot_graph_diff(graph, label, options->threshold, &figure, &call->arena, &call->task));
}

static const clt_argument ARGUMENTS[] = {
    {"fit_a", CLT_FIT, "what exact_graph() or dibs_graph() returned; NULL gives NULL"},
    {"fit_b", CLT_FIT, "the same of the other graph"},
};

static const clt_scalar scalar = {.arguments = ARGUMENTS,
                                  .required = 2,
                                  .n_arguments = 2,
                                  .flags = SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  .evaluate = evaluate,
                                  .options = OPTIONS,
                                  .options_size = sizeof(diff_options)};

const clt_function clt_function_plot_graph_diff = {
    "plot_graph_diff",
    .summary = "Two causal graphs with every variable in the same place, so that what differs is "
               "seen.",
    .details = "Edges that only one of them has are in its colour, turned ones in a third, common "
               "ones grey, and dashed where the coefficient is negative. " CLT_PLOT_EDGE_IS
               "The two stand side by side, or with more than 9 variables one below the other. A "
               "variable that is in only one of the graphs is drawn faintly in the other. Tiers "
               "are those of the first fit that has any of a variable. The notes of the fits stand "
               "in the caption, in English. More than 64 variables in both together are an "
               "error. " CLT_PLOT_IS,
    .source = "Sugiyama, Tagawa & Toda 1981 and Coffman & Graham 1972 (layers); " CLT_PLOT_SOURCE,
    .scalar = &scalar,
};
