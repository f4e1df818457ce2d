/*
** The table-valued function of every fit: SELECT … FROM name(fit).
**
** An eponymous virtual table whose cursor walks over the fit's JSON. A column is looked for in the
** row, then in the fit.
*/
#include <string.h>

#include "base/json.h"
#include "sqlite/fit_read.h"
#include "sqlite/register.h"
#include "sqlite/json.h"

enum { MAX_ARGUMENTS = 8 };

typedef struct rows_table {
  sqlite3_vtab base;          /* for SQLite; must be first */
  const clt_binding *binding; /* the function and its connection */
  int n_columns;              /* visible ones */
  int n_arguments;            /* hidden columns behind them, the options among them */
  const char *columns[];      /* [n_columns] names of the visible ones */
} rows_table;

/* Values are places in the fit's text; NULL: not there. */
typedef struct rows_cursor {
  sqlite3_vtab_cursor base; /* for SQLite; must be first */
  sqlite3_value
      *arguments[MAX_ARGUMENTS]; /* copies, for the hidden columns; the fit is the first */
  char *made;                    /* the fit, where open() has made it */
  clt_json_items rows;           /* at the current row */
  const char **of_fit;           /* [n_columns] keys of the fit that are columns */
  const char **of_row;           /* [n_columns] and of the current row */
  char *note;                    /* all notes in one text; NULL: none */
  sqlite3_int64 rowid;           /* number of the current row */
  bool end;                      /* no current row */
} rows_cursor;

/* What every opened row ends with. */
static const clt_field TAIL[] = {
    {"n", CLT_FIELD_INTEGER, 0, "rows (units) used", NULL, NULL},
    {"n_missing", CLT_FIELD_INTEGER, 0, "rows (units) left out for want of a value", NULL, NULL},
    {"note", CLT_FIELD_TEXT, 0, "why something is missing: all notes in one text", NULL, NULL},
    {0}};

static const clt_argument THE_FIT[] = {{"fit", CLT_FIT, "what the aggregate returned"}};

const clt_field *clt_rows_tail(const clt_rows_of *rows) {
  return rows->open ? rows->tail : TAIL;
}

const clt_argument *clt_rows_arguments(const clt_rows_of *rows, int *n_arguments, int *required) {
  *n_arguments = rows->open ? rows->n_arguments : 1;
  *required = rows->open ? rows->required : 1;
  return rows->open ? rows->arguments : THE_FIT;
}

/* The names of the columns, which may be NULL; how many there are. */
static int name_columns(const clt_rows_of *rows, const char **names) {
  const clt_field *tail = clt_rows_tail(rows);
  int n = clt_fields_names(rows->row ? rows->row : rows->keys, names);
  return tail ? n + clt_fields_names(tail, names ? names + n : NULL) : n;
}

/* The hidden columns are not named like the arguments: in `SELECT (SELECT p_value FROM ttest(fit))
** FROM t`, fit would be the hidden column itself and not that of t. */
static char *make_declaration(const rows_table *table) {
  const clt_rows_of *rows = table->binding->function->rows;
  int n, required;
  const clt_argument *arguments = clt_rows_arguments(rows, &n, &required);
  sqlite3_str *out = sqlite3_str_new(NULL);
  sqlite3_str_appendall(out, "CREATE TABLE x(");
  for (int i = 0; i < table->n_columns; i++) {
    sqlite3_str_appendf(out, "%s\"%w\"", i ? ", " : "", table->columns[i]);
  }
  for (int i = 0; i < table->n_arguments; i++) {
    const char *name = i < n ? arguments[i].name : "options";
    sqlite3_str_appendf(out, ", \"argument_%w\" HIDDEN", name);
  }
  sqlite3_str_appendchar(out, 1, ')');
  return sqlite3_str_finish(out);
}

static int rows_disconnect(sqlite3_vtab *base) {
  sqlite3_free(base);
  return SQLITE_OK;
}

