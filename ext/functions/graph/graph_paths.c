/*
** graph_paths(fit, source, target [, options]) -> rows: every directed path between two variables
** of a causal graph.
**
** Arguments: what exact_graph() or dibs_graph() returned; names of two variables.
** Options: threshold 0.5 (every edge of a path has at least this probability), max_length 4
**   (edges).
** Columns: path ('epochs → util → energy'), length (edges), mediators (JSON array of names),
**   min_probability (of its edges), probability (that all its edges hold at once, over the DAGs
**   kept in the fit), mc_error (its Monte-Carlo standard error), weight (product of the
**   standardised mean coefficients along it). Ordered by length, then by the names.
** A variable that is not in the graph gives no rows; neither does a NULL argument.
*/
#include <math.h>

#include "base/json.h"
#include "functions/graph/graph_read.h"
#include "sqlite/function.h"

typedef struct paths_options {
  double threshold;
  int64_t max_length;
} paths_options;

static const clt_option OPTIONS[] = {
    {"threshold", CLT_OPTION_REAL, offsetof(paths_options, threshold), 0.5, 0, 1,
     .allowed = "a number"},
    {"max_length", CLT_OPTION_INTEGER, offsetof(paths_options, max_length), 4, 1, CLT_PATH_MAX,
     .allowed = "a whole number"},
    {0},
};

/* Writes the paths of a graph. */
typedef struct writer {
  clt_call *call;
  const clt_graph_fit *graph;
  clt_fit *fit;
  double draws; /* how many independent DAGs the kept ones are worth */
} writer;

static void write_names(const writer *w, const int *node, int length) {
  sqlite3_str *path = sqlite3_str_new(w->call->connection->db);
  for (int e = 0; e <= length; e++) {
    sqlite3_str_appendf(path, "%s%s", e ? " → " : "", w->graph->names[node[e]]);
  }
  char *text = sqlite3_str_finish(path);
  if (!text) clt_fail_code(w->call, SQLITE_NOMEM);
  clt_fit_text(w->fit, "path", text);
  sqlite3_free(text);
  clt_fit_integer(w->fit, "length", length);
  clt_fit_open(w->fit, "mediators", '[');
  for (int e = 1; e < length; e++) clt_fit_text(w->fit, NULL, w->graph->names[node[e]]);
  clt_fit_close(w->fit, ']');
}

static bool write_path(void *context, const int *node, int length) {
  const writer *w = context;
  const clt_graph_fit *graph = w->graph;
  double least = 1.0, weight = 1.0;
  double joint = clt_path_probability(graph->dags, graph->n_dags, node, length);
  for (int e = 0; e < length; e++) {
    int pair = node[e] * graph->d + node[e + 1];
    least = fmin(least, graph->figure[CLT_PAIR_PROBABILITY][pair]);
    weight *= graph->figure[CLT_PAIR_WEIGHT][pair];
  }
  clt_fit_open(w->fit, NULL, '{');
  write_names(w, node, length);
  clt_fit_real(w->fit, "min_probability", least);
  clt_fit_real(w->fit, "probability", joint);
  clt_fit_real(w->fit, "mc_error", sqrt(joint * (1.0 - joint) / w->draws));
  clt_fit_real(w->fit, "weight", weight);
  clt_fit_close(w->fit, '}');
  return !clt_failed(w->call) && !sqlite3_str_errcode(w->fit->text);
}

/* Equal draws are kept once: what the kept DAGs are worth stands in the fit's diagnostics. */
static double effective_draws(const clt_graph_fit *graph) {
  const char *diagnostics = clt_json_member(graph->object, "diagnostics", NULL);
  const char *draws = clt_json_member(diagnostics, "effective_draws", NULL);
  if (!draws) draws = clt_json_member(diagnostics, "effective_particles", NULL);
  return clt_json_number(draws);
}

static char *find_paths(clt_call *call, const char *json, const char *source, const char *target,
                        const paths_options *options) {
  clt_graph_fit graph;
  if (!clt_graph_read(call, 1, json, true, &graph)) return NULL;
  clt_fit fit = {.text = sqlite3_str_new(call->connection->db), .task = &call->task};
  writer w = {call, &graph, &fit, effective_draws(&graph)};
  clt_paths paths = {.d = graph.d,
                     .probability = graph.figure[CLT_PAIR_PROBABILITY],
                     .threshold = options->threshold,
                     .source = clt_graph_fit_index(&graph, source),
                     .target = clt_graph_fit_index(&graph, target),
                     .longest = (int)options->max_length,
                     .found = write_path,
                     .context = &w,
                     .task = &call->task};
  clt_fit_open(&fit, NULL, '{');
  clt_fit_open(&fit, "rows", '[');
  if (paths.source >= 0 && paths.target >= 0) clt_paths_find(&paths);
  clt_fit_close(&fit, ']');
  clt_fit_close(&fit, '}');
  return clt_fit_finish(call, &fit);
}

static char *open_paths(clt_call *call, int argc, sqlite3_value **argv, const void *options) {
  (void)argc;
  const char *text[3];
  for (int i = 0; i < 3; i++) {
    text[i] = clt_text_of(call, argv[i]);
    if (!text[i]) return NULL;
  }
  return find_paths(call, text[0], text[1], text[2], options);
}

static const clt_field ROW[] = {
    {"path", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"length", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"mediators", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"min_probability", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"probability", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"mc_error", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {"weight", CLT_FIELD_WRITTEN, 0, "", NULL, NULL},
    {0},
};

static const clt_argument ARGUMENTS[] = {
    {"fit", CLT_FIT, ""}, {"source", CLT_TEXT, ""}, {"target", CLT_TEXT, ""}};

static const clt_rows_of rows = {
    .row = ROW,
    .open = open_paths,
    .arguments = ARGUMENTS,
    .n_arguments = 3,
    .required = 3,
    .options = OPTIONS,
    .options_size = sizeof(paths_options),
};

const clt_function clt_function_graph_paths = {"graph_paths", .rows = &rows};
