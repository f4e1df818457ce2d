/* plot_edge_matrix(fit_a, fit_b [, options]) -> SVG text: a cell per ordered pair of variables. */
#include "functions/plot/plot_pair.h"
#include "sqlite/function.h"

static const clt_option OPTIONS[] = {
    {.name = "pair", .kind = CLT_OPTION_TABLE, .table = clt_pair_option_table},
    CLT_PLOT_LABEL("x_label", clt_pair_options, plot.x_label, "heading of the columns",
                   "'effect', in the language of `lang`"),
    CLT_PLOT_LABEL("y_label", clt_pair_options, plot.y_label, "heading of the rows",
                   "'cause', in the language of `lang`"),
    {0},
};

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *given) {
  (void)argc;
  const clt_pair_options *options = given;
  clt_plot_pair pair;
  if (!clt_plot_read_pair(call, argv, options, &pair)) return;
  clt_figure_options figure = clt_plot_figure(call, &options->plot);
  clt_plot_result(
      call, context,
      clt_plot_edge_matrix(pair.graph, pair.label, options->threshold, &figure, &call->arena));
}

static const clt_scalar scalar = {.arguments = clt_pair_arguments,
                                  .required = 2,
                                  .n_arguments = 2,
                                  .flags = SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  .evaluate = evaluate,
                                  .options = OPTIONS,
                                  .options_size = sizeof(clt_pair_options)};

const clt_function clt_function_plot_edge_matrix = {
    "plot_edge_matrix",
    .summary = "Two causal graphs as a matrix of causes by effects, each cell split by a diagonal: "
               "the picture of two graphs with more than some eight variables.",
    .details = "The upper left of a cell is the probability of the edge in the first graph, the "
               "lower right that in the second, and the colour the stronger the more probable. A "
               "frame is around the edges that only one of them has, or that are turned, by the "
               "rule of graph_diff(): joined from the threshold on, undecided where the two "
               "directions are within 0.1. Below 0.05, and so where the edge was ruled out "
               "beforehand, a cell is blank; a dash stands where a graph does not have the "
               "variable. The variables stand in the order of the tiers of the fits, those of no "
               "tier last. Columns that do not fit in the width go into further blocks below. The "
               "notes of the fits stand in the caption, in English. More than 64 variables in both "
               "together are an error. " CLT_PLOT_IS,
    .source = CLT_PLOT_SOURCE,
    .scalar = &scalar,
};
