#include "functions/plot/plot_pair.h"

#include <math.h>

#include "base/dag.h"
#include "sqlite/cell.h"

#define AT(member) offsetof(clt_pair_options, member)

const clt_option clt_pair_option_table[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, clt_pair_options, plot),
    CLT_PLOT_LABELS(clt_pair_options, "variables"),
    CLT_PLOT_THRESHOLD(clt_pair_options),
    CLT_PLOT_LABEL("label_a", clt_pair_options, label_a, "what the first graph is called", "'a'"),
    CLT_PLOT_LABEL("label_b", clt_pair_options, label_b, "what the second graph is called", "'b'"),
    {0},
};

const clt_argument clt_pair_arguments[2] = {
    {"fit_a", CLT_FIT, "what exact_graph() or dibs_graph() returned; NULL gives NULL"},
    {"fit_b", CLT_FIT, "the same of the other graph"},
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
                   const char *const *name, const int *tier, clt_plot_graph *graph) {
  bool *absent = clt_arena_take(&call->arena, (size_t)all->n, sizeof *absent);
  for (int v = 0; absent && v < all->n; v++) absent[v] = all->at[side][v] < 0;
  *graph = (clt_plot_graph){.name = name,
                            .n = all->n,
                            .tier = tier,
                            .probability = spread(call, all, side, fit, CLT_PAIR_PROBABILITY),
                            .adjacency = spread(call, all, side, fit, CLT_PAIR_ADJACENCY),
                            .weight = spread(call, all, side, fit, CLT_PAIR_WEIGHT),
                            .absent = absent,
                            .notes = graph->notes};
  return !clt_failed(call);
}

static void set_labels(clt_call *call, const clt_pair_options *options, clt_plot_pair *pair) {
  const char *a = clt_plot_text(call, &options->label_a),
             *b = clt_plot_text(call, &options->label_b);
  pair->label[0] = a ? a : "a";
  pair->label[1] = b ? b : "b";
}

bool clt_plot_read_pair(clt_call *call, sqlite3_value **argv, const clt_pair_options *options,
                        clt_plot_pair *pair) {
  clt_graph_fit fit[2];
  clt_graph_union all;
  for (int side = 0; side < 2; side++) {
    const char *json = clt_text_of(call, argv[side]);
    if (!json || clt_failed(call)) return false;
    if (!clt_plot_read_graph(call, side + 1, json, &fit[side], &pair->graph[side])) return false;
  }
  if (!clt_graph_unite(call, fit, &all)) return false;
  if (all.n > CLT_GRAPH_MAX) {
    clt_fail(call, "the graphs have %d variables together; at most %d can be drawn", all.n,
             CLT_GRAPH_MAX);
    return false;
  }
  const int *tier = unite_tiers(call, &all, pair->graph);
  const char *const *name = clt_plot_labels(call, options->plot.labels, all.names, all.n);
  if (!tier || !name) return false;
  for (int side = 0; side < 2; side++) {
    if (!extend(call, &all, side, &fit[side], name, tier, &pair->graph[side])) return false;
  }
  set_labels(call, options, pair);
  return !clt_failed(call);
}