/* A table with its columns; NULL if out of memory. */
static rows_table *make_table(const clt_binding *binding) {
  const clt_rows_of *rows = binding->function->rows;
  int n = name_columns(rows, NULL), required;
  rows_table *table = sqlite3_malloc64(sizeof *table + (size_t)n * sizeof *table->columns);
  if (!table) return NULL;
  *table = (rows_table){.binding = binding, .n_columns = n};
  clt_rows_arguments(rows, &table->n_arguments, &required);
  table->n_arguments += rows->options != NULL;
  name_columns(rows, table->columns);
  return table;
}

static int rows_connect(sqlite3 *db, void *binding, int argc, const char *const *argv,
                        sqlite3_vtab **out, char **error) {
  (void)argc, (void)argv, (void)error;
  rows_table *table = make_table(binding);
  char *declaration = table ? make_declaration(table) : NULL;
  int code = declaration ? sqlite3_declare_vtab(db, declaration) : SQLITE_NOMEM;
  sqlite3_free(declaration);
  if (code != SQLITE_OK) {
    sqlite3_free(table);
    return code;
  }
  sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
  *out = &table->base;
  return SQLITE_OK;
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
  const rows_table *table = (const rows_table *)base;
  size_t n = (size_t)table->n_columns;
  rows_cursor *cursor = sqlite3_malloc64(sizeof *cursor + 2 * n * sizeof(const char *));
  if (!cursor) return SQLITE_NOMEM;
  *cursor = (rows_cursor){.end = true};
  cursor->of_fit = (const char **)(void *)(cursor + 1);
  cursor->of_row = cursor->of_fit + n;
  *out = &cursor->base;
  return SQLITE_OK;
}

static void reset(rows_cursor *cursor) {
  sqlite3_free(cursor->made);
  sqlite3_free(cursor->note);
  for (int i = 0; i < MAX_ARGUMENTS; i++) sqlite3_value_free(cursor->arguments[i]);
  *cursor = (rows_cursor){
      .base = cursor->base, .of_fit = cursor->of_fit, .of_row = cursor->of_row, .end = true};
}

static int rows_close(sqlite3_vtab_cursor *base) {
  reset((rows_cursor *)base);
  sqlite3_free(base);
  return SQLITE_OK;
}

/* Finds the columns among the keys of an object. Keys mostly come in the order of the columns. */
static void find_columns(const rows_table *table, const char *object, clt_task *task,
                         const char **value) {
  int column = 0, n = table->n_columns;
  for (int i = 0; i < n; i++) value[i] = NULL;
  clt_json_items items = clt_json_open(object, task);
  while (clt_json_next(&items)) {
    size_t bytes = 0;
    const char *key = clt_json_plain(items.key, &bytes); /* no column has an escape in its name */
    for (int tries = 0; key && tries < n; tries++) {
      int here = column++;
      if (column == n) column = 0;
      if (strncmp(table->columns[here], key, bytes) != 0 || table->columns[here][bytes]) continue;
      if (!value[here]) value[here] = items.value;
      break;
    }
  }
}

static int rows_next(sqlite3_vtab_cursor *base) {
  rows_cursor *cursor = (rows_cursor *)base;
  const rows_table *table = (const rows_table *)base->pVtab;
  cursor->rowid++;
  cursor->end = !clt_json_next(&cursor->rows);
  if (!cursor->end) find_columns(table, cursor->rows.value, NULL, cursor->of_row);
  return SQLITE_OK;
}

/* Goes to the first row. A fit without rows is one row of NULLs, so that its note is read; a fit
** that is itself the row is one, notes or not. */
static void start(clt_call *call, const rows_table *table, rows_cursor *cursor, const char *fit) {
  const clt_rows_of *rows = table->binding->function->rows;
  const char *notes = clt_fit_notes(call, fit);
  find_columns(table, fit, &call->task, cursor->of_fit);
  for (int i = 0; i < table->n_columns; i++) cursor->of_row[i] = NULL;
  if (rows->row) cursor->rows = clt_json_open(clt_json_member(fit, "rows", &call->task), NULL);
  if (notes && *notes) {
    cursor->note = sqlite3_mprintf("%s", notes);
    if (!cursor->note) clt_fail_code(call, SQLITE_NOMEM);
  }
  if (clt_failed(call)) return;
  rows_next(&cursor->base);
  if (!cursor->end) return;
  cursor->end = rows->row && !clt_json_member(fit, "notes", &call->task);
}

