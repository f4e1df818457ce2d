/* plot_graph_diff(fit_a, fit_b [, options]) -> SVG text: two causal graphs, variables in place. */
#include "functions/plot/plot_pair.h"
#include "sqlite/function.h"

enum { EDGES_ALL, EDGES_CHANGED };
static const char *const EDGES[] = {[EDGES_ALL] = "all", [EDGES_CHANGED] = "changed", NULL};

static const clt_option OPTIONS[] = {
    {.name = "pair", .kind = CLT_OPTION_TABLE, .table = clt_pair_option_table},
    CLT_PLOT_LABEL("x_label", clt_pair_options, plot.x_label, CLT_PLOT_NOT_DRAWN, NULL),
    CLT_PLOT_LABEL("y_label", clt_pair_options, plot.y_label, CLT_PLOT_NOT_DRAWN, NULL),
    {"edges", CLT_OPTION_CHOICE, offsetof(clt_pair_options, edges), EDGES_ALL, .choices = EDGES,
     .meaning = "'changed': those that differ alone, and the variables they touch"},
    {0},
};

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *given) {
  (void)argc;
  const clt_pair_options *options = given;
  clt_plot_pair pair;
  if (!clt_plot_read_pair(call, argv, options, &pair)) return;
  clt_figure_options figure = clt_plot_figure(call, &options->plot);
  clt_plot_result(call, context,
                  clt_plot_graph_diff(pair.graph, pair.label, options->threshold,
                                      options->edges == EDGES_CHANGED, &figure, &call->arena,
                                      &call->task));
}

static const clt_scalar scalar = {.arguments = clt_pair_arguments,
                                  .required = 2,
                                  .n_arguments = 2,
                                  .flags = SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  .evaluate = evaluate,
                                  .options = OPTIONS,
                                  .options_size = sizeof(clt_pair_options)};

const clt_function clt_function_plot_graph_diff = {
    "plot_graph_diff",
    .summary = "Two causal graphs with every variable in the same place, so that what differs is "
               "seen.",
    .details = "Edges that only one of them has are double lines in its colour, turned ones have a "
               "circle and a third colour, common ones are plain and grey, and all are dashed "
               "where the coefficient is negative. " CLT_PLOT_EDGE_IS
               "The two stand side by side, or with more than 9 variables one below the other. A "
               "variable that is in only one of the graphs is drawn faintly in the other. Tiers "
               "are those of the first fit that has any of a variable. The notes of the fits stand "
               "in the caption, in English. More than 64 variables in both together are an "
               "error. " CLT_PLOT_IS,
    .source = "Sugiyama, Tagawa & Toda 1981 and Coffman & Graham 1972 (layers); " CLT_PLOT_SOURCE,
    .scalar = &scalar,
};
