/*
** The table-valued function of every fit: SELECT … FROM name(fit).
**
** An eponymous virtual table whose cursor is a SELECT over the fit with SQLite's own JSON functions.
** Each column is fetched twice, as value (->>) and as JSON text (->): reals are read from the text,
** because SQLite 3.40 may miss their last bit.
*/
#include <string.h>

#include "sqlite/function.h"
#include "base/number.h"

enum { MAX_ARGUMENTS = 8 };

typedef struct rows_table {
  sqlite3_vtab base;          /* for SQLite; must be first */
  const clt_binding *binding; /* the function and its connection */
  int n_columns;              /* visible columns */
  int n_arguments;            /* hidden columns behind them */
  char *query;                /* SELECT over the fit ?1 */
} rows_table;

typedef struct rows_cursor {
  sqlite3_vtab_cursor base;                /* for SQLite; must be first */
  sqlite3_stmt *rows;                      /* the running query; NULL: no rows */
  sqlite3_value *arguments[MAX_ARGUMENTS]; /* copies, for the hidden columns */
  sqlite3_int64 rowid;                     /* number of the current row */
  bool end;                                /* no current row */
} rows_cursor;

static int count_names(const char *list) {
  int count = 1;
  for (const char *c = list; (c = strchr(c, ',')); c++) count++;
  return count;
}

/* The next name of a list "a, b, c"; its length in *length, NULL at the end. */
static const char *next_name(const char **list, int *length) {
  const char *name = *list + strspn(*list, " ");
  *length = (int)strcspn(name, ",");
  *list = name + *length + (name[*length] == ',');
  return *length ? name : NULL;
}

static void append_column(sqlite3_str *out, const char *row, const char *name, int length) {
  if (length == 4 && memcmp(name, "note", 4) == 0) {
    sqlite3_str_appendall(out,
                          "(SELECT group_concat(value, '; ') FROM json_each(?1, '$.notes')), NULL");
  } else {
    sqlite3_str_appendf(out, "%s ->> '$.%.*s', %s -> '$.%.*s'", row, length, name, row, length,
                        name);
  }
}

static char *make_query(const clt_rows_of *rows) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  const char *list = rows->columns, *name;
  int length;
  sqlite3_str_appendall(out, "SELECT ");
  for (int i = 0; (name = next_name(&list, &length)); i++) {
    if (i) sqlite3_str_appendall(out, ", ");
    append_column(out, rows->path ? "value" : "?1", name, length);
  }
  if (rows->path) sqlite3_str_appendf(out, " FROM json_each(?1, '%q')", rows->path);
  return sqlite3_str_finish(out);
}

/* The hidden columns are not named like the arguments: in `SELECT (SELECT p_value FROM ttest(fit)) FROM
** t`, fit would be the hidden column itself and not that of t. */
static char *make_declaration(const clt_rows_of *rows) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  const char *list = rows->arguments, *name;
  int length;
  sqlite3_str_appendf(out, "CREATE TABLE x(%s", rows->columns);
  while ((name = next_name(&list, &length))) {
    sqlite3_str_appendf(out, ", \"argument_%.*w\" HIDDEN", length, name);
  }
  sqlite3_str_appendchar(out, 1, ')');
  return sqlite3_str_finish(out);
}

static int rows_disconnect(sqlite3_vtab *base) {
  rows_table *table = (rows_table *)base;
  sqlite3_free(table->query);
  sqlite3_free(table);
  return SQLITE_OK;
}

static int rows_connect(sqlite3 *db, void *binding, int argc, const char *const *argv,
                        sqlite3_vtab **out, char **error) {
  (void)argc, (void)argv, (void)error;
  const clt_rows_of *rows = ((const clt_binding *)binding)->function->rows;
  rows_table *table = sqlite3_malloc64(sizeof *table);
  char *declaration = make_declaration(rows);
  int code = table && declaration ? sqlite3_declare_vtab(db, declaration) : SQLITE_NOMEM;
  sqlite3_free(declaration);
  if (code == SQLITE_OK) {
    *table = (rows_table){.binding = binding,
                          .n_columns = count_names(rows->columns),
                          .n_arguments = count_names(rows->arguments),
                          .query = make_query(rows)};
    if (table->query) {
      sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
      *out = &table->base;
      return SQLITE_OK;
    }
    code = SQLITE_NOMEM;
  }
  sqlite3_free(table);
  return code;
}

/* idxNum tells which arguments are given, one bit each, in the order of the hidden columns. */
static int rows_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  rows_table *table = (rows_table *)base;
  int at[MAX_ARGUMENTS], given = 0, unusable = 0;
  for (int i = 0; i < info->nConstraint; i++) {
    int argument = info->aConstraint[i].iColumn - table->n_columns;
    if (argument < 0 || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (info->aConstraint[i].usable) {
      given |= 1 << argument;
      at[argument] = i;
    } else {
      unusable |= 1 << argument;
    }
  }
  if (unusable & ~given) return SQLITE_CONSTRAINT;
  int position = 0;
  for (int argument = 0; argument < table->n_arguments; argument++) {
    if (!(given >> argument & 1)) continue;
    info->aConstraintUsage[at[argument]].argvIndex = ++position;
    info->aConstraintUsage[at[argument]].omit = 1;
  }
  info->idxNum = given;
  info->estimatedCost = 100.0;
  info->estimatedRows = 10;
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
  for (int i = 0; i < MAX_ARGUMENTS; i++) sqlite3_value_free(cursor->arguments[i]);
  *cursor = (rows_cursor){.base = cursor->base, .end = true};
}

static int rows_close(sqlite3_vtab_cursor *base) {
  reset((rows_cursor *)base);
  sqlite3_free(base);
  return SQLITE_OK;
}

