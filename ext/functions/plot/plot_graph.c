/* plot_graph(fit [, options]) -> SVG text: a causal graph in layers from causes to effects. */
#include "functions/plot/plot_fit.h"
#include "sqlite/function.h"

typedef struct graph_options {
  clt_plot_options plot;
  double threshold;
} graph_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, graph_options, plot),
    CLT_PLOT_LABEL("x_label", graph_options, plot.x_label, CLT_PLOT_NOT_DRAWN, NULL),
    CLT_PLOT_LABEL("y_label", graph_options, plot.y_label, CLT_PLOT_NOT_DRAWN, NULL),
    CLT_PLOT_LABELS(graph_options, "variables"),
    CLT_PLOT_THRESHOLD(graph_options),
    {0},
};

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *given) {
  (void)argc;
  const graph_options *options = given;
  clt_graph_fit fit;
  clt_plot_graph graph;
  const char *json = clt_text_of(call, argv[0]);
  if (!json) return;
  if (clt_failed(call) || !clt_plot_read_graph(call, 1, json, &fit, &graph)) return;
  graph.name = clt_plot_labels(call, options->plot.labels, graph.name, graph.n);
  if (!graph.name) return;
  clt_figure_options figure = clt_plot_figure(call, &options->plot);
  clt_plot_result(
      call, context,
      clt_plot_graph_of(&graph, options->threshold, &figure, &call->arena, &call->task));
}

static const clt_argument ARGUMENTS[] = {
    {"fit", CLT_FIT, "what exact_graph() or dibs_graph() returned; NULL gives NULL"}};

static const clt_scalar scalar = {.arguments = ARGUMENTS,
                                  .required = 1,
                                  .n_arguments = 1,
                                  .flags = SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  .evaluate = evaluate,
                                  .options = OPTIONS,
                                  .options_size = sizeof(graph_options)};

const clt_function clt_function_plot_graph = {
    "plot_graph",
    .summary = "A causal graph, drawn in layers from causes to effects.",
    .details = "The colour of an edge shows the sign of its coefficient, and a dash that it is "
               "negative. " CLT_PLOT_EDGE_IS
               "The tiers of the fit, if it has any, lie one below the other. The notes of the fit "
               "stand in the caption, in English. " CLT_PLOT_IS,
    .source = "Sugiyama, Tagawa & Toda 1981 and Coffman & Graham 1972 (layers); " CLT_PLOT_SOURCE,
    .scalar = &scalar,
};
