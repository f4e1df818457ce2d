/* graph_dot(): a graph as text for Graphviz. */
#include <math.h>

#include "functions/graph/graph_read.h"
#include "sqlite/function.h"

typedef struct dot_options {
  double threshold;
} dot_options;

static const clt_option OPTIONS[] = {
    {"threshold", CLT_OPTION_REAL, offsetof(dot_options, threshold), 0.5, 0, 1,
     .allowed = "a number", .meaning = "edges of at least this probability are drawn"},
    {0},
};

/* A DOT string: only the quote and the backslash are special. */
static void append_quoted(sqlite3_str *out, const char *text) {
  sqlite3_str_appendchar(out, 1, '"');
  for (; *text; text++) {
    if (*text == '"' || *text == '\\') sqlite3_str_appendchar(out, 1, '\\');
    sqlite3_str_appendchar(out, 1, *text);
  }
  sqlite3_str_appendchar(out, 1, '"');
}

static void append_edge(sqlite3_str *out, const clt_graph_fit *graph, int source, int target) {
  int pair = source * graph->d + target;
  double probability = graph->figure[CLT_PAIR_PROBABILITY][pair];
  bool negative = graph->figure[CLT_PAIR_WEIGHT][pair] < 0.0;
  int percent = (int)floor(100.0 * probability + 0.5);
  int width = (int)floor(10.0 * (0.5 + 3.5 * probability) + 0.5); /* tenths of a point */
  sqlite3_str_appendall(out, "  ");
  append_quoted(out, graph->names[source]);
  sqlite3_str_appendall(out, " -> ");
  append_quoted(out, graph->names[target]);
  sqlite3_str_appendf(out, " [label=\"%d %%\", penwidth=%d.%d, color=\"%s\", style=%s];\n", percent,
                      width / 10, width % 10, negative ? "#D55E00" : "#0072B2",
                      negative ? "dashed" : "solid");
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *given) {
  (void)argc;
  const dot_options *options = given;
  clt_graph_fit graph;
  const char *json = clt_text_of(call, argv[0]);
  if (!json) return;
  if (clt_failed(call) || !clt_graph_read(call, 1, json, false, &graph)) return;
  sqlite3_str *out = sqlite3_str_new(call->connection->db);
  sqlite3_str_appendall(out,
                        "digraph causalite {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n");
  for (int v = 0; v < graph.d; v++) {
    sqlite3_str_appendall(out, "  ");
    append_quoted(out, graph.names[v]);
    sqlite3_str_appendall(out, ";\n");
  }
  for (int pair = 0; pair < graph.d * graph.d; pair++) {
    if (graph.figure[CLT_PAIR_PROBABILITY][pair] >= options->threshold) {
      append_edge(out, &graph, pair / graph.d, pair % graph.d);
    }
  }
  sqlite3_str_appendall(out, "}\n");
  clt_result_text(call, context, out);
}

static const clt_argument ARGUMENTS[] = {
    {"fit", CLT_FIT, "what exact_graph() or dibs_graph() returned"}};

static const clt_scalar scalar = {.arguments = ARGUMENTS,
                                  .required = 1,
                                  .n_arguments = 1,
                                  .flags = SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  .evaluate = evaluate,
                                  .options = OPTIONS,
                                  .options_size = sizeof(dot_options)};

const clt_function clt_function_graph_dot = {
    "graph_dot",
    .summary = "A causal graph in Graphviz' DOT language, for `dot -Tsvg`: the wider an edge, the "
               "more probable it is; blue and solid where the coefficient is positive, red and "
               "dashed where it is negative.",
    .details = "NULL gives NULL; what is no graph is an error.",
    .scalar = &scalar,
};
