/*
** causalite_cells([table]) -> rows (run, name, value): a table, or a view, turned over: one row for
** each of its rows and columns. This is how the analysis reads `experiment` without knowing its
** columns: no statement grows with their number.
*/
#include <string.h>

#include "functions/analysis/reading.h"
#include "sqlite/register.h"
#include "sqlite/statement.h"

enum { RUN, NAME, VALUE, TABLE };

typedef struct cells_cursor {
  sqlite3_vtab_cursor base; /* for SQLite; must be first */
  sqlite3_stmt *rows;       /* the table's rows: its rowid or NULL, then its columns */
  sqlite3_value *argument;  /* the table, as given */
  int columns, column;      /* how many, and which is the current one */
  int only;                 /* the one column asked for, -1: all */
  sqlite3_int64 row;        /* number of the current row */
  bool end;
} cells_cursor;

static int cells_connect(sqlite3 *db, void *binding, int argc, const char *const *argv,
                         sqlite3_vtab **out, char **error) {
  (void)binding, (void)argc, (void)argv, (void)error;
  return clt_reading_connect(
      db, "causalite_cells(): ", "CREATE TABLE x(run INTEGER, name TEXT, value, \"table\" HIDDEN)",
      out);
}

/* idxNum: bit 0 the table is given, bit 1 the name. Rows come by run, then in order of columns. */
static int cells_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  (void)base;
  /* A name is compared byte by byte; who asks for more gets all, and compares for himself. */
  int table = clt_reading_equal(info, TABLE, false), name = clt_reading_equal(info, NAME, true);
  int position = 0;
  if (table == -2) return SQLITE_CONSTRAINT;
  if (table >= 0) {
    info->aConstraintUsage[table].argvIndex = ++position;
    info->aConstraintUsage[table].omit = 1;
    info->idxNum |= 1;
  }
  if (name >= 0) {
    info->aConstraintUsage[name].argvIndex = ++position;
    info->idxNum |= 2;
  }
  info->orderByConsumed =
      info->nOrderBy == 1 && info->aOrderBy[0].iColumn == RUN && !info->aOrderBy[0].desc;
  /* A scan for each name would read the whole table that often. */
  info->estimatedCost = name >= 0 ? 5e5 : 1e6;
  info->estimatedRows = name >= 0 ? 100000 : 1000000;
  return SQLITE_OK;
}

static int cells_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
  (void)base;
  cells_cursor *cursor = sqlite3_malloc64(sizeof *cursor);
  if (!cursor) return SQLITE_NOMEM;
  *cursor = (cells_cursor){.end = true};
  *out = &cursor->base;
  return SQLITE_OK;
}

static void reset(cells_cursor *cursor) {
  sqlite3_finalize(cursor->rows);
  sqlite3_value_free(cursor->argument);
  *cursor = (cells_cursor){.base = cursor->base, .end = true};
}

static int cells_close(sqlite3_vtab_cursor *base) {
  reset((cells_cursor *)base);
  sqlite3_free(base);
  return SQLITE_OK;
}

/* SELECT <key>, * FROM main.<name>. */
static int prepare(const clt_reading *table, cells_cursor *cursor, const char *key,
                   const char *name) {
  /* in order of the key: an index that has all columns would give another one */
  char *sql = sqlite3_mprintf("SELECT %s, * FROM main.\"%w\" AS " CLT_ROWS "%s", key ? key : "NULL",
                              name, key ? " ORDER BY 1" : "");
  if (!sql) return SQLITE_NOMEM;
  sqlite3_finalize(cursor->rows);
  int code = sqlite3_prepare_v2(table->db, sql, -1, &cursor->rows, NULL);
  sqlite3_free(sql);
  return code;
}

/* The rows with the rowid before them, by that of its names which no column has; a view, or a table
** without one, has the numbers of its rows. */
static int prepare_rows(const clt_reading *table, cells_cursor *cursor, const char *name) {
  int code = prepare(table, cursor, NULL, name);
  const char *key = code == SQLITE_OK ? clt_rowid_name(cursor->rows, 1) : NULL;
  if (!key) return code;
  code = prepare(table, cursor, key, name);
  if (code == SQLITE_OK || code == SQLITE_NOMEM || code == SQLITE_INTERRUPT) return code;
  return prepare(table, cursor, NULL, name);
}

static int next_row(clt_reading *table, cells_cursor *cursor) {
  cursor->column = cursor->only >= 0 ? cursor->only : 0;
  cursor->row++;
  return clt_reading_step(table, cursor->rows, &cursor->end);
}

