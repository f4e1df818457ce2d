/*
** graph_paths(fit, source, target [, options]) -> rows: every directed path between two variables
** of a causal graph.
**
** Arguments: what exact_graph() or dibs_graph() returned; names of two variables.
** Options: threshold 0.5 (every edge of a path has at least this probability), max_length 4 (edges).
** Columns: path ('epochs → util → energy'), length (edges), mediators (JSON array of names),
**   min_probability (of its edges), probability (that all its edges hold at once, over the DAGs kept
**   in the fit), mc_error (its Monte-Carlo standard error), weight (product of the standardised mean
**   coefficients along it). Ordered by length, then by the names.
** A variable that is not in the graph gives no rows; neither does a NULL argument.
*/
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "functions/functions.h"
#include "functions/graph/graph_read.h"
#include "base/dag.h"

typedef struct paths_options {
  double threshold;
  int64_t max_length;
} paths_options;

static const clt_option OPTIONS[] = {
    {"threshold", CLT_OPTION_REAL, offsetof(paths_options, threshold), 0.5, 0, 1, "a number"},
    {"max_length", CLT_OPTION_INTEGER, offsetof(paths_options, max_length), 4, 1, 10,
     "a whole number"},
};

enum { MOST_EDGES = 10 };

/* A depth-first search for paths of a given length. */
typedef struct search {
  clt_call *call;
  const clt_graph_fit *graph;
  clt_fit *fit;
  double threshold;
  double draws; /* how many independent DAGs the kept ones are worth */
  int target;
  int length;               /* edges of the paths sought */
  int node[MOST_EDGES + 1]; /* the path so far */
} search;

static double figure(const search *s, clt_pair_figure f, int edge) {
  return s->graph->figure[f][s->node[edge] * s->graph->d + s->node[edge + 1]];
}

/* The share of the kept DAGs in which all edges of the path hold. */
static double joint_probability(const search *s) {
  double sum = 0.0, all = 0.0;
  for (int i = 0; i < s->graph->n_dags; i++) {
    const clt_kept_dag *dag = &s->graph->dags[i];
    bool holds = true;
    for (int e = 0; e < s->length && holds; e++) {
      holds = (dag->parents[s->node[e + 1]] & clt_bit(s->node[e])) != 0;
    }
    all += dag->weight;
    if (holds) sum += dag->weight;
  }
  return all > 0.0 ? sum / all : NAN;
}

static void write_path(search *s) {
  sqlite3_str *path = sqlite3_str_new(s->call->connection->db);
  double least = 1.0, weight = 1.0, joint = joint_probability(s);
  for (int e = 0; e <= s->length; e++) {
    sqlite3_str_appendf(path, "%s%s", e ? " → " : "", s->graph->names[s->node[e]]);
    if (e == s->length) break;
    least = fmin(least, figure(s, CLT_PAIR_PROBABILITY, e));
    weight *= figure(s, CLT_PAIR_WEIGHT, e);
  }
  char *text = sqlite3_str_finish(path);
  if (!text) clt_fail_code(s->call, SQLITE_NOMEM);
  clt_fit_open(s->fit, NULL, '{');
  clt_fit_text(s->fit, "path", text);
  clt_fit_integer(s->fit, "length", s->length);
  clt_fit_open(s->fit, "mediators", '[');
  for (int e = 1; e < s->length; e++) clt_fit_text(s->fit, NULL, s->graph->names[s->node[e]]);
  clt_fit_close(s->fit, ']');
  clt_fit_real(s->fit, "min_probability", least);
  clt_fit_real(s->fit, "probability", joint);
  clt_fit_real(s->fit, "mc_error", sqrt(joint * (1.0 - joint) / s->draws));
  clt_fit_real(s->fit, "weight", weight);
  clt_fit_close(s->fit, '}');
  sqlite3_free(text);
}

static void extend(search *s, int depth, uint64_t seen) {
  const double *probability = s->graph->figure[CLT_PAIR_PROBABILITY];
  int from = s->node[depth], d = s->graph->d;
  if (clt_task_stop(&s->call->task, 0.0) || sqlite3_str_errcode(s->fit->text)) return;
  for (int to = 0; to < d; to++) {
    bool last = depth + 1 == s->length;
    if ((seen & clt_bit(to)) || (to == s->target) != last) continue;
    if (!(probability[from * d + to] >= s->threshold)) continue;
    s->node[depth + 1] = to;
    if (last) {
      write_path(s);
    } else {
      extend(s, depth + 1, seen | clt_bit(to));
    }
  }
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
  search s = {.call = call, .graph = &graph, .fit = &fit, .threshold = options->threshold};
  s.draws = effective_draws(&graph);
  s.node[0] = clt_graph_fit_variable(&graph, source);
  s.target = clt_graph_fit_variable(&graph, target);
  clt_fit_open(&fit, NULL, '{');
  clt_fit_open(&fit, "rows", '[');
  for (s.length = 1; s.length <= options->max_length; s.length++) {
    if (s.node[0] >= 0 && s.target >= 0 && s.node[0] != s.target) {
      extend(&s, 0, clt_bit(s.node[0]));
    }
  }
  clt_fit_close(&fit, ']');
  clt_fit_close(&fit, '}');
  return clt_fit_finish(call, &fit);
}

static char *open_paths(clt_call *call, int argc, sqlite3_value **argv) {
  paths_options options;
  const char *text[3];
  int n_options = sizeof OPTIONS / sizeof *OPTIONS;
  for (int i = 0; i < 3; i++) {
    text[i] = clt_text_of(call, argv[i]);
    if (!text[i]) return NULL;
  }
  clt_options_default(OPTIONS, n_options, &options);
  if (argc > 3) clt_options_argument(call, OPTIONS, n_options, &options, argv[3]);
  return clt_failed(call) ? NULL : find_paths(call, text[0], text[1], text[2], &options);
}

static const clt_rows_of rows = {
    .columns = "path, length, mediators, min_probability, probability, mc_error, weight",
    .path = "rows",
    .arguments = "fit, source, target, options",
    .required = 3,
    .open = open_paths,
};

const clt_function clt_function_graph_paths = {"graph_paths", .rows = &rows};
