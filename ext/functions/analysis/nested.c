#include "functions/analysis/nested.h"

#include "sqlite/label.h"

/* What is known of the rows so far. */
typedef struct nesting {
  clt_call *call;
  clt_label_set cells, levels;
  int *level_of; /* [cells.count] */
  int *cells_in; /* [levels.count] */
} nesting;

/* The level of each row, or whether it is the reference, and the cell. The values of a cell are
** quoted, so that those of several columns stay apart. */
static sqlite3_stmt *open_rows(const clt_nested *nested, const int *column, int n, int in,
                               const char *reference) {
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendf(sql, "SELECT \"%w\"", nested->facts[in].name);
  if (reference) sqlite3_str_appendf(sql, " = %Q", reference);
  for (int i = 0; i < n; i++) {
    sqlite3_str_appendf(sql, "%squote(\"%w\")", i ? " || ' ' || " : ", ",
                        nested->facts[column[i]].name);
  }
  sqlite3_str_appendf(sql, " FROM main.experiment WHERE \"%w\" IS NOT NULL AND \"%w\" IS NOT NULL",
                      nested->facts[in].name, nested->facts[column[n - 1]].name);
  return clt_prepare_text(nested->call, nested->db, sqlite3_str_finish(sql));
}

/* The place of a text in a set, with a 0 in `of` for one that is new; -1 if out of memory. */
static int place_of(nesting *x, clt_label_set *set, int **of, sqlite3_stmt *row, int i) {
  clt_label label = {.type = CLT_LABEL_TEXT,
                     .text = (const char *)sqlite3_column_text(row, i),
                     .bytes = sqlite3_column_bytes(row, i)};
  int before = set->count;
  int place = label.text ? clt_label_set_index(set, &label) : -1;
  if (place < 0) clt_fail_code(x->call, SQLITE_NOMEM);
  if (place < before) return place;
  int *grown = clt_arena_push(&x->call->arena, *of, (size_t)before, sizeof **of);
  if (!grown) return -1;
  *of = grown;
  grown[place] = 0;
  return place;
}

/* False at a cell with two levels, and where memory is out. */
static bool look(nesting *x, sqlite3_stmt *row) {
  int level = place_of(x, &x->levels, &x->cells_in, row, 0), cells = x->cells.count;
  int cell = place_of(x, &x->cells, &x->level_of, row, 1);
  if (level < 0 || cell < 0) return false;
  if (cell < cells) return x->level_of[cell] == level;
  x->level_of[cell] = level;
  x->cells_in[level]++;
  return true;
}

static int fewest(const nesting *x) {
  int least = x->levels.count > 1 ? x->cells_in[0] : 0;
  for (int i = 1; i < x->levels.count; i++) {
    if (x->cells_in[i] < least) least = x->cells_in[i];
  }
  return least;
}

int clt_nested_cells(void *host, const int *column, int n, int in, const char *reference) {
  const clt_nested *nested = host;
  nesting x = {.call = nested->call};
  clt_label_set_init(&x.cells, &x.call->arena);
  clt_label_set_init(&x.levels, &x.call->arena);
  sqlite3_stmt *rows = open_rows(nested, column, n, in, reference);
  bool all = rows != NULL;
  while (all && clt_step(x.call, rows)) all = look(&x, rows);
  sqlite3_finalize(rows);
  return all && !clt_failed(x.call) ? fewest(&x) : 0;
}
