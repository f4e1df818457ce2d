#include "functions/plot_fit.h"

#include <string.h>

static const char *copy(clt_call *call, const char *text) {
  size_t bytes = strlen(text) + 1;
  char *kept = clt_arena_take(&call->arena, bytes, 1);
  if (kept) memcpy(kept, text, bytes);
  return kept;
}

static sqlite3_stmt *query(clt_call *call, const char *json, const char *sql) {
  sqlite3_stmt *rows = NULL;
  int code = sqlite3_prepare_v2(call->connection->db, sql, -1, &rows, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(rows, 1, json, -1, SQLITE_STATIC);
  if (code == SQLITE_OK) return rows;
  clt_fail_code(call, code);
  sqlite3_finalize(rows);
  return NULL;
}

const char *clt_plot_notes(clt_call *call, const char *json) {
  sqlite3_stmt *rows =
      query(call, json, "SELECT group_concat(value, '; ') FROM json_each(?1, '$.notes')");
  int code = rows ? sqlite3_step(rows) : SQLITE_NOMEM;
  const char *text = code == SQLITE_ROW ? (const char *)sqlite3_column_text(rows, 0) : NULL;
  const char *notes = text ? copy(call, text) : "";
  sqlite3_finalize(rows);
  if (code != SQLITE_ROW) clt_fail_code(call, code);
  return notes;
}

/* Tiers from the options of the fit: an array of arrays of names, or null. */
static void read_tiers(clt_call *call, const char *json, const clt_graph_fit *fit, int *tier) {
  sqlite3_stmt *rows = query(call, json,
                             "SELECT tier.key, name.value FROM json_each(?1, '$.options.tiers')"
                             " AS tier, json_each(tier.value) AS name WHERE tier.type = 'array'");
  int code = SQLITE_ROW;
  for (int v = 0; v < fit->d; v++) tier[v] = -1;
  while (rows && (code = sqlite3_step(rows)) == SQLITE_ROW) {
    int v = clt_graph_fit_variable(fit, (const char *)sqlite3_column_text(rows, 1));
    if (v >= 0) tier[v] = sqlite3_column_int(rows, 0);
  }
  sqlite3_finalize(rows);
  if (code != SQLITE_ROW && code != SQLITE_DONE) clt_fail_code(call, code);
}

bool clt_plot_read_graph(clt_call *call, int argument, const char *json, clt_graph_fit *fit,
                         clt_plot_graph *graph) {
  if (!clt_graph_read(call, argument, json, false, fit)) return false;
  int *tier = clt_arena_take(&call->arena, (size_t)fit->d, sizeof *tier);
  if (!tier) return false;
  read_tiers(call, json, fit, tier);
  *graph = (clt_plot_graph){.name = fit->names,
                            .n = fit->d,
                            .tier = tier,
                            .probability = fit->figure[CLT_PAIR_PROBABILITY],
                            .adjacency = fit->figure[CLT_PAIR_ADJACENCY],
                            .weight = fit->figure[CLT_PAIR_WEIGHT],
                            .notes = clt_plot_notes(call, json)};
  return !clt_failed(call);
}

void clt_plot_result(clt_call *call, sqlite3_context *context, const char *svg) {
  if (!clt_failed(call)) sqlite3_result_text(context, svg, -1, SQLITE_TRANSIENT);
}
