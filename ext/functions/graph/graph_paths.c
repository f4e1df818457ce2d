/* graph_paths(): every directed path between two variables of a graph, by graph/paths.h. */
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
     .allowed = "a number", .meaning = "every edge of a path has at least this probability"},
    {"max_length", CLT_OPTION_INTEGER, offsetof(paths_options, max_length), 4, 1, CLT_PATH_MAX,
     .allowed = "a whole number", .meaning = "most edges of a path"},
    {0},
};

/* Writes the paths of a graph. */
typedef struct writer {
  clt_call *call;
  const clt_graph_fit *graph;
  clt_fit *fit;
  double draws; /* how many independent DAGs the kept ones are worth */
} writer;

typedef struct path_row {
  const char *path;
  int64_t length;
  const char *const *names; /* of the graph's variables */
  const int *node;          /* [length + 1] */
  double min_probability, probability, mc_error, weight;
} path_row;

static void write_mediators(clt_fit *fit, const char *key, const void *pointer) {
  const path_row *row = pointer;
  clt_fit_open(fit, key, '[');
  for (int e = 1; e < row->length; e++) clt_fit_text(fit, NULL, row->names[row->node[e]]);
  clt_fit_close(fit, ']');
}

static const clt_field ROW[] = {
    CLT_FIELD_OF(TEXT, path_row, path, "its variables: 'epochs → util → energy'"),
    CLT_FIELD_OF(INTEGER, path_row, length, "edges"),
    {"mediators", CLT_FIELD_WRITTEN, 0, "array of the names between source and target", NULL,
     write_mediators},
    CLT_FIELD_OF(REAL, path_row, min_probability, "the smallest of its edges"),
    CLT_FIELD_OF(REAL, path_row, probability,
                 "that all its edges hold at once, over the DAGs kept in the fit"),
    CLT_FIELD_OF(REAL, path_row, mc_error, "Monte Carlo standard error of the probability"),
    CLT_FIELD_OF(REAL, path_row, weight, "product of the standardised mean coefficients along it"),
    {0},
};

/* The path in words, from sqlite3_malloc; NULL with the error latched. */
static char *name_path(const writer *w, const int *node, int length) {
  sqlite3_str *path = sqlite3_str_new(w->call->connection->db);
  for (int e = 0; e <= length; e++) {
    sqlite3_str_appendf(path, "%s%s", e ? " → " : "", w->graph->names[node[e]]);
  }
  char *text = sqlite3_str_finish(path);
  if (!text) clt_fail_code(w->call, SQLITE_NOMEM);
  return text;
}

static bool write_path(void *context, const int *node, int length) {
  const writer *w = context;
  const clt_graph_fit *graph = w->graph;
  double joint = clt_path_probability(graph->dags, graph->n_dags, node, length);
  char *path = name_path(w, node, length);
  path_row row = {.path = path,
                  .length = length,
                  .names = graph->names,
                  .node = node,
                  .min_probability = 1.0,
                  .probability = joint,
                  .mc_error = sqrt(joint * (1.0 - joint) / w->draws),
                  .weight = 1.0};
  for (int e = 0; e < length; e++) {
    int pair = node[e] * graph->d + node[e + 1];
    row.min_probability = fmin(row.min_probability, graph->figure[CLT_PAIR_PROBABILITY][pair]);
    row.weight *= graph->figure[CLT_PAIR_WEIGHT][pair];
  }
  clt_fields_row(w->fit, ROW, &row);
  sqlite3_free(path);
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

static const clt_argument ARGUMENTS[] = {
    {"fit", CLT_FIT, "what exact_graph() or dibs_graph() returned"},
    {"source", CLT_TEXT, "name of the variable where paths begin"},
    {"target", CLT_TEXT, "name of the variable where they end"}};

static const clt_rows_of rows = {
    .row = ROW,
    .open = open_paths,
    .arguments = ARGUMENTS,
    .n_arguments = 3,
    .required = 3,
    .options = OPTIONS,
    .options_size = sizeof(paths_options),
};

const clt_function clt_function_graph_paths = {
    "graph_paths",
    .summary = "Every directed path between two variables of a causal graph, ordered by length, "
               "then by the names.",
    .details = "A variable that is not in the graph gives no rows; neither does an argument that "
               "is NULL. What is no graph is an error.",
    .rows = &rows,
};
