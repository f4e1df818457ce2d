#include "functions/pivot.h"

#include <math.h>
#include <string.h>

void clt_pivot_start(clt_pivot *pivot, clt_call *call) {
  *pivot = (clt_pivot){.call = call};
  clt_label_set_init(&pivot->units, &call->arena);
  clt_label_set_init(&pivot->variables, &call->arena);
}

static void append(clt_pivot *pivot, int unit, int variable, double value) {
  if (pivot->count == pivot->capacity) {
    size_t old = (size_t)pivot->capacity, capacity = old ? 2 * old : 256;
    clt_pivot_cell *grown =
        clt_arena_grow(&pivot->call->arena, pivot->cells, old, capacity, sizeof *grown);
    if (!grown) return;
    pivot->cells = grown;
    pivot->capacity = (int64_t)capacity;
  }
  pivot->cells[pivot->count++] = (clt_pivot_cell){unit, variable, value};
}

int clt_pivot_add(clt_pivot *pivot, const clt_label *unit, const clt_label *variable,
                  double value) {
  int u = clt_label_set_index(&pivot->units, unit);
  int v = clt_label_set_index(&pivot->variables, variable);
  if (u < 0 || v < 0) return -1;
  pivot->n_units = pivot->units.count;
  append(pivot, u, v, value);
  return u;
}

/* One item of a wide row: SQLite's key, type and value of json_each. */
static void add_item(clt_pivot *pivot, sqlite3_stmt *items) {
  const char *key = (const char *)sqlite3_column_text(items, 0);
  const char *type = (const char *)sqlite3_column_text(items, 1);
  if (!key || !type) {
    clt_fail_code(pivot->call, SQLITE_NOMEM);
    return;
  }
  clt_label name = {.type = CLT_LABEL_TEXT, .text = key, .bytes = (int)strlen(key)};
  sqlite3_value *value = sqlite3_value_dup(sqlite3_column_value(items, 2));
  if (!value) {
    clt_fail_code(pivot->call, SQLITE_NOMEM);
    return;
  }
  bool null = sqlite3_value_type(value) == SQLITE_NULL || sqlite3_value_bytes(value) == 0;
  pivot->n_empty += null && sqlite3_value_type(value) == SQLITE_TEXT;
  int number = null ? SQLITE_NULL : sqlite3_value_numeric_type(value);
  double x = null ? NAN : sqlite3_value_double(value);
  if (!null && number != SQLITE_INTEGER && number != SQLITE_FLOAT) {
    clt_fail(pivot->call, "the value of '%!.40s' must be a number or null, not '%!.40s'", key,
             sqlite3_value_text(value));
  } else if (isinf(x)) {
    clt_fail(pivot->call, "the value of '%!.40s' is infinite; turn it into null", key);
  }
  sqlite3_value_free(value);
  int variable = clt_label_set_index(&pivot->variables, &name);
  if (variable >= 0) append(pivot, pivot->n_units, variable, x);
}

void clt_pivot_add_object(clt_pivot *pivot, const char *json) {
  clt_call *call = pivot->call;
  sqlite3_stmt *items = NULL;
  int code = sqlite3_prepare_v2(call->connection->db, "SELECT key, type, value FROM json_each(?1)",
                                -1, &items, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(items, 1, json, -1, SQLITE_STATIC);
  while (code == SQLITE_OK && !clt_failed(call) && (code = sqlite3_step(items)) == SQLITE_ROW) {
    add_item(pivot, items);
    code = SQLITE_OK;
  }
  sqlite3_finalize(items);
  if (code == SQLITE_NOMEM || code == SQLITE_INTERRUPT) {
    clt_fail_code(call, code);
  } else if (code != SQLITE_OK && code != SQLITE_DONE) {
    clt_fail(call, "argument 1 must be a JSON object of names and numbers, not '%!.40s'", json);
  }
  pivot->n_units++;
}

static void fail_twice(clt_pivot *pivot, const clt_pivot_cell *cell) {
  clt_arena *arena = &pivot->call->arena;
  const char *variable = clt_label_text(arena, &pivot->variables.labels[cell->variable]);
  const char *unit =
      pivot->units.count ? clt_label_text(arena, &pivot->units.labels[cell->unit]) : "one row";
  clt_fail(pivot->call, "two values for unit '%!.40s', variable '%!.40s'", unit, variable);
}

/* Puts each cell in its place; `seen` marks the places taken. */
static void place(clt_pivot *pivot, const int *column, double *table, bool *seen) {
  int width = pivot->variables.count;
  for (int64_t i = 0; i < pivot->count; i++) {
    const clt_pivot_cell *cell = &pivot->cells[i];
    if ((i & 4095) == 0 && clt_task_stop(&pivot->call->task, 0.0)) return;
    size_t at = (size_t)cell->unit * (size_t)width + (size_t)column[cell->variable];
    if (seen[at]) {
      fail_twice(pivot, cell);
      return;
    }
    seen[at] = true;
    table[at] = cell->value;
  }
}

double *clt_pivot_table(clt_pivot *pivot, const char ***names) {
  clt_arena *arena = &pivot->call->arena;
  size_t width = (size_t)pivot->variables.count, size = (size_t)pivot->n_units * width;
  int *order = clt_label_set_sorted(&pivot->variables);
  int *column = clt_arena_take(arena, width, sizeof *column);
  double *table = clt_arena_take(arena, size, sizeof *table);
  bool *seen = clt_arena_take(arena, size, sizeof *seen);
  *names = clt_arena_take(arena, width, sizeof **names);
  if (clt_failed(pivot->call)) return NULL;
  for (size_t i = 0; i < width; i++) {
    column[order[i]] = (int)i;
    (*names)[i] = clt_label_text(arena, &pivot->variables.labels[order[i]]);
  }
  if (pivot->n_empty) {
    clt_note(pivot->call, "%lld empty text%s counted as missing", (long long)pivot->n_empty,
             pivot->n_empty == 1 ? "" : "s");
  }
  for (size_t i = 0; i < size; i++) table[i] = NAN;
  place(pivot, column, table, seen);
  return clt_failed(pivot->call) ? NULL : table;
}