/* Sets the only column; false if the table has none of that name. */
static bool choose(cells_cursor *cursor, const char *name) {
  for (int i = 0; i < cursor->columns; i++) {
    const char *column = clt_column_name(cursor->rows, i + 1);
    if (!column || strcmp(column, name) != 0) continue;
    cursor->only = i;
    return true;
  }
  return false;
}

/* The table that is asked for; NULL: none, with the code, which may be SQLITE_OK. */
static const char *name_of(cells_cursor *cursor, int given, sqlite3_value **argv, int *code) {
  *code = SQLITE_OK;
  if (!(given & 1)) return "experiment";
  cursor->argument = sqlite3_value_dup(argv[0]);
  const char *name = (const char *)sqlite3_value_text(argv[0]);
  bool none = sqlite3_value_type(argv[0]) == SQLITE_NULL;
  if (!cursor->argument || (!name && !none)) *code = SQLITE_NOMEM;
  return *code == SQLITE_OK && !none ? name : NULL;
}

static int cells_filter(sqlite3_vtab_cursor *base, int given, const char *index, int argc,
                        sqlite3_value **argv) {
  (void)index;
  int code;
  cells_cursor *cursor = (cells_cursor *)base;
  clt_reading *table = (clt_reading *)base->pVtab;
  reset(cursor);
  const char *name = name_of(cursor, given, argv, &code), *only = NULL;
  if (!name) return code;
  if (clt_reading_is_endless(table)) return clt_reading_fail(table, "a view reads its own cells");
  code = prepare_rows(table, cursor, name);
  if (code != SQLITE_OK) return clt_reading_failed(table, code);
  cursor->columns = sqlite3_column_count(cursor->rows) - 1;
  cursor->only = -1;
  if (given & 2) {
    only = (const char *)sqlite3_value_text(argv[argc - 1]);
    bool none = sqlite3_value_type(argv[argc - 1]) == SQLITE_NULL;
    if (!only && !none) return SQLITE_NOMEM;
    if (none || !choose(cursor, only)) return SQLITE_OK;
  }
  return next_row(table, cursor);
}

static int cells_next(sqlite3_vtab_cursor *base) {
  cells_cursor *cursor = (cells_cursor *)base;
  if (cursor->only < 0 && ++cursor->column < cursor->columns) return SQLITE_OK;
  return next_row((clt_reading *)base->pVtab, cursor);
}

static int cells_eof(sqlite3_vtab_cursor *base) {
  return ((cells_cursor *)base)->end;
}

static int cells_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
  const cells_cursor *cursor = (const cells_cursor *)base;
  switch (column) {
  case RUN:
    if (sqlite3_column_type(cursor->rows, 0) == SQLITE_NULL) {
      sqlite3_result_int64(context, cursor->row);
    } else {
      sqlite3_result_int64(context, sqlite3_column_int64(cursor->rows, 0));
    }
    break;
  case NAME:
    sqlite3_result_text(context, clt_column_name(cursor->rows, cursor->column + 1), -1,
                        SQLITE_TRANSIENT);
    break;
  case VALUE:
    sqlite3_result_value(context, sqlite3_column_value(cursor->rows, cursor->column + 1));
    break;
  default:
    if (cursor->argument) sqlite3_result_value(context, cursor->argument);
  }
  return SQLITE_OK;
}

static int cells_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
  const cells_cursor *cursor = (const cells_cursor *)base;
  *rowid = (cursor->row - 1) * cursor->columns + cursor->column;
  return SQLITE_OK;
}

static const sqlite3_module module = {
    .xConnect = cells_connect, /* no xCreate: eponymous only */
    .xBestIndex = cells_best_index,
    .xDisconnect = clt_reading_disconnect,
    .xOpen = cells_open,
    .xClose = cells_close,
    .xFilter = cells_filter,
    .xNext = cells_next,
    .xEof = cells_eof,
    .xColumn = cells_column,
    .xRowid = cells_rowid,
};

static const clt_field ROW[] = {
    {"run", CLT_FIELD_INTEGER, 0, "rowid of the row; its number where there is none", NULL, NULL},
    {"name", CLT_FIELD_TEXT, 0, "of the column", NULL, NULL},
    {"value", CLT_FIELD_VALUE, 0, "the cell, as it is", NULL, NULL},
    {0},
};

static const clt_argument ARGUMENTS[] = {
    {"table", CLT_TEXT, "name of a table or view in main; without it `experiment`"}};

static const clt_table table = {&module, ROW, ARGUMENTS, 1, 0};

const clt_function clt_function_cells = {
    "causalite_cells",
    .summary = "The cells of a table, a row for each of its rows and columns: how the analysis "
               "reads `experiment`, whatever columns it has.",
    .details = "Rows come by `run`, and within it in the order of the columns. A table that does "
               "not exist is an error.",
    .table = &table,
};
