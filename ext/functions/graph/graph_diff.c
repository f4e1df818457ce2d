/* graph_diff(): two fits of graphs held against each other, pair by pair. */
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "functions/graph/comparison.h"
#include "functions/graph/graph_read.h"
#include "sqlite/function.h"

static clt_pair_view view(const clt_graph_fit *fit, const char *source, const char *target) {
  int s = clt_graph_fit_index(fit, source), t = clt_graph_fit_index(fit, target);
  if (s < 0 || t < 0) return clt_pair_unknown;
  const double *probability = fit->figure[CLT_PAIR_PROBABILITY];
  int pair = s * fit->d + t;
  return (clt_pair_view){
      probability[pair], probability[t * fit->d + s], fit->figure[CLT_PAIR_ADJACENCY][pair],
      fit->figure[CLT_PAIR_WEIGHT_RAW][pair], fit->figure[CLT_PAIR_TOTAL_EFFECT_RAW][pair]};
}

/* Names in sort order, each once; returns how many there are. */
static int sort_names(const char **names, int n) {
  int sorted = 0;
  for (int i = 0; i < n; i++) {
    const char *name = names[i];
    int place = sorted;
    while (place > 0 && strcmp(names[place - 1], name) > 0) place--;
    if (place > 0 && strcmp(names[place - 1], name) == 0) continue;
    for (int k = sorted++; k > place; k--) names[k] = names[k - 1];
    names[place] = name;
  }
  return sorted;
}

static void write_rows(clt_fit *fit, const clt_graph_fit graph[2], const char *const *names, int n,
                       const clt_compare_options *options) {
  clt_fit_open(fit, "rows", '[');
  for (int s = 0; s < n; s++) {
    for (int t = 0; t < n; t++) {
      if (s == t) continue;
      clt_pair_view a = view(&graph[0], names[s], names[t]);
      clt_pair_view b = view(&graph[1], names[s], names[t]);
      clt_comparison row = clt_comparison_of(names[s], names[t], &a, &b, options);
      clt_fields_row(fit, clt_comparison_fields, &row);
    }
  }
  clt_fit_close(fit, ']');
}

/* What is said of both graphs as a whole. */
typedef struct diff_keys {
  int64_t n_a, n_b;
} diff_keys;

static const clt_field KEYS[] = {
    CLT_FIELD_OF(INTEGER, diff_keys, n_a, "units that graph a is fitted to"),
    CLT_FIELD_OF(INTEGER, diff_keys, n_b, "units that graph b is fitted to"),
    {0},
};

static int64_t units(const clt_graph_fit *graph) {
  int64_t n;
  return clt_json_integer(clt_json_member(graph->object, "n", NULL), &n) ? n : CLT_FIELD_NONE;
}

/* The notes of a graph, each saying whose it is. */
static void write_notes(clt_call *call, clt_fit *fit, const char *side,
                        const clt_graph_fit *graph) {
  clt_json_items notes = clt_json_open(clt_json_member(graph->object, "notes", NULL), NULL);
  while (clt_json_next(&notes)) {
    const char *note = clt_json_text(&call->arena, notes.value, NULL);
    char *text = note ? sqlite3_mprintf("%s: %s", side, note) : NULL;
    if (note && !text) clt_fail_code(call, SQLITE_NOMEM);
    if (text) clt_fit_text(fit, NULL, text);
    sqlite3_free(text);
  }
}

static char *compare(clt_call *call, const clt_graph_fit graph[2],
                     const clt_compare_options *options) {
  clt_graph_union all;
  if (!clt_graph_unite(call, graph, &all)) return NULL;
  int n = sort_names(all.names, all.n);
  clt_fit fit = {.text = sqlite3_str_new(call->connection->db), .task = &call->task};
  diff_keys keys = {units(&graph[0]), units(&graph[1])};
  clt_fit_open(&fit, NULL, '{');
  clt_fields_write(&fit, KEYS, &keys);
  clt_fit_open(&fit, "notes", '[');
  write_notes(call, &fit, "a", &graph[0]);
  write_notes(call, &fit, "b", &graph[1]);
  clt_fit_close(&fit, ']');
  write_rows(&fit, graph, all.names, n, options);
  clt_fit_close(&fit, '}');
  return clt_fit_finish(call, &fit);
}

static char *open_diff(clt_call *call, int argc, sqlite3_value **argv, const void *options) {
  (void)argc;
  clt_graph_fit graph[2];
  const char *text_a = clt_text_of(call, argv[0]), *text_b = clt_text_of(call, argv[1]);
  if (!text_a || !text_b) return NULL;
  if (!clt_graph_read(call, 1, text_a, false, &graph[0]) ||
      !clt_graph_read(call, 2, text_b, false, &graph[1])) {
    return NULL;
  }
  return compare(call, graph, options);
}

/* The keys, and the column that is all notes. */
static const clt_field TAIL[] = {
    {"keys", CLT_FIELD_TABLE, 0, NULL, KEYS, NULL},
    {"note", CLT_FIELD_TEXT, 0, "the notes of both graphs, each behind an 'a:' or 'b:'", NULL,
     NULL},
    {0},
};

static const clt_argument ARGUMENTS[] = {
    {"fit_a", CLT_FIT, "what exact_graph() or dibs_graph() returned"},
    {"fit_b", CLT_FIT, "the same of the graph that it is compared with"}};

static const clt_rows_of rows = {
    .row = clt_comparison_fields,
    .tail = TAIL,
    .open = open_diff,
    .arguments = ARGUMENTS,
    .n_arguments = 2,
    .required = 2,
    .options = clt_compare_option_table,
    .options_size = sizeof(clt_compare_options),
};

const clt_function clt_function_graph_diff = {
    "graph_diff",
    .summary = "The differences of two causal graphs, a row per ordered pair of variables.",
    .details = "A variable of only one of the graphs has NULLs on the other side. Two graphs "
               "without pairs give one row of NULLs with n_a, n_b and note; a fit that is NULL "
               "gives no rows; what is no graph is an error. Whether a difference is more than "
               "chance, graph_test() tells.",
    .rows = &rows,
};
