#include "functions/graph_read.h"

#include <math.h>
#include <string.h>

#include "graph/dag.h"
#include "base/number.h"

/* Runs a query over the JSON; false with an error latched if it cannot. */
static sqlite3_stmt *query(clt_call *call, const char *json, const char *sql) {
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(call->connection->db, sql, -1, &statement, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 1, json, -1, SQLITE_STATIC);
  if (code == SQLITE_OK) return statement;
  clt_fail_code(call, code);
  sqlite3_finalize(statement);
  return NULL;
}

/* The next row; false at the end. Malformed JSON ends the rows, too: is_graph() has seen to it. */
static bool next(clt_call *call, sqlite3_stmt *statement) {
  int code = clt_failed(call) ? SQLITE_DONE : sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) clt_fail_code(call, code);
  return code == SQLITE_ROW;
}

static const char *copy(clt_call *call, const char *text) {
  size_t bytes = text ? strlen(text) + 1 : 0;
  char *kept = text ? clt_arena_take(&call->arena, bytes, 1) : NULL;
  if (kept) memcpy(kept, text, bytes);
  return kept;
}

static bool is_graph(clt_call *call, int argument, const char *json) {
  sqlite3_stmt *statement =
      query(call, json, "SELECT json_extract(?1, '$.function') IN ('exact_graph', 'dibs_graph')");
  int code = statement ? sqlite3_step(statement) : SQLITE_NOMEM;
  bool graph = code == SQLITE_ROW && sqlite3_column_int(statement, 0);
  sqlite3_finalize(statement);
  if (!graph && (code == SQLITE_ROW || code == SQLITE_ERROR)) {
    clt_fail(call,
             "argument %d is not a graph: pass what exact_graph(…) or dibs_graph(…) returns, "
             "not '%!.40s'",
             argument, json);
  } else if (!graph) {
    clt_fail_code(call, code);
  }
  return graph;
}

static void read_names(clt_call *call, const char *json, clt_graph_fit *fit) {
  sqlite3_stmt *rows =
      query(call, json, "SELECT value ->> '$.name' FROM json_each(?1, '$.variables')");
  fit->names = clt_arena_take(&call->arena, CLT_GRAPH_MAX, sizeof *fit->names);
  while (rows && next(call, rows)) {
    const char *name = copy(call, (const char *)sqlite3_column_text(rows, 0));
    if (!name || fit->d == CLT_GRAPH_MAX) {
      clt_fail(call, "a graph fit must name from 1 to %d variables", CLT_GRAPH_MAX);
      break;
    }
    fit->names[fit->d++] = name;
  }
  sqlite3_finalize(rows);
}

int clt_graph_fit_variable(const clt_graph_fit *fit, const char *name) {
  for (int v = 0; name && v < fit->d; v++) {
    if (strcmp(fit->names[v], name) == 0) return v;
  }
  return -1;
}

static void read_pairs(clt_call *call, const char *json, clt_graph_fit *fit) {
  size_t size = (size_t)fit->d * (size_t)fit->d;
  for (int f = 0; f < CLT_PAIR_FIGURES; f++) {
    fit->figure[f] = clt_arena_take(&call->arena, size, sizeof(double));
    for (size_t i = 0; fit->figure[f] && i < size; i++) fit->figure[f][i] = NAN;
  }
  sqlite3_stmt *rows = query(call, json,
                             "SELECT value ->> '$.source', value ->> '$.target',"
                             " value -> '$.probability', value -> '$.adjacency',"
                             " value -> '$.weight', value -> '$.weight_raw'"
                             " FROM json_each(?1, '$.rows')");
  while (rows && next(call, rows)) {
    int source = clt_graph_fit_variable(fit, (const char *)sqlite3_column_text(rows, 0));
    int target = clt_graph_fit_variable(fit, (const char *)sqlite3_column_text(rows, 1));
    if (source < 0 || target < 0) continue;
    for (int f = 0; f < CLT_PAIR_FIGURES; f++) {
      const char *text = (const char *)sqlite3_column_text(rows, 2 + f);
      double x;
      if (text && clt_number_parse(text, &x)) fit->figure[f][source * fit->d + target] = x;
    }
  }
  sqlite3_finalize(rows);
}

static bool take_dags(clt_call *call, const char *json, clt_graph_fit *fit) {
  sqlite3_stmt *rows = query(call, json, "SELECT json_array_length(?1, '$.dags')");
  if (rows && next(call, rows)) fit->n_dags = sqlite3_column_int(rows, 0);
  sqlite3_finalize(rows);
  fit->dags = clt_arena_take(&call->arena, (size_t)fit->n_dags, sizeof *fit->dags);
  for (int i = 0; fit->dags && i < fit->n_dags; i++) {
    fit->dags[i].parents = clt_arena_take(&call->arena, (size_t)fit->d, sizeof(uint64_t));
  }
  return fit->dags && !clt_failed(call);
}

static void read_weights(clt_call *call, const char *json, clt_graph_fit *fit) {
  sqlite3_stmt *rows =
      query(call, json, "SELECT key, value -> '$.weight' FROM json_each(?1, '$.dags')");
  while (rows && next(call, rows)) {
    int dag = sqlite3_column_int(rows, 0);
    const char *weight = (const char *)sqlite3_column_text(rows, 1);
    if (dag < 0 || dag >= fit->n_dags || !weight) continue;
    if (!clt_number_parse(weight, &fit->dags[dag].weight)) fit->dags[dag].weight = 0.0;
  }
  sqlite3_finalize(rows);
}

/* A DAG's edges are a flat list: source, target, source, target, …, one entry a row here. */
static void read_edges(clt_call *call, const char *json, clt_graph_fit *fit) {
  sqlite3_stmt *rows = query(call, json,
                             "SELECT dag.key, entry.key, entry.value FROM json_each(?1, '$.dags')"
                             " AS dag, json_each(dag.value, '$.edges') AS entry");
  int source = -1;
  while (rows && next(call, rows)) {
    int dag = sqlite3_column_int(rows, 0), place = sqlite3_column_int(rows, 1);
    int entry = sqlite3_column_int(rows, 2);
    if (place % 2 == 0) source = entry;
    if (place % 2 == 0 || dag < 0 || dag >= fit->n_dags) continue;
    if (source < 0 || source >= fit->d || entry < 0 || entry >= fit->d) continue;
    fit->dags[dag].parents[entry] |= clt_bit(source);
  }
  sqlite3_finalize(rows);
}

static void read_dags(clt_call *call, const char *json, clt_graph_fit *fit) {
  if (take_dags(call, json, fit)) read_weights(call, json, fit);
  if (!clt_failed(call)) read_edges(call, json, fit);
}

bool clt_graph_read(clt_call *call, int argument, const char *json, bool with_dags,
                    clt_graph_fit *fit) {
  *fit = (clt_graph_fit){.d = 0};
  if (!is_graph(call, argument, json)) return false;
  read_names(call, json, fit);
  if (!clt_failed(call)) read_pairs(call, json, fit);
  if (with_dags && !clt_failed(call)) read_dags(call, json, fit);
  return !clt_failed(call);
}