static int rows_next(sqlite3_vtab_cursor *base) {
  rows_cursor *cursor = (rows_cursor *)base;
  int code = sqlite3_step(cursor->rows);
  cursor->end = code != SQLITE_ROW;
  cursor->rowid++;
  return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* The fit's function, by which a fit of another function is refused; latches an error if the text is
** not a fit at all. */
static void check_fit(clt_call *call, const char *fit) {
  sqlite3_stmt *query = NULL;
  int code = sqlite3_prepare_v2(call->connection->db, "SELECT json_extract(?1, '$.function')", -1,
                                &query, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(query, 1, fit, -1, SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_step(query);
  const char *name = code == SQLITE_ROW ? (const char *)sqlite3_column_text(query, 0) : NULL;
  if (code != SQLITE_ROW && code != SQLITE_ERROR) { /* SQLITE_ERROR: not JSON at all */
    clt_fail_code(call, code);
  } else if (!name) {
    clt_fail(call,
             "argument 1 (fit) is not a fit but '%!.40s'; pass what the aggregate %s(…) returns",
             fit, call->function);
  } else if (strcmp(name, call->function) != 0) {
    clt_fail(call,
             "argument 1 (fit) is a fit of %!.40s(); open it with the table-valued function of "
             "that name",
             name);
  }
  sqlite3_finalize(query);
}

static void start_query(clt_call *call, const rows_table *table, rows_cursor *cursor, char *fit) {
  int code = sqlite3_prepare_v2(call->connection->db, table->query, -1, &cursor->rows, NULL);
  if (code == SQLITE_OK) {
    code = sqlite3_bind_text(cursor->rows, 1, fit, -1, SQLITE_TRANSIENT);
  }
  if (code != SQLITE_OK) clt_fail_code(call, code);
}

/* The fit to open, from sqlite3_malloc: the first argument, or what open() makes of all of them. */
static char *take_fit(clt_call *call, const clt_rows_of *rows, int argc, sqlite3_value **argv) {
  if (rows->open) return rows->open(call, argc, argv);
  if (sqlite3_value_type(argv[0]) == SQLITE_NULL) return NULL;
  const char *text = (const char *)sqlite3_value_text(argv[0]);
  char *fit = text ? sqlite3_mprintf("%s", text) : NULL;
  if (!fit) {
    clt_fail_code(call, SQLITE_NOMEM);
  } else {
    check_fit(call, fit);
  }
  return fit;
}

static int vtab_error(sqlite3_vtab *base, clt_call *call) {
  if (call->message) {
    sqlite3_free(base->zErrMsg);
    base->zErrMsg = call->message;
    call->message = NULL;
  }
  return call->error;
}

static int rows_filter(sqlite3_vtab_cursor *base, int given, const char *index, int argc,
                       sqlite3_value **argv) {
  (void)index;
  rows_cursor *cursor = (rows_cursor *)base;
  rows_table *table = (rows_table *)base->pVtab;
  const clt_rows_of *rows = table->binding->function->rows;
  clt_call call;
  reset(cursor);
  clt_call_start(&call, table->binding->connection, table->binding->function->name);
  if (given != (1 << argc) - 1 || argc < rows->required) {
    clt_fail(&call, "as a table-valued function it needs its arguments: %s(%s)", call.function,
             rows->arguments);
  }
  for (int i = 0; i < argc && !clt_failed(&call); i++) {
    cursor->arguments[i] = sqlite3_value_dup(argv[i]);
    if (!cursor->arguments[i]) clt_fail_code(&call, SQLITE_NOMEM);
  }
  char *fit = clt_failed(&call) ? NULL : take_fit(&call, rows, argc, argv);
  if (fit && !clt_failed(&call)) start_query(&call, table, cursor, fit);
  sqlite3_free(fit);
  int code = clt_failed(&call) ? vtab_error(base->pVtab, &call) : SQLITE_OK;
  clt_call_end(&call);
  return code == SQLITE_OK && cursor->rows ? rows_next(base) : code;
}

static int rows_eof(sqlite3_vtab_cursor *base) {
  return ((rows_cursor *)base)->end;
}

static int rows_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
  rows_cursor *cursor = (rows_cursor *)base;
  rows_table *table = (rows_table *)base->pVtab;
  double exact;
  if (column >= table->n_columns) {
    sqlite3_value *argument = cursor->arguments[column - table->n_columns];
    if (argument) sqlite3_result_value(context, argument);
    return SQLITE_OK;
  }
  const char *text = (const char *)sqlite3_column_text(cursor->rows, 2 * column + 1);
  if (text && sqlite3_column_type(cursor->rows, 2 * column) == SQLITE_FLOAT &&
      clt_number_parse(text, &exact)) {
    sqlite3_result_double(context, exact);
  } else {
    sqlite3_result_value(context, sqlite3_column_value(cursor->rows, 2 * column));
  }
  return SQLITE_OK;
}

static int rows_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
  *rowid = ((rows_cursor *)base)->rowid;
  return SQLITE_OK;
}

int clt_register_rows(clt_connection *connection, const clt_function *function) {
  static const sqlite3_module module = {
      .xConnect = rows_connect, /* no xCreate: eponymous only */
      .xBestIndex = rows_best_index,
      .xDisconnect = rows_disconnect,
      .xOpen = rows_open,
      .xClose = rows_close,
      .xFilter = rows_filter,
      .xNext = rows_next,
      .xEof = rows_eof,
      .xColumn = rows_column,
      .xRowid = rows_rowid,
  };
  clt_binding *binding = clt_binding_new(connection, function);
  if (!binding) return SQLITE_NOMEM;
  return sqlite3_create_module_v2(connection->db, function->name, &module, binding,
                                  clt_binding_free);
}
