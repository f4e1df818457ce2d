/*
** plot_graph(fit [, options]) -> SVG text: a causal graph, drawn in layers from causes to effects.
** The wider an edge the more probable; colour and dash show the sign of its coefficient; without an
** arrow the direction is undecided.
**
** Arguments: what exact_graph() or dibs_graph() returned; NULL gives NULL.
** Options: title, width, height, lang (plot_options.h); threshold 0.5: variables are joined whose
**   adjacency is at least that. The direction is that of the larger probability, undecided where
**   the two are within 0.1 (as in graph_diff()).
** The tiers of the fit, if it has any, lie one below the other.
*/
#include "functions/plot/plot_fit.h"
#include "sqlite/function.h"

typedef struct graph_options {
  clt_plot_options plot;
  double threshold;
} graph_options;

static const clt_option OPTIONS[] = {
    CLT_OPTIONS_OF(clt_plot_option_table, graph_options, plot),
    {"threshold", CLT_OPTION_REAL, offsetof(graph_options, threshold), 0.5, 0, 1,
     .allowed = "a number"},
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
  clt_figure_options figure = clt_plot_figure(call, &options->plot);
  clt_plot_result(
      call, context,
      clt_plot_graph_of(&graph, options->threshold, &figure, &call->arena, &call->task));
}

static const clt_argument ARGUMENTS[] = {{"fit", CLT_FIT, ""}};

static const clt_scalar scalar = {.arguments = ARGUMENTS,
                                  .required = 1,
                                  .n_arguments = 1,
                                  .flags = SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  .evaluate = evaluate,
                                  .options = OPTIONS,
                                  .options_size = sizeof(graph_options)};

const clt_function clt_function_plot_graph = {"plot_graph", .scalar = &scalar};
