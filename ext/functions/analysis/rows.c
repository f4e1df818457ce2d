/*
** causalite_rows(table) -> rows (c1, ..., c20): the rows of a table, or of a view, by a statement
** of their own. SQLite puts a view together with all below it, once for each place that it is read
** in, so that a view over eight layers of others has tens of thousands of parts: whoever opens it,
** or renames a column anywhere in the database, waits for that. A view that is read through this
** has one part, and is put together when its rows are wanted.
*/
#include <string.h>

#include "functions/analysis/reading.h"
#include "sqlite/register.h"
#include "sqlite/statement.h"

enum { TABLE = 20 }; /* after so many columns */

typedef struct rows_cursor {
  sqlite3_vtab_cursor base; /* for SQLite; must be first */
  sqlite3_stmt *rows;
  sqlite3_value *argument; /* the table, as given; NULL: none yet */
  int columns;
  sqlite3_int64 row; /* number of the current row */
  bool end;
} rows_cursor;

static int rows_connect(sqlite3 *db, void *binding, int argc, const char *const *argv,
                        sqlite3_vtab **out, char **error) {
  (void)binding, (void)argc, (void)argv, (void)error;
  return clt_reading_connect(db, "causalite_rows(): ",
                             "CREATE TABLE x(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, "
                             "c13, c14, c15, c16, c17, c18, c19, c20, \"table\" HIDDEN)",
                             out);
}

/* The table must be given. */
static int rows_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  (void)base;
  int table = clt_reading_equal(info, TABLE, false);
  if (table < 0) return SQLITE_CONSTRAINT;
  info->aConstraintUsage[table].argvIndex = 1;
  info->aConstraintUsage[table].omit = 1;
  info->estimatedCost = 1e6;
  info->estimatedRows = 100000;
  return SQLITE_OK;
}

static int rows_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
  (void)base;
  rows_cursor *cursor = sqlite3_malloc64(sizeof *cursor);
  if (!cursor) return SQLITE_NOMEM;
  *cursor = (rows_cursor){.end = true};
  *out = &cursor->base;
  return SQLITE_OK;
}

static void reset(rows_cursor *cursor) {
  sqlite3_finalize(cursor->rows);
  sqlite3_value_free(cursor->argument);
  *cursor = (rows_cursor){.base = cursor->base, .end = true};
}

static int rows_close(sqlite3_vtab_cursor *base) {
  reset((rows_cursor *)base);
  sqlite3_free(base);
  return SQLITE_OK;
}

/* SELECT * FROM main.<name>. */
static int prepare(clt_reading *table, rows_cursor *cursor, const char *name) {
  char *sql = sqlite3_mprintf("SELECT * FROM main.\"%w\"", name);
  if (!sql) return SQLITE_NOMEM;
  int code = sqlite3_prepare_v2(table->db, sql, -1, &cursor->rows, NULL);
  sqlite3_free(sql);
  if (code != SQLITE_OK) return clt_reading_failed(table, code);
  cursor->columns = sqlite3_column_count(cursor->rows);
  if (cursor->columns <= TABLE) return SQLITE_OK;
  char *text = sqlite3_mprintf("'%s' has %d columns, more than %d", name, cursor->columns, TABLE);
  code = clt_reading_fail(table, text);
  sqlite3_free(text);
  return code;
}

/* A view that is read for each row of another is put together once. */
static int begin(clt_reading *table, rows_cursor *cursor, sqlite3_value *given) {
  const char *name = (const char *)sqlite3_value_text(given), *before = NULL;
  if (!name) return sqlite3_value_type(given) == SQLITE_NULL ? SQLITE_OK : SQLITE_NOMEM;
  if (cursor->argument) before = (const char *)sqlite3_value_text(cursor->argument);
  if (before && strcmp(before, name) == 0) {
    sqlite3_reset(cursor->rows);
    return SQLITE_OK;
  }
  reset(cursor);
  cursor->argument = sqlite3_value_dup(given);
  return cursor->argument ? prepare(table, cursor, name) : SQLITE_NOMEM;
}

static int rows_filter(sqlite3_vtab_cursor *base, int given, const char *index, int argc,
                       sqlite3_value **argv) {
  (void)given, (void)index, (void)argc;
  rows_cursor *cursor = (rows_cursor *)base;
  clt_reading *table = (clt_reading *)base->pVtab;
  cursor->end = true;
  if (clt_reading_is_endless(table)) return clt_reading_fail(table, "a view reads itself");
  int code = begin(table, cursor, argv[0]);
  if (code != SQLITE_OK || sqlite3_value_type(argv[0]) == SQLITE_NULL) return code;
  cursor->row = 1;
  return clt_reading_step(table, cursor->rows, &cursor->end);
}

static int rows_next(sqlite3_vtab_cursor *base) {
  rows_cursor *cursor = (rows_cursor *)base;
  cursor->row++;
  return clt_reading_step((clt_reading *)base->pVtab, cursor->rows, &cursor->end);
}

static int rows_eof(sqlite3_vtab_cursor *base) {
  return ((rows_cursor *)base)->end;
}

static int rows_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
  const rows_cursor *cursor = (const rows_cursor *)base;
  if (column == TABLE) {
    sqlite3_result_value(context, cursor->argument);
  } else if (column < cursor->columns) {
    sqlite3_result_value(context, sqlite3_column_value(cursor->rows, column));
  }
  return SQLITE_OK;
}

static int rows_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
  *rowid = ((rows_cursor *)base)->row;
  return SQLITE_OK;
}

static const sqlite3_module module = {
    .xConnect = rows_connect, /* no xCreate: eponymous only */
    .xBestIndex = rows_best_index,
    .xDisconnect = clt_reading_disconnect,
    .xOpen = rows_open,
    .xClose = rows_close,
    .xFilter = rows_filter,
    .xNext = rows_next,
    .xEof = rows_eof,
    .xColumn = rows_column,
    .xRowid = rows_rowid,
};

#define COLUMN(name)                                                                               \
  { name, CLT_FIELD_VALUE, 0, "that column's value; NULL: there is none", NULL, NULL }
static const clt_field ROW[] = {
    COLUMN("c1"),  COLUMN("c2"),  COLUMN("c3"),  COLUMN("c4"),  COLUMN("c5"),  COLUMN("c6"),
    COLUMN("c7"),  COLUMN("c8"),  COLUMN("c9"),  COLUMN("c10"), COLUMN("c11"), COLUMN("c12"),
    COLUMN("c13"), COLUMN("c14"), COLUMN("c15"), COLUMN("c16"), COLUMN("c17"), COLUMN("c18"),
    COLUMN("c19"), COLUMN("c20"), {0},
};

static const clt_argument ARGUMENTS[] = {{"table", CLT_TEXT, "name of a table or view in main"}};

static const clt_table table = {&module, ROW, ARGUMENTS, 1, 1};

const clt_function clt_function_rows = {
    "causalite_rows",
    .summary = "The rows of a table or view of up to 20 columns, by a statement of their own: how "
               "views of the analysis read those that many others rest on.",
    .details = "SQLite puts a view together with all the views below it, again for each place "
               "that it is read in; one that is read through this function is put together when "
               "its rows are wanted. A table that does not exist, or has more columns, is an "
               "error.",
    .table = &table,
};