/* The fit to open: the first argument, or what open() makes of all of them; NULL: no rows. */
static const char *take_fit(clt_call *call, const rows_table *table, rows_cursor *cursor, int argc,
                            sqlite3_value **argv) {
  const clt_rows_of *rows = table->binding->function->rows;
  if (rows->open) {
    bool given = rows->options && argc > rows->n_arguments;
    const void *options = NULL;
    if (rows->options) {
      options = clt_options_argument(call, rows->options, rows->options_size,
                                     given ? argv[argc - 1] : NULL);
    }
    if (!clt_failed(call)) cursor->made = rows->open(call, argc - given, argv, options);
    return cursor->made ? clt_json_check(cursor->made, &call->task) : NULL;
  }
  const char *json = clt_text_of(call, cursor->arguments[0]);
  return json ? clt_fit_read(call, json, call->function) : NULL;
}

static int vtab_error(sqlite3_vtab *base, clt_call *call) {
  if (call->message) {
    sqlite3_free(base->zErrMsg);
    base->zErrMsg = call->message;
    call->message = NULL;
  }
  return call->error;
}

static void refuse_arguments(clt_call *call, const rows_table *table) {
  const clt_rows_of *rows = table->binding->function->rows;
  int n, required;
  const clt_argument *arguments = clt_rows_arguments(rows, &n, &required);
  sqlite3_str *message = sqlite3_str_new(NULL);
  sqlite3_str_appendf(message, "as a table-valued function it needs its arguments: %s(",
                      call->function);
  for (int i = 0; i < table->n_arguments; i++) {
    sqlite3_str_appendf(message, "%s%s", i ? ", " : "", i < n ? arguments[i].name : "options");
  }
  sqlite3_str_appendchar(message, 1, ')');
  clt_fail_with(call, message);
}

static int rows_filter(sqlite3_vtab_cursor *base, int given, const char *index, int argc,
                       sqlite3_value **argv) {
  (void)index;
  rows_cursor *cursor = (rows_cursor *)base;
  const rows_table *table = (const rows_table *)base->pVtab;
  const clt_rows_of *rows = table->binding->function->rows;
  clt_call call;
  int n, required;
  reset(cursor);
  clt_call_start(&call, table->binding->connection, table->binding->function->name);
  clt_rows_arguments(rows, &n, &required);
  if (given != (1 << argc) - 1 || argc < required) refuse_arguments(&call, table);
  for (int i = 0; i < argc && !clt_failed(&call); i++) {
    cursor->arguments[i] = sqlite3_value_dup(argv[i]);
    if (!cursor->arguments[i]) clt_fail_code(&call, SQLITE_NOMEM);
  }
  const char *fit = clt_failed(&call) ? NULL : take_fit(&call, table, cursor, argc, argv);
  if (fit && !clt_failed(&call)) start(&call, table, cursor, fit);
  int code = clt_failed(&call) ? vtab_error(base->pVtab, &call) : SQLITE_OK;
  clt_call_end(&call);
  return code;
}

static int rows_eof(sqlite3_vtab_cursor *base) {
  return ((rows_cursor *)base)->end;
}

static int rows_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
  const rows_cursor *cursor = (const rows_cursor *)base;
  const rows_table *table = (const rows_table *)base->pVtab;
  if (column >= table->n_columns) {
    sqlite3_value *argument = cursor->arguments[column - table->n_columns];
    if (argument) sqlite3_result_value(context, argument);
  } else if (cursor->of_row[column]) {
    clt_json_result(context, cursor->of_row[column]);
  } else if (strcmp(table->columns[column], "note") == 0) {
    if (cursor->note) sqlite3_result_text(context, cursor->note, -1, SQLITE_TRANSIENT);
  } else {
    clt_json_result(context, cursor->of_fit[column]);
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
  /* Anew whether it is there or not: SQLite never refuses to replace a module, and one that the
  ** host has dropped keeps its binding as long as a prepared statement uses it. */
  clt_binding *binding = clt_binding_new(connection, function, CLT_FORM_ROWS);
  if (!binding) return SQLITE_NOMEM;
  return sqlite3_create_module_v2(connection->db, function->name, &module, binding,
                                  clt_binding_free);
}
